/**
 * The files in a zip, nested zips too, unpacked one by one and never beyond the limits: what the directory states is
 * checked first, and what comes out again, since a directory may lie.
 */
import { Inflate } from 'fflate';
import { err, ok, type Result } from '../../kernel/result';
import { decodeText, isUtf8 } from './encoding';
import type { UnpackLimits } from './gunzip';

export interface ZipEntry {
  /** Base name: folders, and paths that climb out of them, mean nothing here. */
  readonly name: string;
  /** With its folders, '/' between them. */
  readonly path: string;
  readonly size: number;
  readonly packedSize: number;
  readonly unpack: (limits: UnpackLimits) => Result<Uint8Array, ZipFault>;
}

export type ZipFault =
  'file.zipBroken' | 'file.tooBig' | 'file.isBomb' | 'file.zipEncrypted' | 'file.zipMethod';

/** More files than this in one archive are no data set. */
const MAX_ENTRIES = 10_000;
/** Below this size no ratio is suspicious: a short file of repetitions packs well. */
const RATIO_MATTERS_FROM = 16 * 1024 * 1024;
const PIECE = 1 << 16;

const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
/** Sizes of the records without their names, bytes (APPNOTE 4.3.7, 4.3.12, 4.3.16). */
const END_SIZE = 22;
const DIRECTORY_SIZE = 46;
const LOCAL_SIZE = 30;

/** The directory of a zip; nothing is unpacked. */
export function zipEntries(bytes: Uint8Array): Result<readonly ZipEntry[], ZipFault> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end === undefined) return err('file.zipBroken');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + DIRECTORY_SIZE > bytes.length || view.getUint32(at, true) !== DIRECTORY)
      return err('file.zipBroken');
    if (i === MAX_ENTRIES) return err('file.isBomb');
    const nameLength = view.getUint16(at + 28, true);
    const path = nameOf(bytes.subarray(at + DIRECTORY_SIZE, at + DIRECTORY_SIZE + nameLength));
    const head = {
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      local: view.getUint32(at + 42, true),
    };
    if (!path.endsWith('/')) {
      entries.push({
        name: path.slice(path.lastIndexOf('/') + 1),
        path,
        size: head.size,
        packedSize: head.packedSize,
        unpack: (limits) => unpack(bytes, view, head, limits),
      });
    }
    at += DIRECTORY_SIZE + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return ok(entries);
}

/** The record that ends the file, a comment of up to 65,535 bytes after it. */
function endOfDirectory(view: DataView): number | undefined {
  const last = view.byteLength - END_SIZE;
  for (let at = last; at >= Math.max(0, last - 0xffff); at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  return undefined;
}

/** UTF-8, else the code page of DOS (APPNOTE appendix D). Windows' backslashes are slashes. */
function nameOf(bytes: Uint8Array): string {
  const name = decodeText(bytes, isUtf8(bytes) ? 'utf-8' : 'cp850');
  return name.replaceAll('\\', '/');
}

interface Head {
  readonly flags: number;
  readonly method: number;
  readonly packedSize: number;
  readonly size: number;
  readonly local: number;
}

function unpack(
  bytes: Uint8Array,
  view: DataView,
  head: Head,
  limits: UnpackLimits,
): Result<Uint8Array, ZipFault> {
  if ((head.flags & 1) !== 0) return err('file.zipEncrypted');
  if (head.size > limits.maxBytes) return err('file.tooBig');
  if (isBomb(head.size, head.packedSize, limits)) return err('file.isBomb');
  const { local } = head;
  if (local + LOCAL_SIZE > bytes.length || view.getUint32(local, true) !== LOCAL)
    return err('file.zipBroken');
  const from = local + LOCAL_SIZE + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const packed = bytes.subarray(from, from + head.packedSize);
  if (packed.length < head.packedSize) return err('file.zipBroken');
  if (head.method === 0) return ok(packed);
  return head.method === 8 ? inflate(packed, head.size, limits) : err('file.zipMethod');
}

const isBomb = (size: number, packed: number, { maxRatio }: UnpackLimits): boolean =>
  size > RATIO_MATTERS_FROM && size > packed * maxRatio;

/** Piece by piece, so that more than the directory states is stopped. */
function inflate(packed: Uint8Array, size: number, limits: UnpackLimits): Result<Uint8Array, ZipFault> {
  const out = new Uint8Array(size);
  let length = 0;
  const stream = new Inflate((chunk) => {
    if (length + chunk.length <= size) out.set(chunk, length);
    length += chunk.length;
  });
  for (let from = 0; from < packed.length; from += PIECE) {
    try {
      stream.push(packed.subarray(from, from + PIECE), from + PIECE >= packed.length);
    } catch {
      // The library says what is wrong by an exception; for the user the file is damaged either way.
      return err('file.zipBroken');
    }
    if (length > size) return err(isBomb(length, packed.length, limits) ? 'file.isBomb' : 'file.zipBroken');
  }
  return length === size ? ok(out) : err('file.zipBroken');
}
