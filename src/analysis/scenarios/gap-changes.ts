/** How much of the gaps of a report is seen in another one: compared by the stretch, at places along it. */
import type { Frame } from '../../kernel/frame';
import type { GapRow } from '../report';
import { meetingSegments, shareOn, stretchOf, type Stretch } from '../review/acceptances';

/** A gap of one report that the other does not have, whole or in part. */
export interface GapChange {
  readonly gap: GapRow;
  /** How much of it the other report sees: to about 2 m for each place where seeing begins or ends. */
  readonly length_m: number;
  /** Nothing of it is left. */
  readonly whole: boolean;
}

/** What is left below this share is the tolerance of the comparison at the ends of a gap. */
const NOTHING_LEFT = 0.02;

/** Street gaps of `from` of which at least `minimum_m` are none in `to`, the longest change first. */
export function gapsGone(
  from: readonly GapRow[],
  to: readonly GapRow[],
  minimum_m: number,
  frame: Frame,
): readonly GapChange[] {
  const left: readonly Stretch[] = to.filter(isStreet).map((gap) => stretchOf(gap, frame));
  return from
    .filter(isStreet)
    .map((gap): GapChange => {
      const own = stretchOf(gap, frame);
      const share = shareOn(own, meetingSegments(own, left));
      return { gap, length_m: gap.length_m * (1 - share), whole: share < NOTHING_LEFT };
    })
    .filter(({ length_m }) => length_m >= minimum_m)
    .toSorted((a, b) => b.length_m - a.length_m || (a.gap.id < b.gap.id ? -1 : 1));
}

const isStreet = ({ basis }: GapRow): boolean => basis === 'street';
