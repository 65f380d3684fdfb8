/** Placemarks of KML 2.x (OGC 12-007r2) to features. Styles, overlays and network links are not followed. */
import { childNamed, childText, descendants, type XmlElement } from './records';

export const KML_RECORDS: ReadonlySet<string> = new Set(['Placemark']);

const GEOMETRIES: ReadonlySet<string> = new Set([
  'Point',
  'LineString',
  'LinearRing',
  'Polygon',
  'MultiGeometry',
  'Track',
  'MultiTrack',
]);

export function kmlFeature(placemark: XmlElement): unknown {
  const geometry = placemark.children.find(({ name }) => GEOMETRIES.has(name));
  return { type: 'Feature', properties: propertiesOf(placemark), geometry: geometry && geometryOf(geometry) };
}

function propertiesOf(placemark: XmlElement): Readonly<Record<string, string>> {
  const entries: [string, string][] = [];
  for (const name of ['name', 'description', 'address']) {
    const text = childText(placemark, name);
    if (text !== '') entries.push([name, text]);
  }
  const extended = childNamed(placemark, 'ExtendedData');
  for (const data of extended ? descendants(extended, new Set(['Data', 'SimpleData'])) : []) {
    const name = data.attributes['name'] ?? '';
    const value = data.name === 'Data' ? childText(data, 'value') : data.text.trim();
    if (name !== '' && name !== '__proto__' && value !== '') entries.push([name, value]);
  }
  return Object.fromEntries(entries);
}

function geometryOf(element: XmlElement): object {
  switch (element.name) {
    case 'Point':
      return { type: 'Point', coordinates: positions(childText(element, 'coordinates'))[0] };
    case 'LineString':
    case 'LinearRing':
      return { type: 'LineString', coordinates: positions(childText(element, 'coordinates')) };
    case 'Polygon':
      return { type: 'Polygon', coordinates: rings(element) };
    case 'Track':
      return { type: 'LineString', coordinates: track(element) };
    default:
      return severalOf(element.children.filter(({ name }) => GEOMETRIES.has(name)).map(geometryOf));
  }
}

/** Several of one kind are one thing of that kind; of different kinds, a collection. */
function severalOf(geometries: readonly object[]): object {
  const all = geometries as readonly { readonly type: string; readonly coordinates?: unknown }[];
  const [first] = all;
  if (all.length === 1) return first!;
  const same = first && all.every(({ type }) => type === first.type) && first.coordinates !== undefined;
  return same
    ? { type: `Multi${first.type}`, coordinates: all.map(({ coordinates }) => coordinates) }
    : { type: 'GeometryCollection', geometries: all };
}

const BOUNDARIES = new Set(['outerBoundaryIs', 'innerBoundaryIs']);

/** The outer ring first, wherever it stands. */
function rings(polygon: XmlElement): readonly unknown[] {
  const boundaries = polygon.children.filter(({ name }) => BOUNDARIES.has(name));
  return ['outerBoundaryIs', 'innerBoundaryIs'].flatMap((kind) =>
    boundaries
      .filter(({ name }) => name === kind)
      .flatMap(({ children }) => children.filter(({ name }) => name === 'LinearRing'))
      .map((ring) => positions(childText(ring, 'coordinates'))),
  );
}

/** `lon,lat[,alt]` separated by white space; a space after a comma is forgiven, as Google Earth does. */
function positions(text: string): readonly (readonly number[])[] {
  const tuples = text
    .replace(/\s*,\s*/gu, ',')
    .split(/\s+/u)
    .filter((tuple) => tuple !== '');
  return tuples.map((tuple) => tuple.split(',').map(Number));
}

/** `gx:Track`: one `gx:coord` per time, numbers separated by spaces. */
const track = (element: XmlElement): readonly (readonly number[])[] =>
  element.children
    .filter(({ name }) => name === 'coord')
    .map(({ text }) => text.trim().split(/\s+/u).map(Number));
