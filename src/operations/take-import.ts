/** Takes what was found in a file: data and devices together, as one undo step. */
import { mergeCities } from '../codec';
import type { Bounds, ReadOutcome } from '../jobs/read-outcome';
import { ok } from '../kernel/result';
import { objectId, type ObjectId } from '../kernel/units';
import { nextRef } from '../model/checks';
import {
  EMPTY_CITY,
  type Buildings,
  type City,
  type Furniture,
  type NoiseMap,
  type Streets,
} from '../model/city';
import { EMPTY_DIFF, isEmptyDiff, squashDiffs } from '../model/diff';
import { addObjects, replaceAll, setHead, type EditResult } from '../model/edits';
import type { Camera, DataSource, Device, Plan, PlanObject, SoundSensor } from '../model/plan';
import { commitStep, hasCity, type AppState, type HistoryEntry } from '../store';
import { gestureEnded } from './edit-plan';
import { matchDevices } from './import-updates';
import { notify } from './notices';
import { DONE, refused, type OperationContext, type Outcome } from './operation';

export type MergeMode = 'add' | 'replace';

export type ImportPart = 'buildings' | 'streets' | 'furniture' | 'noise' | 'cameras' | 'sensors' | 'objects';

export interface AcceptImport {
  /** `replace`: the file's layers take the place of those loaded; `add`: they join them; `newPlan`: in a plan of their own. */
  readonly mode?: MergeMode | 'newPlan';
  /** Devices that the plan has already, by their numbers: changed (else added once more). */
  readonly devices?: 'update' | 'add';
  /** Parts to leave out. */
  readonly without?: readonly ImportPart[];
}

/** Puts found parts into the plan and the city as one undo step. */
export function takeFound(
  ctx: OperationContext,
  found: Parts,
  fileName: string,
  { mode = 'add', devices = 'update' }: { readonly mode?: MergeMode; readonly devices?: 'update' | 'add' },
): Outcome {
  const state = ctx.store.getState();
  const sources = sourcesOf(found, fileName);
  const edit = planEdit(
    ctx,
    state.plan,
    found,
    mergeSources(state.plan.head.sources, sources, mode),
    devices,
  );
  if (!edit.ok) return refused(edit.error.code, edit.error.params);
  const city = cityStep(state, found, sources, mode);
  if (isEmptyDiff(edit.value) && !city) return refused('nothingFound');
  ctx.store.setState({
    ...commitStep(state, {
      diff: edit.value,
      note: 'step.import',
      params: { what: fileName, n: 1 },
      ...(city ? { city } : {}),
    }),
    ...gestureEnded(state),
  });
  if (!hasCity(state) && found.bounds) {
    ctx.store.setState({ focus: { bounds: found.bounds, serial: (state.focus?.serial ?? 0) + 1 } });
  }
  notify(ctx.store, { severity: 'info', key: 'notice.imported', params: { file: fileName } });
  return DONE;
}

/** The loaded data before and after; undefined when the file holds none. */
function cityStep(
  state: AppState,
  found: Parts,
  sources: readonly DataSource[],
  mode: MergeMode,
): HistoryEntry['city'] {
  if (!found.buildings && !found.streets && !found.furniture && !found.noise) return undefined;
  return [
    { city: state.city, sources: state.citySources },
    { city: joinCity(state.city, found, mode), sources: mergeSources(state.citySources, sources, mode) },
  ];
}

function joinCity(city: City, { buildings, streets, furniture, noise }: Parts, mode: MergeMode): City {
  const parts: Partial<City> = {
    ...(buildings ? { buildings } : {}),
    ...(streets ? { streets } : {}),
    ...(furniture ? { furniture } : {}),
    ...(noise ? { noise } : {}),
  };
  return mode === 'replace' ? { ...city, ...parts } : mergeCities([city, { ...EMPTY_CITY, ...parts }]);
}

