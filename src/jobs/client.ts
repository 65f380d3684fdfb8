/** The page's side: jobs as promises with progress and cancel. */
import type { Analysis } from '../analysis/analysis';
import type { Report } from '../analysis/report';
import type { City } from '../model/city';
import { packTexts, unpackTexts } from '../model/packed-texts';
import { createReceiver, createRowReceiver, type RowParcels } from './parcels';
import type { Job, JobResult, Jobs } from './port';
import {
  MANNERS,
  reportIn,
  withReport,
  type Channel,
  type FromWorker,
  type Progress,
  type Task,
} from './protocol';

export interface JobsOptions {
  /** Makes a channel; called again when one broke. */
  readonly open: (name: string) => Channel;
  /** Takes over for good when a channel breaks before it ever answered. */
  readonly fallBack: (name: string) => Channel;
  readonly later: (task: () => void, ms: number) => () => void;
  /** Runs a task when what is shown now has been painted. */
  readonly afterPaint: (task: () => void) => void;
}

/** A task that does not stop within this time is stopped by ending its worker, ms. */
const PATIENCE_MS = 2000;

export function createJobs(options: JobsOptions): Jobs {
  const lines = {
    analysis: new Line('anglemort-analysis', options),
    import: new Line('anglemort-import', options),
  };
  return {
    start: (kind, ask, onProgress) =>
      lines[MANNERS[kind].line].start({ kind, ask } as Task, onProgress as OnProgress),
    setCity: (city) => lines.analysis.setCity(city),
    close: () => {
      lines.analysis.close();
      lines.import.close();
    },
  };
}

type OnProgress = ((progress: Progress) => void) | undefined;

/** Completes messages by the shapes and gaps that the page has already, and unpacks what was read from files. */
function unpacker(): (message: FromWorker) => FromWorker {
  const shapes = createReceiver();
  const gaps = createRowReceiver();
  return (message) => {
    if (message.say === 'progress')
      return withReport(message, (report) => ({
        ...report,
        gaps: gaps(report.gaps as unknown as RowParcels),
      }));
    if (message.say !== 'done') return message;
    if (message.kind === 'readFile') return { ...message, value: unpackTexts(message.value) };
    if (message.kind !== 'analyse') return message;
    const { geometry, ...analysis } = message.value as Omit<Analysis, 'report'>;
    return { ...message, value: { ...analysis, geometry: shapes(geometry) } };
  };
}

/** An analysis with its report, which came before its shapes. */
const andReport = (value: unknown, report: Report | undefined): unknown =>
  report ? { ...(value as Omit<Analysis, 'report'>), report } : value;

interface Waiting {
  readonly task: Task;
  readonly onProgress: OnProgress;
  readonly settle: (result: JobResult<unknown>) => void;
  /** Of an analysis, as soon as it is told. */
  report?: Report;
  cancelPatience?: () => void;
}

/** One worker and the jobs it has been given. Opened at the first job, opened again when it breaks. */
class Line {
  private readonly name: string;
  private readonly options: JobsOptions;
  private readonly waiting = new Map<number, Waiting>();
  private channel: Channel | undefined;
  private city: City | undefined;
  /** The city that the channel has: streets that come to it are sent without its buildings. */
  private there: Partial<City> = {};
  private hasAnswered = false;
  private useFallBack = false;
  private lastId = 0;

  constructor(name: string, options: JobsOptions) {
    this.name = name;
    this.options = options;
  }

  start<T>(task: Task, onProgress: OnProgress): Job<T> {
    const id = ++this.lastId;
    const result = new Promise<JobResult<T>>((resolve) => {
      this.waiting.set(id, { task, onProgress, settle: resolve as (result: JobResult<unknown>) => void });
    });
    this.send(id, task);
    return { result, cancel: () => this.cancel(id) };
  }

  setCity(city: City): void {
    this.city = city;
    if (this.channel) this.sendCity(this.channel);
  }

  close(): void {
    this.channel?.close();
    this.channel = undefined;
    for (const id of this.waiting.keys()) this.settle(id, { status: 'cancelled' });
  }

  private send(id: number, task: Task): void {
    try {
      this.opened().post({ say: 'start', id, task });
    } catch (error) {
      // What cannot be cloned is a bug of the caller; it must not look like a job that never ends.
      this.settle(id, { status: 'failed', error: String(error) });
    }
  }

  private cancel(id: number): void {
    const job = this.waiting.get(id);
    if (!job || job.cancelPatience) return;
    this.channel?.post({ say: 'cancel', id });
    job.cancelPatience = this.options.later(() => this.restart(), PATIENCE_MS);
  }

  private opened(): Channel {
    if (this.channel) return this.channel;
    const open = this.useFallBack ? this.options.fallBack : this.options.open;
    const channel = open(this.name);
    this.channel = channel;
    this.there = {};
    const unpacked = unpacker();
    channel.listen(
      (message) => this.receive(unpacked(message)),
      (error) => this.breakDown(channel, error),
    );
    this.sendCity(channel);
    return channel;
  }

  private sendCity(channel: Channel): void {
    const { city } = this;
    if (!city) return;
    const names = Object.keys(city) as (keyof City)[];
    const kept = names.filter((name) => city[name] === this.there[name]);
    const fresh = names.filter((name) => !kept.includes(name)).map((name) => [name, city[name]]);
    const tables = packTexts(Object.fromEntries(fresh) as Partial<City>);
    channel.post({ say: 'city', tables, kept });
    this.there = city;
  }

  private receive(message: FromWorker): void {
    this.hasAnswered = true;
    const { id } = message;
    if (message.say === 'progress') {
      const job = this.waiting.get(id);
      const { progress } = message;
      const report = reportIn(progress);
      if (job && report) job.report = report;
      // A job that is being cancelled tells nothing any more.
      if (job && !job.cancelPatience) job.onProgress?.(progress);
      if (report) this.options.afterPaint(() => this.channel?.post({ say: 'painted', id }));
    } else if (message.say === 'done') {
      const value = andReport(message.value, this.waiting.get(id)?.report);
      this.settle(id, { status: 'done', value, duration_ms: message.duration_ms });
    } else if (message.say === 'cancelled') this.settle(id, { status: 'cancelled' });
    else this.settle(id, { status: 'failed', error: message.error });
  }

  /** The worker broke. If it never worked, this thread takes over; else its jobs failed and the next gets a new one. */
  private breakDown(channel: Channel, error: string): void {
    if (this.channel !== channel) return;
    channel.close();
    this.channel = undefined;
    if (this.hasAnswered) for (const id of this.waiting.keys()) this.settle(id, { status: 'failed', error });
    else {
      this.useFallBack = true;
      this.sendAgain();
    }
  }

  /** Ends a worker that does not listen. What was cancelled is done with; whatever else it had begins anew. */
  private restart(): void {
    this.channel?.close();
    this.channel = undefined;
    for (const [id, job] of this.waiting) if (job.cancelPatience) this.settle(id, { status: 'cancelled' });
    this.sendAgain();
  }

  private sendAgain(): void {
    for (const [id, { task, cancelPatience }] of this.waiting) {
      if (cancelPatience) this.settle(id, { status: 'cancelled' });
      else this.send(id, task);
    }
  }

  private settle(id: number, result: JobResult<unknown>): void {
    const job = this.waiting.get(id);
    if (!job) return;
    this.waiting.delete(id);
    job.cancelPatience?.();
    job.settle(result);
  }
}
