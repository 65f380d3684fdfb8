/** Flat views against visibility-polygon (P2, and views per second in place of P4) and Turf's overlay (P3). */
import { computeSight } from '../../../src/kernel/sight';
import { SightContext } from '../../../src/kernel/sight-context';
import type { WallIndex } from '../../../src/kernel/wall-index';
import { seededRandom } from '../../oracle/scenes';
import { batch, race } from '../harness/measure';
import { additivityGap, ringGap, wallsInBox, wrongRays } from '../harness/truth';
import { shadowsOf, turfArea, turfInput, type TurfInput } from '../peers/shadows';
import { areaInSector, peerView, prepareSegments, type SegmentStore } from '../peers/visibility-polygon';
import {
  EYE_M,
  TARGET_M,
  facadeCameras,
  flatIndex,
  queryOf,
  type BenchCamera,
  type SetName,
} from '../scenes/cameras';
import type { Bench } from '../harness/bench';
import type { BenchScene } from '../scenes/city';

const SETS: readonly SetName[] = ['360/200', '360/100', '90/100', 'mix'];

export async function isovistJob(bench: Bench, scenes: readonly BenchScene[]): Promise<void> {
  const ctx = new SightContext();
  for (const scene of scenes) {
    const index = flatIndex(scene);
    const store = prepareSegments(index);
    for (const set of bench.quick ? (['360/200', '90/100'] as const) : SETS) {
      const cameras = facadeCameras(index, bench.quick ? 60 : 200, set, 11);
      if (!checkViews(bench, scene.name, set, index, cameras, ctx)) continue;
      await againstVisibilityPolygon(bench, scene.name, set, index, store, cameras, ctx);
      if (set === '90/100' && !bench.quick) await againstTurf(bench, scene.name, index, cameras, ctx);
    }
  }
}

/** Laws and brute force, before any clock. */
function checkViews(
  bench: Bench,
  scene: string,
  set: SetName,
  index: WallIndex,
  cameras: readonly BenchCamera[],
  ctx: SightContext,
): boolean {
  let [parts, rings, wrong, rays] = [0, 0, 0, 0];
  const random = seededRandom(5);
  cameras.slice(0, 50).forEach((camera, n) => {
    const query = queryOf(camera);
    const disc = Math.PI * camera.range_m ** 2;
    parts = Math.max(parts, additivityGap(index, query, camera.hfov_deg, ctx) / disc);
    rings = Math.max(rings, ringGap(index, query, ctx) / disc);
    if (camera.hfov_deg < 360 || n >= 20) return;
    const walls = wallsInBox(index, camera.x, camera.y, camera.range_m);
    wrong += wrongRays(index, walls, computeSight(index, query, ctx).regions[0]!, camera, random, 50);
    rays += 50;
  });
  const job = 'isovist';
  const what = `${scene} ${set}`;
  const laws = bench.board.check(
    job,
    `${what} parts add up, rings enclose the area`,
    parts < 1e-9 && rings < 1e-9,
    `${parts.toExponential(1)} and ${rings.toExponential(1)} of the disc`,
  );
  // A ray that grazes a corner within the tolerance may fall either way: one in a thousand is allowed.
  const rayTest =
    rays === 0 || bench.board.check(job, `${what} rays`, wrong <= rays / 1000, `${wrong} of ${rays} differ`);
  return laws && rayTest;
}

async function againstVisibilityPolygon(
  bench: Bench,
  scene: string,
  set: SetName,
  index: WallIndex,
  store: SegmentStore,
  cameras: readonly BenchCamera[],
  ctx: SightContext,
): Promise<void> {
  const off = cameras.map((camera) => {
    const ours = computeSight(index, queryOf(camera), ctx).areas_m2[0]!;
    return Math.abs(areaInSector(peerView(store, camera), camera) - ours) / ours;
  });
  const differing = off.filter((share) => !(share <= 1e-3)).length;
  bench.board.check(
    'isovist',
    `${scene} ${set} area as visibility-polygon`,
    differing <= cameras.length / 20,
    differing === 0
      ? 'all within 0.1 %'
      : `${differing} of ${cameras.length} beyond 0.1 % (the peer's own limits)`,
  );
  const jobs = cameras.map((camera) => ({ camera, query: queryOf(camera) }));
  const ours = batch(jobs, ({ query }) => computeSight(index, query, ctx).areas_m2[0]!, 5);
  const peer = batch(jobs, ({ camera }) => peerView(store, camera, 'range').length);
  const name = 'visibility-polygon + flatbush';
  const result = await race(ours, peer, bench.race);
  bench.board.race(
    'isovist',
    scene,
    set,
    name,
    result,
    'walls of the range; peer not cut to range and sector',
  );
  bench.board.goal('P2', `${scene} ${set}`, result.ratio);
  if (set === 'mix') {
    bench.board.goal('P4', scene, result.ratio);
    const [own, other] = [1000 / result.ours_ms, 1000 / result.peer_ms].map(Math.round);
    const note = `${own} ours, ${other} visibility-polygon`;
    bench.board.row({ job: 'isovist', scene, what: 'views per second', note });
  }
  if (set.startsWith('360') || bench.quick) return;
  const least = batch(jobs, ({ camera }) => peerView(store, camera).length);
  const note = 'walls of the sector alone: right in the sector only';
  bench.board.race('isovist', scene, set, name, await race(ours, least, bench.race), note);
}

/** Turf takes seconds: few cameras, ours on the very same ones. */
async function againstTurf(
  bench: Bench,
  scene: string,
  index: WallIndex,
  cameras: readonly BenchCamera[],
  ctx: SightContext,
): Promise<void> {
  const few: { camera: BenchCamera; input: TurfInput }[] = [];
  const candidates = cameras.slice(0, 12);
  for (const camera of candidates) {
    const input = turfInput(shadowsOf(index, camera, EYE_M, TARGET_M));
    const ours = computeSight(index, queryOf(camera), ctx).areas_m2[0]!;
    try {
      if (Math.abs(turfArea(input) - ours) < 1e-3 * ours) few.push({ camera, input });
    } catch {
      // Known of polyclip: “Unable to complete output ring”. Counted below.
    }
  }
  const agreeing = few.length >= candidates.length / 2;
  const note = `Turf gives the same area to 0.1 % for ${few.length} of ${candidates.length}`;
  if (!bench.board.check('isovist', `${scene} 90/100 area as Turf`, agreeing, note)) return;
  const jobs = few.slice(0, 6);
  const ours = batch(jobs, ({ camera }) => computeSight(index, queryOf(camera), ctx).areas_m2[0]!, 50);
  const peer = batch(jobs, ({ input }) => turfArea(input));
  const result = await race(ours, peer, { rounds: bench.race.rounds, warmUp_ms: 500 });
  bench.board.race('isovist', scene, '90/100', 'turf.difference of shadows', result, note);
  bench.board.goal('P3', scene, result.ratio);
}
