/**
 * What a file is, by its content, whatever its name ends in. Formats that cannot be read are named, so that the
 * user hears “this is a Shapefile”, not “syntax error at byte 0”.
 */
import { strFromU8 } from 'fflate';
import { toUtf8 } from './encoding';
import { zipEntries } from './zip';

export type Sniffed =
  | {
      readonly kind:
        | 'json'
        | 'gzip'
        | 'zip'
        | 'shp'
        | 'kml'
        | 'gpx'
        | 'osm-xml'
        | 'csv'
        | 'xlsx'
        | 'geopackage'
        | 'osm-pbf'
        | 'dxf';
    }
  /** Named and refused: the code of the fault to give. */
  | { readonly kind: 'refused'; readonly code: string; readonly params?: Readonly<Record<string, string>> };

const refused = (code: string, params?: Readonly<Record<string, string>>): Sniffed =>
  params ? { kind: 'refused', code, params } : { kind: 'refused', code };

const SIGNATURES: readonly (readonly [bytes: string, at: number, code: string, what?: string])[] = [
  ['\x89PNG', 0, 'file.isImage', 'PNG'],
  ['\xff\xd8\xff', 0, 'file.isImage', 'JPEG'],
  ['GIF8', 0, 'file.isImage', 'GIF'],
  ['WEBP', 8, 'file.isImage', 'WebP'],
  ['II*\0', 0, 'file.isImage', 'TIFF'],
  ['MM\0*', 0, 'file.isImage', 'TIFF'],
  ['%PDF', 0, 'file.isPdf'],
  ['SQLite format 3\0', 0, 'file.isSqlite'],
  ['fgb\x03', 0, 'file.isOther', 'FlatGeobuf'],
  ['PAR1', 0, 'file.isOther', 'GeoParquet'],
  ['AC10', 0, 'file.isOther', 'DWG'],
  ['7z\xbc\xaf', 0, 'file.isArchive', '7z'],
  ['Rar!', 0, 'file.isArchive', 'RAR'],
  ['\xd0\xcf\x11\xe0', 0, 'file.isOther', 'Office 97–2003'],
  ['AutoCAD Binary DXF', 0, 'file.isOther', 'DXF binaire'],
];

/** Binary formats that are read, by their first bytes. */
const READ: readonly (readonly [bytes: string, at: number, kind: 'gzip' | 'shp' | 'osm-pbf'])[] = [
  ['\x1f\x8b', 0, 'gzip'],
  ['\0\0\x27\x0a', 0, 'shp'],
  ['OSMHeader', 6, 'osm-pbf'],
];

/** @param bytes the file as it is, undecoded. */
export function sniff(bytes: Uint8Array): Sniffed {
  if (bytes.every((byte) => byte === 0)) return refused(bytes.length === 0 ? 'file.empty' : 'file.isBlank');
  if (startsWith(bytes, 'PK', 0)) return sniffZip(bytes);
  const known = READ.find(([signature, at]) => startsWith(bytes, signature, at));
  if (known) return { kind: known[2] };
  for (const [signature, at, code, what] of SIGNATURES) {
    if (!startsWith(bytes, signature, at)) continue;
    if (code === 'file.isSqlite' && isGeoPackage(bytes)) return { kind: 'geopackage' };
    return refused(code, what ? { what } : undefined);
  }
  return sniffText(bytes);
}

/** The application id `GPKG`, `GP10` or `GP11`; files of QGIS and GDAL have it. */
const isGeoPackage = (bytes: Uint8Array): boolean => startsWith(bytes, 'GP', 68);

function startsWith(bytes: Uint8Array, signature: string, at: number): boolean {
  for (let i = 0; i < signature.length; i++) if (bytes[at + i] !== signature.charCodeAt(i)) return false;
  return true;
}

/** Office documents are zips too, known by the names of their entries; nothing is unpacked. */
function sniffZip(bytes: Uint8Array): Sniffed {
  const entries = zipEntries(bytes);
  if (!entries.ok) return refused(entries.error);
  const some = (test: RegExp): boolean => entries.value.some(({ path }) => test.test(path));
  if (some(/^\/?xl\/workbook\.xml$/i)) return { kind: 'xlsx' };
  if (some(/^xl\/|^content\.xml$/i)) return refused('file.isSpreadsheet');
  if (some(/^(?:word|ppt)\//i)) return refused('file.isOther', { what: 'Office' });
  return { kind: 'zip' };
}

const RECORD_SEPARATOR = '\u001e';

/** As much of a text as is looked at, bytes. */
const HEAD = 4096;

const MARKUP: readonly (readonly [RegExp, Sniffed])[] = [
  [/<!doctype html|<html|<head\b|<body\b/i, refused('file.isWebPage')],
  [/<svg[\s>]/i, refused('file.isImage', { what: 'SVG' })],
  [/<(?:\w+:)?kml[\s>]/i, { kind: 'kml' }],
  [/<gpx[\s>]/i, { kind: 'gpx' }],
  [/<osm[\s>]/i, { kind: 'osm-xml' }],
];

function sniffText(bytes: Uint8Array): Sniffed {
  const head = strFromU8(toUtf8(bytes.subarray(0, HEAD)).bytes).trimStart();
  if (RECORD_SEPARATOR === head[0] || /^[{["]/.test(head)) return { kind: 'json' };
  if (head.startsWith('<')) {
    return MARKUP.find(([test]) => test.test(head))?.[1] ?? refused('file.isXml');
  }
  // A comment (group 999) may stand before the first section.
  if (/^(?:\s*999\r?\n.*\r?\n)*\s*0\r?\n\s*SECTION/.test(head)) return { kind: 'dxf' };
  // Hand-edited JSON that begins with a comment, or a bare word: the scanner says where.
  if (/"(type|features|coordinates|geometry)"\s*:/.test(head)) return { kind: 'json' };
  const firstLine = head.split(/\r?\n/, 1)[0] ?? '';
  if (isText(head) && /[,;\t]/.test(firstLine)) return { kind: 'csv' };
  return refused('file.unknownFormat');
}

/** No control characters but white space, and nothing that is no character. */
function isText(head: string): boolean {
  for (const character of head) {
    const code = character.codePointAt(0)!;
    if ((code < 0x20 && !/\s/u.test(character)) || code === 0xfffd) return false;
  }
  return true;
}
