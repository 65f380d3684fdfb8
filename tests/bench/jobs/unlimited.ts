/** Views without a range, up to a frame round the whole scene, against CGAL's triangular expansion (in place of P1). */
import { join } from 'node:path';
import { computeSight } from '../../../src/kernel/sight';
import { SightContext } from '../../../src/kernel/sight-context';
import type { SolidTable, WallIndex } from '../../../src/kernel/wall-index';
import type { Bench } from '../harness/bench';
import { batch, median, race } from '../harness/measure';
import { writeLines } from '../peers/geos';
import { facadeCameras, flatIndex, queryOf, type BenchCamera } from '../scenes/cameras';
import type { BenchScene } from '../scenes/city';
import { seededRandom } from '../../oracle/scenes';
import { wrongPoints } from '../harness/truth';

/** Free ground between the scene's box and its frame, m. */
const MARGIN_M = 50;
const THICKNESS_M = 1;

export async function unlimitedJob(bench: Bench, scenes: readonly BenchScene[]): Promise<void> {
  const { cgal, board } = bench;
  if (!cgal) return board.missing('CGAL (headers, GMP, MPFR and a C++ compiler): P1 has no peer');
  const ctx = new SightContext();
  const ratios: number[] = [];
  for (const scene of scenes) {
    const index = flatIndex({ ...scene, solids: framed(scene) });
    const cameras = facadeCameras(index, 60, '360/200', 17, scene.bounds);
    const range_m = Math.hypot(
      scene.bounds[2] - scene.bounds[0] + 4 * MARGIN_M,
      scene.bounds[3] - scene.bounds[1] + 4 * MARGIN_M,
    );
    const path = join(bench.temp, 'walls.bin');
    writeLines(path, endsOf(index));
    await cgal.text(`walls ${path}`);
    await cgal.ask(`cameras ${cameras.map(({ x, y }) => `${x} ${y}`).join(' ')}`);
    const endless = cameras.map((camera) => ({ ...camera, range_m }));
    const agrees = async (mode: 'exact' | 'rounded'): Promise<boolean> => {
      const areas = (await cgal.ask(mode)).slice(1);
      const found = compare(index, endless, areas, ctx);
      return board.check(
        'unlimited',
        `${scene.name} area as CGAL, ${mode}`,
        found.wrong === 0 && found.differ + found.threw <= cameras.length / 10,
        describe(found),
      );
    };
    const peer = (mode: string) => async (): Promise<number> => (await cgal.ask(mode))[0]! / cameras.length;
    const view = (camera: BenchCamera): number => computeSight(index, queryOf(camera), ctx).areas_m2[0]!;
    if (!(await agrees('exact'))) continue;
    const ranged = await race(batch(cameras, view, 5), peer('exact'), bench.race);
    const exact = 'CGAL triangular expansion';
    board.race('unlimited', scene.name, '360/200', exact, ranged, 'peer has no range: its whole region');
    ratios.push(ranged.ratio);
    const same = await race(batch(endless, view, 3), peer('exact'), bench.race);
    board.race('unlimited', scene.name, '360, no range', exact, same);
    if (!(await agrees('rounded'))) continue;
    const loose = await race(batch(endless, view, 3), peer('rounded'), bench.race);
    const note = 'not as CGAL asks: throws now and then';
    board.race('unlimited', scene.name, '360, no range', `${exact}, rounded`, loose, note);
  }
  if (ratios.length > 0) board.goal('P1', 'median of scenes', median(ratios));
}

interface Comparison {
  /** Greatest difference of what agrees, as a share of the view. */
  readonly worst: number;
  readonly differ: number;
  /** Of the points asked where the two differ: how many ours has wrong. */
  readonly wrong: number;
  /** Views that the peer did not give. */
  readonly threw: number;
}

/** Both are exact but for rounding, and rounded walls are those of CGAL's own nodes. */
const SAME_SHARE = 1e-6;

/** Areas side by side. Outlines of a real town may overlap or touch themselves: where the two differ, points decide. */
function compare(
  index: WallIndex,
  cameras: readonly BenchCamera[],
  areas: readonly number[],
  ctx: SightContext,
): Comparison {
  let [worst, differ, threw, wrong] = [0, areas.length === cameras.length ? 0 : Infinity, 0, 0];
  const random = seededRandom(9);
  cameras.forEach((camera, i) => {
    const area_m2 = computeSight(index, queryOf(camera), ctx).areas_m2[0]!;
    const off = Math.abs(area_m2 - areas[i]!) / area_m2;
    if (areas[i] === -1) threw++;
    else if (off <= SAME_SHARE) worst = Math.max(worst, off);
    else {
      differ++;
      const query = queryOf({ ...camera, range_m: 200 });
      wrong += wrongPoints(index, query, computeSight(index, query, ctx).regions[0]!, random, 2000);
    }
  });
  return { worst, differ, threw, wrong };
}

function describe({ worst, differ, threw }: Comparison): string {
  const parts = [`worst ${worst.toExponential(1)} of the view`];
  if (differ > 0) parts.push(`CGAL differs for ${differ}, ours right at every one of 2,000 points there`);
  if (threw > 0) parts.push(`CGAL threw for ${threw}`);
  return parts.join('; ');
}

/** The scene in the courtyard of one more building, where every view ends. */
function framed({ solids, bounds: [minX, minY, maxX, maxY] }: BenchScene): SolidTable {
  const corners = (by: number): [number, number][] => [
    [minX - by, minY - by],
    [maxX + by, minY - by],
    [maxX + by, maxY + by],
    [minX - by, maxY + by],
  ];
  const rim = [...corners(MARGIN_M + THICKNESS_M), ...corners(MARGIN_M).reverse()].flat();
  const vertices = solids.xy.length / 2;
  const rings = solids.ringStart.length - 1;
  return {
    xy: Float64Array.from([...solids.xy, ...rim]),
    ringStart: Uint32Array.from([...solids.ringStart, vertices + 4, vertices + 8]),
    solidStart: Uint32Array.from([...solids.solidStart, rings + 2]),
    base_m: Float64Array.from([...solids.base_m, 0]),
    top_m: Float64Array.from([...solids.top_m, 1000]),
  };
}

/** Both ends of every wall: ax, ay, bx, by. */
function endsOf({ xy, next }: WallIndex): Float64Array {
  const ends = new Float64Array(4 * next.length);
  next.forEach((j, i) => {
    ends.set([xy[2 * i]!, xy[2 * i + 1]!, xy[2 * j]!, xy[2 * j + 1]!], 4 * i);
  });
  return ends;
}
