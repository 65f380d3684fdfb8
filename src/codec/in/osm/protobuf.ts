/** Protocol Buffers' wire format, as much as OpenStreetMap's files need. Reading past the end throws a RangeError. */
import { strFromU8 } from 'fflate';

export class ProtobufReader {
  private readonly data: Uint8Array;
  private at = 0;

  constructor(data: Uint8Array) {
    this.data = data;
  }

  /** Calls `take` at each field; where it says false the field is skipped. */
  fields(take: (field: number, reader: ProtobufReader) => boolean): void {
    while (this.at < this.data.length) {
      const tag = this.varint();
      if (!take(Math.floor(tag / 8), this)) this.skip(tag % 8);
    }
  }

  /** Exact up to 2⁵³; a negative number of 64 bits comes back as what it is. */
  varint(): number {
    let value = 0;
    let scale = 1;
    for (let i = 0; i < 10; i++) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return i === 9 ? value - 2 ** 64 : value;
      scale *= 128;
    }
    throw new RangeError('varint');
  }

  /** Zigzag. */
  signed(): number {
    const value = this.varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  bytes(): Uint8Array {
    const length = this.varint();
    const from = this.at;
    if (!(length <= this.data.length - from)) throw new RangeError('length');
    this.at = from + length;
    return this.data.subarray(from, this.at);
  }

  text(): string {
    return strFromU8(this.bytes());
  }

  packed(): number[] {
    const inner = new ProtobufReader(this.bytes());
    const values: number[] = [];
    while (inner.at < inner.data.length) values.push(inner.varint());
    return values;
  }

  /** Zigzag differences, summed up. */
  packedDeltas(): number[] {
    const inner = new ProtobufReader(this.bytes());
    const values: number[] = [];
    let sum = 0;
    while (inner.at < inner.data.length) values.push((sum += inner.signed()));
    return values;
  }

  private byte(): number {
    const byte = this.data[this.at++];
    if (byte === undefined) throw new RangeError('end');
    return byte;
  }

  private skip(wire: number): void {
    if (wire === 0) this.varint();
    else if (wire === 2) this.bytes();
    else if (wire === 1 || wire === 5) this.at += wire === 1 ? 8 : 4;
    else throw new RangeError('wire type');
  }
}
