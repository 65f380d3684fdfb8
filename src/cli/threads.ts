/** Worker threads of the command line: the process runs its own file again as a mate of the analysis. */
import { availableParallelism } from 'node:os';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { createCrew } from '../jobs/crew';
import type { Mate } from '../jobs/crew-protocol';
import { serveMate } from '../jobs/mate';
import type { Threads } from './files';

const ROLE = 'anglemort-mate';

/** Whether this thread is a mate; it then answers until its leader ends it. */
export function isMate(): boolean {
  if (isMainThread || workerData !== ROLE || !parentPort) return false;
  const port = parentPort;
  const receive = serveMate((message) => port.postMessage(message));
  port.on('message', receive);
  return true;
}

/** A crew of the machine's other cores; `file` is the bundle that runs. */
export const threadCrew = (file: URL): Threads => ({
  open: () => createCrew(availableParallelism() - 1, () => threadMate(file)),
  breathe: (idle) => (idle ? setTimeout(1) : setImmediate()),
});

function threadMate(file: URL): Mate {
  const worker = new Worker(file, { workerData: ROLE });
  return {
    post: (message) => worker.postMessage(message),
    listen: (onAnswer, onFault) => {
      worker.on('message', onAnswer);
      worker.on('error', onFault);
    },
    close: () => void worker.terminate(),
  };
}
