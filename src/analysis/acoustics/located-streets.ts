/** How much of the counted streets lies where an event can be located ([S3]). */
import { byChunk, createChunkCache, type ChunkCache, type ChunkOfLists } from '../coverage/by-chunk';
import type { Network } from '../coverage/network';
import type { SeenStretches } from '../coverage/stretch-list';

/** Pieces are judged at their middle and no longer than this, m. */
const PIECE_M = 4;

interface Stretch {
  readonly sensor: number;
  readonly from: number;
  readonly to: number;
}

/** Whether an event can be located at a place that the first `count` of `ids` hear. */
type Judge = (x: number, y: number, ids: readonly number[], count: number) => boolean;

/**
 * Length in m of the pieces for which `judge` holds, of those that at least `least` sensors hear. A cache is for one
 * judge, whose answers depend on the sensors that hear alone.
 */
export function heardLength_m(
  network: Network,
  along: readonly SeenStretches[],
  least: number,
  judge: Judge,
  cache: ChunkCache<number> = createChunkCache(),
): number {
  const chunks = byChunk(network, along, cache, '', (chunk) =>
    chunkLength_m(network, along.length, least, judge, chunk),
  );
  return chunks.reduce((sum, length_m) => sum + length_m, 0);
}

function chunkLength_m(
  network: Network,
  sensors: number,
  least: number,
  judge: Judge,
  chunk: ChunkOfLists,
): number {
  const bySegment = new Map<number, Stretch[]>();
  for (let sensor = 0; sensor < sensors; sensor++) {
    chunk.each(sensor, (s, from, to) => {
      const list = bySegment.get(s);
      const stretch = { sensor, from, to };
      if (list) list.push(stretch);
      else bySegment.set(s, [stretch]);
    });
  }
  let sum = 0;
  for (let s = chunk.from; s < chunk.to; s++) {
    const list = bySegment.get(s);
    if (list && list.length >= least) sum += segmentLength_m(network, s, list, least, judge);
  }
  return sum;
}

function segmentLength_m(
  { ends, length_m }: Network,
  s: number,
  list: readonly Stretch[],
  least: number,
  judge: Judge,
): number {
  const [ax, ay, bx, by] = [ends[4 * s]!, ends[4 * s + 1]!, ends[4 * s + 2]!, ends[4 * s + 3]!];
  const cuts = [...new Set(list.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  let sum = 0;
  for (let c = 0; c + 1 < cuts.length; c++) {
    const [from, to] = [cuts[c]!, cuts[c + 1]!];
    const ids = list.filter((one) => one.from <= from && one.to >= to).map(({ sensor }) => sensor);
    if (ids.length < least) continue;
    const part_m = (to - from) * length_m[s]!;
    const pieces = Math.max(1, Math.ceil(part_m / PIECE_M));
    for (let p = 0; p < pieces; p++) {
      const t = from + ((p + 0.5) * (to - from)) / pieces;
      if (judge(ax + (bx - ax) * t, ay + (by - ay) * t, ids, ids.length)) sum += part_m / pieces;
    }
  }
  return sum;
}
