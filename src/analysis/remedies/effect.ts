/**
 * What putting one camera in the place of another, or beside the others, does to the streets at the asked level:
 * exact lengths, by intervals on the segments that either of them sees.
 */
import type { Network } from '../coverage/network';
import { intersectStretches, stretchSum, subtractStretches, uniteStretches } from '../coverage/stretches';
import { bySegment, type SeenStretches } from '../coverage/stretch-list';

export interface RemedyEffect {
  /** Metres of the gap that become seen. */
  readonly closed_m: number;
  /** Unseen metres elsewhere that become seen. */
  readonly gained_m: number;
  /** Metres seen before that nobody sees any more. */
  readonly lost_m: number;
}

type Intervals = readonly number[];

/** What any of the lists has, by segment. */
function united(lists: readonly SeenStretches[]): ReadonlyMap<number, Intervals> {
  const rows = bySegment(lists);
  for (const [s, row] of rows) rows.set(s, uniteStretches(row));
  return rows;
}

const NONE: Intervals = [];

/** Effects on one gap. `old` is what the changed camera sees, `others` what all but it do. */
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
    this.gap = united([gap]);
    this.old = united(cameras.filter((_, i) => i === changed));
    this.others = united(cameras.filter((_, i) => i !== changed));
  }

  measure(seen: SeenStretches): RemedyEffect {
    const fresh = united([seen]);
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
