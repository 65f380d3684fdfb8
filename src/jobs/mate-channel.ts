/** The way to a mate; apart from the ways to the work itself, which a worker must not carry. */
import type { FromMate, Mate } from './crew-protocol';

/** Another thread that helps, of this worker's own: it ends with it. */
export function workerMate(): Mate {
  const worker = new Worker(new URL('./mate.worker.ts', import.meta.url), { type: 'module' });
  return {
    post: (message) => worker.postMessage(message),
    listen: (onAnswer, onFault) => {
      worker.onmessage = ({ data }: MessageEvent<FromMate>) => onAnswer(data);
      worker.onerror = (event) => {
        event.preventDefault();
        onFault();
      };
      worker.onmessageerror = onFault;
    },
    close: () => worker.terminate(),
  };
}
