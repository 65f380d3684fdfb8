/**
 * One camera of a thousand is dragged through a city of 50,000 buildings (P15, P16): its view, the exact levels of all
 * area and street length that change, frame by frame, without drawing. The figures of the whole plan are carried on
 * from frame to frame and compared with a computation from scratch at the end of each path.
 */
import { SightContext } from '../../../src/kernel/sight-context';
import { consume, median, quantile } from '../harness/measure';
import type { Bench } from '../harness/bench';
import { unionPeers } from '../peers/clippers';
import { peerView, prepareSegments } from '../peers/visibility-polygon';
import { facadeCameras, flatIndex, type BenchCamera } from '../scenes/cameras';
import type { BenchScene } from '../scenes/city';
import { driftOf, makePlan, runPath, type Plan } from '../scenes/drag-plan';

const CAMERAS = 1000;

export async function dragJob(bench: Bench, scene: BenchScene): Promise<void> {
  const index = flatIndex(scene);
  const ctx = new SightContext();
  const [x0, y0] = scene.bounds;
  // A thousand cameras on four square kilometres: a town centre, eight views deep in places.
  const cameras = facadeCameras(index, CAMERAS, 'mix', 71, [x0 + 1000, y0 + 1000, x0 + 3000, y0 + 3000]);
  const plan = makePlan(scene, index, cameras, ctx);
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
