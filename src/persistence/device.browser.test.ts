import { expect, it } from 'vitest';
import { EMPTY_CITY } from '../model/city';
import { aCamera, aPlan } from '../testing/edit-builders';
import { createPersistence } from './index';

const state = (planId: string) => ({
  planId,
  plan: aPlan(aCamera()),
  city: {
    ...EMPTY_CITY,
    furniture: {
      ...EMPTY_CITY.furniture,
      ids: ['lamp'],
      names: [''],
      kind: Uint8Array.of(0),
      height_m: Float64Array.of(4),
      lonLat: Float64Array.of(4, 45),
    },
  },
  citySources: [],
  cityRevision: 1,
});

it('a plan is kept in a real database and found by a new tab, which does not get to save it unasked', async () => {
  const planId = crypto.randomUUID();
  const [one, two] = [createPersistence(window), createPersistence(window)];
  expect(await one.claim(planId)).toBe(true);
  expect(await one.save(state(planId))).toMatchObject({ ok: true });
  const opened = await two.openRecent(planId);
  expect(opened).toMatchObject({ ok: true, value: { planId, city: { furniture: { ids: ['lamp'] } } } });
  expect(await two.claim(planId)).toBe(false);
  let lost = 0;
  one.onLost(() => lost++);
  expect(await two.claim(planId, true)).toBe(true);
  await expect.poll(() => lost).toBe(1);
  expect(await two.save(state(planId))).toMatchObject({ ok: true });
  expect(await one.save(state(planId))).toMatchObject({
    ok: false,
    error: { code: 'storage.heldElsewhere' },
  });
  await one.forgetRecent(planId);
});

it('preferences outlive the page’s objects', () => {
  createPersistence(window).preferences.save({ theme: 'dark' });
  expect(createPersistence(window).preferences.load()).toEqual({ theme: 'dark' });
});
