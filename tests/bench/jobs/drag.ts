/**
 * One camera of a thousand is dragged through a city of 50,000 buildings (P15, P16): its view, the exact levels of all
 * area and street length that change, frame by frame, without drawing. The figures of the whole plan are carried on
 * from frame to frame and compared with a computation from scratch at the end of each path.
 */
import type { Network } from '../../../src/analysis/coverage/network';
import { seenAlong, streetSums, type SeenStretches } from '../../../src/analysis/coverage/streets';
import {
  addRings,
  buildDomain,
  createPieceStream,
  createTileGrid,
  overlayLevels,
} from '../../../src/kernel/overlay';
import { regionBounds, regionFromRings, type Region } from '../../../src/kernel/region';
import { computeSight } from '../../../src/kernel/sight';
import { SightContext } from '../../../src/kernel/sight-context';
import type { WallIndex } from '../../../src/kernel/wall-index';
import { seededRandom } from '../../oracle/scenes';
import { consume, median, quantile } from '../harness/measure';
import type { Bench } from '../harness/bench';
import { unionPeers } from '../peers/clippers';
import { peerView, prepareSegments } from '../peers/visibility-polygon';
import { facadeCameras, flatIndex, queryOf, type BenchCamera } from '../scenes/cameras';
import { networkOf } from '../scenes/network';
import type { BenchScene } from '../scenes/city';
import { boxDomain, exactLevels } from './levels';

const CAMERAS = 1000;
const FRAMES = 60;
const TILE_M = 8;

type Box = readonly [number, number, number, number];

interface Plan {
  readonly index: WallIndex;
  readonly network: Network;
  readonly regions: Region[];
  readonly boxes: (Box | undefined)[];
  readonly along: SeenStretches[];
  byK: number[];
  lengthByK: number[];
}

export async function dragJob(bench: Bench, scene: BenchScene): Promise<void> {
  const index = flatIndex(scene);
  const ctx = new SightContext();
  const [x0, y0] = scene.bounds;
  // A thousand cameras on four square kilometres: a town centre, eight views deep in places.
  const cameras = facadeCameras(index, CAMERAS, 'mix', 71, [x0 + 1000, y0 + 1000, x0 + 3000, y0 + 3000]);
  const plan = makePlan(index, networkOf(scene), cameras, ctx);
  const frames: number[] = [];
  let drift = 0;
  const paths = bench.quick ? 6 : 40;
  for (let path = 0; path < paths; path++) {
    const spent = runPath(plan, cameras, path, ctx);
    // The first two paths warm the code.
    if (path > 1) frames.push(...spent);
    if (path % 10 === 0 || path === paths - 1) drift = Math.max(drift, driftOf(plan));
  }
  if (
    !bench.board.check(
      'drag',
      `${paths} paths: carried figures = from scratch`,
      drift < 1e-9,
      `${drift.toExponential(1)} relative`,
    )
  )
    return;
  const worst = Math.max(...frames);
  const [p50, p99] = [quantile(frames, 0.5), quantile(frames, 0.99)];
  bench.board.row({
    job: 'drag',
    scene: scene.name,
    what: `${frames.length} frames, exact levels and streets`,
    ours_ms: p50,
    note: `p95 ${quantile(frames, 0.95).toFixed(2)}, p99 ${p99.toFixed(2)}, worst ${worst.toFixed(2)} ms`,
  });
  bench.board.goal('P15', `${scene.name} p50`, p50);
  bench.board.goal('P15b', `${scene.name} p99`, p99);
  bench.board.goal('P15c', `${scene.name} worst`, worst);
  if (!bench.quick) await againstStack(bench, scene.name, plan, cameras, ctx);
}

function makePlan(
  index: WallIndex,
  network: Network,
  cameras: readonly BenchCamera[],
  ctx: SightContext,
): Plan {
  const regions = cameras.map((camera) => computeSight(index, queryOf(camera), ctx).regions[0]!);
  const along = regions.map((region) => seenAlong(network, region));
  return {
    index,
    network,
    regions,
    boxes: regions.map((region) => regionBounds(region)),
    along,
    byK: [...exactLevels(regions, boxDomain(regions))],
    lengthByK: [...streetSums(network, along).byK_m],
  };
}

/** Moves one camera half a metre a frame and turns it a little; gives the ms of each frame. */
function runPath(plan: Plan, cameras: readonly BenchCamera[], path: number, ctx: SightContext): number[] {
  const random = seededRandom(100 + path);
  const moving = Math.floor(random() * cameras.length);
  const hfov_deg = path % 2 === 0 ? 90 : 360;
  let camera: BenchCamera = { ...cameras[moving]!, hfov_deg, range_m: 150 };
  const course = (camera.bearing_deg * Math.PI) / 180;
  const spent: number[] = [];
  for (let frame = 0; frame < FRAMES; frame++) {
    const step = frame < FRAMES / 2 ? 0.25 : -0.25;
    camera = {
      ...camera,
      x: camera.x + step * Math.sin(course),
      y: camera.y + step * Math.cos(course),
      bearing_deg: camera.bearing_deg + 0.5,
    };
    const from = performance.now();
    moveTo(plan, moving, camera, ctx);
    spent.push(performance.now() - from);
  }
  return spent;
}

