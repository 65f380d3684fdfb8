/** The worker: a thin shell on the same code that runs inline. */
import { createCrew } from './crew';
import { workerMate } from './mate-channel';
import { serve } from './serve';

const scope = globalThis as unknown as {
  postMessage: (message: unknown, transfer: ArrayBuffer[]) => void;
  onmessage: (event: { readonly data: unknown }) => void;
};

/**
 * This worker is the first of the pool, and the page keeps a core for itself; but where there are only two the page's
 * is idle for most of a long analysis, and a moving hand never waits for a mate.
 */
const cores = navigator.hardwareConcurrency;
const mates = cores > 1 ? Math.max(1, cores - 2) : 0;
const receive = serve(
  (message, transfer) => scope.postMessage(message, transfer),
  createCrew(mates, workerMate),
);
scope.onmessage = ({ data }) => receive(data);
