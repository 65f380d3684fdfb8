/** Event data: read off the main thread, shown with what is kept and what is dropped, taken for this page alone. */
import type { ContextColumns } from '../codec';
import type { ContextAnswer, Job } from '../jobs/port';
import type { Period } from '../model/context-layer';
import type { AppState, ContextImport } from '../store';
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

interface Pending {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly job?: Job<ContextAnswer>;
}
const pendingOf = new WeakMap<OperationContext['store'], Pending>();

const FILE_ENDINGS = '.geojson .json .geojsonl .csv .tsv .txt .xlsx .zip .gz .gpkg .kml .gpx'.split(' ');

/** Lets the user choose a file of events, then reads it. */
export const chooseContext = operation<void, Promise<Outcome>>({
  id: 'chooseContext',
  group: 'file',
  palette: true,
  available: always,
  run: async (ctx) => {
    const file = await ctx.persistence.pickFile(FILE_ENDINGS);
    if (file) read(ctx, { name: file.name, bytes: file.bytes }, undefined);
    return DONE;
  },
});

/** Reads the same file again with other columns. */
export const chooseContextColumns = operation<{ readonly columns: ContextColumns }>({
  id: 'chooseContextColumns',
  group: 'file',
  available: hasImport,
  run: (ctx, { columns }) => {
    const file = pendingOf.get(ctx.store);
    if (!file) return refused('noImport');
    read(ctx, file, { ...ctx.store.getState().contextImport?.columns, ...columns });
    return DONE;
  },
});

/** Takes the chosen columns; the file and all else that was in it are forgotten. */
export const acceptContext = operation({
  id: 'acceptContext',
  group: 'file',
  available: (state) => (state.contextImport?.status === 'preview' ? AVAILABLE : refused('noImport')),
  run: (ctx) => {
    const { contextImport, context } = ctx.store.getState();
    if (!contextImport?.found) return refused('noImport');
    take(ctx, [...context, contextImport.found.layer]);
    const { panels } = ctx.store.getState();
    ctx.store.setState({ panels: { ...panels, report: true, reportTab: 'crossing' } });
    return close(ctx);
  },
});

export const dismissContext = operation({
  id: 'dismissContext',
  group: 'file',
  available: hasImport,
  run: close,
});

/** Forgets a layer of events. */
export const removeContext = operation<{ readonly id: string }>({
  id: 'removeContext',
  group: 'edit',
  available: (state) => (state.context.length > 0 ? AVAILABLE : hidden('noImport')),
  run: (ctx, { id }) => {
    take(
      ctx,
      ctx.store.getState().context.filter((layer) => layer.id !== id),
    );
    return DONE;
  },
});

/** Counts the events of some days alone; all of them again without a period. */
export const setContextPeriod = operation<{ readonly period: Period | undefined }>({
  id: 'setContextPeriod',
  group: 'view',
  available: (state) => (state.context.length > 0 ? AVAILABLE : hidden('noImport')),
  run: (ctx, { period }) => {
    setPeriod(ctx, period);
    return DONE;
  },
});

function read(ctx: OperationContext, file: Pending, columns: ContextColumns | undefined): void {
  const { name, bytes } = file;
  file.job?.cancel();
  const base = { fileName: name, faults: [], ...(columns ? { columns } : {}) };
  // What is shown stays while the same file is read again.
  const before = columns && ctx.store.getState().contextImport;
  if (!before) show(ctx, { ...base, status: 'reading' });
  const ask = { name, bytes, id: ctx.ids(), ...(columns ? { columns } : {}) };
  const job = ctx.jobs.start('readContext', ask, (done) => {
    const now = ctx.store.getState().contextImport;
    if (typeof done === 'number' && now?.status === 'reading') show(ctx, { ...now, done });
  });
  pendingOf.set(ctx.store, { name, bytes, job });
  void job.result.then((result) => {
    // Overtaken, or dismissed.
    if (pendingOf.get(ctx.store)?.job !== job) return;
    if (result.status === 'cancelled') close(ctx);
    else if (result.status === 'failed') {
      const params = { detail: result.error };
      const fault = { code: 'import.failed', severity: 'error', file: name, count: 1, params } as const;
      show(ctx, { ...base, status: 'failed', faults: [fault] });
    } else if (result.value.ok) {
      const { value: found } = result.value;
      show(ctx, { ...base, status: 'preview', columns: found.chosen, found, faults: found.faults });
    } else show(ctx, { ...base, status: 'failed', faults: result.value.error });
  });
}

function show(ctx: OperationContext, contextImport: ContextImport): void {
  ctx.store.setState({ contextImport, dialog: 'context' });
}

function close(ctx: OperationContext): Outcome {
  pendingOf.get(ctx.store)?.job?.cancel();
  pendingOf.delete(ctx.store);
  ctx.store.setState({ contextImport: undefined, dialog: 'none' });
  return DONE;
}

/** The plan is as it was, its figures are not: a run follows. One step, so that whoever follows sees both at once. */
function take(ctx: OperationContext, context: AppState['context']): void {
  ctx.store.setState((state) => ({
    context,
    ...(context.length === 0 ? { contextPeriod: undefined } : {}),
    ...staleOf(state),
  }));
}

function setPeriod(ctx: OperationContext, contextPeriod: Period | undefined): void {
  ctx.store.setState((state) => ({ contextPeriod, ...staleOf(state) }));
}

const staleOf = ({ analysis }: AppState): Pick<AppState, 'analysis'> => ({
  analysis: { ...analysis, status: analysis.result ? 'stale' : 'none' },
});

function hasImport(state: AppState): ReturnType<typeof always> {
  return state.contextImport ? AVAILABLE : refused('noImport');
}
