/** Density in a PNG. */
import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { withDensity } from './png-density';

function chunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

const picture = (...more: Buffer[]): Buffer =>
  Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
    ...more,
    chunk('IDAT', deflateSync(Buffer.from([0, 0]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);

describe('the density of a PNG', () => {
  it('stands behind the header with a right checksum', () => {
    const wanted = Buffer.alloc(9);
    // 300 dots in 25.4 mm are 11,811 in a metre.
    wanted.writeUInt32BE(11_811);
    wanted.writeUInt32BE(11_811, 4);
    wanted[8] = 1;
    expect(Buffer.from(withDensity(picture(), 300))).toEqual(picture(chunk('pHYs', wanted)));
  });

  it('takes the place of another', () => {
    const other = picture(chunk('pHYs', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 0])));
    expect(withDensity(other, 300)).toEqual(withDensity(picture(), 300));
  });
});
