/** The streets that are filmed, as text: what a map says to those who do not see it. */
import type { Analysis } from '../../../analysis/analysis';
import { createFrame } from '../../../kernel/frame';
import { STREET_FLAGS, type City } from '../../../model/city';
import { fieldIndex } from '../field-index';
import { filmedRegions } from './map';

export interface FilmedStreet {
  readonly name: string;
  readonly part: 'whole' | 'most' | 'some';
}

/** Streets are asked at points no farther apart, m. */
const STEP_M = 5;

/** By name; of a street that goes on outside the data the part inside counts. */
export function filmedStreets({ streets }: City, analysis: Analysis): FilmedStreet[] {
  const frame = createFrame(analysis.frame);
  const fields = fieldIndex(filmedRegions(analysis));
  if (fields.isEmpty) return [];
  const asked = new Map<string, { all: number; seen: number }>();
  for (let i = 0; i + 1 < streets.lineStart.length; i++) {
    const name = streets.names[i] ?? '';
    if (name === '' || (streets.flags[i]! & STREET_FLAGS.sheltered) !== 0) continue;
    const count = asked.get(name) ?? { all: 0, seen: 0 };
    asked.set(name, count);
    for (let v = streets.lineStart[i]! + 1; v < streets.lineStart[i + 1]!; v++) {
      const [ax, ay] = frame.toFrame(streets.lonLat[2 * v - 2]!, streets.lonLat[2 * v - 1]!);
      const [bx, by] = frame.toFrame(streets.lonLat[2 * v]!, streets.lonLat[2 * v + 1]!);
      const steps = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / STEP_M));
      count.all += steps;
      for (let s = 0; s < steps; s++) {
        const share = (s + 0.5) / steps;
        if (fields.contains(ax + share * (bx - ax), ay + share * (by - ay))) count.seen++;
      }
    }
  }
  return [...asked]
    .filter(([, { seen }]) => seen > 0)
    .map(([name, { all, seen }]): FilmedStreet => {
      const share = seen / all;
      return { name, part: share >= 0.95 ? 'whole' : share >= 0.5 ? 'most' : 'some' };
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
