import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { regionFromRings, type Region } from '../region';
import { boundsOf, buildDomain, createTileGrid } from './index';
import { bufferLines } from './region-ops';
import { pushStroke } from './stroke';
import { regionArea } from '../region';
import { distanceToSegment } from '../wall-index';

/* Laws over many random scenes: on a busy machine they take their time. */
vi.setConfig({ testTimeout: 60_000 });

const SEED = { seed: 20261123 };

function stroke(line: readonly number[], halfWidth_m: number): Region {
  const xy: number[] = [];
  const count = pushStroke(line, halfWidth_m, xy);
  return { xy: Float64Array.from(xy), ringStart: Uint32Array.of(0, count) };
}

const areaOf = (region: Region): number =>
  buildDomain(createTileGrid(boundsOf([region])!, 8), [[region]], []).area_m2;

/** Winding number by crossings of a ray to the right. */
function winding({ xy }: Region, x: number, y: number): number {
  let turns = 0;
  const n = xy.length / 2;
  for (let i = 0, j = n - 1; i < n; j = i++) {
    const [ax, ay, bx, by] = [xy[2 * j]!, xy[2 * j + 1]!, xy[2 * i]!, xy[2 * i + 1]!];
    if (ay > y === by > y) continue;
    if (ax + ((y - ay) / (by - ay)) * (bx - ax) > x) turns += by > ay ? 1 : -1;
  }
  return turns;
}

const coordinate = fc.integer({ min: -400, max: 400 }).map((n) => n / 10);
/** Bends far closer to each other than the half width: where inner joins overlap many times over. */
const zigzag = fc
  .array(fc.tuple(fc.integer({ min: -30, max: 30 }), fc.integer({ min: -30, max: 30 })), {
    minLength: 2,
    maxLength: 8,
  })
  .map((steps) => {
    let [x, y] = [0, 0];
    return [0, 0, ...steps.flatMap(([dx, dy]) => [(x += dx / 10), (y += dy / 10)])];
  });
const lines = fc.array(coordinate, { minLength: 4, maxLength: 16 }).map((c) => c.slice(0, c.length & ~1));

describe('pushStroke', () => {
  it('[C2] a straight street is a rectangle and two half discs, to the last digit', () => {
    expect(areaOf(stroke([0, 0, 100, 0], 8.5))).toBeCloseTo(1700 + Math.PI * 8.5 ** 2, 8);
    expect(areaOf(stroke([3, 4, 3, 4, 33, 44], 8.5))).toBeCloseTo(850 + Math.PI * 8.5 ** 2, 8);
  });

  it('[C2] a bend adds its wedge on the outer side and doubles nothing on the inner', () => {
    // Two arms of 100 m at a right angle: the inner square of overlap counts once, the wedge is a quarter disc.
    const expected = 2 * 100 * 17 - 8.5 ** 2 + (Math.PI * 8.5 ** 2) / 4 + Math.PI * 8.5 ** 2;
    expect(areaOf(stroke([0, 0, 100, 0, 100, 100], 8.5))).toBeCloseTo(expected, 8);
  });

  it('goes straight back without a fault', () => {
    expect(areaOf(stroke([0, 0, 50, 0, 20, 0], 5))).toBeCloseTo(500 + Math.PI * 25, 8);
  });

  it('gives nothing for a point', () => {
    expect(pushStroke([1, 2, 1, 2], 5, [])).toBe(0);
    expect(pushStroke([], 5, [])).toBe(0);
  });

  it('holds the points within the half width and no others, and never winds backwards', () => {
    fc.assert(
      fc.property(
        fc.oneof(lines, zigzag),
        fc.double({ min: 1, max: 15, noNaN: true }),
        coordinate,
        coordinate,
        (line, r, x, y) => {
          fc.pre(line.some((c, i) => c !== line[i % 2]));
          let distance = Infinity;
          for (let i = 0; i + 3 < line.length; i += 2) {
            distance = Math.min(
              distance,
              distanceToSegment(x, y, line[i]!, line[i + 1]!, line[i + 2]!, line[i + 3]!),
            );
          }
          // Chords of 15° stray from the arc by 0.9 % of the radius.
          fc.pre(Math.abs(distance - r) > 0.01 * r);
          const turns = winding(stroke(line, r), x, y);
          expect(turns).toBeGreaterThanOrEqual(0);
          expect(turns > 0).toBe(distance < r);
        },
      ),
      { ...SEED, numRuns: 3000 },
    );
  });

  it('agrees with Clipper2’s offset, whose arcs are finer', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const expected = regionArea(bufferLines([Float64Array.from(line)], 8.5));
        // Where an arc is cut short by another part its chords no longer balance: some m² at most per bend.
        expect(Math.abs(areaOf(stroke(line, 8.5)) - expected)).toBeLessThan(0.003 * expected);
      }),
      { ...SEED, numRuns: 60 },
    );
  });

  it('is a region like any other for the non-zero rule: two streets that cross count their square once', () => {
    const a = stroke([-50, 0, 50, 0], 5);
    const b = stroke([0, -50, 0, 50], 5);
    const both = buildDomain(createTileGrid(boundsOf([a, b])!, 8), [[a, b]], []).area_m2;
    expect(both).toBeCloseTo(2 * (1000 + Math.PI * 25) - 100, 8);
    expect(
      regionArea(
        regionFromRings([
          [
            [0, 0],
            [1, 0],
            [1, 1],
          ],
        ]),
      ),
    ).toBe(0.5);
  });
});
