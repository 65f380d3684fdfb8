/**
 * The worker's side: several tasks, one thread. Between slices it looks at its messages, so that a cancel or a
 * preview does not wait for an analysis to end.
 */
import { MANNERS, reportIn, type FromWorker, type Progress, type Task, type ToWorker } from './protocol';
import type { Steps } from './tasks';

export interface ServerPorts {
  readonly post: (message: FromWorker) => void;
  /** Starts a task; the generator is dropped when the task is cancelled. */
  readonly steps: (task: Task) => Steps;
  readonly setCity: (message: Extract<ToWorker, { say: 'city' }>) => void;
  /** Lets waiting messages in; `idle`: nothing can go on before one comes. */
  readonly breathe: (idle: boolean) => Promise<void>;
  /** ms, growing. */
  readonly now: () => number;
}

/** How long a task runs before messages are looked at, ms; less while a hand is moving something. */
const SLICE_MS = 30;
const BRISK_SLICE_MS = 8;
/**
 * Each note of progress is a picture of the page. Where there is no graphics processor one of them costs an eighth of a
 * second of work, so that eight a second would take a whole core from what they tell of. The longer a task takes the
 * more seldom it need tell: after a quarter of the time that it has taken.
 */
const TELL_EVERY_MS = 400;
const TELL_AT_LEAST_MS = 1000;
const TELL_AFTER_SHARE = 0.25;
const BRISK_FOR_MS = 500;
/**
 * Finished figures are painted before their task goes on: where there is no graphics processor painting waits for the
 * core otherwise, half a second on two of them. No longer than this: a page that nobody looks at paints nothing.
 */
const PAINT_MOST_MS = 250;

interface Running {
  readonly id: number;
  readonly kind: Task['kind'];
  readonly steps: Steps;
  readonly started: number;
  told: Progress | undefined;
  /** Not before then is the next note of progress told, ms. */
  tellAt: number;
  /** Until then it leaves the core to the page, ms. */
  restsUntil: number;
}

export interface Server {
  readonly receive: (message: ToWorker) => void;
}

export function createServer(ports: ServerPorts): Server {
  const running: Running[] = [];
  let busy = false;
  let brisk = -Infinity;

  const drop = (which: (task: Running) => boolean): void => {
    for (const task of running.filter(which)) {
      running.splice(running.indexOf(task), 1);
      // Lets the generator release what it holds.
      task.steps.return(undefined);
      ports.post({ say: 'cancelled', id: task.id });
    }
  };

  /** One slice of the most urgent task: the moving hand first, then first come, first served. Whether it only waits. */
  const slice = (): boolean => {
    const task = running.find(({ kind }) => MANNERS[kind].urgent) ?? running[0];
    if (!task) return false;
    // Those behind it wait as well: it may be half-way through what they share.
    if (task.restsUntil > ports.now()) return true;
    const outcome = runSlice(task, ports.now, ports.now() - brisk < BRISK_FOR_MS ? BRISK_SLICE_MS : SLICE_MS);
    if (outcome.say === 'progress') {
      if (bringsFigures(outcome.progress)) task.restsUntil = ports.now() + PAINT_MOST_MS;
      if (mayTell(task, outcome.progress, ports.now())) ports.post(outcome);
      return isIdle(outcome.progress);
    }
    running.splice(running.indexOf(task), 1);
    try {
      ports.post(outcome);
    } catch (error) {
      // A result that cannot be cloned; the other tasks go on.
      ports.post(failed(task.id, error));
    }
    return false;
  };

  const work = async (): Promise<void> => {
    busy = true;
    while (running.length > 0) {
      await ports.breathe(slice());
    }
    busy = false;
  };

  return {
    receive: (message) => {
      if (message.say === 'city') ports.setCity(message);
      else if (message.say === 'cancel') drop(({ id }) => id === message.id);
      else if (message.say === 'painted') goOn(running, message.id);
      else {
        const { id, task } = message;
        if (MANNERS[task.kind].newestOnly) drop(({ kind }) => kind === task.kind);
        if (task.kind === 'analyse') drop(({ kind }) => MANNERS[kind].givesWay === true);
        if (MANNERS[task.kind].urgent) brisk = ports.now();
        running.push(begun(id, task, ports));
        if (!busy) void work();
      }
    },
  };
}

const begun = (id: number, task: Task, ports: ServerPorts): Running => ({
  id,
  kind: task.kind,
  steps: ports.steps(task),
  started: ports.now(),
  told: undefined,
  tellAt: -Infinity,
  restsUntil: -Infinity,
});

function goOn(running: readonly Running[], id: number): void {
  for (const task of running) if (task.id === id) task.restsUntil = -Infinity;
}

/** Finished figures are no mere note: they are told at once, whatever was told before. */
const bringsFigures = (progress: Progress): boolean => reportIn(progress) !== undefined;

/** Whether a note of progress is news, and due; it is then taken as told. */
function mayTell(task: Running, progress: Progress, now: number): boolean {
  if (bringsFigures(progress)) return true;
  if (task.told === progress || now < task.tellAt) return false;
  task.told = progress;
  const wait = TELL_AFTER_SHARE * (now - task.started);
  task.tellAt = now + Math.min(Math.max(wait, TELL_EVERY_MS), TELL_AT_LEAST_MS);
  return true;
}

const isIdle = (progress: Progress): boolean => typeof progress !== 'number' && progress.idle === true;

function runSlice(task: Running, now: () => number, slice_ms: number): FromWorker {
  const { id, kind, steps, started } = task;
  const until = now() + slice_ms;
  try {
    for (;;) {
      const step = steps.next();
      if (step.done) return { say: 'done', id, kind, value: step.value, duration_ms: now() - started };
      if (now() >= until || isIdle(step.value) || bringsFigures(step.value))
        return { say: 'progress', id, progress: step.value };
    }
  } catch (error) {
    return failed(id, error);
  }
}

/** A fault of ours: told with its task, since a worker's own error event does not say which failed. */
const failed = (id: number, error: unknown): FromWorker => ({
  say: 'failed',
  id,
  error: error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error),
});
