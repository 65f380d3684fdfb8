/**
 * A workbook that the tables were exported to holds the plan itself on a sheet: one row per object, columns named like
 * the plan file's properties, and a first row of kind `anglemort` with what stands beside the features.
 */
import { strToU8 } from 'fflate';
import { asProperties, property } from '../properties';
import type { Grid } from './xlsx';

/** The plan document; undefined when the sheet holds none. */
export function planOfGrid({ rows: [header, head, ...rows] }: Grid): Uint8Array | undefined {
  if (!header || !head) return undefined;
  const columns = new Map(header.map((name, i) => [name, i]));
  const kind = columns.get('kind');
  if (kind === undefined || head[kind] !== 'anglemort' || !columns.has('geometry')) return undefined;
  const rest = asProperties(parsed(shapeText(header, head)));
  const features = rows.map((row) => featureOf(header, row));
  const document = { type: 'FeatureCollection', ...rest, features };
  return Object.hasOwn(document, 'anglemort') ? strToU8(JSON.stringify(document)) : undefined;
}

const SHAPE = /^geometry(?:_\d+)?$/;

/** A cell holds 32,767 characters: longer shapes go on in `geometry_2`, `geometry_3` … */
const shapeText = (header: readonly string[], row: readonly string[]): string =>
  header.map((name, i) => (SHAPE.test(name) ? (row[i] ?? '') : '')).join('');

function featureOf(header: readonly string[], row: readonly string[]): unknown {
  const shape = asProperties(parsed(shapeText(header, row)));
  // A feature that the writer did not understand stands whole in a row without a kind.
  if ((row[header.indexOf('kind')] ?? '') === '' && Object.hasOwn(shape, 'feature')) return shape['feature'];
  const cells = header.flatMap((name, i): [string, unknown][] => {
    const cell = row[i] ?? '';
    const isPlace = SHAPE.test(name) || name === 'longitude' || name === 'latitude';
    return cell === '' || isPlace || name === '__proto__' ? [] : [[name, parsed(cell)]];
  });
  const at = ['longitude', 'latitude'].map((name) => Number(row[header.indexOf(name)] || Number.NaN));
  const geometry = property(shape, 'geometry') ?? { type: 'Point', coordinates: at };
  const properties = { ...Object.fromEntries(cells), ...asProperties(property(shape, 'properties')) };
  return { ...shape, type: 'Feature', properties, geometry };
}

/** Numbers, truth values, lists and quoted text are JSON; anything else is the text that it is. */
function parsed(cell: string): unknown {
  try {
    return JSON.parse(cell);
  } catch {
    return cell;
  }
}
