import { describe, expect, it } from 'vitest';
import { EMPTY_CITY } from '../model/city';
import { unpackTexts } from '../model/packed-texts';
import { createRowSender } from './parcels';
import { createJobs } from './client';
import type { AnalysisRequest } from './port';
import type { Channel, FromWorker, ToWorker } from './protocol';

class FakeChannel implements Channel {
  readonly sent: ToWorker[] = [];
  closed = false;
  say: (message: FromWorker) => void = () => {};
  fault: (error: string) => void = () => {};
  readonly post = (message: ToWorker): void => void this.sent.push(message);
  readonly listen = (onMessage: (message: FromWorker) => void, onFault: (error: string) => void): void => {
    this.say = onMessage;
    this.fault = onFault;
  };
  readonly close = (): void => {
    this.closed = true;
  };
}

function aClient() {
  const opened: FakeChannel[] = [];
  const fallen: FakeChannel[] = [];
  const timers: (() => void)[] = [];
  const painted: (() => void)[] = [];
  const open = (list: FakeChannel[]) => () => {
    const channel = new FakeChannel();
    list.push(channel);
    return channel;
  };
  const jobs = createJobs({
    open: open(opened),
    fallBack: open(fallen),
    later: (task) => {
      timers.push(task);
      return () => timers.splice(timers.indexOf(task), 1);
    },
    afterPaint: (task) => painted.push(task),
  });
  return { jobs, opened, fallen, timers, painted };
}

const REQUEST = { plan: 'p' } as unknown as AnalysisRequest;
const FILE = { name: 'a', bytes: new Uint8Array(1) };

describe('the page’s side', () => {
  it('opens a worker at the first job only, one for analyses and one for files', () => {
    const { jobs, opened } = aClient();
    jobs.setCity(EMPTY_CITY);
    expect(opened).toHaveLength(0);
    jobs.start('analyse', REQUEST);
    jobs.start('preview', { request: REQUEST, devices: [] });
    jobs.start('readFile', FILE);
    expect(opened).toHaveLength(2);
    expect(opened[0]!.sent.map((message) => message.say)).toEqual(['city', 'start', 'start']);
  });

  it('brings progress and the result', async () => {
    const { jobs, opened } = aClient();
    const seen: unknown[] = [];
    const job = jobs.start('readFile', FILE, (share) => seen.push(share));
    opened[0]!.say({ say: 'progress', id: 1, progress: 0.5 });
    opened[0]!.say({ say: 'done', id: 1, kind: 'readFile', value: 'read', duration_ms: 3 });
    expect(await job.result).toEqual({ status: 'done', value: 'read', duration_ms: 3 });
    expect(seen).toEqual([0.5]);
  });

  it('cancels, and tells nothing of a job that is being cancelled', async () => {
    const { jobs, opened, timers } = aClient();
    const seen: unknown[] = [];
    const job = jobs.start('analyse', REQUEST, (progress) => seen.push(progress));
    job.cancel();
    job.cancel();
    expect(opened[0]!.sent.filter(({ say }) => say === 'cancel')).toHaveLength(1);
    opened[0]!.say({ say: 'progress', id: 1, progress: 1 });
    opened[0]!.say({ say: 'cancelled', id: 1 });
    expect(await job.result).toEqual({ status: 'cancelled' });
    expect(seen).toEqual([]);
    expect(timers).toEqual([]);
  });

  it('ends a worker that does not listen, and begins its other jobs anew', async () => {
    const { jobs, opened, timers } = aClient();
    jobs.setCity(EMPTY_CITY);
    const deaf = jobs.start('analyse', REQUEST);
    jobs.start('preview', { request: REQUEST, devices: [] });
    deaf.cancel();
    timers[0]!();
    expect(await deaf.result).toEqual({ status: 'cancelled' });
    expect(opened.map(({ closed }) => closed)).toEqual([true, false]);
    expect(opened[1]!.sent.map(({ say }) => say)).toEqual(['city', 'start']);
  });

  it('sends the tables of a city that the worker lacks, and all of them to another worker', () => {
    const { jobs, opened, fallen } = aClient();
    jobs.setCity(EMPTY_CITY);
    jobs.start('analyse', REQUEST);
    jobs.setCity({ ...EMPTY_CITY, streets: { ...EMPTY_CITY.streets } });
    opened[0]!.fault('cannot load');
    const names = [...opened, ...fallen].map(({ sent }) =>
      sent.flatMap((message) =>
        message.say === 'city' ? [[Object.keys(unpackTexts(message.tables)), message.kept]] : [],
      ),
    );
    const all = ['buildings', 'streets', 'furniture'];
    expect(names).toEqual([
      [
        [all, []],
        [['streets'], ['buildings', 'furniture']],
      ],
      [[all, []]],
    ]);
  });

  it('joins the report, told before, with the shapes that come last', async () => {
    const { jobs, opened, painted } = aClient();
    const told: unknown[] = [];
    const job = jobs.start('analyse', REQUEST, (progress) => told.push(progress.report));
    const report = { schema: 'anglemort.report/1', gaps: [{ id: 'g' }] };
    const packed = { ...report, gaps: createRowSender().pack(report.gaps) } as never;
    opened[0]!.say({
      say: 'progress',
      id: 1,
      progress: { step: 'shapes', done: 0, total: 100, report: packed },
    });
    expect(painted).toHaveLength(1);
    opened[0]!.say({ say: 'progress', id: 1, progress: { step: 'shapes', done: 9, total: 100 } });
    // Once, and not before the page shows them: until then the worker leaves it the core.
    expect(opened[0]!.sent.map(({ say }) => say)).toEqual(['start']);
    for (const task of painted) task();
    expect(opened[0]!.sent.slice(1)).toEqual([{ say: 'painted', id: 1 }]);
    const value = { frame: [1, 2], geometry: {} };
    opened[0]!.say({ say: 'done', id: 1, kind: 'analyse', value, duration_ms: 1 });
    expect(told).toEqual([report, undefined]);
    expect(await job.result).toMatchObject({ status: 'done', value: { ...value, report } });
  });

  it('takes this thread when the worker never worked', async () => {
    const { jobs, opened, fallen } = aClient();
    const job = jobs.start('analyse', REQUEST);
    opened[0]!.fault('cannot load');
    expect(fallen[0]!.sent).toMatchObject([{ say: 'start', id: 1 }]);
    const same = { report: 'same', geometry: {} };
    fallen[0]!.say({ say: 'done', id: 1, kind: 'analyse', value: same, duration_ms: 1 });
    expect(await job.result).toMatchObject({ status: 'done', value: same });
  });

  it('fails the jobs of a worker that broke at work, and opens another for the next', async () => {
    const { jobs, opened } = aClient();
    const job = jobs.start('analyse', REQUEST);
    opened[0]!.say({ say: 'progress', id: 1, progress: 0 });
    opened[0]!.fault('out of memory');
    expect(await job.result).toEqual({ status: 'failed', error: 'out of memory' });
    jobs.start('analyse', REQUEST);
    expect(opened).toHaveLength(2);
  });
});
