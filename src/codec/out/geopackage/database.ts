/** The tables of a GeoPackage 1.3 (OGC 12-128r17) in WGS 84: what the specification asks for, and layers of features. */
import type { Database, SqlJsStatic, SqlValue } from 'sql.js';
import { DEGREES, type Grid } from '../grid';
import { projectedShape } from '../projected';
import { prjOf } from '../shape/prj';
import { geoPackageBlob, type Shape } from './blob';
import { qml } from './qml';
import { sld } from './sld';
import type { LayerStyle } from './styles';

export interface LayerFeature {
  readonly geometry: Shape | null;
  /** By column. */
  readonly values: Readonly<Record<string, SqlValue>>;
}

export interface Layer {
  /** Of the table; ours, never a user's text. */
  readonly name: string;
  readonly geometryType: 'POINT' | 'POLYGON' | 'MULTIPOLYGON' | 'GEOMETRY';
  readonly features: readonly LayerFeature[];
}

/** Files carry no hour of their making: the same plan gives the same bytes. The column may not be empty. */
const NO_DATE = '1970-01-01T00:00:00.000Z';

const WGS84 =
  'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]';

const BASE = `
PRAGMA application_id = 1196444487;
PRAGMA user_version = 10300;
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('WGS 84', 4326, 'EPSG', 4326, '${WGS84}', 'longitude, latitude'),
  ('Undefined Cartesian', -1, 'NONE', -1, 'undefined', NULL),
  ('Undefined geographic', 0, 'NONE', 0, 'undefined', NULL);`;

export interface PackageOptions {
  readonly note?: Note | undefined;
  /** Of every layer. */
  readonly description?: string | undefined;
  /** Of every layer; degrees when absent. */
  readonly grid?: Grid;
  /** By table. */
  readonly styles?: ReadonlyMap<string, LayerStyle>;
}

/** A table without geometry of one row: what only this program reads. */
export interface Note {
  readonly table: string;
  readonly document: string;
}

/** Yields the share of layers written. @returns the file's bytes. */
export function* geoPackageSteps(
  sqlite: SqlJsStatic,
  layers: readonly Layer[],
  { note, description = '', grid = DEGREES, styles }: PackageOptions = {},
): Generator<number, Uint8Array, void> {
  const database = new sqlite.Database();
  try {
    database.run(BASE);
    if (grid.projected) writeSystem(database, grid);
    for (const [i, layer] of layers.entries()) {
      yield i / layers.length;
      writeLayer(database, layer, description, grid);
    }
    if (styles) writeStyles(database, layers, styles);
    if (note) writeNote(database, note);
    return database.export();
  } finally {
    database.close();
  }
}

function writeSystem(database: Database, grid: Grid): void {
  database.run('INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, NULL)', [
    grid.name,
    grid.epsg,
    'EPSG',
    grid.epsg,
    prjOf(grid),
  ]);
}

/** The table in which QGIS keeps styles; it takes the default one when a layer is opened. */
function writeStyles(
  database: Database,
  layers: readonly Layer[],
  styles: ReadonlyMap<string, LayerStyle>,
): void {
  database.run(`CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT(256),
    f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT,
    styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME)`);
  for (const { name } of layers) {
    const style = styles.get(name);
    if (!style) continue;
    database.run(
      `INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML,
       styleSLD, useAsDefault, description, owner, update_time) VALUES ('', '', ?, 'geom', ?, ?, ?, 1, '', '', ?)`,
      [name, `Anglemort ${name}`, qml(style), sld(name, style), NO_DATE],
    );
  }
  register(database, 'layer_styles');
}

function register(database: Database, table: string): void {
  database.run(
    `INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change) VALUES (?, 'attributes', ?, ?)`,
    [table, table, NO_DATE],
  );
}

function writeNote(database: Database, note: Note): void {
  database.run(`CREATE TABLE ${quoted(note.table)} (id INTEGER PRIMARY KEY NOT NULL, document TEXT)`);
  database.run(`INSERT INTO ${quoted(note.table)} VALUES (1, ?)`, [note.document]);
  register(database, note.table);
}

function writeLayer(
  database: Database,
  { name, geometryType, features }: Layer,
  description: string,
  grid: Grid,
): void {
  const types = columnTypes(features);
  const columns = [...types.keys()];
  database.run(
    `CREATE TABLE ${quoted(name)} (${[
      'fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL',
      `geom ${geometryType}`,
      ...columns.map((column) => `${quoted(column)} ${types.get(column)!}`),
    ].join(', ')})`,
  );
  database.run(
    `INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id)
     VALUES (?, 'features', ?, ?, ?, ?)`,
    [name, name, description, NO_DATE, grid.epsg],
  );
  database.run(`INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)`, [
    name,
    geometryType,
    grid.epsg,
  ]);
  database.run('BEGIN');
  const insert = database.prepare(
    `INSERT INTO ${quoted(name)} (${['geom', ...columns.map(quoted)].join(', ')})
     VALUES (${['geom', ...columns].map(() => '?').join(', ')})`,
  );
  try {
    for (const { geometry, values } of features) {
      insert.run([
        geometry ? geoPackageBlob(projectedShape(geometry, grid), grid.epsg) : null,
        ...columns.map((column) => (Object.hasOwn(values, column) ? values[column]! : null)),
      ]);
    }
  } finally {
    insert.free();
  }
  database.run('COMMIT');
}

/** Numbers where a column holds nothing else; in order of first appearance. */
function columnTypes(features: readonly LayerFeature[]): ReadonlyMap<string, 'DOUBLE' | 'TEXT'> {
  const types = new Map<string, 'DOUBLE' | 'TEXT'>();
  for (const { values } of features) {
    for (const [column, value] of Object.entries(values)) {
      if (value === null) continue;
      if (typeof value !== 'number') types.set(column, 'TEXT');
      else if (!types.has(column)) types.set(column, 'DOUBLE');
    }
  }
  return types;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
