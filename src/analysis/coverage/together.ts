/** Cameras and sound sensors side by side: how much street is heard and seen. Two networks of devices, never coupled. */
import type { Network } from './network';
import { byChunk, createChunkCache, type ChunkCache } from './by-chunk';
import type { SeenStretches } from './stretch-list';

/** What a stretch of street has: both, one, or neither. */
export const TOGETHER = ['heardAndSeen', 'heardOnly', 'seenOnly', 'neither'] as const;
export type Together = (typeof TOGETHER)[number];

export interface TogetherStreets {
  readonly length_m: Readonly<Record<Together, number>>;
  /** ax, ay, bx, by of each stretch, frame metres. */
  readonly lines: Readonly<Record<Together, Float64Array>>;
}

/** What one chunk of segments has. */
interface ChunkTogether {
  readonly length_m: Record<Together, number>;
  readonly lines: Record<Together, number[]>;
}
export type TogetherCache = ChunkCache<ChunkTogether>;

const nothing = (): ChunkTogether => ({
  length_m: { heardAndSeen: 0, heardOnly: 0, seenOnly: 0, neither: 0 },
  lines: { heardAndSeen: [], heardOnly: [], seenOnly: [], neither: [] },
});

/** Splits the counted network by what at least one sensor hears and at least one camera sees. */
export function streetsTogether(
  network: Network,
  heard: readonly SeenStretches[],
  seen: readonly SeenStretches[],
  cache: TogetherCache = createChunkCache(),
): TogetherStreets {
  const lists = [...heard, ...seen];
  const chunks = byChunk(network, lists, cache, String(heard.length), (chunk) => {
    const found = nothing();
    const [earsOf, eyesOf] = [new Map<number, number[]>(), new Map<number, number[]>()];
    lists.forEach((_, l) => {
      const rows = l < heard.length ? earsOf : eyesOf;
      chunk.each(l, (s, from, to) => {
        const row = rows.get(s);
        if (row) row.push(from, to);
        else rows.set(s, [from, to]);
      });
    });
    for (let s = chunk.from; s < chunk.to; s++)
      splitSegment(network, s, earsOf.get(s) ?? [], eyesOf.get(s) ?? [], found);
    return found;
  });
  const { length_m } = nothing();
  for (const chunk of chunks) for (const what of TOGETHER) length_m[what] += chunk.length_m[what];
  const lines = (what: Together): Float64Array => joined(chunks.map((chunk) => chunk.lines[what]));
  return {
    length_m,
    lines: {
      heardAndSeen: lines('heardAndSeen'),
      heardOnly: lines('heardOnly'),
      seenOnly: lines('seenOnly'),
      neither: lines('neither'),
    },
  };
}

function splitSegment(
  network: Network,
  s: number,
  ears: readonly number[],
  eyes: readonly number[],
  { length_m, lines }: ChunkTogether,
): void {
  for (let i = network.stretchStart[s]!; i < network.stretchStart[s + 1]!; i += 2) {
    const [first, last] = [network.counted[i]!, network.counted[i + 1]!];
    const cuts = [...new Set([first, last, ...ears, ...eyes])].filter((t) => t >= first && t <= last);
    cuts.sort((a, b) => a - b);
    for (let c = 0; c + 1 < cuts.length; c++) {
      const [from, to] = [cuts[c]!, cuts[c + 1]!];
      const what = kindOf(holds(ears, from, to), holds(eyes, from, to));
      length_m[what] += (to - from) * network.length_m[s]!;
      addLine(network.ends, s, from, to, lines[what]);
    }
  }
}

function joined(lists: readonly (readonly number[])[]): Float64Array {
  const all = new Float64Array(lists.reduce((sum, list) => sum + list.length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all;
}

const kindOf = (heard: boolean, seen: boolean): Together =>
  heard ? (seen ? 'heardAndSeen' : 'heardOnly') : seen ? 'seenOnly' : 'neither';

/** Whether one of the pairs holds all of the piece: pieces end wherever a pair does. */
function holds(pairs: readonly number[], from: number, to: number): boolean {
  for (let i = 0; i < pairs.length; i += 2) if (pairs[i]! <= from && pairs[i + 1]! >= to) return true;
  return false;
}

function addLine(ends: Float64Array, s: number, from: number, to: number, lines: number[]): void {
  const [ax, ay, bx, by] = [ends[4 * s]!, ends[4 * s + 1]!, ends[4 * s + 2]!, ends[4 * s + 3]!];
  const at = (t: number): readonly [number, number] => [ax + (bx - ax) * t, ay + (by - ay) * t];
  lines.push(...at(from), ...at(to));
}
