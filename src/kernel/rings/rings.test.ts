import { difference, featureCollection, polygon } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, cleanRing, twiceArea } from './clean';
import { findContact } from './contacts';
import { repairPolygon } from './repair';
import { makeValid } from './valid';

/** Metres at the equator as degrees, so that areas are plain. */
const DEG = 1 / 111_200;
const ring = (...metres: number[]): number[] => metres.map((value) => value * DEG);
const areaOf = (polygons: readonly (readonly number[][])[]): number =>
  polygons.flat().reduce((sum, xy) => sum + twiceArea(xy), 0) / 2 / DEG ** 2;

const SQUARE = ring(0, 0, 10, 0, 10, 10, 0, 10);
const BOW_TIE = ring(0, 0, 10, 10, 10, 0, 0, 10);

describe('cleanRing', () => {
  it('closes implicitly and says whether the file had closed it', () => {
    expect(cleanRing([...SQUARE, ...SQUARE.slice(0, 2)])).toEqual({ xy: SQUARE, wasOpen: false });
    expect(cleanRing(SQUARE)).toEqual({ xy: SQUARE, wasOpen: true });
  });

  it('takes a last point within a tenth of a millimetre for the first', () => {
    expect(cleanRing([...SQUARE, 1e-13, 0])).toEqual({ xy: SQUARE, wasOpen: false });
  });

  it('drops repeated vertices and spikes', () => {
    const spiked = ring(0, 0, 10, 0, 10, 0, 10, 10, 10, 25, 10, 10, 0, 10, 0, 0);
    expect(cleanRing(spiked)).toEqual({ xy: SQUARE, wasOpen: false });
  });

  it('tells too few points from no area', () => {
    expect(cleanRing(ring(0, 0, 1, 0))).toBe('tooFewPoints');
    expect(cleanRing(ring(0, 0, 1, 0, 2, 0, 0, 0))).toBe('noArea');
    expect(cleanRing(ring(0, 0, 0, 0, 0, 0, 0, 0))).toBe('noArea');
    expect(cleanRing(ring(0, 0, 4, 0, 0, 0, 4, 0, 0, 0))).toBe('noArea');
  });
});

describe('cleanLine', () => {
  it('drops repeated vertices only', () => {
    expect(cleanLine(ring(0, 0, 0, 0, 5, 0, 5, 0, 0, 0))).toEqual(ring(0, 0, 5, 0, 0, 0));
  });
});

describe('findContact', () => {
  it('tells crossing from touching from neither', () => {
    expect(findContact([SQUARE])).toBe('none');
    expect(findContact([BOW_TIE])).toBe('cross');
    expect(findContact([ring(0, 0, 10, 0, 5, 5, 10, 10, 0, 10, 5, 5)])).toBe('touch');
    // A vertex in the middle of an edge; an edge upon an edge.
    expect(findContact([ring(0, 0, 10, 0, 10, 10, 5, 0, 0, 10)])).toBe('touch');
    expect(findContact([SQUARE, ring(2, 0, 2, 5, 6, 5, 6, 0)])).toBe('cross');
  });

  it('gives the same answer by the grid as by all pairs', () => {
    const coordinate = fc.integer({ min: 0, max: 40 });
    const vertices = fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 30 });
    fc.assert(
      fc.property(vertices, (points) => {
        const xy = points.flat().map((value) => value / 7);
        // Sixty far-away edges, a circle, make the same ring large enough for the grid.
        const circle = Array.from({ length: 60 }, (_, i) => [
          100 + Math.cos((i * Math.PI) / 30),
          100 + Math.sin((i * Math.PI) / 30),
        ]).flat();
        expect(findContact([xy, circle])).toBe(findContact([xy]));
      }),
      { seed: 20261123, numRuns: 500 },
    );
  });

  it('looks through 100,000 edges, and gives up on a scribble of them', () => {
    const n = 100_000;
    const circle = Array.from({ length: n }, (_, i) => [
      Math.cos((2 * Math.PI * i) / n),
      Math.sin((2 * Math.PI * i) / n),
    ]).flat();
    expect(findContact([circle])).toBe('none');
    const fan = Array.from({ length: 40_000 }, (_, i) => (i % 2 === 0 ? [0, 0] : [i, 1])).flat();
    expect(findContact([fan])).not.toBe('none');
  });
});

