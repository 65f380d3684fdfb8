/**
 * Geometries of a GeoPackage (OGC 12-128r18, 2.1.3): a header and well-known binary (ISO 13249-3, and EWKB's flags), to
 * GeoJSON. Counts are believed only as far as there are bytes for them.
 */

/** A collection in a collection in a collection is nobody's geometry. */
const MAX_DEPTH = 8;
const NAMES = [
  '',
  'Point',
  'LineString',
  'Polygon',
  'MultiPoint',
  'MultiLineString',
  'MultiPolygon',
  'GeometryCollection',
] as const;

/** Bytes of the envelope by its kind: none, xy, xyz, xym, xyzm. */
const ENVELOPE = [0, 32, 48, 48, 64];

/** Undefined for what is no geometry, is empty, or has curves. */
export function geoPackageGeometry(blob: Uint8Array): object | undefined {
  if (blob.length < 8 || blob[0] !== 0x47 || blob[1] !== 0x50) return undefined;
  const envelope = ENVELOPE[(blob[3]! >> 1) & 7];
  if (envelope === undefined || (blob[3]! & 0x10) !== 0) return undefined;
  const reader = new WkbReader(blob, 8 + envelope);
  return reader.geometry(0);
}

interface Geometry {
  readonly type: string;
  readonly coordinates?: unknown;
  readonly geometries?: readonly Geometry[];
}

class WkbReader {
  private readonly view: DataView;
  private at: number;
  private little = true;
  /** Numbers of one position. */
  private dimensions = 2;

  constructor(bytes: Uint8Array, at: number) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = at;
  }

  geometry(depth: number): Geometry | undefined {
    if (depth > MAX_DEPTH || this.at + 5 > this.view.byteLength) return undefined;
    this.little = this.view.getUint8(this.at) === 1;
    const code = this.view.getUint32(this.at + 1, this.little);
    this.at += 5;
    const flags = (code & 0x8000_0000 ? 1 : 0) + (code & 0x4000_0000 ? 1 : 0);
    if (code & 0x2000_0000) this.at += 4;
    const plain = code & 0x0fff_ffff;
    const kind = Math.floor(plain / 1000);
    if (kind > 3) return undefined;
    this.dimensions = 2 + (flags > 0 ? flags : [0, 1, 1, 2][kind]!);
    const type = NAMES[plain % 1000];
    switch (type) {
      case 'Point': {
        const coordinates = this.positions(1)?.[0];
        return coordinates && Number.isFinite(coordinates[0]) ? { type, coordinates } : undefined;
      }
      case 'LineString':
        return this.simple(type, this.positions(this.count(8 * this.dimensions)));
      case 'Polygon':
        return this.simple(type, this.rings());
      case undefined:
      case '':
        return undefined;
      default:
        return this.several(type, depth);
    }
  }

  private simple(type: string, coordinates: unknown): Geometry | undefined {
    return coordinates === undefined ? undefined : { type, coordinates };
  }

  private rings(): readonly (readonly number[])[][] | undefined {
    const count = this.count(4);
    if (count === undefined) return undefined;
    const rings: (readonly number[])[][] = [];
    for (let i = 0; i < count; i++) {
      const ring = this.positions(this.count(8 * this.dimensions));
      if (!ring) return undefined;
      rings.push(ring);
    }
    return rings;
  }

  private several(type: string, depth: number): Geometry | undefined {
    const count = this.count(5);
    if (count === undefined) return undefined;
    const parts: Geometry[] = [];
    for (let i = 0; i < count; i++) {
      const part = this.geometry(depth + 1);
      if (!part) return undefined;
      parts.push(part);
    }
    if (type === 'GeometryCollection') return { type, geometries: parts };
    return { type, coordinates: parts.map(({ coordinates }) => coordinates) };
  }

  /** A count of things of at least `size` bytes each; undefined when there are not so many bytes left. */
  private count(size: number): number | undefined {
    if (this.at + 4 > this.view.byteLength) return undefined;
    const count = this.view.getUint32(this.at, this.little);
    this.at += 4;
    return count * size <= this.view.byteLength - this.at ? count : undefined;
  }

  private positions(count: number | undefined): (readonly number[])[] | undefined {
    if (count === undefined || this.at + 8 * this.dimensions * count > this.view.byteLength) return undefined;
    const positions: (readonly number[])[] = [];
    for (let i = 0; i < count; i++) {
      positions.push([
        this.view.getFloat64(this.at, this.little),
        this.view.getFloat64(this.at + 8, this.little),
      ]);
      this.at += 8 * this.dimensions;
    }
    return positions;
  }
}
