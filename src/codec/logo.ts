/** Pictures for the title block: PNG or JPEG, told by their first bytes, small enough to stand in a plan file. */
import { Inflate } from 'fflate';
import { fromBase64, toBase64 } from '../kernel/base64';
import type { Fault } from '../kernel/fault';
import { err, ok, type Result } from '../kernel/result';

export interface LogoPicture {
  readonly type: 'png' | 'jpeg';
  readonly bytes: Uint8Array;
  readonly width_px: number;
  readonly height_px: number;
}

/** A logo is 24 mm wide: 1000 px are more than any printer has there. */
export const MAX_LOGO_BYTES = 256 * 1024;
export const MAX_LOGO_PX = 2000;

/**
 * The picture as a `data:` address. Errors: `logo.tooLarge` (bytes or pixels), `logo.unknownFormat` (neither PNG nor
 * JPEG; a drawing could carry scripts and addresses), `logo.damaged`.
 */
export function readLogo(bytes: Uint8Array): Result<string, Fault> {
  const fault = (code: string): Result<string, Fault> =>
    err({
      code,
      severity: 'error',
      count: 1,
      params: { kilobytes: MAX_LOGO_BYTES / 1024, pixels: MAX_LOGO_PX },
    });
  if (bytes.length > MAX_LOGO_BYTES) return fault('logo.tooLarge');
  const type = typeOf(bytes);
  if (!type) return fault('logo.unknownFormat');
  const size = type === 'png' ? pngSize(bytes) : jpegSize(bytes);
  if (!size) return fault('logo.damaged');
  if (Math.max(...size) > MAX_LOGO_PX) return fault('logo.tooLarge');
  if (type === 'png' && !isWholePng(bytes, size)) return fault('logo.damaged');
  return ok(`data:image/${type};base64,${toBase64(bytes)}`);
}

/** The picture of a `data:` address, undefined where it is none that `readLogo` would give. */
export function logoOf(address: string): LogoPicture | undefined {
  if (address.length > MAX_LOGO_BYTES * 1.5) return undefined;
  const [, type, text = ''] = /^data:image\/(png|jpeg);base64,([A-Za-z0-9+/=]*)$/.exec(address) ?? [];
  const bytes = type === undefined ? undefined : fromBase64(text);
  if (!bytes) return undefined;
  const read = readLogo(bytes);
  if (!read.ok || read.value !== address) return undefined;
  const [width_px, height_px] = (type === 'png' ? pngSize(bytes) : jpegSize(bytes))!;
  return { type: type === 'png' ? 'png' : 'jpeg', bytes, width_px, height_px };
}

type Size = readonly [width: number, height: number];

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function typeOf(bytes: Uint8Array): LogoPicture['type'] | undefined {
  if (PNG.every((byte, i) => bytes[i] === byte)) return 'png';
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff ? 'jpeg' : undefined;
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const nonEmpty = (width: number, height: number): Size | undefined =>
  width > 0 && height > 0 ? [width, height] : undefined;

/** Of the header chunk (PNG specification, 11.2.2). */
function pngSize(bytes: Uint8Array): Size | undefined {
  const view = viewOf(bytes);
  if (bytes.length < 33 || view.getUint32(8) !== 13 || nameAt(bytes, 12) !== 'IHDR') return undefined;
  return nonEmpty(view.getUint32(16), view.getUint32(20));
}

const nameAt = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));

/** Samples of a pixel by colour type. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** All its rows are there, and no more of them than it says: a small file must not swell into a large one. */
function isWholePng(bytes: Uint8Array, [width, height]: Size): boolean {
  const view = viewOf(bytes);
  const [depth, colour, , , interlaced] = bytes.subarray(24, 29);
  const bits = (SAMPLES[colour!] ?? 0) * depth!;
  const rows = height * (1 + Math.ceil((width * bits) / 8));
  // Seven passes: more rows, each with a byte of its own and rounded up.
  const most = interlaced === 0 ? rows : rows + 14 * (height + 8);
  if (bits === 0 || bits > 64) return false;
  let length = 0;
  const inflate = new Inflate((chunk) => (length += chunk.length));
  let header = 2;
  for (let at = 8; at + 12 <= bytes.length;) {
    const size = view.getUint32(at);
    const name = nameAt(bytes, at + 4);
    if (at + 12 + size > bytes.length) return false;
    if (name === 'IEND') return length >= rows && length <= most;
    if (name === 'IDAT') {
      // The two bytes of the zlib header may stand in any chunk.
      const skipped = Math.min(header, size);
      header -= skipped;
      if (!pushed(inflate, bytes.subarray(at + 8 + skipped, at + 8 + size)) || length > most) return false;
    }
    at += 12 + size;
  }
  return false;
}

function pushed(inflate: Inflate, chunk: Uint8Array): boolean {
  try {
    // A little at a time: what swells is stopped before it fills the memory.
    for (let at = 0; at < chunk.length; at += 4096) inflate.push(chunk.subarray(at, at + 4096));
    return true;
  } catch {
    return false;
  }
}

/** Of the first frame header (ITU-T T.81, B.2.2), which the markers before it are passed over to reach. */
function jpegSize(bytes: Uint8Array): Size | undefined {
  const view = viewOf(bytes);
  for (let at = 2; at + 9 < bytes.length;) {
    const marker = bytes[at + 1]!;
    if (bytes[at] !== 0xff || marker === 0xda) return undefined;
    if (isFrame(marker)) return nonEmpty(view.getUint16(at + 7), view.getUint16(at + 5));
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
