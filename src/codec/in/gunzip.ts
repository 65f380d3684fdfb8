/** Unpacks gzip piece by piece, so that a file that unpacks without end is stopped at a limit. */
import { Gunzip } from 'fflate';
import { err, ok, type Result } from '../../kernel/result';

export interface UnpackLimits {
  /** Largest size after unpacking, bytes. */
  readonly maxBytes: number;
  /** Largest ratio of unpacked to packed size that is believed; GeoJSON reaches about 20. */
  readonly maxRatio: number;
}

/** Enough for a whole metropolis, of which a browser tab holds about twice as much; GeoJSON packs to a twentieth. */
export const UNPACK_LIMITS: UnpackLimits = { maxBytes: 512 * 1024 * 1024, maxRatio: 200 };

export type GunzipFault = 'file.gzipBroken' | 'file.tooBig' | 'file.isBomb';

/** Below this size no ratio is suspicious: a short file of repetitions packs well. */
const RATIO_MATTERS_FROM = 16 * 1024 * 1024;
const PIECE = 256 * 1024;

/** Yields the share done, in [0, 1]. */
export function* gunzip(
  packed: Uint8Array,
  limits: UnpackLimits,
): Generator<number, Result<Uint8Array, GunzipFault>> {
  const output = new Output(statedSize(packed, limits.maxBytes));
  const stream = new Gunzip((chunk) => output.append(chunk));
  for (let from = 0; from < packed.length; from += PIECE) {
    const to = Math.min(from + PIECE, packed.length);
    try {
      stream.push(packed.subarray(from, to), to === packed.length);
    } catch {
      // The library says what is wrong by an exception; for the user the file is damaged either way.
      return err('file.gzipBroken');
    }
    if (output.length > limits.maxBytes) return err('file.tooBig');
    if (output.length > RATIO_MATTERS_FROM && output.length > to * limits.maxRatio) return err('file.isBomb');
    yield to / packed.length;
  }
  return output.length === 0 ? err('file.gzipBroken') : ok(output.finish());
}

/** The size modulo 2³² that gzip states in its last four bytes (RFC 1952): a hint, never believed beyond the limit. */
function statedSize(packed: Uint8Array, max: number): number {
  const n = packed.length;
  if (n < 18) return 64;
  const size = new DataView(packed.buffer, packed.byteOffset + n - 4, 4).getUint32(0, true);
  return Math.min(Math.max(size, 64), max, 32 * n);
}

class Output {
  length = 0;
  private bytes: Uint8Array;

  constructor(capacity: number) {
    this.bytes = new Uint8Array(capacity);
  }

  append(chunk: Uint8Array): void {
    const needed = this.length + chunk.length;
    if (needed > this.bytes.length) {
      const next = new Uint8Array(Math.max(needed, 2 * this.bytes.length));
      next.set(this.bytes.subarray(0, this.length));
      this.bytes = next;
    }
    this.bytes.set(chunk, this.length);
    this.length = needed;
  }

  finish(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }
}
