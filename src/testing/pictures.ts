/** Small pictures as files, made here: no test asks for one on the disk. */
import { zlibSync } from 'fflate';

function chunk(name: string, body: Uint8Array): number[] {
  const named = [...name].map((char) => char.charCodeAt(0)).concat([...body]);
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

/** A red PNG without an alpha channel; `rows` of them in the data, where it is not as high as it says. */
export function aPng(width: number, height: number, rows = height): Uint8Array {
  const line = [0, ...Array.from({ length: width }, () => [200, 20, 20]).flat()];
  const data = Uint8Array.from(Array.from({ length: rows }, () => line).flat());
  const header = Uint8Array.from([...word(width), ...word(height), 8, 2, 0, 0, 0]);
  return Uint8Array.from([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...chunk('IHDR', header),
    ...chunk('IDAT', zlibSync(data)),
    ...chunk('IEND', new Uint8Array()),
  ]);
}

/** The markers of a JPEG up to its frame header, and no picture. */
export const aJpegHead = (width: number, height: number): Uint8Array =>
  Uint8Array.from([
    ...[0xff, 0xd8, 0xff, 0xe0, 0x00, 0x04, 0x00, 0x00],
    ...[0xff, 0xc0, 0x00, 0x11, 0x08, height >> 8, height & 255, width >> 8, width & 255, 3],
    ...[1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1, 0xff, 0xda],
  ]);
