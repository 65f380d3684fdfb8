import type { Crew } from '../analysis';
import { objectId } from '../kernel/units';
import type { Analysis } from '../analysis/analysis';
import { packTexts } from '../model/packed-texts';
import { buffersOf, compact } from './compact';
import { createRowSender, createSender } from './parcels';
import { withReport, type FromWorker, type ToWorker } from './protocol';
import { createServer } from './server';
import { createBench, setCity, stepsOf } from './tasks';

/** Sets up the worker's side over any way to post; returns how to hand it a message. `crew`: who helps with analyses. */
export function serve(
  post: (message: FromWorker, transfer: ArrayBuffer[]) => void,
  crew?: Crew,
): (message: unknown) => void {
  const bench = createBench(() => objectId(crypto.randomUUID()), crew);
  const shapes = createSender();
  /** Its report was told before; its shapes are shared with the cache, and most of them with the last one. */
  const postAnalysis = (message: Extract<FromWorker, { say: 'done' }>): void => {
    const { geometry, frame } = message.value as Analysis;
    try {
      post({ ...message, value: { geometry: shapes.pack(geometry), frame } }, []);
    } catch (error) {
      shapes.forget();
      throw error;
    }
  };
  const gaps = createRowSender();
  /** Gaps are most of a report, and few of them change. */
  const postProgress = (message: Extract<FromWorker, { say: 'progress' }>): void => {
    try {
      post(
        withReport(message, (report) => ({ ...report, gaps: gaps.pack(report.gaps) })),
        [],
      );
    } catch (error) {
      gaps.forget();
      throw error;
    }
  };
  const server = createServer({
    post: (message) => {
      if (message.say === 'progress') return postProgress(message);
      if (message.say !== 'done') return post(message, []);
      if (message.kind === 'analyse') return postAnalysis(message);
      if (message.kind !== 'readFile') return post({ ...message, value: compact(message.value) }, []);
      const value = compact(packTexts(message.value));
      // What was read from a file is nobody else's.
      return post({ ...message, value }, [...buffersOf(value)]);
    },
    steps: (task) => stepsOf(task, bench),
    setCity: (message) => setCity(bench, message),
    breathe,
    now: () => performance.now(),
  });
  return (message) => server.receive(message as ToWorker);
}

/** One turn of the message queue. A message channel is not slowed down like a timer; a timer leaves the core to others. */
function breathe(idle: boolean): Promise<void> {
  return new Promise((resolve) => {
    if (idle) {
      setTimeout(resolve, 1);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
