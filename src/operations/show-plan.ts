/** Showing a plan as the open document. */
import type { City } from '../model/city';
import { EMPTY_CITY } from '../model/city';
import { boundsOfObjects } from '../model/edits';
import { EMPTY_PLAN, type Plan } from '../model/plan';
import type { StoredPlan } from '../persistence/port';
import { hasCity, type AppState, type LoadedCity } from '../store';
import { cityBounds, planBounds } from './focus';
import { notify } from './notices';
import type { OperationContext } from './operation';

/** Shows a plan as a new document: nothing to undo, nothing selected, no result. */
export function show(
  ctx: OperationContext,
  plan: Plan,
  loaded: LoadedCity,
  extra: Partial<Pick<AppState, 'planId' | 'fileName' | 'readOnly'>> = {},
): void {
  const state = ctx.store.getState();
  ctx.persistence.forgetFile();
  const next: Partial<AppState> = {
    plan,
    city: loaded.city,
    citySources: loaded.sources,
    cityRevision: loaded.city === state.city ? state.cityRevision : state.cityRevision + 1,
    history: { done: [], undone: [] },
    selection: new Set(),
    analysis: { status: 'none' },
    night: plan.head.settings.night,
    tool: { name: 'select' },
    saved: { status: 'never' },
    readOnly: false,
    dialog: 'none',
    planId: ctx.ids(),
    ...extra,
  };
  const bounds = planBounds({ ...state, ...next });
  clear(ctx, {
    gesture: undefined,
    preview: undefined,
    keyEdit: undefined,
    hovered: undefined,
    selectedGap: undefined,
    selectedOverlap: undefined,
    probe: undefined,
    soundProbe: undefined,
    sensitivity: undefined,
    comparison: undefined,
    hidden: undefined,
    fileName: undefined,
    heldElsewhere: undefined,
    damaged: undefined,
    contextImport: undefined,
    context: [],
    ...next,
    ...(bounds ? { focus: { bounds, serial: (state.focus?.serial ?? 0) + 1 } } : {}),
  });
}

/** Shows an empty plan over these data. */
export const showNew = (ctx: OperationContext, name: string, loaded: LoadedCity): void =>
  show(ctx, { ...EMPTY_PLAN, head: { ...EMPTY_PLAN.head, name, sources: loaded.sources } }, loaded);

/** Shows a plan from this device, and says so when another tab holds it or an older snapshot had to do. */
export async function showStored(ctx: OperationContext, stored: StoredPlan): Promise<void> {
  show(ctx, stored.plan, { city: stored.city, sources: stored.citySources }, { planId: stored.planId });
  if (stored.olderFrom !== undefined) {
    notify(ctx.store, {
      severity: 'warning',
      key: 'notice.olderSnapshot',
      params: { at: stored.olderFrom },
      sticky: true,
    });
  }
  if (!(await ctx.persistence.claim(stored.planId))) {
    ctx.store.setState({ heldElsewhere: true });
    notify(ctx.store, { severity: 'warning', key: 'notice.heldElsewhere', sticky: true });
  }
}

export const NO_CITY: LoadedCity = { city: EMPTY_CITY, sources: [] };

/** The loaded data stay when the plan lies on them; a plan of another place begins without. */
export function cityFor(state: AppState, plan: Plan): LoadedCity {
  const loaded = { city: state.city, sources: state.citySources };
  if (!hasCity(state)) return loaded;
  const there = boundsOfObjects(plan.objects.values()) ?? pointBox(plan.head.origin);
  return !there || overlaps(there, cityBoundsOf(state.city)) ? loaded : NO_CITY;
}

type Box = readonly [number, number, number, number];

const pointBox = (at: readonly [number, number] | undefined): Box | undefined =>
  at && [at[0], at[1], at[0], at[1]];
const cityBoundsOf = (city: City): Box | undefined => cityBounds(city);
const overlaps = (a: Box, b: Box | undefined): boolean =>
  b !== undefined && a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

/** Sets members, `undefined` clearing optional ones: zustand needs them named. */
export function clear(
  ctx: OperationContext,
  patch: { [K in keyof AppState]?: AppState[K] | undefined },
): void {
  ctx.store.setState(patch as Partial<AppState>);
}
