/** A GeoPackage as layers. SQLite reads the pages; views, triggers and whatever else a database can run are not looked at. */
import type { Database, SqlJsStatic, SqlValue } from 'sql.js';
import { err, ok } from '../../../kernel/result';
import { fileFault } from '../fault-log';
import { layerNameMeaning } from '../layer-names';
import { layerOf, type FeatureLayer } from '../layers';
import type { Opening } from '../open-json';
import { planDocument, planNote, type PlanNote, type PlanRow } from './plan-tables';
import { geoPackageGeometry } from './wkb';

/** Rows between two reports of progress. */
const STEP = 2048;

interface LayerTable {
  readonly table: string;
  readonly geometry: string;
  readonly crs?: string;
}

/** @param sqlite the library, loaded. */
export function* openGeoPackage(file: string, bytes: Uint8Array, sqlite: SqlJsStatic): Opening {
  let database: Database | undefined;
  try {
    database = new sqlite.Database(bytes);
    const tables = layerTables(database);
    const note = noteOf(database);
    if (note) return ok({ format: 'plan', layers: [], planJson: planOf(database, tables, note) });
    const layers: FeatureLayer[] = [];
    for (const [i, table] of tables.entries()) {
      for (const step of readTable(database, table, layers)) yield (i + step) / tables.length;
    }
    return layers.length > 0
      ? ok({ format: 'geopackage', layers })
      : err([fileFault('geopackage.noLayers', file)]);
  } catch {
    // SQLite says what is wrong with its pages by an exception; for the user the file is damaged.
    return err([fileFault('geopackage.broken', file)]);
  } finally {
    database?.close();
  }
}

/** Layers of vectors whose table is a real one: a view could compute for ever. */
function layerTables(database: Database): readonly LayerTable[] {
  const rows = all(
    database,
    `SELECT c.table_name, g.column_name, s.organization, s.organization_coordsys_id, s.definition
     FROM gpkg_contents c JOIN gpkg_geometry_columns g ON g.table_name = c.table_name
     LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
     WHERE c.table_name IN (SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%')`,
  );
  return rows.map(([table, geometry, organization, code, definition]) => {
    const crs = systemOf(organization, code, definition);
    return { table: String(table), geometry: String(geometry), ...(crs === undefined ? {} : { crs }) };
  });
}

/** Undefined in a file that is not ours. */
function noteOf(database: Database): PlanNote | undefined {
  const [found] = all(
    database,
    `SELECT 1 FROM sqlite_master m JOIN pragma_table_info(m.name) c
     WHERE m.name = 'anglemort' AND m.type = 'table' AND m.sql NOT LIKE 'CREATE VIRTUAL%' AND c.name = 'document'`,
  );
  return found && planNote(all(database, `SELECT document FROM anglemort LIMIT 1`)[0]?.[0]);
}

function planOf(database: Database, tables: readonly LayerTable[], note: PlanNote): Uint8Array {
  const rows: PlanRow[] = [];
  for (const { name, kind } of note.layers) {
    const table = tables.find((own) => own.table === name);
    if (!table) continue;
    for (const feature of tableFeatures(database, table))
      rows.push({ ...(feature as Omit<PlanRow, 'kind'>), kind });
  }
  return planDocument(note, rows);
}

/** -1 and 0 of the specification say that nobody knows. */
function systemOf(
  organization: SqlValue = null,
  code: SqlValue = null,
  definition: SqlValue = null,
): string | undefined {
  if (typeof code !== 'number' || code <= 0) return undefined;
  if (String(organization).toUpperCase() === 'EPSG') return `EPSG:${code}`;
  return typeof definition === 'string' && definition.includes('[') ? definition : undefined;
}

/** Yields the share done. */
function* readTable(
  database: Database,
  { table, geometry, crs }: LayerTable,
  layers: FeatureLayer[],
): Generator<number, void> {
  const count = Number(all(database, `SELECT count(*) FROM ${quoted(table)}`)[0]?.[0] ?? 0);
  const features: unknown[] = [];
  for (const feature of tableFeatures(database, { table, geometry })) {
    features.push(feature);
    if (features.length % STEP === 0) yield features.length / count;
  }
  const as = layerNameMeaning(table);
  layers.push(layerOf(table, features, { ...(crs === undefined ? {} : { crs }), ...(as ? { as } : {}) }));
}

function* tableFeatures(database: Database, { table, geometry }: LayerTable): Generator<unknown, void> {
  const statement = database.prepare(`SELECT * FROM ${quoted(table)}`);
  try {
    const names = statement.getColumnNames();
    while (statement.step()) yield featureOf(names, statement.get(), geometry);
  } finally {
    statement.free();
  }
}

function featureOf(names: readonly string[], row: readonly SqlValue[], geometryName: string): unknown {
  const properties: [string, SqlValue][] = [];
  let geometry: object | undefined;
  names.forEach((name, i) => {
    const value = row[i]!;
    if (value instanceof Uint8Array) {
      if (name.toLowerCase() === geometryName.toLowerCase()) geometry = geoPackageGeometry(value);
    } else if (value !== null && name !== '__proto__') properties.push([name, value]);
  });
  return { type: 'Feature', properties: Object.fromEntries(properties), geometry: geometry ?? null };
}

function all(database: Database, sql: string): readonly (readonly SqlValue[])[] {
  return database.exec(sql)[0]?.values ?? [];
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
