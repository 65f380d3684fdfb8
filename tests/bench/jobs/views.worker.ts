/** The thread's end of `workers.ts`: views of a range of cameras, their areas summed up. */
import { parentPort, workerData } from 'node:worker_threads';
import { computeSight } from '../../../src/kernel/sight';
import { SightContext } from '../../../src/kernel/sight-context';
import { queryOf } from '../scenes/cameras';
import type { WorkerInput, WorkerTask } from './workers';

const { index, cameras } = workerData as WorkerInput;
const ctx = new SightContext();
const queries = cameras.map((camera) => queryOf(camera));

parentPort?.on('message', ({ from, to }: WorkerTask) => {
  let sum = 0;
  for (let i = from; i < to; i++) sum += computeSight(index, queries[i]!, ctx).areas_m2[0]!;
  parentPort?.postMessage(sum);
});
