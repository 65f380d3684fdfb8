/** A mate's worker: a thin shell on the code that any thread can run. */
import type { ToMate } from './crew-protocol';
import { serveMate } from './mate';

const scope = globalThis as unknown as {
  postMessage: (message: unknown) => void;
  onmessage: (event: { readonly data: ToMate }) => void;
};
const receive = serveMate((message) => scope.postMessage(message));
scope.onmessage = ({ data }) => receive(data);
