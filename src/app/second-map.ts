/** The map of another scenario over the map of the current one: the same view, the same look, its own plan and result. */
import { mountMap, type MapHandle } from '../map';
import { planOfScenario } from '../model/scenarios';
import type { Operations } from '../operations';
import { comparisonOf, createAppStore, type AppState, type AppStore } from '../store';

/** What both maps show alike. */
const ALIKE = [
  'city',
  'citySources',
  'cityRevision',
  'layers',
  'reading',
  'night',
  'language',
  'theme',
  'background',
  'hidden',
  'catalogue',
  'profiles',
  'streetClasses',
] as const satisfies readonly (keyof AppState)[];

/** The main map, and the one of another scenario over it: each in its place until the answer is called. */
export function mapMounts(store: AppStore, operations: Operations, announce: (text: string) => void) {
  let main: MapHandle | undefined;
  return {
    mountMap: (host: HTMLElement): (() => void) => {
      const map = mountMap(host, { store, operations, announce });
      main = map;
      return () => map.destroy();
    },
    mountSecondMap: (host: HTMLElement): (() => void) =>
      main ? mountSecondMap(host, main, store, operations) : () => undefined,
  };
}

/** Shows the compared scenario in `host`, following `main`, until the answer is called. It takes no input. */
function mountSecondMap(
  host: HTMLElement,
  main: MapHandle,
  store: AppStore,
  operations: Operations,
): () => void {
  const other = createAppStore(otherSide(store.getState()));
  const off = store.subscribe((state, before) => {
    if (state !== before) other.setState(otherSide(state));
  });
  const second = mountMap(host, {
    store: other,
    operations: { ...operations, setViewBounds: idle(operations.setViewBounds) },
    reducedMotion: true,
    announce: () => undefined,
    view: main.view,
  });
  const offView = main.onMove(() => second.setView(main.view()));
  return () => {
    off();
    offView();
    second.destroy();
  };
}

/** The view is the main map's to tell. */
const idle = (operation: Operations['setViewBounds']): Operations['setViewBounds'] =>
  Object.assign(() => ({ ok: true }) as const, {
    id: operation.id,
    keys: operation.keys,
    available: operation.available,
  });

function otherSide(state: AppState): Partial<AppState> {
  const alike = Object.fromEntries(ALIKE.map((key) => [key, state[key]])) as Partial<AppState>;
  const found = comparisonOf(state);
  if (!found) return alike;
  return {
    ...alike,
    plan: planOfScenario(state.plan, found.after),
    analysis: {
      status: 'done',
      result: found.analysis,
      planRevision: state.plan.revision,
      cityRevision: state.cityRevision,
    },
  };
}
