/** What is chosen. Never undone, never part of the plan. */
import { regionContains, regionFromRings } from '../kernel/region';
import type { ObjectId } from '../kernel/units';
import { coordinatesOf } from '../model/edits';
import type { LonLat, PlanObject } from '../model/plan';
import { focusOn, objectsByKind, type AppState } from '../store';
import {
  always,
  AVAILABLE,
  DONE,
  operation,
  refused,
  type OperationContext,
  type Outcome,
} from './operation';

export const select = operation<{ readonly ids: Iterable<ObjectId>; readonly reveal?: boolean }>({
  id: 'select',
  group: 'select',
  available: always,
  run: (ctx, { ids, reveal }) => {
    const state = ctx.store.getState();
    const chosen = [...ids].filter((id) => state.plan.objects.has(id) || state.gesture?.objects.has(id));
    setSelection(ctx, chosen);
    if (reveal) {
      const objects = chosen.flatMap((id) => state.plan.objects.get(id) ?? []);
      const focus = focusOn(state, objects);
      if (focus) ctx.store.setState({ focus });
    }
    return DONE;
  },
});

/** Adds to the selection, or takes out of it what is in it already. */
export const toggleSelected = operation<{ readonly id: ObjectId }>({
  id: 'toggleSelected',
  group: 'select',
  available: always,
  run: (ctx, { id }) => {
    const { selection } = ctx.store.getState();
    return setSelection(
      ctx,
      selection.has(id) ? [...selection].filter((other) => other !== id) : [...selection, id],
    );
  },
});

export const clearSelection = operation({
  id: 'clearSelection',
  group: 'select',
  available: (state) => (state.selection.size > 0 ? AVAILABLE : refused('nothingSelected')),
  run: (ctx) => setSelection(ctx, []),
});

/** All devices (UI.md 8). */
export const selectAll = operation({
  id: 'selectAll',
  group: 'select',
  keys: ['Ctrl+A'],
  palette: true,
  available: (state) => (objectsByKind(state).devices.length > 0 ? AVAILABLE : refused('noDevice')),
  run: (ctx) =>
    setSelection(
      ctx,
      objectsByKind(ctx.store.getState()).devices.map((device) => device.id),
    ),
});

export interface SelectInArea {
  /** West, south, east, north in degrees; or a ring. */
  readonly bounds?: readonly [number, number, number, number];
  readonly polygon?: readonly LonLat[];
  /** Keeps what is selected already. */
  readonly add?: boolean;
}

/** Box and lasso: what lies wholly inside. Hidden objects are left out. */
export const selectInArea = operation<SelectInArea>({
  id: 'selectInArea',
  group: 'select',
  available: always,
  run: (ctx, { bounds, polygon, add }) => {
    const state = ctx.store.getState();
    const inside = areaTest(bounds, polygon);
    const found = [...state.plan.objects.values()]
      .filter((object) => isDrawn(state, object) && coordinatesOf(object).every(inside))
      .map((object) => object.id);
    return setSelection(ctx, add ? [...state.selection, ...found] : found);
  },
});

export const selectNext = operation({
  id: 'selectNext',
  group: 'select',
  keys: ['PageDown'],
  palette: true,
  available: (state) => (objectsByKind(state).devices.length > 0 ? AVAILABLE : refused('noDevice')),
  run: (ctx) => step(ctx, 1),
});

export const selectPrevious = operation({
  id: 'selectPrevious',
  group: 'select',
  keys: ['PageUp'],
  palette: true,
  available: (state) => (objectsByKind(state).devices.length > 0 ? AVAILABLE : refused('noDevice')),
  run: (ctx) => step(ctx, -1),
});

export const hover = operation<{ readonly id: ObjectId | undefined }>({
  id: 'hover',
  group: 'select',
  available: always,
  run: (ctx, { id }) => {
    if (ctx.store.getState().hovered !== id) {
      ctx.store.setState({ hovered: id } as Partial<AppState>);
    }
    return DONE;
  },
});

function setSelection(ctx: OperationContext, ids: readonly ObjectId[]): Outcome {
  const state = ctx.store.getState();
  const same = ids.length === state.selection.size && ids.every((id) => state.selection.has(id));
  if (!same) {
    // Editing by keyboard is about the selection: it ends with it, and nothing is kept.
    const ended = state.keyEdit ? { keyEdit: undefined, gesture: undefined, preview: undefined } : {};
    ctx.store.setState({ selection: new Set(ids), ...ended } as Partial<AppState>);
  }
  return DONE;
}

function step(ctx: OperationContext, by: 1 | -1): Outcome {
  const state = ctx.store.getState();
  const devices = objectsByKind(state).devices;
  const current = devices.findIndex((device) => state.selection.has(device.id));
  const at =
    current < 0 ? (by > 0 ? 0 : devices.length - 1) : (current + by + devices.length) % devices.length;
  const next = devices[at]!;
  setSelection(ctx, [next.id]);
  const focus = focusOn(state, [next]);
  if (focus) ctx.store.setState({ focus });
  return DONE;
}

function areaTest(bounds: SelectInArea['bounds'], polygon: SelectInArea['polygon']): (at: LonLat) => boolean {
  if (polygon) {
    // Straight edges in degrees are straight enough on a screen.
    const region = regionFromRings([polygon]);
    return ([lon, lat]) => regionContains(region, lon, lat);
  }
  if (!bounds) return () => false;
  const [west, south, east, north] = bounds;
  return ([lon, lat]) => lon >= west && lon <= east && lat >= south && lat <= north;
}

const LAYER_OF = {
  camera: 'devices',
  'sound-sensor': 'sensors',
  zone: 'zones',
  place: 'places',
  'candidate-site': 'candidateSites',
  obstacle: 'obstacles',
} as const satisfies Record<PlanObject['kind'], keyof AppState['layers']>;

const isDrawn = (state: AppState, object: PlanObject): boolean =>
  !state.hidden?.has(object.id) && state.layers[LAYER_OF[object.kind]];
