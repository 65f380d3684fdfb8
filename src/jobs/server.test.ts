import { describe, expect, it } from 'vitest';
import type { FromWorker, Task } from './protocol';
import { createServer } from './server';
import type { Steps } from './tasks';

const ANALYSE = { kind: 'analyse' } as Task;
const PREVIEW = { kind: 'preview' } as Task;
const READ = { kind: 'readFile' } as Task;

/** A server whose clock moves by 10 ms at each step, and whose queue the test turns. */
function aServer(work: (task: Task) => Steps) {
  const said: FromWorker[] = [];
  const turns: (() => void)[] = [];
  let clock = 0;
  const log: string[] = [];
  const server = createServer({
    post: (message) => said.push(structuredClone(message)),
    steps: (task) =>
      (function* watched(): Steps {
        const steps = work(task);
        try {
          for (let step = steps.next(); ; step = steps.next()) {
            clock += 10;
            if (step.done) return step.value;
            log.push(task.kind);
            yield step.value;
          }
        } finally {
          log.push(`${task.kind} over`);
        }
      })(),
    setCity: () => log.push('city'),
    breathe: () => new Promise((resolve) => turns.push(resolve)),
    now: () => clock,
  });
  const turn = async (): Promise<void> => {
    turns.shift()?.();
    for (let i = 0; i < 5; i++) await Promise.resolve();
  };
  return { server, said, log, turn, clock: () => clock };
}

function* count(to: number): Steps {
  for (let i = 1; i <= to; i++) yield i;
  return 'counted';
}

