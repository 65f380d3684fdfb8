/** A file is read off the main thread, shown in a preview with all its faults, and taken as one undo step. */
import { candidateSystems, type ColumnChoices } from '../codec';
import type { FileToRead, Job, ReadAnswer, ReadHints } from '../jobs/port';
import type { Bounds, ReadOutcome } from '../jobs/read-outcome';
import type { Fault } from '../kernel/fault';
import { boundsOfObjects } from '../model/edits';
import type { Device } from '../model/plan';
import { hasCity, type AppState, type ImportState } from '../store';
import { mayEdit } from './edit-plan';
import { cityBounds } from './focus';
import { describeUpdates, matchDevices } from './import-updates';
import { openBytes } from './open-bytes';
import { AVAILABLE, DONE, operation, refused, type OperationContext, type Outcome } from './operation';
import { NO_CITY, showNew } from './show-plan';
import { partsOf, takeFound, type AcceptImport } from './take-import';

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
    read(ctx, { ...file, hints: { ...file.hints, ...hints } }, ctx.store.getState().importing?.systems);
    return DONE;
  },
});

function read(ctx: OperationContext, file: FileToRead, systems?: ImportState['systems']): void {
  pendingOf.get(ctx.store)?.job?.cancel();
  const base = { fileName: file.name, bytes: file.bytes.byteLength, ...asked(file.hints, systems) };
  show(ctx, { ...base, status: 'reading', done: 0, faults: [] });
  ctx.store.setState({ dialog: 'import' });
  const near = dataBounds(ctx.store.getState());
  const hints = { ...(near ? { near } : {}), canAsk: true, ...file.hints };
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
    } else if (result.value.ok) showFound(ctx, file, result.value.value, systems);
    else refusedFile(ctx, file, result.value.error, base);
  });
}

/** What the user answered, or has to answer, about this file. */
function asked(hints: ReadHints | undefined, systems: ImportState['systems']): Partial<ImportState> {
  return {
    ...(systems ? { systems } : {}),
    ...(hints?.swapLatLon === undefined ? {} : { swapped: hints.swapLatLon }),
    ...(hints?.columns ? { columns: hints.columns } : {}),
    ...(hints?.layerUses ? { layerUses: hints.layerUses } : {}),
  };
}

/** Metres of a system that nobody stated: read as what they may be, for the user to see where that lies. */
function refusedFile(
  ctx: OperationContext,
  file: FileToRead,
  faults: readonly Fault[],
  base: Pick<ImportState, 'fileName' | 'bytes'>,
): void {
  const [fault] = faults;
  const { x, y } = fault?.params ?? {};
  const isQuestion = fault?.code === 'crs.notDegrees' && typeof x === 'number' && typeof y === 'number';
  const candidates = isQuestion ? candidateSystems(x, y) : [];
  const [best] = candidates;
  if (best) readAs(ctx, file, { candidates, chosen: best.name });
  else show(ctx, { ...base, status: 'failed', faults });
}

function readAs(ctx: OperationContext, file: FileToRead, systems: NonNullable<ImportState['systems']>): void {
  read(ctx, { ...file, hints: { ...file.hints, crs: systems.chosen } }, systems);
}

/** Another of the systems that the file's metres may be in. */
export const chooseSystem = operation<{ readonly name: string }>({
  id: 'chooseSystem',
  group: 'file',
  available: (state) => (state.importing?.systems ? AVAILABLE : refused('noImport')),
  run: (ctx, { name }) => {
    const file = pendingOf.get(ctx.store)?.file;
    const systems = ctx.store.getState().importing?.systems;
    if (!file || !systems) return refused('noImport');
    readAs(ctx, file, { ...systems, chosen: name });
    return DONE;
  },
});

function showFound(
  ctx: OperationContext,
  file: FileToRead,
  found: ReadOutcome,
  systems: ImportState['systems'],
): void {
  if (found.format === 'plan' && found.planJson) {
    // Somebody dropped a plan: it is opened, not imported.
    pendingOf.delete(ctx.store);
    hide(ctx);
    openBytes(ctx, file.name, found.planJson);
    return;
  }
  const columns = rememberedColumns(ctx, file, found);
  if (columns) {
    read(ctx, { ...file, hints: { ...file.hints, columns } }, systems);
    return;
  }
  pendingOf.set(ctx.store, { file, found });
  const matched = matchDevices(ctx.store.getState().plan, devicesOf(found), new Set(found.modelAssumed));
  const updates = describeUpdates(matched);
  show(ctx, {
    fileName: file.name,
    bytes: file.bytes.byteLength,
    status: 'preview',
    found: found.preview,
    faults: found.faults,
    ...asked(file.hints, systems),
    ...(updates.changed.length + updates.same > 0 ? { updates } : {}),
  });
}

const devicesOf = ({ cameras, sensors }: ReadOutcome): readonly Device[] => [...cameras, ...sensors];

/** Lists with the same columns are the same kind of list. */
const listOf = ({ preview }: ReadOutcome): string | undefined =>
  preview.table?.columns
    .map(({ name }) => name)
    .join('\n')
    .slice(0, 2000);

/** What was said of a list like this one, unless something is said of it now. */
function rememberedColumns(
  ctx: OperationContext,
  { hints }: FileToRead,
  found: ReadOutcome,
): ColumnChoices | undefined {
  const list = listOf(found);
  const saved = ctx.store.getState().importColumns ?? {};
  return hints?.columns || list === undefined || !Object.hasOwn(saved, list) ? undefined : saved[list];
}

/** So many kinds of lists are remembered, the last ones. */
const REMEMBERED = 20;

function rememberColumns(ctx: OperationContext, { file, found }: Pending): void {
  const list = found && listOf(found);
  const columns = file.hints?.columns;
  if (list === undefined || !columns) return;
  const others = Object.entries(ctx.store.getState().importColumns ?? {}).filter(([key]) => key !== list);
  ctx.store.setState({
    importColumns: Object.fromEntries([...others.slice(1 - REMEMBERED), [list, columns] as const]),
  });
}

/** Endings that the file chooser offers; what a file is, its content says. */
const FILE_ENDINGS =
  '.geojson .json .geojsonl .geojsons .topojson .zip .gz .shp .kml .kmz .gpx .csv .tsv .txt .xlsx .gpkg .osm .pbf .dxf'.split(
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
    const { mode, ...how } = args ?? {};
    const parts = partsOf(found, args?.without);
    const { fileName } = state.importing;
    if (mode === 'newPlan') showNew(ctx, '', NO_CITY);
    const outcome = takeFound(ctx, parts, fileName, {
      ...how,
      ...(mode && mode !== 'newPlan' ? { mode } : {}),
    });
    if (!outcome.ok) return outcome;
    rememberColumns(ctx, pending);
    pendingOf.delete(ctx.store);
    hide(ctx);
    ctx.store.setState({ dialog: 'none' });
    return DONE;
  },
});

/** Where the open plan's data lie, or its objects, to notice what lands far from them. */
const dataBounds = (state: AppState): Bounds | undefined =>
  hasCity(state) ? cityBounds(state.city) : boundsOfObjects(state.plan.objects.values());

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
