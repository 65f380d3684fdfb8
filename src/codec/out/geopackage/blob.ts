/** A GeoJSON geometry as a GeoPackage's: header with envelope, then well-known binary (OGC 12-128r18, 2.1.3). */

export interface Shape {
  readonly type: string;
  readonly coordinates: unknown;
}

const TYPES = ['', 'Point', 'LineString', 'Polygon', 'MultiPoint', 'MultiLineString', 'MultiPolygon'];

/** Bytes of the header: magic, version, flags, system, envelope in x and y. */
const HEADER = 40;

type Position = readonly number[];

/** Little-endian, two dimensions, in the units of the system. @throws Error for a type that GeoJSON does not have, or a collection. */
export function geoPackageBlob(shape: Shape, epsg: number): Uint8Array {
  const blob = new Uint8Array(HEADER + sizeOf(shape));
  const view = new DataView(blob.buffer);
  let at = HEADER;
  const box = [Infinity, -Infinity, Infinity, -Infinity];
  const uint = (value: number): void => {
    view.setUint32(at, value, true);
    at += 4;
  };
  const position = ([x = 0, y = 0]: Position): void => {
    view.setFloat64(at, x, true);
    view.setFloat64(at + 8, y, true);
    at += 16;
    box[0] = Math.min(box[0]!, x);
    box[1] = Math.max(box[1]!, x);
    box[2] = Math.min(box[2]!, y);
    box[3] = Math.max(box[3]!, y);
  };
  const geometry = ({ type, coordinates }: Shape): void => {
    blob[at++] = 1;
    uint(TYPES.indexOf(type));
    if (type === 'Point') return position(coordinates as Position);
    const items = coordinates as readonly unknown[];
    uint(items.length);
    for (const item of items) {
      if (type === 'LineString') position(item as Position);
      else if (type === 'Polygon') {
        uint((item as readonly Position[]).length);
        for (const point of item as readonly Position[]) position(point);
      } else geometry({ type: type.slice('Multi'.length), coordinates: item });
    }
  };
  geometry(shape);
  blob.set([0x47, 0x50, 0, 0b11]);
  view.setInt32(4, epsg, true);
  box.forEach((value, i) => view.setFloat64(8 + 8 * i, value, true));
  return blob;
}

function sizeOf({ type, coordinates }: Shape): number {
  if (TYPES.indexOf(type) < 1) throw new Error(`no geometry of a GeoPackage: ${type}`);
  if (type === 'Point') return 21;
  const items = coordinates as readonly (readonly unknown[])[];
  if (type === 'LineString') return 9 + 16 * items.length;
  if (type === 'Polygon') return items.reduce((sum, ring) => sum + 4 + 16 * ring.length, 9);
  const part = type.slice('Multi'.length);
  return items.reduce((sum, item) => sum + sizeOf({ type: part, coordinates: item }), 9);
}
