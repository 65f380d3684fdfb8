/** A file is read off the main thread, shown in a preview with all its faults, and taken as one undo step. */
import type { FileToRead, Job, ReadAnswer, ReadHints } from '../jobs/port';
import type { Bounds, ReadOutcome } from '../jobs/read-outcome';
import { mergeCities } from '../codec';
import { ok } from '../kernel/result';
import { objectId } from '../kernel/units';
import { EMPTY_DIFF, isEmptyDiff, squashDiffs } from '../model/diff';
import { addObjects, setHead, type EditResult } from '../model/edits';
import { nextRef } from '../model/checks';
import { EMPTY_CITY, type Buildings, type City, type Furniture, type Streets } from '../model/city';
import type { Camera, DataSource, Device, Plan, SoundSensor } from '../model/plan';
import { commitStep, hasCity, type AppState, type HistoryEntry, type ImportState } from '../store';
import { mayEdit, gestureEnded } from './edit-plan';
import { cityBounds } from './focus';
import { notify } from './notices';
import { openBytes } from './open-bytes';
import { AVAILABLE, DONE, operation, refused, type OperationContext, type Outcome } from './operation';

/** The file under way and what was found in it: not state, since nobody shows it. One import at a time. */
interface Pending {
  readonly file: FileToRead;
  readonly job?: Job<ReadAnswer>;
  readonly found?: ReadOutcome;
}
const pendingOf = new WeakMap<OperationContext['store'], Pending>();

/** Starts reading; the preview, or the faults, come as `state.importing`. */
export const importFile = operation<FileToRead>({
  id: 'importFile',
  group: 'file',
  available: mayEdit,
  run: (ctx, file) => {
    if (ctx.store.getState().readOnly) return refused('readOnly');
    read(ctx, file);
    return DONE;
  },
});

/** Reads the same file again with what the user knows about it: its layer, its coordinate system, its axis order. */
export const rereadImport = operation<{ readonly hints: ReadHints }>({
  id: 'rereadImport',
  group: 'file',
  available: (state) => (state.importing ? AVAILABLE : refused('noImport')),
  run: (ctx, { hints }) => {
    const file = pendingOf.get(ctx.store)?.file;
    if (!file) return refused('noImport');
    read(ctx, { ...file, hints: { ...file.hints, ...hints } });
    return DONE;
  },
});

function read(ctx: OperationContext, file: FileToRead): void {
  pendingOf.get(ctx.store)?.job?.cancel();
  const base = { fileName: file.name, bytes: file.bytes.byteLength };
  show(ctx, { ...base, status: 'reading', done: 0, faults: [] });
  ctx.store.setState({ dialog: 'import' });
  const near = dataBounds(ctx.store.getState());
  const hints = { ...(near ? { near } : {}), ...file.hints };
  const job = ctx.jobs.start('readFile', { ...file, hints }, (share) => {
    const now = ctx.store.getState().importing;
    if (typeof share === 'number' && now?.status === 'reading' && pendingOf.get(ctx.store)?.job === job)
      show(ctx, { ...now, done: share });
  });
  pendingOf.set(ctx.store, { file, job });
  void job.result.then((result) => {
    // Overtaken by another file, or dismissed.
    if (pendingOf.get(ctx.store)?.job !== job) return;
    pendingOf.set(ctx.store, { file });
    if (result.status === 'cancelled') hide(ctx);
    else if (result.status === 'failed') {
      show(ctx, { ...base, status: 'failed', faults: [ourFault(file.name, result.error)] });
    } else if (!result.value.ok) show(ctx, { ...base, status: 'failed', faults: result.value.error });
    else showFound(ctx, file, result.value.value);
  });
}

function showFound(ctx: OperationContext, file: FileToRead, found: ReadOutcome): void {
  if (found.format === 'plan' && found.planJson) {
    // Somebody dropped a plan: it is opened, not imported.
    pendingOf.delete(ctx.store);
    hide(ctx);
    openBytes(ctx, file.name, found.planJson);
    return;
  }
  pendingOf.set(ctx.store, { file, found });
  show(ctx, {
    fileName: file.name,
    bytes: file.bytes.byteLength,
    status: 'preview',
    found: found.preview,
    faults: found.faults,
  });
}

/** Endings that the file chooser offers; what a file is, its content says. */
const FILE_ENDINGS =
  '.geojson .json .geojsonl .geojsons .topojson .zip .gz .shp .kml .kmz .gpx .csv .tsv .txt .xlsx .gpkg .osm'.split(
    ' ',
  );

/** Lets the user choose a file, then reads it. */
export const chooseImport = operation<void, Promise<Outcome>>({
  id: 'chooseImport',
  group: 'file',
  palette: true,
  available: mayEdit,
  run: async (ctx) => {
    const file = await ctx.persistence.pickFile(FILE_ENDINGS);
    return file ? importFile.run(ctx, file) : DONE;
  },
});

/** Stops reading, or puts away the preview or the faults. Nothing is taken. */
export const dismissImport = operation({
  id: 'dismissImport',
  group: 'file',
  available: (state) => (state.importing ? AVAILABLE : refused('noImport')),
  run: (ctx) => {
    pendingOf.get(ctx.store)?.job?.cancel();
    pendingOf.delete(ctx.store);
    return hide(ctx);
  },
});

