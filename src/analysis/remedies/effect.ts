/**
 * What putting one camera in the place of another, or beside the others, does to the streets at the asked level:
 * exact lengths, by intervals on the segments that either of them sees.
 */
import type { Network } from '../coverage/network';
import { intersectStretches, stretchSum, subtractStretches, uniteStretches } from '../coverage/stretches';
import type { SeenStretches } from '../coverage/streets';

export interface RemedyEffect {
  /** Metres of the gap that become seen. */
  readonly closed_m: number;
  /** Unseen metres elsewhere that become seen. */
  readonly gained_m: number;
  /** Metres seen before that nobody sees any more. */
  readonly lost_m: number;
}

type Intervals = readonly number[];

/** The stretches by segment. */
function bySegment({ segment, from, to }: SeenStretches): Map<number, number[]> {
  const rows = new Map<number, number[]>();
  for (const [i, s] of segment.entries()) {
    const row = rows.get(s);
    if (row) row.push(from[i]!, to[i]!);
    else rows.set(s, [from[i]!, to[i]!]);
  }
  for (const [s, row] of rows) rows.set(s, uniteStretches(row));
  return rows;
}

const NONE: Intervals = [];

/** Effects on one gap. `others` is what all cameras but the changed one see. */
export class EffectMeter {
  private readonly network: Network;
  private readonly gap: ReadonlyMap<number, Intervals>;
  private readonly old: ReadonlyMap<number, Intervals>;
  private readonly others: ReadonlyMap<number, Intervals>;

  constructor(
    network: Network,
    gap: SeenStretches,
    cameras: readonly SeenStretches[],
    /** Place of the changed camera in `cameras`; -1 for a camera that is added. */
    changed: number,
  ) {
    this.network = network;
    this.gap = bySegment(gap);
    this.old = changed < 0 ? new Map<number, Intervals>() : bySegment(cameras[changed]!);
    const others = new Map<number, number[]>();
    cameras.forEach((seen, i) => {
      if (i === changed) return;
      for (const [j, s] of seen.segment.entries()) {
        const row = others.get(s);
        if (row) row.push(seen.from[j]!, seen.to[j]!);
        else others.set(s, [seen.from[j]!, seen.to[j]!]);
      }
    });
    for (const [s, row] of others) others.set(s, uniteStretches(row));
    this.others = others;
  }

  measure(seen: SeenStretches): RemedyEffect {
    const fresh = bySegment(seen);
    let [closed_m, gained_m, lost_m] = [0, 0, 0];
    for (const s of new Set([...fresh.keys(), ...this.old.keys()])) {
      const length_m = this.network.length_m[s]!;
      const others = this.others.get(s) ?? NONE;
      const before = this.old.get(s) ?? NONE;
      const after = fresh.get(s) ?? NONE;
      const won = subtractStretches(after, uniteStretches([...others, ...before]));
      const closed = stretchSum(intersectStretches(won, this.gap.get(s) ?? NONE)) * length_m;
      closed_m += closed;
      gained_m += stretchSum(won) * length_m - closed;
      lost_m += stretchSum(subtractStretches(before, uniteStretches([...others, ...after]))) * length_m;
    }
    return { closed_m, gained_m, lost_m };
  }
}