function planEdit(
  ctx: OperationContext,
  plan: Plan,
  found: Parts,
  sources: readonly DataSource[],
  known: 'update' | 'add',
): EditResult {
  const devices = [...(found.cameras ?? []), ...(found.sensors ?? [])];
  const matched =
    known === 'update' ? matchDevices(plan, devices, found.modelAssumed) : { added: devices, updated: [] };
  const fresh = [...numbered(plan, matched.added, ctx), ...withFreeIds(plan, found.objects ?? [], ctx)];
  const added =
    fresh.length > 0 ? addObjects(plan, { objects: fresh, valuesFromFile: true }) : ok(EMPTY_DIFF);
  if (!added.ok) return added;
  // Values of a file may be out of the bounds of fields, as with added devices.
  const updated = matched.updated.length > 0 ? replaceAll(matched.updated) : ok(EMPTY_DIFF);
  if (!updated.ok) return updated;
  const devicesDiff = squashDiffs(added.value, updated.value);
  // Who loads a noise map wants it used; undone with the rest.
  const head = setHead(plan, {
    sources,
    ...(found.noise ? { settings: { ...plan.head.settings, background_mode: 'layer' } } : {}),
  });
  return ok(head.ok ? squashDiffs(devicesDiff, head.value) : devicesDiff);
}

/** Devices of a file keep their ids and numbers where these are free. */
function numbered(plan: Plan, devices: readonly Device[], ctx: OperationContext): readonly Device[] {
  const taken = [...plan.objects.values()];
  const ids = new Set<string>(plan.objects.keys());
  return devices.map((device) => {
    const id = device.id === '' || ids.has(device.id) ? ctx.ids() : device.id;
    const named = { ...device, id: objectId(id), ref: device.ref ?? nextRef(taken, device.kind) };
    ids.add(id);
    taken.push(named);
    return named;
  });
}

/** Zones, places and obstacles keep their ids where these are free. */
function withFreeIds(plan: Plan, objects: readonly PlanObject[], ctx: OperationContext): PlanObject[] {
  const ids = new Set<string>(plan.objects.keys());
  return objects.map((object) => {
    const id = object.id === '' || ids.has(object.id) ? ctx.ids() : object.id;
    ids.add(id);
    return { ...object, id: objectId(id) };
  });
}

function mergeSources(
  known: readonly DataSource[],
  found: readonly DataSource[],
  mode: MergeMode,
): readonly DataSource[] {
  const layers = new Set(found.map((source) => source.layer));
  const kept = known.filter((source) =>
    mode === 'replace'
      ? !layers.has(source.layer)
      : !found.some((other) => other.layer === source.layer && other.name === source.name),
  );
  return [...kept, ...found];
}

/** The parts of a file that are taken; a layer without rows is no part. */
export interface Parts {
  readonly buildings?: Buildings;
  readonly streets?: Streets;
  readonly furniture?: Furniture;
  readonly noise?: NoiseMap;
  readonly cameras?: readonly Camera[];
  readonly sensors?: readonly SoundSensor[];
  readonly bounds?: Bounds;
  readonly objects?: readonly PlanObject[];
  readonly modelAssumed: ReadonlySet<ObjectId>;
}

export function partsOf(
  { city, cameras, sensors, objects, bounds, modelAssumed }: ReadOutcome,
  without: AcceptImport['without'] = [],
): Parts {
  const takes = (part: (typeof without)[number], rows: number): boolean =>
    rows > 0 && !without.includes(part);
  return {
    ...(takes('buildings', city.buildings.top_m.length) ? { buildings: city.buildings } : {}),
    ...(takes('streets', city.streets.ids.length) ? { streets: city.streets } : {}),
    ...(takes('furniture', city.furniture.kind.length) ? { furniture: city.furniture } : {}),
    ...(city.noise && takes('noise', city.noise.level_db.length) ? { noise: city.noise } : {}),
    ...(takes('cameras', cameras.length) ? { cameras } : {}),
    ...(takes('sensors', sensors.length) ? { sensors } : {}),
    ...(takes('objects', objects.length) ? { objects } : {}),
    ...(bounds ? { bounds } : {}),
    modelAssumed: new Set(modelAssumed),
  };
}

/** One source per layer taken: the file's name, until the user says more. */
function sourcesOf(found: Parts, fileName: string): readonly DataSource[] {
  const lists = {
    buildings: found.buildings?.ids,
    streets: found.streets?.ids,
    furniture: found.furniture?.kind,
    noise: found.noise?.level_db,
    cameras: found.cameras,
    sensors: found.sensors,
  };
  return (Object.keys(lists) as (keyof typeof lists)[]).flatMap((layer) => {
    const count = lists[layer]?.length ?? 0;
    return count > 0 ? [{ layer, name: fileName, count }] : [];
  });
}