export type MergeMode = 'add' | 'replace';

export interface AcceptImport {
  /** `replace`: the file's layers take the place of those loaded; `add`: they join them. */
  readonly mode?: MergeMode;
  /** Parts to leave out. */
  readonly without?: readonly ('buildings' | 'streets' | 'furniture' | 'cameras' | 'sensors')[];
}

/** Takes what was found: data and devices together, as one undo step. */
export const acceptImport = operation<AcceptImport | void>({
  id: 'acceptImport',
  group: 'file',
  available: (state) => (state.importing?.status === 'preview' ? AVAILABLE : refused('noImport')),
  run: (ctx, args) => {
    const pending = pendingOf.get(ctx.store);
    const found = pending?.found;
    const state = ctx.store.getState();
    if (!found || !state.importing) return refused('noImport');
    const outcome = takeFound(
      ctx,
      partsOf(found, args?.without),
      state.importing.fileName,
      args?.mode ?? 'add',
    );
    if (!outcome.ok) return outcome;
    pendingOf.delete(ctx.store);
    hide(ctx);
    ctx.store.setState({ dialog: 'none' });
    return DONE;
  },
});

/** Puts found parts into the plan and the city as one undo step. */
function takeFound(ctx: OperationContext, found: Parts, fileName: string, mode: MergeMode): Outcome {
  const state = ctx.store.getState();
  const sources = sourcesOf(found, fileName);
  const edit = planEdit(ctx, state.plan, found, mergeSources(state.plan.head.sources, sources, mode));
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
  if (!found.buildings && !found.streets && !found.furniture) return undefined;
  return [
    { city: state.city, sources: state.citySources },
    { city: joinCity(state.city, found, mode), sources: mergeSources(state.citySources, sources, mode) },
  ];
}

function joinCity(city: City, { buildings, streets, furniture }: Parts, mode: MergeMode): City {
  const parts: Partial<City> = {
    ...(buildings ? { buildings } : {}),
    ...(streets ? { streets } : {}),
    ...(furniture ? { furniture } : {}),
  };
  return mode === 'replace' ? { ...city, ...parts } : mergeCities([city, { ...EMPTY_CITY, ...parts }]);
}

function planEdit(
  ctx: OperationContext,
  plan: Plan,
  found: Parts,
  sources: readonly DataSource[],
): EditResult {
  const devices = numbered(plan, [...(found.cameras ?? []), ...(found.sensors ?? [])], ctx);
  const added =
    devices.length > 0 ? addObjects(plan, { objects: devices, valuesFromFile: true }) : ok(EMPTY_DIFF);
  if (!added.ok) return added;
  const head = setHead(plan, { sources });
  return head.ok ? ok(squashDiffs(added.value, head.value)) : added;
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
  readonly cameras?: readonly Camera[];
  readonly sensors?: readonly SoundSensor[];
  readonly bounds?: Bounds;
}

export function partsOf(
  { city, cameras, sensors, bounds }: ReadOutcome,
  without: AcceptImport['without'] = [],
): Parts {
  const takes = (part: (typeof without)[number], rows: number): boolean =>
    rows > 0 && !without.includes(part);
  return {
    ...(takes('buildings', city.buildings.top_m.length) ? { buildings: city.buildings } : {}),
    ...(takes('streets', city.streets.ids.length) ? { streets: city.streets } : {}),
    ...(takes('furniture', city.furniture.kind.length) ? { furniture: city.furniture } : {}),
    ...(takes('cameras', cameras.length) ? { cameras } : {}),
    ...(takes('sensors', sensors.length) ? { sensors } : {}),
    ...(bounds ? { bounds } : {}),
  };
}

/** One source per layer taken: the file's name, until the user says more. */
function sourcesOf(found: Parts, fileName: string): readonly DataSource[] {
  const counts = {
    buildings: found.buildings?.ids.length ?? 0,
    streets: found.streets?.ids.length ?? 0,
    furniture: found.furniture?.kind.length ?? 0,
    cameras: found.cameras?.length ?? 0,
    sensors: found.sensors?.length ?? 0,
  };
  return (Object.keys(counts) as (keyof typeof counts)[])
    .filter((layer) => counts[layer] > 0)
    .map((layer) => ({ layer, name: fileName, count: counts[layer] }));
}

/** Where the open plan's data lie, to notice what lands far from them. */
const dataBounds = (state: AppState): Bounds | undefined =>
  hasCity(state) ? cityBounds(state.city) : undefined;

const ourFault = (file: string, detail: string) =>
  ({ code: 'import.failed', severity: 'error', file, count: 1, params: { detail } }) as const;

const show = (ctx: OperationContext, importing: ImportState): void => ctx.store.setState({ importing });

function hide(ctx: OperationContext): Outcome {
  const patch = {
    importing: undefined,
    ...(ctx.store.getState().dialog === 'import' ? { dialog: 'none' } : {}),
  };
  ctx.store.setState(patch as unknown as Partial<AppState>);
  return DONE;
}
