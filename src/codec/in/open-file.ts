/** Opens a file of any format that is read, by its content; archives inside archives down to a depth. */
import { strFromU8 } from 'fflate';
import type { Fault } from '../../kernel/fault';
import { err, ok, type Result } from '../../kernel/result';
import { openDxf } from './dxf/open-dxf';
import { toUtf8 } from './encoding';
import type { ReadFaultCode } from './fault-codes';
import { fileFault, type FaultLog } from './fault-log';
import { gunzip, type UnpackLimits } from './gunzip';
import type { OpenedFile } from './layers';
import { openJson, type Opening } from './open-json';
import { openPbf } from './osm/pbf';
import { openZip } from './open-zip';
import type { ReadOptions } from './outcome';
import { shapefileLayer } from './shape/shapefile';
import { sniff } from './sniff';
import { openGeoPackage } from './sqlite/geopackage';
import { readCsvTable, type Table } from './table/csv-table';
import { tableOfGrid } from './table/grid-table';
import { planOfGrid } from './table/plan-table';
import { tableLayer } from './table/table-layer';
import { readXlsx } from './table/xlsx';
import { openXml } from './xml/open-xml';

/** An archive in an archive in an archive is nobody's delivery. */
const MAX_NESTING = 3;
/** Share of the opening that unpacking takes. */
const UNPACKED = 0.3;

export interface Opener {
  readonly options: ReadOptions;
  readonly log: FaultLog;
}

/** Yields the share done, in [0, 1]. */
export function* openFile(
  name: string,
  bytes: Uint8Array,
  opener: Opener,
  limits: UnpackLimits,
  depth = 0,
): Opening {
  const found = sniff(bytes);
  switch (found.kind) {
    case 'refused':
      return err([fileFault(found.code as ReadFaultCode, name, found.params)]);
    case 'gzip':
      return yield* openGzip(name, bytes, opener, limits, depth);
    case 'zip':
      if (depth >= MAX_NESTING) return err([fileFault('file.zipNested', name)]);
      return yield* openZip(name, bytes, opener.log, limits, (inner, content, left) =>
        openFile(inner, content, opener, left, depth + 1),
      );
    case 'shp': {
      const layer = shapefileLayer({ name: '', shp: bytes }, opener.log);
      return layer ? ok({ format: 'shapefile', layers: [layer] }) : err([fileFault('file.zipBroken', name)]);
    }
    case 'osm-pbf':
      return yield* openPbf(name, bytes, opener.log);
    case 'geopackage':
      if (!opener.options.sqlite) return err([fileFault('file.isGeoPackage', name)]);
      return yield* openGeoPackage(name, bytes, opener.options.sqlite);
    case 'xlsx':
      return yield* openXlsx(name, bytes, opener, limits);
    default:
      if (bytes.length > limits.maxBytes) return err([fileFault('file.tooBig', name, limitParams(limits))]);
      return yield* openText(name, bytes, found.kind, opener);
  }
}

function* openGzip(
  name: string,
  bytes: Uint8Array,
  opener: Opener,
  limits: UnpackLimits,
  depth: number,
): Opening {
  if (depth >= MAX_NESTING) return err([fileFault('file.isArchive', name, { what: 'gzip' })]);
  let content = depth === 0 ? opener.options.unpacked : undefined;
  if (!content) {
    const unpacking = gunzip(bytes, limits);
    let step = unpacking.next();
    for (; !step.done; step = unpacking.next()) yield UNPACKED * step.value;
    if (!step.value.ok) return err([fileFault(step.value.error, name, limitParams(limits))]);
    content = step.value.value;
  }
  // A gzip in a gzip is no delivery either.
  const opening = openFile(name, content, opener, limits, MAX_NESTING);
  let inner = opening.next();
  for (; !inner.done; inner = opening.next()) yield UNPACKED + (1 - UNPACKED) * inner.value;
  return inner.value;
}

function* openText(
  name: string,
  bytes: Uint8Array,
  kind: 'json' | 'kml' | 'gpx' | 'osm-xml' | 'csv' | 'dxf',
  opener: Opener,
): Opening {
  const { log } = opener;
  const decoded = toUtf8(bytes);
  if (decoded.encoding === 'windows-1252')
    log.add('file.encodingGuessed', undefined, { encoding: 'Windows-1252' });
  if (kind === 'json') return yield* openJson(name, decoded.bytes, log);
  if (kind === 'dxf') return yield* openDxf(name, decoded.bytes, log);
  if (kind !== 'csv') return yield* openXml(name, decoded.bytes, kind, log);
  return yield* openCsv(name, decoded.bytes, opener);
}

function* openCsv(name: string, bytes: Uint8Array, opener: Opener): Opening {
  const table = yield* readCsvTable(strFromU8(bytes));
  if (!table.ok) {
    const { code, line } = table.error;
    return err([{ ...fileFault(code, name, { line }), line }]);
  }
  const layer = tableLayer('', table.value, opener.options.columns, name);
  return layer.ok
    ? ok({ format: 'csv', layers: [layer.value] })
    : withoutPlaces('csv', name, table.value, opener);
}

/** Every sheet that has coordinates is a layer; a sheet that is a plan is opened as one. */
function* openXlsx(name: string, bytes: Uint8Array, opener: Opener, limits: UnpackLimits): Opening {
  const grids = yield* readXlsx(bytes, limits);
  if (!grids.ok) return err([fileFault(grids.error, name, { ...limitParams(limits), line: 0 })]);
  const planJson = grids.value.map(planOfGrid).find((plan) => plan !== undefined);
  if (planJson) return ok({ format: 'plan', layers: [], planJson });
  const choices = opener.options.columns ?? {};
  const tables = grids.value.map((grid) => ({ grid, table: tableOfGrid(grid, choices) }));
  const layers = tables.flatMap(({ grid, table }) => {
    const layer = tableLayer(grid.name, table, choices);
    return layer.ok ? [layer.value] : [];
  });
  if (layers.length > 0) return ok({ format: 'xlsx', layers });
  return withoutPlaces('xlsx', name, tables[0]?.table ?? NO_TABLE, opener);
}

const NO_TABLE: Table = { columns: [], rows: [], lines: [] };

/** Where somebody can be asked, the table is opened for him to say which columns hold the place. */
function withoutPlaces(
  format: 'csv' | 'xlsx',
  name: string,
  table: Table,
  { options, log }: Opener,
): Result<OpenedFile, readonly Fault[]> {
  const columns = table.columns.slice(0, 20).join(', ').slice(0, 300);
  const layer = tableLayer('', table, options.columns, name, options.canAsk);
  if (!layer.ok) return err([fileFault(layer.error, name, { columns })]);
  log.add('table.noCoordinates', undefined, { columns });
  return ok({ format, layers: [layer.value] });
}

const limitParams = ({ maxBytes }: UnpackLimits): { limit_mb: number } => ({
  limit_mb: Math.round(maxBytes / 1024 / 1024),
});
