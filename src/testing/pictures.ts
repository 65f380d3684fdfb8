/** Small pictures as files, made here: no test asks for one on the disk. */

function chunk(name: string, body: readonly number[]): number[] {
  const named = [...new TextEncoder().encode(name), ...body];
  return [...word(body.length), ...named, ...word(crc32(named))];
}

const word = (value: number): number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);

/** PNG specification, annex D. */
function crc32(bytes: readonly number[]): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let k = 0; k < 8; k++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  }
  return ~crc >>> 0;
}

/** One stored block of at most 65,535 bytes (RFC 1950, RFC 1951 3.2.4). */
function stored(bytes: readonly number[]): number[] {
  const { length } = bytes;
  const sizes = [length & 255, length >> 8, ~length & 255, (~length >> 8) & 255];
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  return [0x78, 0x01, 1, ...sizes, ...bytes, ...word(b * 65_536 + a)];
}

/** A red PNG without an alpha channel; `rows` of them in the data, where it is not as high as it says. */
export function aPng(width: number, height: number, rows = height): Uint8Array {
  const line = [0, ...Array.from({ length: width }, () => [200, 20, 20]).flat()];
  const data = Array.from({ length: rows }, () => line).flat();
  return Uint8Array.of(
    0x89,
    ...new TextEncoder().encode('PNG\r\n\u001A\n'),
    ...chunk('IHDR', [...word(width), ...word(height), 8, 2, 0, 0, 0]),
    ...chunk('IDAT', stored(data)),
    ...chunk('IEND', []),
  );
}

/** The markers of a JPEG up to its frame header, and no picture. */
export const aJpegHead = (width: number, height: number): Uint8Array => {
  const size = [height >> 8, height & 255, width >> 8, width & 255];
  const application = [0xff, 0xe0, 0x00, 0x04, 0x00, 0x00];
  const components = [3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1];
  return Uint8Array.of(
    0xff,
    0xd8,
    ...application,
    0xff,
    0xc0,
    0x00,
    0x11,
    0x08,
    ...size,
    ...components,
    0xff,
    0xda,
  );
};
