import { describe, expect, it } from 'vitest';
import { unpacked } from './unpack';

const LIMITS = { maxBytes: 1 << 20, maxRatio: 200 };
const text = (length: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length }, (_, i) => 32 + ((i * i + (i >> 3)) % 90));

async function gzipped(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

describe('unpacked', () => {
  it('is what was packed, however many pieces it comes in', async () => {
    const bytes = text(900_000);
    expect(await unpacked(await gzipped(bytes), LIMITS)).toEqual(bytes);
  });

  it('leaves to the reader what is no gzip, broken, cut off, empty or followed by something else', async () => {
    const packed = await gzipped(text(5000));
    const broken = packed.slice();
    broken.fill(0xff, 40, 80);
    for (const bytes of [
      text(100),
      new Uint8Array(0),
      broken,
      packed.subarray(0, packed.length - 12),
      await gzipped(new Uint8Array(0)),
      Uint8Array.of(...packed, 1, 2, 3),
    ])
      expect(await unpacked(bytes, LIMITS)).toBeUndefined();
  });

  it('stops at the limits, of size and of ratio', async () => {
    expect(await unpacked(await gzipped(text(LIMITS.maxBytes + 1)), LIMITS)).toBeUndefined();
    const zeros = await gzipped(new Uint8Array(LIMITS.maxBytes));
    expect(LIMITS.maxBytes).toBeGreaterThan(LIMITS.maxRatio * zeros.length);
    expect(await unpacked(zeros, LIMITS)).toBeUndefined();
  });
});