/** One frame: what the camera sees now, and what of the plan's figures that changes. */
function moveTo(plan: Plan, moving: number, camera: BenchCamera, ctx: SightContext): void {
  const before = plan.regions[moving]!;
  const after = computeSight(plan.index, queryOf(camera), ctx).regions[0]!;
  const box = unite(plan.boxes[moving], regionBounds(after));
  if (!box) return;
  const near: number[] = [];
  plan.boxes.forEach((other, i) => {
    if (i !== moving && other && meets(other, box)) near.push(i);
  });
  const others = near.map((i) => plan.regions[i]!);
  addInto(plan.byK, localLevels([...others, before], box), -1);
  addInto(plan.byK, localLevels([...others, after], box), 1);
  const along = seenAlong(plan.network, after);
  const nearAlong = near.map((i) => plan.along[i]!);
  addInto(plan.lengthByK, streetSums(plan.network, [...nearAlong, plan.along[moving]!]).byK_m, -1);
  addInto(plan.lengthByK, streetSums(plan.network, [...nearAlong, along]).byK_m, 1);
  plan.regions[moving] = after;
  plan.boxes[moving] = regionBounds(after);
  plan.along[moving] = along;
}

/** Levels inside the box alone. */
function localLevels(regions: readonly Region[], [x0, y0, x1, y1]: Box): readonly number[] {
  const grid = createTileGrid([x0, y0, x1, y1], TILE_M);
  const ring = [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
  ] as const;
  const domain = buildDomain(grid, [[regionFromRings([ring])]], []);
  const stream = createPieceStream(grid, 1 << 13);
  regions.forEach((r, layer) => addRings(stream, r.xy, r.ringStart, 0, r.ringStart.length - 1, layer));
  return overlayLevels(stream, regions.length, domain).byK_m2;
}

function addInto(sums: number[], more: readonly number[], sign: number): void {
  more.forEach((value, k) => {
    sums[k] = (sums[k] ?? 0) + sign * value;
  });
}

const meets = (a: Box, b: Box): boolean => a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];

const unite = (a: Box | undefined, b: Box | undefined): Box | undefined =>
  a && b
    ? [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]
    : (a ?? b);

/** Largest difference between the carried figures and those from scratch, relative to what is covered. */
function driftOf(plan: Plan): number {
  const fresh = exactLevels(plan.regions, boxDomain(plan.regions));
  const lengths = streetSums(plan.network, plan.along).byK_m;
  const covered = fresh.slice(1).reduce((a, b) => a + b, 0);
  const total = lengths.reduce((a, b) => a + b, 0);
  let worst = 0;
  // Level 0 depends on the box alone.
  for (let k = 1; k < plan.byK.length; k++)
    worst = Math.max(worst, Math.abs(plan.byK[k]! - (fresh[k] ?? 0)) / covered);
  plan.lengthByK.forEach((value, k) => {
    if (k > 0) worst = Math.max(worst, Math.abs(value - (lengths[k] ?? 0)) / total);
  });
  return worst;
}

/** What one builds from packages: the view anew, then the union of all thousand, each frame. */
async function againstStack(
  bench: Bench,
  scene: string,
  plan: Plan,
  cameras: readonly BenchCamera[],
  ctx: SightContext,
): Promise<void> {
  const store = prepareSegments(plan.index);
  const ratios = new Map<string, number>();
  for (const peer of await unionPeers(plan.regions)) {
    if (!peer.name.startsWith('clipper2') && !peer.name.startsWith('js-angusj')) continue;
    const rounds: number[] = [];
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let round = 0; round < bench.race.rounds + 2; round++) {
      const own = median(runPath(plan, cameras, 1000 + 2 * round, ctx));
      const from = performance.now();
      consume(peerView(store, { ...cameras[round]!, hfov_deg: 90, range_m: 150 }).length + peer.run());
      const other = performance.now() - from;
      if (round < 2) continue;
      rounds.push(other / own);
      ours.push(own);
      theirs.push(other);
    }
    const ratio = median(rounds);
    ratios.set(peer.name, ratio);
    bench.board.row({
      job: 'drag',
      scene,
      what: 'a frame, 90°',
      ours_ms: median(ours),
      peer: `visibility-polygon + ${peer.name}`,
      peer_ms: median(theirs),
      ratio,
      low: quantile(rounds, 0.05),
      high: quantile(rounds, 0.95),
      note: 'peer: union only, no levels, no streets',
    });
  }
  bench.board.goal('P16', scene, Math.min(...ratios.values()));
}
