/** Ways to the work: a worker of the browser's, or this thread where there is none. */
import type { Channel, FromWorker } from './protocol';
import { serve } from './serve';

export function workerChannel(name: string): Channel {
  const worker = new Worker(new URL('./core.worker.ts', import.meta.url), { type: 'module', name });
  return {
    post: (message) => worker.postMessage(message),
    listen: (onMessage, onFault) => {
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => onMessage(data);
      worker.onerror = (event) => {
        event.preventDefault();
        onFault(event.message || 'worker failed to start');
      };
      worker.onmessageerror = () => onFault('a message could not be read');
    },
    close: () => worker.terminate(),
  };
}

/** The same code on this thread: slower to answer, but the same answers. */
export function inlineChannel(): Channel {
  let onMessage: ((message: FromWorker) => void) | undefined;
  const receive = serve((message) => onMessage?.(message));
  return {
    post: receive,
    listen: (listener) => {
      onMessage = listener;
    },
    close: () => {
      onMessage = undefined;
    },
  };
}

/** A worker, and this thread when workers cannot be made. */
export function bestChannel(name: string): Channel {
  try {
    return workerChannel(name);
  } catch {
    // No workers here (an old browser, a strict policy): the work is done all the same.
    return inlineChannel();
  }
}
