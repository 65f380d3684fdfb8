/**
 * Every format that plan and result can leave as: one entry each, for the app's dialog and the command line alike. Words
 * for people are found under the format's id (`export.format.<id>`).
 */
import { strToU8 } from 'fflate';
import { writePlan } from '../plan/write-plan';
import { csvTable } from './csv';
import { devicesTable } from './device-schedule';
import { tableInput, resultOf, type ExportInput, type ExportSteps } from './export-input';
import { coverageGeoJson } from './geojson';
import { dxf } from './dxf/dxf';
import { geoPackage } from './geopackage/geopackage';
import { facadesTable, recognitionTable } from './privacy-tables';
import { kml } from './kml';
import { osmFile } from './osm';
import { publicPage } from './page/page';
import { tableNoteOf } from './notes';
import { withNote } from './redaction/note';
import { reportJson } from './report-json';
import { shapefile } from './shape/shapefile';
import type { Table } from './table';
import { gapsTable, overlapsTable, placesTable, type TableInput } from './tables';
import { dispensableTable, overlapMatrix } from './worth-tables';
import { workbook } from './workbook-sheets';

/** What is asked for by name, whoever writes it. */
export interface FileKind {
  readonly id: string;
  /** Of the file's name, without the dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** What has to be there: the plan alone, the report's figures, or its shapes too. */
  readonly needs: 'plan' | 'report' | 'shapes';
  /** For the command line: further names. */
  readonly aliases?: readonly string[];
  /** Word for the file's name, under `export.file.`; none for the plan itself. */
  readonly file?: string;
}

export interface ExportFormat extends FileKind {
  /** A library that is loaded before writing. */
  readonly loads?: 'sqlite';
  readonly write: (input: ExportInput) => ExportSteps;
}

/** Bytes of a text that is written in one go. */
function* text(content: string): ExportSteps {
  yield { share: 0.5 };
  return strToU8(content);
}

const csvFormat = (
  id: string,
  file: string,
  table: (input: TableInput) => Table,
  aliases: readonly string[] = [],
): ExportFormat => ({
  id,
  extension: 'csv',
  mediaType: 'text/csv;charset=utf-8',
  needs: 'report',
  aliases,
  file,
  write: (input) => text(csvTable(withNote(table(tableInput(input)), tableNoteOf(input)), input.csvStyle)),
});

export const EXPORT_FORMATS: readonly ExportFormat[] = [
  {
    id: 'plan',
    extension: 'geojson',
    mediaType: 'application/geo+json',
    needs: 'plan',
    write: ({ plan }) => text(writePlan(plan)),
  },
  {
    id: 'xlsx',
    extension: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    needs: 'report',
    file: 'tables',
    write: workbook,
  },
  csvFormat('devices-csv', 'devices', devicesTable, ['csv']),
  csvFormat('gaps-csv', 'gaps', gapsTable),
  csvFormat('overlaps-csv', 'overlaps', overlapsTable),
  csvFormat('overlap-matrix-csv', 'overlapMatrix', (input) => overlapMatrix(input, 'area_m2')),
  csvFormat('dispensable-csv', 'dispensable', dispensableTable),
  csvFormat('places-csv', 'places', placesTable),
  csvFormat('facades-csv', 'facades', facadesTable),
  csvFormat('recognition-csv', 'recognition', recognitionTable),
  {
    id: 'coverage',
    extension: 'geojson',
    mediaType: 'application/geo+json',
    needs: 'shapes',
    aliases: ['geojson'],
    file: 'coverage',
    write: (input) => text(coverageGeoJson(resultOf(input), input.plan)),
  },
  {
    id: 'gpkg',
    extension: 'gpkg',
    mediaType: 'application/geopackage+sqlite3',
    needs: 'shapes',
    aliases: ['gpkg', 'geopackage'],
    file: 'layers',
    loads: 'sqlite',
    write: geoPackage,
  },
  {
    id: 'shp',
    extension: 'zip',
    mediaType: 'application/zip',
    needs: 'shapes',
    aliases: ['shp', 'shapefile'],
    file: 'shapefile',
    write: shapefile,
  },
  {
    id: 'dxf',
    extension: 'dxf',
    mediaType: 'image/vnd.dxf',
    needs: 'shapes',
    file: 'drawing',
    write: dxf,
  },
  {
    id: 'kml',
    extension: 'kml',
    mediaType: 'application/vnd.google-earth.kml+xml',
    needs: 'shapes',
    file: 'globe',
    write: kml,
  },
  {
    id: 'osm',
    extension: 'osm',
    mediaType: 'application/xml',
    needs: 'plan',
    file: 'osm',
    write: osmFile,
  },
  {
    id: 'page',
    extension: 'html',
    mediaType: 'text/html;charset=utf-8',
    needs: 'shapes',
    aliases: ['html'],
    file: 'page',
    write: publicPage,
  },
  {
    id: 'report',
    extension: 'json',
    mediaType: 'application/json',
    needs: 'report',
    aliases: ['json'],
    file: 'report',
    write: (input) => text(reportJson(resultOf(input).report)),
  },
];

/** Written page by page, with faces and choices of its own: see `dossier/`. */
export const DOSSIER: FileKind = {
  id: 'dossier',
  extension: 'pdf',
  mediaType: 'application/pdf',
  needs: 'shapes',
  aliases: ['pdf'],
  file: 'dossier',
};

/** Drawn on one sheet: see `sheet/`. The app has a preview of its own for it. */
export const SHEET: FileKind = {
  id: 'sheet',
  extension: 'svg',
  mediaType: 'image/svg+xml',
  needs: 'shapes',
  aliases: ['svg'],
  file: 'sheet',
};

/** The same sheet as a picture of 300 dots per inch: only a browser can draw it. */
export const PICTURE: FileKind = {
  ...SHEET,
  id: 'picture',
  extension: 'png',
  mediaType: 'image/png',
  aliases: ['png'],
};

export const FILE_KINDS: readonly FileKind[] = [DOSSIER, SHEET, ...EXPORT_FORMATS];

const isNamed =
  (name: string) =>
  ({ id, aliases }: FileKind): boolean =>
    id === name || aliases?.includes(name) === true;

/** The kind of file with this id or alias. */
export const fileKindNamed = (name: string): FileKind | undefined => FILE_KINDS.find(isNamed(name));

/** The format with this id or alias. */
export const formatNamed = (name: string): ExportFormat | undefined => EXPORT_FORMATS.find(isNamed(name));
