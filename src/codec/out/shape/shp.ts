/** Geometries of a Shapefile with their index (ESRI Shapefile Technical Description, 1998). */

export type Xy = readonly [x: number, y: number];

export type ShpKind = 'point' | 'line' | 'polygon';

/** One record: rings or lines as parts, a point as one part of one place; no part is a record without a place. */
export type ShpRecord = readonly (readonly Xy[])[];

const TYPES = { point: 1, line: 3, polygon: 5 } as const;
const HEADER = 100;

/** Rings of polygons have to run as the format wants them: outer clockwise, holes the other way round. */
export function shp(kind: ShpKind, records: readonly ShpRecord[]): { shp: Uint8Array; shx: Uint8Array } {
  const sizes = records.map((record) => contentSize(kind, record));
  const main = new DataView(new ArrayBuffer(HEADER + sizes.reduce((sum, size) => sum + size + 8, 0)));
  const index = new DataView(new ArrayBuffer(HEADER + 8 * records.length));
  const all = boxOf(records);
  writeHeader(main, TYPES[kind], all);
  writeHeader(index, TYPES[kind], all);
  let at = HEADER;
  records.forEach((record, i) => {
    const size = sizes[i]!;
    // Lengths and places are in words of two bytes, big-endian.
    index.setInt32(HEADER + 8 * i, at / 2);
    index.setInt32(HEADER + 8 * i + 4, size / 2);
    main.setInt32(at, i + 1);
    main.setInt32(at + 4, size / 2);
    writeContent(main, at + 8, kind, record);
    at += 8 + size;
  });
  return { shp: new Uint8Array(main.buffer), shx: new Uint8Array(index.buffer) };
}

function contentSize(kind: ShpKind, record: ShpRecord): number {
  if (record.length === 0) return 4;
  if (kind === 'point') return 20;
  return 44 + 4 * record.length + 16 * record.reduce((sum, part) => sum + part.length, 0);
}

function writeHeader(view: DataView, type: number, box: Box): void {
  view.setInt32(0, 9994);
  view.setInt32(24, view.byteLength / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, type, true);
  writeBox(view, 36, box);
}

type Box = readonly [west: number, south: number, east: number, north: number];

const writeBox = (view: DataView, at: number, box: Box): void =>
  box.forEach((value, i) => view.setFloat64(at + 8 * i, value, true));

function boxOf(records: readonly ShpRecord[]): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of records.flat(2)) {
    [west, south] = [Math.min(west, x), Math.min(south, y)];
    [east, north] = [Math.max(east, x), Math.max(north, y)];
  }
  return west > east ? [0, 0, 0, 0] : [west, south, east, north];
}

function writeContent(view: DataView, from: number, kind: ShpKind, record: ShpRecord): void {
  const [first] = record;
  if (!first) return;
  view.setInt32(from, TYPES[kind], true);
  let at = from + 4;
  const place = ([x, y]: Xy): void => {
    view.setFloat64(at, x, true);
    view.setFloat64(at + 8, y, true);
    at += 16;
  };
  if (kind === 'point') return place(first[0]!);
  writeBox(view, at, boxOf([record]));
  view.setInt32(at + 32, record.length, true);
  view.setInt32(
    at + 36,
    record.reduce((sum, part) => sum + part.length, 0),
    true,
  );
  at += 40;
  let start = 0;
  for (const part of record) {
    view.setInt32(at, start, true);
    start += part.length;
    at += 4;
  }
  for (const part of record) for (const xy of part) place(xy);
}
