import { objectId } from '../kernel/units';
import { compact } from './compact';
import type { FromWorker, ToWorker } from './protocol';
import { createServer } from './server';
import { createBench, setCity, stepsOf } from './tasks';

/** Sets up the worker's side over any way to post; returns how to hand it a message. */
export function serve(post: (message: FromWorker) => void): (message: unknown) => void {
  const bench = createBench(() => objectId(crypto.randomUUID()));
  const server = createServer({
    post: (message) => post(message.say === 'done' ? { ...message, value: compact(message.value) } : message),
    steps: (task) => stepsOf(task, bench),
    setCity: ({ city, revision }) => setCity(bench, city, revision),
    breathe,
    now: () => performance.now(),
  });
  return (message) => server.receive(message as ToWorker);
}

/** One turn of the message queue. A message channel is not slowed down like a timer. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