describe('makeValid', () => {
  it('[O4] turns rings the right way round and leaves the rest as it was', () => {
    const hole = ring(2, 2, 4, 2, 4, 4, 2, 4);
    const valid = makeValid([
      [...SQUARE].reverse().flatMap((_, i, all) => (i % 2 ? [] : [all[i + 1]!, all[i]!])),
      hole,
    ]);
    expect(valid.verdict).toBe('asItWas');
    expect(valid.parts[0]!.map((xy) => Math.sign(twiceArea(xy)))).toEqual([1, -1]);
    expect(areaOf(valid.parts)).toBeCloseTo(96, 6);
  });

  it('takes a bow-tie apart into two', () => {
    const valid = makeValid([BOW_TIE]);
    expect([valid.verdict, valid.parts.length]).toEqual(['repaired', 2]);
    // 50 m² on a grid of a tenth of a millimetre.
    expect(areaOf(valid.parts)).toBeCloseTo(50, 2);
    expect(valid.parts.every((part) => findContact(part) !== 'cross')).toBe(true);
  });

  it('fills what a ring winds round twice', () => {
    const loop = ring(0, 0, 10, 0, 10, 10, 2, 10, 2, 2, 8, 2, 8, 8, 0, 8);
    // 10 × 10 m less the notch of 2 × 2 m; the middle, wound round twice, is inside.
    expect(areaOf(makeValid([loop]).parts)).toBeCloseTo(96, 2);
  });

  it('keeps a ring that only touches itself, unrounded', () => {
    const touching = ring(0, 0, 10, 0, 5, 5, 10, 10, 0, 10, 5, 5);
    const valid = makeValid([touching]);
    expect(valid.verdict).toBe('asItWas');
  });

  it('cuts holes that stick out or overlap', () => {
    const out = makeValid([SQUARE, ring(5, 5, 15, 5, 15, 8, 5, 8)]);
    expect(out.verdict).toBe('repaired');
    expect(areaOf(out.parts)).toBeCloseTo(85, 2);
    const nested = makeValid([SQUARE, ring(1, 1, 9, 1, 9, 9, 1, 9), ring(2, 2, 4, 2, 4, 4, 2, 4)]);
    expect(areaOf(nested.parts)).toBeCloseTo(36, 2);
    const outside = makeValid([SQUARE, ring(20, 20, 30, 20, 30, 30, 20, 30)]);
    expect(areaOf(outside.parts)).toBeCloseTo(100, 2);
  });

  it('drops what has no area', () => {
    expect(makeValid([ring(0, 0, 0.05, 0, 0.05, 0.05)])).toEqual({ parts: [], verdict: 'noArea' });
  });

  it('agrees with Turf on a polygon less a hole', () => {
    const shift = fc.integer({ min: -8, max: 8 });
    const close = (xy: readonly number[]) => {
      const points = Array.from({ length: xy.length / 2 }, (_, i) => [xy[2 * i]!, xy[2 * i + 1]!]);
      return [...points, points[0]!];
    };
    fc.assert(
      fc.property(shift, shift, (dx, dy) => {
        const hole = ring(3 + dx, 3 + dy, 8 + dx, 4 + dy, 7 + dx, 8 + dy);
        const expected = difference(featureCollection([polygon([close(SQUARE)]), polygon([close(hole)])]));
        const rings =
          expected?.geometry.coordinates.flat(expected.geometry.type === 'MultiPolygon' ? 1 : 0) ?? [];
        const area = (rings as number[][][]).reduce(
          (sum, one) => sum + twiceArea(one.slice(0, -1).flat()) / 2 / DEG ** 2,
          0,
        );
        // Rounding to a tenth of a millimetre along some 40 m of border.
        expect(Math.abs(areaOf(repairPolygon([SQUARE, hole])) - area)).toBeLessThan(0.01);
      }),
      { seed: 20261123, numRuns: 100 },
    );
  });

  it('covers the points that a scribble winds round, no others, and crosses nothing', () => {
    const coordinate = fc.integer({ min: 0, max: 20 });
    const vertices = fc.array(fc.tuple(coordinate, coordinate), { minLength: 4, maxLength: 12 });
    // Off the lattice and its diagonals, so that no point stands on a border.
    const probes = fc.array(fc.tuple(coordinate, coordinate), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(vertices, probes, (points, places) => {
        const clean = cleanRing(ring(...points.flat()));
        if (typeof clean === 'string') return;
        const { parts } = makeValid([clean.xy]);
        for (const part of parts) {
          expect(findContact(part)).not.toBe('cross');
          part.forEach((xy, i) => expect(twiceArea(xy) > 0).toBe(i === 0));
        }
        for (const [x, y] of places) {
          const [px, py] = [(x + 0.2137) * DEG, (y + 0.3719) * DEG];
          if (distanceTo(clean.xy, px, py) < 0.001 * DEG) continue;
          const inside = parts.flat().reduce((sum, xy) => sum + windings(xy, px, py), 0);
          expect(inside).toBe(windings(clean.xy, px, py) === 0 ? 0 : 1);
        }
      }),
      { seed: 20261123, numRuns: 300 },
    );
  });
});

/** How often a ring winds round a point, counter-clockwise. */
function windings(xy: readonly number[], px: number, py: number): number {
  let sum = 0;
  for (let i = 0, j = xy.length - 2; i < xy.length; j = i, i += 2) {
    const [ax, ay, bx, by] = [xy[j]!, xy[j + 1]!, xy[i]!, xy[i + 1]!];
    const left = (bx - ax) * (py - ay) - (px - ax) * (by - ay);
    if (ay <= py && by > py && left > 0) sum++;
    if (ay > py && by <= py && left < 0) sum--;
  }
  return sum;
}

function distanceTo(xy: readonly number[], px: number, py: number): number {
  let least = Infinity;
  for (let i = 0, j = xy.length - 2; i < xy.length; j = i, i += 2) {
    const [ax, ay, bx, by] = [xy[j]!, xy[j + 1]!, xy[i]!, xy[i + 1]!];
    const along = ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2);
    const t = Math.min(1, Math.max(0, along));
    least = Math.min(least, Math.hypot(px - ax - t * (bx - ax), py - ay - t * (by - ay)));
  }
  return least;
}
