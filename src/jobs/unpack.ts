import type { UnpackLimits } from '../codec';

const GZIP = [0x1f, 0x8b] as const;

/**
 * What a gzip unpacks to, by the platform's own unpacker in another thread. Undefined for any other file, without such an
 * unpacker, and where anything is wrong, the limits included: the reader then unpacks it itself and says what it is.
 */
export async function unpacked(
  bytes: Uint8Array,
  { maxBytes, maxRatio }: UnpackLimits,
): Promise<Uint8Array | undefined> {
  if (!GZIP.every((byte, i) => bytes[i] === byte) || typeof DecompressionStream !== 'function')
    return undefined;
  const most = Math.min(maxBytes, bytes.length * maxRatio);
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream();
  const reader = stream.pipeThrough(new DecompressionStream('gzip')).getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      chunks.push(read.value);
      length += read.value.length;
      if (length > most) {
        await reader.cancel();
        return undefined;
      }
    }
  } catch {
    return undefined;
  }
  return length === 0 ? undefined : joined(chunks, length);
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
