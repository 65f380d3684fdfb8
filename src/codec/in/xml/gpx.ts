/** GPX 1.0 and 1.1: waypoints are points, tracks and routes lines. */
import { childText, type XmlElement } from './records';

export const GPX_RECORDS: ReadonlySet<string> = new Set(['wpt', 'trk', 'rte']);

export function gpxFeatures(element: XmlElement): readonly unknown[] {
  const properties = {
    name: childText(element, 'name'),
    ...optional('description', childText(element, 'desc') || childText(element, 'cmt')),
    ...optional('type', childText(element, 'type')),
  };
  const feature = (geometry: object): unknown => ({ type: 'Feature', properties, geometry });
  if (element.name === 'wpt') return [feature({ type: 'Point', coordinates: position(element) })];
  const parts =
    element.name === 'rte'
      ? [element.children.filter(({ name }) => name === 'rtept')]
      : element.children
          .filter(({ name }) => name === 'trkseg')
          .map((segment) => segment.children.filter(({ name }) => name === 'trkpt'));
  return [feature({ type: 'MultiLineString', coordinates: parts.map((part) => part.map(position)) })];
}

/** A missing number is told as one that is none. */
const position = ({ attributes: { lon, lat } }: XmlElement): readonly unknown[] => [number(lon), number(lat)];

const number = (text: string | undefined): number | undefined =>
  text === undefined || text.trim() === '' ? undefined : Number(text);

const optional = (name: string, value: string): Record<string, string> =>
  value === '' ? {} : { [name]: value };
