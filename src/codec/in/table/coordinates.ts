/** Where in a table the place of a row stands, by the columns' names; and the place itself. */
import { angleOr, plainName } from './names';
import { parsePosition } from './angles';
import type { ColumnChoices } from '../device-columns';
import type { Table } from './csv-table';

export type CoordinateColumns =
  /** Two columns, as indices; `crs` when the names say which system the numbers are in. */
  | { readonly kind: 'pair'; readonly x: number; readonly y: number; readonly crs?: string }
  /** One column with both. */
  | { readonly kind: 'single'; readonly column: number };

/** Names of easting and northing, longitude and latitude, without accents, case and signs; the surest first. */
const PAIRS: readonly (readonly [x: RegExp, y: RegExp, crs?: string])[] = [
  [/^(?:lon|long|lng|longitude)(?:wgs84?|deg|decimal|dd)?$/, /^(?:lat|latitude)(?:wgs84?|deg|decimal|dd)?$/],
  [
    /^(?:x|coordx|coordonneex|easting|est)(?:l93|lamb?93|lambert93|rgf93|2154|epsg2154)$/,
    /^(?:y|coordy|coordonneey|northing|nord)(?:l93|lamb?93|lambert93|rgf93|2154|epsg2154)$/,
    'EPSG:2154',
  ],
  [/^(?:l93|lamb?93|lambert93)x$/, /^(?:l93|lamb?93|lambert93)y$/, 'EPSG:2154'],
  ...[42, 43, 44, 45, 46, 47, 48, 49, 50].map(
    (zone) =>
      [
        new RegExp(`^(?:x|coordx|easting)(?:cc${zone}|rgf93cc${zone}|39${zone})$`),
        new RegExp(`^(?:y|coordy|northing)(?:cc${zone}|rgf93cc${zone}|39${zone})$`),
        `EPSG:39${zone}`,
      ] as const,
  ),
  [/^(?:x|e|coordx|easting)(?:lv95|mn95|2056)$/, /^(?:y|n|coordy|northing)(?:lv95|mn95|2056)$/, 'EPSG:2056'],
  [/^(?:x|e|easting)(?:utm)?$/, /^(?:y|n|northing)(?:utm)?$/],
  [
    /^(?:coordonnee|coord|coordinate|position|point|geo)s?(?:x|lon|longitude)$/,
    /^(?:coordonnee|coord|coordinate|position|point|geo)s?(?:y|lat|latitude)$/,
  ],
  [/^x(?:wgs84|4326|gps|coord|coordonnee|m)$/, /^y(?:wgs84|4326|gps|coord|coordonnee|m)$/],
  [/^.*longitude.*$/, /^.*latitude.*$/],
];

const SINGLE =
  /^(?:position|coordonnees?(?:gps|geographiques?)?|coordinates?|coords?|gps|geopoint(?:2d)?|point|latlon|latlng|latitudelongitude|localisation|location|wkt|wktgeom|geom|geometry|geometrie|geoshape)$/;

/** Undefined when no name says where the coordinates are. */
export function findCoordinates({ columns, rows }: Table): CoordinateColumns | undefined {
  const plain = columns.map(plainName);
  for (const [x, y, crs] of PAIRS) {
    const found = { x: plain.findIndex((name) => x.test(name)), y: plain.findIndex((name) => y.test(name)) };
    if (found.x >= 0 && found.y >= 0) return { kind: 'pair', ...found, ...(crs ? { crs } : {}) };
  }
  const isPlace = (column: number): boolean => rows.some((row) => parsePosition(row[column]!) !== undefined);
  const column = plain.findIndex((name, i) => SINGLE.test(name) && (rows.length === 0 || isPlace(i)));
  return column >= 0 ? { kind: 'single', column } : undefined;
}

/**
 * The row's position as a GeoJSON position, x or longitude first; undefined when the cells are empty. A cell that
 * holds no number comes back as its text, so that the reader tells it.
 */
export function positionOf(row: readonly string[], where: CoordinateColumns): readonly unknown[] | undefined {
  if (where.kind === 'single') {
    const text = row[where.column]!;
    return text.trim() === '' ? undefined : (parsePosition(text) ?? [text, text]);
  }
  const x = row[where.x]!;
  const y = row[where.y]!;
  return x.trim() === '' && y.trim() === '' ? undefined : [angleOr(x), angleOr(y)];
}

/** The columns that the user named; undefined where these are not enough. */
export function chosenCoordinates({ columns }: Table, choices: ColumnChoices): CoordinateColumns | undefined {
  const chosen = (field: string): number =>
    columns.findIndex((column) => Object.hasOwn(choices, column) && choices[column] === field);
  const column = chosen('position');
  if (column >= 0) return { kind: 'single', column };
  const x = chosen('x');
  const y = chosen('y');
  return x >= 0 && y >= 0 ? { kind: 'pair', x, y } : undefined;
}
