/**
 * Writes a Mapbox Vector Tile (specification 2.1): what the map draws streets and buildings from. Tiles are made one
 * by one from the city's flat arrays when the map asks for them, so nothing is converted that is not in sight.
 */

/** Length of a tile's side in its own units. */
export const TILE_EXTENT = 8192;

export type TileValue = string | number | boolean;

const POINT = 1;
const LINE = 2;
const POLYGON = 3;

/** Growing bytes with the few protobuf shapes that a tile needs. */
class Bytes {
  data = new Uint8Array(1024);
  length = 0;

  byte(value: number): void {
    if (this.length === this.data.length) this.grow(1);
    this.data[this.length++] = value;
  }

  varint(value: number): void {
    let rest = value >>> 0;
    while (rest > 127) {
      this.byte((rest & 127) | 128);
      rest >>>= 7;
    }
    this.byte(rest);
  }

  bytes(part: Uint8Array): void {
    if (this.length + part.length > this.data.length) this.grow(part.length);
    this.data.set(part, this.length);
    this.length += part.length;
  }

  message(field: number, part: Bytes): void {
    this.varint((field << 3) | 2);
    this.varint(part.length);
    this.bytes(part.done());
  }

  done(): Uint8Array {
    return this.data.subarray(0, this.length);
  }

  private grow(by: number): void {
    const wider = new Uint8Array(Math.max(2 * this.data.length, this.length + by));
    wider.set(this.data);
    this.data = wider;
  }
}

const UTF8 = new TextEncoder();

/** One layer under construction: begin a feature, draw it, end it. Coordinates are whole tile units, y downwards. */
export class TileLayer {
  private readonly name: string;
  private readonly features = new Bytes();
  private readonly keys = new Map<string, number>();
  private readonly values = new Map<TileValue, number>();
  // Written anew for each feature: a tile holds thousands.
  private readonly geometry = new Bytes();
  private readonly feature = new Bytes();
  private readonly pairs = new Bytes();
  private x = 0;
  private y = 0;
  private type = POINT;
  count = 0;

  constructor(name: string) {
    this.name = name;
  }

  point(x: number, y: number): void {
    this.start(POINT);
    this.geometry.varint(command(1, 1));
    this.go(x, y);
  }

  /** A line of at least two points, x and y interleaved. */
  line(xy: readonly number[]): void {
    this.start(LINE);
    this.path(xy);
  }

  /**
   * A ring of at least three points, not closed, given against its direction: outer rings counter-clockwise on the
   * screen, holes the other way. The tile holds them turned round, as its specification asks.
   */
  ringReversed(xy: readonly number[]): void {
    this.start(POLYGON);
    const last = xy.length - 2;
    this.geometry.varint(command(1, 1));
    this.go(xy[last]!, xy[last + 1]!);
    this.geometry.varint(command(2, xy.length / 2 - 1));
    for (let i = last - 2; i >= 0; i -= 2) this.go(xy[i]!, xy[i + 1]!);
    this.geometry.varint(command(7, 1));
  }

  /** Closes the feature drawn since the last one; nothing drawn, nothing written. */
  end(id: number, tags: Readonly<Record<string, TileValue | undefined>>): void {
    if (this.geometry.length === 0) return;
    const { feature, pairs, geometry } = this;
    feature.varint((1 << 3) | 0);
    feature.varint(id);
    for (const [key, value] of Object.entries(tags)) {
      if (value === undefined) continue;
      pairs.varint(indexOf(this.keys, key));
      pairs.varint(indexOf(this.values, value));
    }
    if (pairs.length > 0) feature.message(2, pairs);
    feature.varint((3 << 3) | 0);
    feature.varint(this.type);
    feature.message(4, geometry);
    this.features.message(2, feature);
    this.count++;
    feature.length = 0;
    pairs.length = 0;
    geometry.length = 0;
    this.x = 0;
    this.y = 0;
  }

  /** The layer as a protobuf message. */
  encode(): Uint8Array {
    const layer = new Bytes();
    layer.varint((15 << 3) | 0);
    layer.varint(2);
    writeText(layer, 1, this.name);
    layer.bytes(this.features.done());
    for (const key of this.keys.keys()) writeText(layer, 3, key);
    for (const value of this.values.keys()) layer.message(4, encodeValue(value));
    layer.varint((5 << 3) | 0);
    layer.varint(TILE_EXTENT);
    return layer.done();
  }

  private start(type: number): void {
    this.type = type;
  }

  private path(xy: readonly number[]): void {
    this.geometry.varint(command(1, 1));
    this.go(xy[0]!, xy[1]!);
    this.geometry.varint(command(2, xy.length / 2 - 1));
    for (let i = 2; i < xy.length; i += 2) this.go(xy[i]!, xy[i + 1]!);
  }

  private go(x: number, y: number): void {
    this.geometry.varint(zigzag(x - this.x));
    this.geometry.varint(zigzag(y - this.y));
    this.x = x;
    this.y = y;
  }
}

/** A whole tile of the layers that hold something. */
export function encodeTile(layers: readonly TileLayer[]): ArrayBuffer {
  const tile = new Bytes();
  for (const layer of layers) {
    if (layer.count === 0) continue;
    const part = layer.encode();
    tile.varint((3 << 3) | 2);
    tile.varint(part.length);
    tile.bytes(part);
  }
  return tile.data.slice(0, tile.length).buffer;
}

const command = (id: number, count: number): number => (count << 3) | id;

const zigzag = (n: number): number => (n << 1) ^ (n >> 31);

function indexOf<K>(table: Map<K, number>, key: K): number {
  let index = table.get(key);
  if (index === undefined) {
    index = table.size;
    table.set(key, index);
  }
  return index;
}

function writeText(to: Bytes, field: number, text: string): void {
  const bytes = UTF8.encode(text);
  to.varint((field << 3) | 2);
  to.varint(bytes.length);
  to.bytes(bytes);
}

function encodeValue(value: TileValue): Bytes {
  const out = new Bytes();
  if (typeof value === 'string') writeText(out, 1, value);
  else if (typeof value === 'boolean') {
    out.varint((7 << 3) | 0);
    out.varint(value ? 1 : 0);
  } else {
    out.varint((3 << 3) | 1);
    const eight = new DataView(new ArrayBuffer(8));
    eight.setFloat64(0, value, true);
    out.bytes(new Uint8Array(eight.buffer));
  }
  return out;
}
