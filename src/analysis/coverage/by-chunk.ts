/**
 * Values of the network chunk by chunk of segments, kept from run to run: what a chunk has depends on the stretches
 * that reach into it alone. Summed up in the order of the chunks, kept values give what a run from scratch gives.
 */
import type { Network } from './network';
import { CHUNK } from './street-line';
import type { SeenStretches } from './stretch-list';

/** Belongs to one network. */
export interface ChunkCache<T> {
  /** What else the values depend on. */
  key: string;
  lists: readonly SeenStretches[];
  chunks: T[];
}

export const createChunkCache = <T>(): ChunkCache<T> => ({ key: '', lists: [], chunks: [] });

/** What a chunk is computed from. */
export interface ChunkOfLists {
  /** Segments from, up to but not including to. */
  readonly from: number;
  readonly to: number;
  /** Visits the stretches of one list within the chunk, in segment order. */
  readonly each: (list: number, visit: (segment: number, from: number, to: number) => void) => void;
}

/** The value of every chunk; only those are computed that a list which changed reaches or reached. */
export function byChunk<T>(
  network: Network,
  lists: readonly SeenStretches[],
  cache: ChunkCache<T>,
  key: string,
  compute: (chunk: ChunkOfLists) => T,
): readonly T[] {
  const count = Math.ceil(network.segments / CHUNK);
  const before = cache.lists;
  const anew = cache.key !== key || before.length !== lists.length || cache.chunks.length !== count;
  const touched = anew ? new Set(Array.from({ length: count }, (_, c) => c)) : new Set<number>();
  if (!anew) {
    lists.forEach((list, l) => {
      if (list === before[l]) return;
      for (const { segment } of [list, before[l]!])
        for (const s of segment) touched.add(Math.floor(s / CHUNK));
    });
  }
  cache.key = key;
  // A copy: the caller may put others into its own list.
  cache.lists = [...lists];
  if (anew) cache.chunks = [];
  for (const chunk of touched) {
    const from = chunk * CHUNK;
    const to = Math.min(network.segments, from + CHUNK);
    cache.chunks[chunk] = compute({
      from,
      to,
      each: (l, visit) => {
        const { segment, from: t0, to: t1 } = lists[l]!;
        for (let i = firstFrom(segment, from); i < segment.length && segment[i]! < to; i++)
          visit(segment[i]!, t0[i]!, t1[i]!);
      },
    });
  }
  return cache.chunks;
}

/** The first place with at least this value, in ascending values. */
function firstFrom(values: Uint32Array, value: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
