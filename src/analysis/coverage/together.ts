/** Cameras and sound sensors side by side: how much street is heard and seen. Two networks of devices, never coupled. */
import type { Network } from './network';
import { bySegment, type SeenStretches } from './stretch-list';

/** What a stretch of street has: both, one, or neither. */
export const TOGETHER = ['heardAndSeen', 'heardOnly', 'seenOnly', 'neither'] as const;
export type Together = (typeof TOGETHER)[number];

export interface TogetherStreets {
  readonly length_m: Readonly<Record<Together, number>>;
  /** ax, ay, bx, by of each stretch, frame metres. */
  readonly lines: Readonly<Record<Together, Float64Array>>;
}

/** Splits the counted network by what at least one sensor hears and at least one camera sees. */
export function streetsTogether(
  network: Network,
  heard: readonly SeenStretches[],
  seen: readonly SeenStretches[],
): TogetherStreets {
  const heardBy = bySegment(heard);
  const seenBy = bySegment(seen);
  const length_m = { heardAndSeen: 0, heardOnly: 0, seenOnly: 0, neither: 0 };
  const lines: Record<Together, number[]> = { heardAndSeen: [], heardOnly: [], seenOnly: [], neither: [] };
  for (let s = 0; s < network.segments; s++) {
    const ears = heardBy.get(s) ?? [];
    const eyes = seenBy.get(s) ?? [];
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
  return {
    length_m,
    lines: {
      heardAndSeen: Float64Array.from(lines.heardAndSeen),
      heardOnly: Float64Array.from(lines.heardOnly),
      seenOnly: Float64Array.from(lines.seenOnly),
      neither: Float64Array.from(lines.neither),
    },
  };
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