describe('the worker’s side', () => {
  it('looks at its messages between slices, and says how far it is', async () => {
    const { server, said, turn } = aServer(() => count(50));
    server.receive({ say: 'start', id: 1, task: READ });
    expect(said).toEqual([{ say: 'progress', id: 1, progress: 3 }]);
    for (let slice = 0; slice < 17; slice++) await turn();
    // A slice is 30 ms, three steps; told again 400 ms after the first note.
    expect(said.slice(1)).toEqual([
      { say: 'progress', id: 1, progress: 45 },
      expect.objectContaining({ say: 'done', value: 'counted', duration_ms: 510 }),
    ]);
  });

  it('tells more seldom the longer a task takes, but once a second', async () => {
    const { server, said, turn } = aServer(() => count(1000));
    server.receive({ say: 'start', id: 1, task: READ });
    for (let slice = 0; slice < 340; slice++) await turn();
    const told = said.filter(({ say }) => say === 'progress') as { progress: number }[];
    // A step is 10 ms of the clock, and so is one of the share.
    const waits = told.slice(1).map(({ progress }, i) => 10 * (progress - told[i]!.progress));
    expect(waits[0]).toBe(420);
    expect(waits.every((wait, i) => i === 0 || wait >= waits[i - 1]!)).toBe(true);
    expect(waits.at(-1)).toBe(1020);
  });

  it('tells finished figures at once, in the midst of a slice and whatever was told before', async () => {
    const report = { schema: 'anglemort.report/1' };
    const { server, said, turn } = aServer(function* work(): Steps {
      for (let i = 0; i < 4; i++) yield { step: 'areas', done: i, total: 4 };
      yield { step: 'shapes', done: 0, total: 1, report } as never;
      return 'analysed';
    });
    server.receive({ say: 'start', id: 1, task: ANALYSE });
    await turn();
    expect(said.at(-1)).toMatchObject({ say: 'progress', progress: { report } });
    server.receive({ say: 'painted', id: 1 });
    await turn();
    expect(said.at(-1)).toMatchObject({ say: 'done', value: 'analysed' });
  });

  it('rests when figures are told until they are painted, a quarter of a second at most; what is urgent goes on', async () => {
    const report = { schema: 'anglemort.report/1' };
    const { server, said, turn, clock } = aServer((task) =>
      task.kind === 'preview'
        ? count(24)
        : (function* work(): Steps {
            yield { step: 'shapes', done: 0, total: 1, report } as never;
            return 'analysed';
          })(),
    );
    server.receive({ say: 'start', id: 1, task: ANALYSE });
    const told = clock();
    for (let i = 0; i < 4; i++) await turn();
    expect(said).toHaveLength(1);
    server.receive({ say: 'start', id: 2, task: PREVIEW });
    while (clock() < told + 250) await turn();
    expect(said.at(-1)).toMatchObject({ say: 'done', id: 2 });
    await turn();
    expect(said.at(-1)).toMatchObject({ say: 'done', id: 1, value: 'analysed' });
  });

  it('stops at a cancel, lets the generator clean up, and works on', async () => {
    const { server, said, log, turn } = aServer(() => count(100));
    server.receive({ say: 'start', id: 1, task: READ });
    server.receive({ say: 'start', id: 2, task: READ });
    server.receive({ say: 'cancel', id: 1 });
    server.receive({ say: 'cancel', id: 99 });
    expect(said.at(-1)).toEqual({ say: 'cancelled', id: 1 });
    expect(log.at(-1)).toBe('readFile over');
    await turn();
    expect(said.at(-1)).toMatchObject({ say: 'progress', id: 2 });
  });

  it('serves the moving hand first, and in short slices for a while', async () => {
    const { server, said, log, turn } = aServer((task) => count(task.kind === 'preview' ? 1 : 100));
    server.receive({ say: 'start', id: 1, task: ANALYSE });
    server.receive({ say: 'start', id: 2, task: PREVIEW });
    await turn();
    await turn();
    expect(said.find(({ say }) => say === 'done')).toMatchObject({ id: 2 });
    const before = log.length;
    await turn();
    await turn();
    // 8 ms of patience is one step of 10 ms here; 30 ms would be three.
    expect(log.slice(before)).toEqual(['analyse', 'analyse']);
  });

  it('drops the older of two analyses, but not files', () => {
    const { server, said } = aServer(() => count(100));
    server.receive({ say: 'start', id: 1, task: ANALYSE });
    server.receive({ say: 'start', id: 2, task: ANALYSE });
    server.receive({ say: 'start', id: 3, task: READ });
    server.receive({ say: 'start', id: 4, task: READ });
    expect(said.filter(({ say }) => say === 'cancelled')).toEqual([{ say: 'cancelled', id: 1 }]);
  });

  it('ends what gives way when an analysis comes, and nothing else', () => {
    const { server, said } = aServer(() => count(100));
    server.receive({ say: 'start', id: 1, task: { kind: 'sensitivity' } as Task });
    server.receive({ say: 'start', id: 2, task: READ });
    expect(said.filter(({ say }) => say === 'cancelled')).toEqual([]);
    server.receive({ say: 'start', id: 3, task: ANALYSE });
    expect(said.filter(({ say }) => say === 'cancelled')).toEqual([{ say: 'cancelled', id: 1 }]);
  });

  it('tells which task failed, and goes on with the others', async () => {
    const { server, said, turn } = aServer((task) => {
      if (task.kind === 'analyse') throw new Error('boom');
      return count(1);
    });
    server.receive({ say: 'start', id: 1, task: ANALYSE });
    server.receive({ say: 'start', id: 2, task: READ });
    await turn();
    expect(said[0]).toMatchObject({ say: 'failed', id: 1 });
    expect(said[0]).toHaveProperty('error', expect.stringContaining('boom'));
    expect(said[1]).toMatchObject({ say: 'done', id: 2 });
  });

  it('tells a result that cannot be sent as failed, and goes on with the others', async () => {
    const { server, said, turn } = aServer(function* (task): Steps {
      yield 1;
      return task.kind === 'analyse' ? () => 'a function' : 'counted';
    });
    server.receive({ say: 'start', id: 1, task: ANALYSE });
    server.receive({ say: 'start', id: 2, task: READ });
    await turn();
    expect(said.map(({ say, ...rest }) => ({ say, id: 'id' in rest ? rest.id : 0 }))).toEqual([
      { say: 'failed', id: 1 },
      { say: 'done', id: 2 },
    ]);
  });
});
