import { describe, expect, it } from 'vitest';
import { ringArea } from '../../kernel/region';
import { distanceToSegment } from '../../kernel/wall-index';
import { seededRandom } from '../../testing/seeded';
import { thinRing } from './thin-ring';

const TOLERANCE = 0.2;

const thinned = (xy: readonly number[]): number[] => {
  const out: number[] = [];
  thinRing(
    xy,
    Array.from({ length: xy.length / 2 }, () => TOLERANCE),
    out,
  );
  return out;
};

describe('[S2] rings with fewer corners', () => {
  it('leave out no corner that is farther off than the tolerance, and keep the area', () => {
    const random = seededRandom(7);
    // A rough circle of 100 m, its corners up to 0.15 m off, with square bites.
    const ring: number[] = [];
    for (let i = 0; i < 2000; i++) {
      const angle = (2 * Math.PI * i) / 2000;
      const r = (i % 400 < 40 ? 60 : 100) + 0.3 * (random() - 0.5);
      ring.push(r * Math.cos(angle), r * Math.sin(angle));
    }
    const kept = thinned(ring);
    expect(kept.length).toBeLessThan(ring.length / 4);
    for (let i = 0; i < ring.length; i += 2) {
      let off = Infinity;
      for (let k = 0; k < kept.length; k += 2) {
        const m = (k + 2) % kept.length;
        off = Math.min(
          off,
          distanceToSegment(ring[i]!, ring[i + 1]!, kept[k]!, kept[k + 1]!, kept[m]!, kept[m + 1]!),
        );
      }
      expect(off).toBeLessThanOrEqual(TOLERANCE + 1e-9);
    }
    const [before, after] = [ring, kept].map((xy) => ringArea(Float64Array.from(xy), 0, xy.length / 2));
    // Corners are left out on both sides of the line: to 3 parts in a thousand on arcs of 0.2 m sagitta at 100 m.
    expect(Math.abs(after! / before! - 1)).toBeLessThan(0.003);
  });

  it('keep the corners of a square with points on its sides, and drop a ring that is none', () => {
    const square = [0, 0, 5, 0, 10, 0, 10, 5, 10, 10, 5, 10, 0, 10, 0, 5];
    expect(thinned(square)).toEqual([0, 0, 10, 0, 10, 10, 0, 10]);
    expect(thinned([0, 0, 0.05, 0, 0.05, 0.05, 0, 0.05])).toEqual([]);
  });
});
