/** How much of the counted streets lies where an event can be located ([S3]). */
import type { Network } from '../coverage/network';
import type { SeenStretches } from '../coverage/stretch-list';

/** Pieces are judged at their middle and no longer than this, m. */
const PIECE_M = 4;

interface Stretch {
  readonly sensor: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Length in m of the pieces for which `judge` holds, of those that at least `least` sensors hear: `ids` are the first
 * `count` that do.
 */
export function heardLength_m(
  network: Network,
  along: readonly SeenStretches[],
  least: number,
  judge: (x: number, y: number, ids: readonly number[], count: number) => boolean,
): number {
  const bySegment = new Map<number, Stretch[]>();
  along.forEach(({ segment, from, to }, sensor) => {
    segment.forEach((s, i) => {
      const list = bySegment.get(s);
      const stretch = { sensor, from: from[i]!, to: to[i]! };
      if (list) list.push(stretch);
      else bySegment.set(s, [stretch]);
    });
  });
  let sum = 0;
  const ids: number[] = [];
  for (const [s, list] of bySegment) {
    if (list.length < least) continue;
    const [ax, ay, bx, by] = network.ends.subarray(4 * s, 4 * s + 4) as unknown as [
      number,
      number,
      number,
      number,
    ];
    const length_m = network.length_m[s]!;
    const cuts = [...new Set(list.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
    for (let c = 0; c + 1 < cuts.length; c++) {
      const [from, to] = [cuts[c]!, cuts[c + 1]!];
      ids.length = 0;
      for (const one of list) if (one.from <= from && one.to >= to) ids.push(one.sensor);
      if (ids.length < least) continue;
      const pieces = Math.max(1, Math.ceil(((to - from) * length_m) / PIECE_M));
      for (let p = 0; p < pieces; p++) {
        const t = from + ((p + 0.5) * (to - from)) / pieces;
        if (judge(ax + (bx - ax) * t, ay + (by - ay) * t, ids, ids.length))
          sum += ((to - from) * length_m) / pieces;
      }
    }
  }
  return sum;
}
