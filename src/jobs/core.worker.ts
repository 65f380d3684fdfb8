/** The worker: a thin shell on the same code that runs inline. */
import { serve } from './serve';

const scope = globalThis as unknown as {
  postMessage: (message: unknown, transfer: ArrayBuffer[]) => void;
  onmessage: (event: { readonly data: unknown }) => void;
};
const receive = serve((message, transfer) => scope.postMessage(message, transfer));
scope.onmessage = ({ data }) => receive(data);
