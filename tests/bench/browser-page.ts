/** The page's part of `bench:browser`: the kernels as a browser runs them, peers beside them. */
import { computeSight } from '../../src/kernel/sight';
import { SightContext } from '../../src/kernel/sight-context';
import { batch, median, quantile, race, type Race } from './harness/measure';
import { peerView, prepareSegments } from './peers/visibility-polygon';
import { facadeCameras, flatIndex, queryOf, type SetName } from './scenes/cameras';
import { makeCity } from './scenes/city';
import { driftOf, makePlan, runPath } from './scenes/drag-plan';

export interface PageResults {
  readonly views: readonly (Race & { readonly set: SetName })[];
  readonly drag: {
    readonly p50_ms: number;
    readonly p95_ms: number;
    readonly worst_ms: number;
    /** Carried figures against those from scratch, relative. */
    readonly drift: number;
    /** Heap before and after a thousand frames, MB, where the browser tells. */
    readonly heap_mb: readonly [number, number] | undefined;
  };
}

const SETS: readonly SetName[] = ['360/200', '360/100', '90/100', 'mix'];

async function run(): Promise<PageResults> {
  const city = makeCity(50_000, 50_000);
  const index = flatIndex(city);
  const store = prepareSegments(index);
  const ctx = new SightContext();
  const views: (Race & { set: SetName })[] = [];
  for (const set of SETS) {
    const jobs = facadeCameras(index, 200, set, 11).map((camera) => ({ camera, query: queryOf(camera) }));
    const ours = batch(jobs, ({ query }) => computeSight(index, query, ctx).areas_m2[0]!, 10);
    const peer = batch(jobs, ({ camera }) => peerView(store, camera, 'range').length);
    views.push({ set, ...(await race(ours, peer, { rounds: 9, warmUp_ms: 1000 })) });
  }
  const [x0, y0] = city.bounds;
  const cameras = facadeCameras(index, 1000, 'mix', 71, [x0 + 1000, y0 + 1000, x0 + 3000, y0 + 3000]);
  const plan = makePlan(city, index, cameras, ctx);
  const frames: number[] = [];
  runPath(plan, cameras, 0, ctx);
  runPath(plan, cameras, 1, ctx);
  const before = heap_mb();
  for (let path = 2; path < 19; path++) frames.push(...runPath(plan, cameras, path, ctx));
  const after = heap_mb();
  return {
    views,
    drag: {
      p50_ms: median(frames),
      p95_ms: quantile(frames, 0.95),
      worst_ms: Math.max(...frames),
      drift: driftOf(plan),
      heap_mb: before !== undefined && after !== undefined ? [before, after] : undefined,
    },
  };
}

/** Chromium's own figure, after a collection where the page may ask for one. */
function heap_mb(): number | undefined {
  const { gc, performance: clock } = globalThis as typeof globalThis & {
    gc?: () => void;
    performance: { memory?: { usedJSHeapSize: number } };
  };
  gc?.();
  return clock.memory && clock.memory.usedJSHeapSize / 1e6;
}

Object.assign(globalThis, { runBench: run });
