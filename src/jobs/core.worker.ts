/** The worker: a thin shell on the same code that runs inline. */
import { createCrew } from './crew';
import { workerMate } from './mate-channel';
import { serve } from './serve';

const scope = globalThis as unknown as {
  postMessage: (message: unknown, transfer: ArrayBuffer[]) => void;
  onmessage: (event: { readonly data: unknown }) => void;
};

/** The page keeps a core for itself; this worker is the first of the pool. */
const mates = Math.max(1, navigator.hardwareConcurrency - 1) - 1;
const receive = serve(
  (message, transfer) => scope.postMessage(message, transfer),
  createCrew(mates, workerMate),
);
scope.onmessage = ({ data }) => receive(data);
