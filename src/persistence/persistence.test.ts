import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { EMPTY_CITY, type City } from '../model/city';
import type { Plan } from '../model/plan';
import { aCamera, aPlan, aSensor } from '../testing/edit-builders';
import { checksum } from './checksum';
import { PlanStorage } from './plan-storage';
import { createPreferences } from './preferences';
import { createTabs } from './tabs';

let database = '';
let counter = 0;
beforeEach(() => {
  database = `test-${++counter}`;
});

let clock = 1000;
const aTab = (): PlanStorage =>
  new PlanStorage({ databaseName: database, now: () => ++clock, makeKey: () => `city-${++counter}` });

const CITY: City = {
  ...EMPTY_CITY,
  streets: {
    ...EMPTY_CITY.streets,
    ids: ['1'],
    names: ['Rue A'],
    refs: [''],
    highways: ['residential'],
    lonLat: Float64Array.of(4, 45, 4.1, 45),
    lineStart: Uint32Array.of(0, 2),
    width_m: Float64Array.of(Number.NaN),
    flags: Uint8Array.of(0),
  },
};
const state = (plan: Plan = aPlan(aCamera()), city: City = EMPTY_CITY, planId = 'p') => ({
  planId,
  plan,
  city,
  citySources: [],
  cityRevision: 0,
});
const named = (name: string): Plan => ({ ...aPlan(aCamera()), head: { ...aPlan().head, name } });

async function raw() {
  return openDB(database);
}

describe('plans on the device', () => {
  it('come back whole, with their data, in a new tab', async () => {
    expect(await aTab().save(state(aPlan(aCamera(), aSensor()), CITY))).toMatchObject({ ok: true });
    const opened = await aTab().open('p');
    expect(opened).toMatchObject({ ok: true, value: { planId: 'p', city: CITY } });
    expect(opened.ok && [...opened.value.plan.objects.keys()]).toEqual(['camera-1', 'sensor-1']);
    expect(opened.ok && opened.value.olderFrom).toBeUndefined();
  });

  it('have a city whose thousands of names come back, and one that an earlier version stored as it was', async () => {
    const streets = 1200;
    const many: City = {
      ...EMPTY_CITY,
      streets: {
        ids: Array.from({ length: streets }, (_, i) => `way/${i}`),
        names: Array.from({ length: streets }, (_, i) => (i % 3 === 0 ? '' : `Allée ${i}`)),
        refs: Array.from({ length: streets }, () => ''),
        highways: Array.from({ length: streets }, () => 'residential'),
        lonLat: new Float64Array(4 * streets),
        lineStart: Uint32Array.from({ length: streets + 1 }, (_, i) => 2 * i),
        width_m: new Float64Array(streets).fill(6),
        flags: new Uint8Array(streets),
      },
    };
    await aTab().save(state(aPlan(aCamera()), many));
    expect(await aTab().open('p')).toMatchObject({ ok: true, value: { city: many } });
    const db = await raw();
    const [record] = (await db.getAll('cities')) as object[];
    await db.put('cities', { ...record, city: many });
    expect(await aTab().open('p')).toMatchObject({ ok: true, value: { city: many } });
    db.close();
  });

  it('are listed, latest first, and forgotten with all that belongs to them', async () => {
    const tab = aTab();
    await tab.save(state(named('a'), CITY, 'a'));
    await tab.save(state(named('b'), CITY, 'b'));
    await tab.save(state(named('a2'), CITY, 'a'));
    const list = await tab.list();
    expect(list.ok && list.value.map(({ name, devices }) => [name, devices])).toEqual([
      ['a2', 1],
      ['b', 1],
    ]);
    await tab.forget('a');
    const db = await raw();
    expect((await db.getAllKeys('snapshots')).map((key) => (key as string[])[0])).toEqual(['b']);
    expect(await db.count('cities')).toBe(1);
    expect(await tab.open('a')).toMatchObject({ ok: false, error: { code: 'storage.notFound' } });
    db.close();
  });

  it('keep the last five snapshots, and the city is written once', async () => {
    const tab = aTab();
    for (let i = 0; i < 9; i++) await tab.save(state(named(`n${i}`), CITY));
    const db = await raw();
    expect(await db.count('snapshots')).toBe(5);
    expect(await db.count('cities')).toBe(1);
    await tab.save(state(named('other'), { ...CITY }));
    expect(await db.count('cities')).toBe(2);
    // The former city goes with the last snapshot that needs it.
    for (let i = 0; i < 5; i++)
      await tab.save(state(named('more'), (await tab.open('p')).ok ? CITY : EMPTY_CITY));
    for (const city of (await db.getAll('cities')) as { key: string }[]) {
      const snapshots = (await db.getAll('snapshots')) as { cityKey?: string }[];
      expect(snapshots.some(({ cityKey }) => cityKey === city.key)).toBe(true);
    }
    db.close();
  });

  it('skip a damaged snapshot and say from when the one before is', async () => {
    const tab = aTab();
    await tab.save(state(named('good')));
    await tab.save(state(named('bad')));
    const db = await raw();
    const [good, bad] = (await db.getAll('snapshots')) as { savedAt: number; text: string }[];
    await db.put('snapshots', { ...bad!, text: bad!.text.replace('bad', 'bax') });
    const opened = await aTab().open('p');
    expect(opened).toMatchObject({
      ok: true,
      value: { plan: { head: { name: 'good' } }, olderFrom: good!.savedAt },
    });
    await db.put('snapshots', { ...good!, text: '' });
    expect(await aTab().open('p')).toMatchObject({ ok: false, error: { code: 'storage.damaged' } });
    db.close();
  });

  it('goes on saving after an older snapshot was opened', async () => {
    await aTab().save(state(named('good')));
    const tab = aTab();
    await tab.open('p');
    expect(await tab.save(state(named('next')))).toMatchObject({ ok: true });
    expect(await aTab().open('p')).toMatchObject({ value: { plan: { head: { name: 'next' } } } });
  });

  it('never overwrite what another tab has saved since', async () => {
    const [one, two] = [aTab(), aTab()];
    await one.save(state(named('one')));
    await two.open('p');
    await two.save(state(named('two')));
    expect(await one.save(state(named('lost')))).toMatchObject({
      ok: false,
      error: { code: 'storage.heldElsewhere' },
    });
    expect(await aTab().open('p')).toMatchObject({ value: { plan: { head: { name: 'two' } } } });
    await one.adopt('p');
    expect(await one.save(state(named('mine')))).toMatchObject({ ok: true });
  });

  it('a second tab that never opened the plan does not overwrite it either', async () => {
    await aTab().save(state(named('first')));
    expect(await aTab().save(state(named('blind')))).toMatchObject({
      ok: false,
      error: { code: 'storage.heldElsewhere' },
    });
  });

  it('say when there is no storage or no room, and the last save stands', async () => {
    const tab = aTab();
    await tab.save(state(named('kept')));
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const refused = await tab.save(state(named('too much')));
    full.mockRestore();
    expect(refused).toMatchObject({ ok: false, error: { code: 'storage.full' } });
    expect(await aTab().open('p')).toMatchObject({ value: { plan: { head: { name: 'kept' } } } });
    const open = indexedDB.open.bind(indexedDB);
    indexedDB.open = () => {
      throw new DOMException('no', 'SecurityError');
    };
    const none = await aTab().list();
    indexedDB.open = open;
    expect(none).toMatchObject({ ok: false, error: { code: 'storage.unavailable' } });
  });
});

