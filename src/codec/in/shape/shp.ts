/**
 * Geometries of a Shapefile (ESRI Shapefile Technical Description, 1998). Records are found by walking their lengths
 * once, since the .shx may be missing, and read when they are asked for. Nothing that a record states is believed
 * beyond its own bytes.
 */
import { groupRings } from './winding';

export interface ShpFile {
  readonly count: number;
  /** GeoJSON geometry of the i-th record; null where it has none, undefined where it is damaged. */
  readonly geometry: (i: number) => object | null | undefined;
  /** The file ends before its last record does. */
  readonly isCut: boolean;
}

const HEADER = 100;
const RECORD_HEADER = 8;

/** Undefined when it is no Shapefile. */
export function openShp(bytes: Uint8Array): ShpFile | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER || view.getInt32(0) !== 9994) return undefined;
  const starts: number[] = [];
  let at = HEADER;
  while (at + RECORD_HEADER + 4 <= bytes.length) {
    const length = 2 * view.getInt32(at + 4);
    if (length < 4) break;
    starts.push(at + RECORD_HEADER);
    at += RECORD_HEADER + length;
  }
  const end = (i: number): number => Math.min(starts[i]! + 2 * view.getInt32(starts[i]! - 4), bytes.length);
  return {
    count: starts.length,
    geometry: (i) => new Shape(view, starts[i]!, end(i)).geometry(),
    isCut: at > bytes.length,
  };
}

type Xy = [number, number];

class Shape {
  private readonly view: DataView;
  private readonly from: number;
  private readonly to: number;

  constructor(view: DataView, from: number, to: number) {
    this.view = view;
    this.from = from;
    this.to = to;
  }

  geometry(): object | null | undefined {
    // Types with Z and M, and MultiPatch, are 10, 20 and 31: x and y stand in the same place.
    const type = this.view.getInt32(this.from, true);
    switch (type === 31 ? type : type % 10) {
      case 0:
        return null;
      case 1:
        return this.to - this.from < 20 ? undefined : { type: 'Point', coordinates: this.xy(this.from + 4) };
      case 3:
        return this.parts((lines) => ({ type: 'MultiLineString', coordinates: lines }));
      case 5:
        return this.parts((rings) => {
          const coordinates = groupRings(rings);
          return coordinates && { type: 'MultiPolygon', coordinates };
        });
      case 8:
        return this.multiPoint();
      default:
        return undefined;
    }
  }

  private xy(at: number): Xy {
    return [this.view.getFloat64(at, true), this.view.getFloat64(at + 8, true)];
  }

  /** Box of 32 bytes, number of parts, of points, where each part begins, the points. */
  private parts(make: (parts: Xy[][]) => object | undefined): object | undefined {
    const { view, from, to } = this;
    if (to - from < 44) return undefined;
    const count = view.getInt32(from + 36, true);
    const points = view.getInt32(from + 40, true);
    const first = from + 44 + 4 * count;
    if (count < 1 || points < 1 || first + 16 * points > to) return undefined;
    const parts: Xy[][] = [];
    for (let part = 0; part < count; part++) {
      const start = view.getInt32(from + 44 + 4 * part, true);
      const end = part + 1 < count ? view.getInt32(from + 48 + 4 * part, true) : points;
      if (start < 0 || end < start || end > points) return undefined;
      parts.push(Array.from({ length: end - start }, (_, i) => this.xy(first + 16 * (start + i))));
    }
    return make(parts);
  }

  private multiPoint(): object | undefined {
    const { view, from, to } = this;
    const count = to - from < 40 ? 0 : view.getInt32(from + 36, true);
    if (count < 1 || from + 40 + 16 * count > to) return undefined;
    const coordinates = Array.from({ length: count }, (_, i) => this.xy(from + 40 + 16 * i));
    return { type: 'MultiPoint', coordinates };
  }
}
