/** Event data of a call: read as the app reads them, every column but the chosen ones left behind. */
import { finish } from '../kernel/steps';
import { loadSqlite, needsSqlite, readContext, type ContextColumns } from '../codec';
import type { Fault } from '../kernel/fault';
import { err, ok, type Result } from '../kernel/result';
import type { ContextLayer } from '../model/context-layer';
import type { InputRequest } from './arguments';
import { inputFault } from './faults';
import { fileName, readBytes, type Streams } from './files';

export interface Events {
  readonly layers: readonly ContextLayer[];
  /** What was left out. */
  readonly faults: readonly Fault[];
}

/** All files, or every reason why one of them cannot be read. */
export async function readEvents(
  { events = [], eventColumns = {} }: InputRequest,
  streams: Streams,
): Promise<Result<Events, readonly Fault[]>> {
  const layers: ContextLayer[] = [];
  const faults: Fault[] = [];
  const fatal: Fault[] = [];
  for (const [i, path] of events.entries()) {
    const read = await readOne(path, `events-${i}`, eventColumns, streams);
    if (read.ok) {
      layers.push(...read.value.layers);
      faults.push(...read.value.faults);
    } else fatal.push(...read.error);
  }
  return fatal.length > 0 ? err(fatal) : ok({ layers, faults });
}

async function readOne(
  path: string,
  id: string,
  columns: ContextColumns,
  streams: Streams,
): Promise<Result<Events, readonly Fault[]>> {
  const bytes = await readBytes(path, streams);
  if (!bytes.ok) return err([bytes.error]);
  const file = fileName(path);
  const sqlite = needsSqlite(bytes.value) ? { sqlite: await loadSqlite() } : {};
  const found = finish(readContext(file, bytes.value, { id, columns, ...sqlite }));
  if (!found.ok) return err(found.error.map((fault): Fault => ({ ...fault, severity: 'error' })));
  const { layer, columns: known, leftOut, faults } = found.value;
  const names = known.map(({ name }) => name);
  const missing = Object.values(columns).filter((name) => name !== '' && !names.includes(name));
  if (missing.length > 0) {
    const detail = `${missing.join(', ')}; there are: ${names.join(', ')}`;
    return err([inputFault('events.noColumn', file, detail)]);
  }
  const count = leftOut.noPlace + leftOut.notPoints;
  const left: readonly Fault[] =
    count > 0 ? [{ code: 'events.leftOut', severity: 'warning', file, count }] : [];
  return ok({ layers: [layer], faults: [...faults, ...left] });
}