describe('checksums', () => {
  it('are FNV-1a, 64 bits', () => {
    // Test vectors of the FNV reference: '' and 'a' and 'foobar'.
    expect(checksum('')).toBe('cbf29ce484222325');
    expect(checksum('a')).toBe('af63dc4c8601ec8c');
    expect(checksum('foobar')).toBe('85944171f73967e8');
  });
});

describe('tabs', () => {
  /** Locks as the standard says, for one origin. */
  function fakeLocks(): LockManager {
    const held = new Map<string, () => void>();
    const request = (
      name: string,
      options: LockOptions,
      callback: (lock: Lock | null) => unknown,
    ): Promise<unknown> => {
      if (held.has(name) && !options.steal) return Promise.resolve(callback(null));
      return new Promise((resolve, reject) => {
        held.get(name)?.();
        held.set(name, () => reject(new DOMException('stolen', 'AbortError')));
        void Promise.resolve(callback({ name, mode: 'exclusive' })).then((value) => {
          held.delete(name);
          resolve(value);
        });
      });
    };
    return { request } as unknown as LockManager;
  }

  it('let one hold a plan, another take it over, and the first know', async () => {
    const locks = fakeLocks();
    const [one, two] = [createTabs(locks), createTabs(locks)];
    let lost = 0;
    one.onLost(() => lost++);
    expect(await one.claim('p', false)).toBe(true);
    expect(await one.claim('p', false)).toBe(true);
    expect(await two.claim('p', false)).toBe(false);
    expect(await two.claim('p', true)).toBe(true);
    await Promise.resolve();
    expect(lost).toBe(1);
    expect(await one.claim('p', false)).toBe(false);
  });

  it('give a plan free with the next one they claim', async () => {
    const locks = fakeLocks();
    const [one, two] = [createTabs(locks), createTabs(locks)];
    await one.claim('p', false);
    await one.claim('q', false);
    for (let i = 0; i < 5; i++) await Promise.resolve();
    expect(await two.claim('p', false)).toBe(true);
  });

  it('hold nobody up where there are no locks', async () => {
    expect(await createTabs(undefined).claim('p', false)).toBe(true);
  });
});

describe('preferences', () => {
  it('survive a full, damaged or forbidden store', () => {
    const kept = new Map<string, string>();
    const preferences = createPreferences({
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
    });
    preferences.save({ theme: 'dark' });
    expect(preferences.load()).toEqual({ theme: 'dark' });
    kept.set([...kept.keys()][0]!, '{broken');
    expect(preferences.load()).toEqual({});
    const forbidden = {
      getItem: () => {
        throw new Error('no');
      },
      setItem: () => {
        throw new Error('no');
      },
    };
    expect(createPreferences(forbidden).load()).toEqual({});
    expect(() => createPreferences(forbidden).save({})).not.toThrow();
  });
});
