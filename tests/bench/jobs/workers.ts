/** Two worker threads over one shared index against one thread (P21). */
import { Worker } from 'node:worker_threads';
import { computeSight } from '../../../src/kernel/sight';
import { SightContext } from '../../../src/kernel/sight-context';
import type { WallIndex } from '../../../src/kernel/wall-index';
import { batch, race } from '../harness/measure';
import type { Bench } from '../harness/bench';
import { facadeCameras, flatIndex, queryOf, type BenchCamera } from '../scenes/cameras';
import type { BenchScene } from '../scenes/city';

export interface WorkerTask {
  readonly from: number;
  readonly to: number;
}

export interface WorkerInput {
  readonly index: WallIndex;
  readonly cameras: readonly BenchCamera[];
}

/** The same index in shared memory: handed to a thread without a copy. */
export function sharedIndex(index: WallIndex): WallIndex {
  const share = (value: unknown): unknown => {
    if (!ArrayBuffer.isView(value)) return value;
    const source = value as Float64Array | Uint32Array;
    const copy = new (source.constructor as new (buffer: SharedArrayBuffer) => typeof source)(
      new SharedArrayBuffer(source.byteLength),
    );
    copy.set(source);
    return copy;
  };
  return Object.fromEntries(
    Object.entries(index).map(([key, value]) => [key, share(value)]),
  ) as unknown as WallIndex;
}

export async function workersJob(bench: Bench, scene: BenchScene): Promise<void> {
  const index = sharedIndex(flatIndex(scene));
  const cameras = facadeCameras(index, 5000, 'mix', 61);
  const ctx = new SightContext();
  const queries = cameras.map((camera) => queryOf(camera));
  const alone = batch(queries, (query) => computeSight(index, query, ctx).areas_m2[0]!);
  const workers = [0, 1].map(
    () => new Worker(bench.workerFile, { workerData: { index, cameras } satisfies WorkerInput }),
  );
  const ask = (worker: Worker, task: WorkerTask): Promise<number> =>
    new Promise((resolve, reject) => {
      worker.once('error', reject);
      worker.once('message', (sum: number) => {
        worker.off('error', reject);
        resolve(sum);
      });
      worker.postMessage(task);
    });
  const half = cameras.length / 2;
  const both = async (): Promise<number> => {
    const from = performance.now();
    await Promise.all(workers.map((worker, i) => ask(worker, { from: i * half, to: (i + 1) * half })));
    return (performance.now() - from) / cameras.length;
  };
  const areas = await Promise.all(
    workers.map((worker, i) => ask(worker, { from: i * half, to: (i + 1) * half })),
  );
  const whole = queries.reduce((sum, query) => sum + computeSight(index, query, ctx).areas_m2[0]!, 0);
  const off = Math.abs(areas.reduce((a, b) => a + b, 0) - whole) / whole;
  if (
    bench.board.check('workers', '5,000 views, same areas', off < 1e-12, `${off.toExponential(1)} relative`)
  ) {
    // The pair is turned round: one thread is the “peer” that two are compared with.
    const result = await race(both, alone, bench.race);
    bench.board.race('workers', scene.name, '5,000 views, two threads', 'one thread', result);
    bench.board.goal('P21', scene.name, result.ratio);
  }
  await Promise.all(workers.map((worker) => worker.terminate()));
}
