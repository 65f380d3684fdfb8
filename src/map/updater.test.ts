import { describe, expect, it } from 'vitest';
import { createUpdater, type Slice } from './updater';

interface Numbers {
  readonly a: number;
  readonly b: number;
}

/** A slice that keeps what it was asked to show, and waits until it is let go. */
function recorder(name: keyof Numbers) {
  const shown: number[] = [];
  const waiting: (() => void)[] = [];
  let held = false;
  const slice: Slice<Numbers> = {
    name,
    parts: (now) => [now[name]],
    apply: async (now) => {
      shown.push(now[name]);
      if (held) await new Promise<void>((resolve) => waiting.push(resolve));
    },
  };
  return {
    slice,
    shown,
    hold: () => (held = true),
    release: () => {
      held = false;
      waiting.splice(0).forEach((go) => go());
    },
  };
}

const noFailure = (error: unknown): never => {
  throw error;
};

describe('the updater', () => {
  it('applies a slice only when one of its parts is another value', async () => {
    const a = recorder('a');
    const b = recorder('b');
    const updater = createUpdater([a.slice, b.slice], noFailure);
    updater.show({ a: 1, b: 1 });
    await updater.settled();
    updater.show({ a: 2, b: 1 });
    await updater.settled();
    expect(a.shown).toEqual([1, 2]);
    expect(b.shown).toEqual([1]);
  });

  it('never has two changes on the way, and skips what was overtaken', async () => {
    const a = recorder('a');
    const updater = createUpdater([a.slice], noFailure);
    a.hold();
    updater.show({ a: 1, b: 0 });
    await Promise.resolve();
    for (let n = 2; n <= 9; n++) updater.show({ a: n, b: 0 });
    expect(a.shown).toEqual([1]);
    a.release();
    await updater.settled();
    expect(a.shown).toEqual([1, 9]);
  });

  it('lets what is urgent overtake what is slow', async () => {
    const order: string[] = [];
    const slice = (name: keyof Numbers): Slice<Numbers> => ({
      name,
      parts: (now) => [now[name]],
      apply: async (now) => {
        order.push(`${name}${now[name]}`);
        await Promise.resolve();
        if (order.length === 1) updater.show({ a: 2, b: 2 });
      },
    });
    const updater = createUpdater([slice('a'), slice('b')], noFailure);
    updater.show({ a: 1, b: 1 });
    await updater.settled();
    expect(order).toEqual(['a1', 'a2', 'b2']);
  });

  it('tells of a slice that throws, goes on, and does not try it for ever', async () => {
    const failures: string[] = [];
    const bad: Slice<Numbers> = {
      name: 'bad',
      parts: (now) => [now.a],
      apply: () => {
        throw new Error('no');
      },
    };
    const b = recorder('b');
    const updater = createUpdater([bad, b.slice], (_, name) => failures.push(name));
    updater.show({ a: 1, b: 1 });
    await updater.settled();
    expect(failures).toEqual(['bad']);
    expect(b.shown).toEqual([1]);
  });

  it('does nothing once it is stopped', async () => {
    const a = recorder('a');
    const updater = createUpdater([a.slice], noFailure);
    updater.stop();
    updater.show({ a: 1, b: 1 });
    await updater.settled();
    expect(a.shown).toEqual([]);
  });
});
