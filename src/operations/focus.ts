/** Going to see something on the map. */
import type { ObjectId } from '../kernel/units';
import type { City } from '../model/city';
import { boundsOfObjects } from '../model/edits';
import type { LonLat } from '../model/plan';
import { hasCity, selectedObjects, shownReport, type AppState, type Focus } from '../store';
import {
  always,
  AVAILABLE,
  DONE,
  hidden,
  operation,
  refused,
  type OperationContext,
  type Outcome,
} from './operation';

type Box = Focus['bounds'];

export const fitSelection = operation({
  id: 'fitSelection',
  group: 'view',
  keys: ['F'],
  palette: true,
  available: (state) => (state.selection.size > 0 ? AVAILABLE : refused('nothingSelected')),
  run: (ctx) => goTo(ctx, boundsOfObjects(selectedObjects(ctx.store.getState()))),
});

/** The study area; else the plan's objects; else the data. */
export const fitPlan = operation({
  id: 'fitPlan',
  group: 'view',
  keys: ['Shift+F'],
  palette: true,
  available: (state) => (state.plan.objects.size > 0 || hasCity(state) ? AVAILABLE : refused('emptyPlan')),
  run: (ctx) => goTo(ctx, planBounds(ctx.store.getState())),
});

/** Goes to a box in degrees, or to a place. */
export const focus = operation<{ readonly bounds: Box } | { readonly at: LonLat }>({
  id: 'focus',
  group: 'view',
  available: always,
  run: (ctx, args) =>
    goTo(ctx, 'bounds' in args ? args.bounds : [args.at[0], args.at[1], args.at[0], args.at[1]]),
});

export const clearFocus = operation<{ readonly serial: number }>({
  id: 'clearFocus',
  group: 'view',
  available: always,
  run: (ctx, { serial }) => {
    // A newer request stays.
    if (ctx.store.getState().focus?.serial === serial)
      ctx.store.setState({ focus: undefined } as unknown as Partial<AppState>);
    return DONE;
  },
});

/** Marks a gap of the report and goes there. */
export const selectGap = operation<{ readonly id: string | undefined }>({
  id: 'selectGap',
  group: 'view',
  available: hasResult,
  run: (ctx, { id }) => {
    const gap = shownReport(ctx.store.getState())?.gaps.find((row) => row.id === id);
    mark(ctx, gap ? { selectedGap: gap.id } : {});
    return gap ? goTo(ctx, boxOf(gap.geometry.coordinates)) : DONE;
  },
});

/** Marks an overlap: both devices are selected and shown. */
export const selectOverlap = operation<{ readonly pair: readonly [ObjectId, ObjectId] | undefined }>({
  id: 'selectOverlap',
  group: 'view',
  available: hasResult,
  run: (ctx, { pair }) => {
    const { plan } = ctx.store.getState();
    const devices = (pair ?? []).flatMap((id) => plan.objects.get(id) ?? []);
    mark(ctx, pair ? { selectedOverlap: pair } : {});
    if (devices.length === 0) return DONE;
    ctx.store.setState({ selection: new Set(devices.map((device) => device.id)) });
    return goTo(ctx, boundsOfObjects(devices));
  },
});

/** Box of the study zones, else of all objects, else of the loaded data. */
export function planBounds(state: AppState): Box | undefined {
  const objects = [...state.plan.objects.values()];
  const study = objects.filter((object) => object.kind === 'zone' && object.role === 'study');
  return boundsOfObjects(study) ?? boundsOfObjects(objects) ?? cityBounds(state.city);
}

export function cityBounds(city: City): Box | undefined {
  let box: [number, number, number, number] | undefined;
  for (const { lonLat } of [city.buildings, city.streets, city.furniture]) {
    for (let i = 0; i + 1 < lonLat.length; i += 2) box = extend(box, lonLat[i]!, lonLat[i + 1]!);
  }
  return box;
}

function goTo(ctx: OperationContext, bounds: Box | undefined): Outcome {
  if (!bounds) return refused('emptyPlan');
  ctx.store.setState({ focus: { bounds, serial: (ctx.store.getState().focus?.serial ?? 0) + 1 } });
  return DONE;
}

function mark(
  ctx: OperationContext,
  marks: Partial<Pick<AppState, 'selectedGap' | 'selectedOverlap'>>,
): void {
  ctx.store.setState({ selectedGap: undefined, selectedOverlap: undefined, ...marks } as Partial<AppState>);
}

function hasResult(state: AppState): ReturnType<typeof always> {
  return state.analysis.result ? AVAILABLE : hidden('noResult');
}

/** Box of coordinates nested however deep. */
function boxOf(nested: readonly unknown[]): Box | undefined {
  let box: [number, number, number, number] | undefined;
  const visit = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] === 'number' && typeof value[1] === 'number') box = extend(box, value[0], value[1]);
    else value.forEach(visit);
  };
  visit(nested);
  return box;
}

function extend(
  box: [number, number, number, number] | undefined,
  lon: number,
  lat: number,
): [number, number, number, number] {
  if (!box) return [lon, lat, lon, lat];
  if (lon < box[0]) box[0] = lon;
  if (lat < box[1]) box[1] = lat;
  if (lon > box[2]) box[2] = lon;
  if (lat > box[3]) box[3] = lat;
  return box;
}
