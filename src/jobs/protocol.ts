/** What page and worker say to each other. Plain data, structured-cloned. */
import type { Report } from '../analysis/report';
import type { City } from '../model/city';
import type { Packed } from '../model/packed-texts';
import type { Ask, ProgressOf, TaskKind } from './port';

export type Task = { readonly [K in TaskKind]: { readonly kind: K; readonly ask: Ask<K> } }[TaskKind];

/** How a kind of work stands to the others. */
export interface TaskManners {
  /** Reading a file must not wait for an analysis, nor an analysis for a file: each line has a worker of its own. */
  readonly line: 'analysis' | 'import';
  /** Something waits for it that moves: it goes first. */
  readonly urgent?: true;
  /** A new one ends the one before: only the newest matters. */
  readonly newestOnly?: true;
  /** About the plan as it was, and long: the next analysis ends it. */
  readonly givesWay?: true;
}

export const MANNERS: { readonly [K in TaskKind]: TaskManners } = {
  readFile: { line: 'import' },
  dossier: { line: 'analysis', newestOnly: true },
  dossierPage: { line: 'analysis', newestOnly: true },
  readContext: { line: 'import', newestOnly: true },
  analyse: { line: 'analysis', newestOnly: true },
  remedies: { line: 'analysis', newestOnly: true },
  masks: { line: 'analysis', newestOnly: true },
  sensitivity: { line: 'analysis', newestOnly: true, givesWay: true },
  comparison: { line: 'analysis', newestOnly: true, givesWay: true },
  preview: { line: 'analysis', newestOnly: true, urgent: true },
  soundProbe: { line: 'analysis', newestOnly: true },
  probe: { line: 'analysis', newestOnly: true, urgent: true },
  picture: { line: 'analysis', newestOnly: true, urgent: true },
  aim: { line: 'analysis', newestOnly: true, urgent: true },
  exportFile: { line: 'analysis' },
};

export type ToWorker =
  | { readonly say: 'start'; readonly id: number; readonly task: Task }
  | { readonly say: 'cancel'; readonly id: number }
  /** The figures that were told are on screen. */
  | { readonly say: 'painted'; readonly id: number }
  | {
      readonly say: 'city';
      /** The tables that are new; of those named in `kept` the worker goes on with what it has. */
      readonly tables: Packed<Partial<City>>;
      readonly kept: readonly (keyof City)[];
    };

export type Progress = ProgressOf<TaskKind>;

/** The report that a note of progress brings, once it is finished. */
export const reportIn = (progress: Progress): Report | undefined =>
  typeof progress !== 'number' && 'report' in progress ? progress.report : undefined;

/** A note of progress with its report, if it brings one, in another form: packed for its way, or unpacked. */
export function withReport(message: Note, change: (report: Report) => object): Note {
  const report = reportIn(message.progress);
  return report
    ? { ...message, progress: { ...(message.progress as object), report: change(report) } as Progress }
    : message;
}

type Note = Extract<FromWorker, { say: 'progress' }>;

export type FromWorker =
  | { readonly say: 'progress'; readonly id: number; readonly progress: Progress }
  | {
      readonly say: 'done';
      readonly id: number;
      readonly kind: TaskKind;
      readonly value: unknown;
      readonly duration_ms: number;
    }
  | { readonly say: 'cancelled'; readonly id: number }
  | { readonly say: 'failed'; readonly id: number; readonly error: string };

/** A worker, or the same code on this thread. */
export interface Channel {
  readonly post: (message: ToWorker) => void;
  /** Everything that comes back; `fault` when the worker itself broke. */
  readonly listen: (onMessage: (message: FromWorker) => void, onFault: (error: string) => void) => void;
  readonly close: () => void;
}
