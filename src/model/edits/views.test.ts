import { describe, expect, it } from 'vitest';
import { objectId } from '../../kernel/units';
import { applyDiff } from '../diff';
import { EMPTY_PLAN, type Camera, type Plan } from '../plan';
import type { EditResult } from './common';
import { addView, aimView, moveView, removeView, ringOfHeads, setView } from './views';

const id = objectId('c');
const aPlan = (overrides: Partial<Camera> = {}): Plan => ({
  ...EMPTY_PLAN,
  objects: new Map([
    [id, { kind: 'camera', id, position: [0, 0], azimuth_deg: 30, ...overrides } satisfies Camera],
  ]),
});

function after(plan: Plan, result: EditResult): Camera {
  if (!result.ok) throw new Error(result.error.code);
  return applyDiff(plan, result.value).objects.get(id) as Camera;
}

const azimuths = (camera: Camera) => camera.views?.map((view) => view.azimuth_deg);

describe('[V8] views of a camera', () => {
  it('begin where the device looked, and go on round it', () => {
    const plan = aPlan({ pan_range_deg: [0, 90] });
    const first = after(plan, addView(plan, { id, role: 'home' }));
    expect(azimuths(first)).toEqual([30]);
    expect(first.pan_range_deg).toBeUndefined();
    const second = aPlan(first);
    expect(azimuths(after(second, addView(second, { id, role: 'preset' })))).toEqual([30, 120]);
  });

  it('are ordered, changed and removed; the last one gives nothing away', () => {
    const plan = aPlan({
      views: [
        { role: 'home', azimuth_deg: 1 },
        { role: 'preset', azimuth_deg: 2, dwell_s: 5 },
      ],
    });
    expect(azimuths(after(plan, moveView(plan, { id, index: 1, by: -1 })))).toEqual([2, 1]);
    expect(moveView(plan, { id, index: 0, by: -1 })).toMatchObject({ error: { code: 'unchanged' } });
    expect(moveView(plan, { id, index: 7, by: -1 })).toMatchObject({ error: { code: 'noSuchView' } });
    const set = after(plan, setView(plan, { id, index: 1, values: { dwell_s: 20, name: 'Porte' } }));
    expect(set.views![1]).toEqual({ role: 'preset', azimuth_deg: 2, dwell_s: 20, name: 'Porte' });
    expect(setView(plan, { id, index: 1, values: { tilt_deg: 200 } })).toMatchObject({
      error: { code: 'outOfBounds' },
    });
    expect(setView(plan, { id, index: 1, values: { dwell_s: -1 } })).toMatchObject({
      error: { code: 'outOfBounds' },
    });
    expect(azimuths(after(plan, removeView(plan, { id, index: 0 })))).toEqual([2]);
    const lone = aPlan({ views: [{ role: 'home', azimuth_deg: 77 }] });
    const bare = after(lone, removeView(lone, { id, index: 0 }));
    expect(bare.views).toBeUndefined();
    expect(bare.azimuth_deg).toBe(30);
    const { azimuth_deg: _, ...undirected } = lone.objects.get(id) as Camera;
    const turned = { ...lone, objects: new Map([[id, undirected]]) };
    expect(after(turned, removeView(turned, { id, index: 0 })).azimuth_deg).toBe(77);
    expect(setView(plan, { id, index: 1, values: { dwell_s: 86_401 } })).toMatchObject({
      error: { code: 'outOfBounds' },
    });
    const named = aPlan(set);
    const unnamed = after(named, setView(named, { id, index: 1, values: { name: '' } }));
    expect(unnamed.views![1]).not.toHaveProperty('name');
  });

  it('heads are spread as a ring, all like the first', () => {
    const plan = aPlan();
    const ring = after(plan, ringOfHeads(plan, { id, heads: 4 }));
    expect(azimuths(ring)).toEqual([30, 120, 210, 300]);
    const lone = aPlan({ views: [{ role: 'head', azimuth_deg: 20 }] });
    expect(azimuths(after(lone, ringOfHeads(lone, { id, heads: 3 })))).toEqual([20, 140, 260]);
    const uneven = aPlan({
      views: [
        { role: 'head', azimuth_deg: 350, tilt_deg: 20 },
        { role: 'head', azimuth_deg: 10 },
        { role: 'preset', azimuth_deg: 5 },
      ],
    });
    const even = after(uneven, ringOfHeads(uneven, { id }));
    expect(azimuths(even)).toEqual([350, 170, 5]);
    expect(even.views![1]!.tilt_deg).toBe(20);
  });

  it('a head added stands a step of the ring on and does not dwell; heads keep their names', () => {
    const plan = aPlan({ views: [{ role: 'head', azimuth_deg: 30 }] });
    const two = after(plan, addView(plan, { id, role: 'head', heads: 3 }));
    expect(two.views![1]).toEqual({ role: 'head', azimuth_deg: 150 });
    expect(azimuths(after(plan, addView(plan, { id, role: 'head' })))).toEqual([30, 120]);
    const tour = after(plan, addView(plan, { id, role: 'preset' }));
    expect(tour.views![1]).toEqual({ role: 'preset', azimuth_deg: 120, dwell_s: 10 });
    const named = aPlan({
      views: ['north', 'south'].map((name) => ({ role: 'head' as const, name, azimuth_deg: 0 })),
    });
    const ring = after(named, ringOfHeads(named, { id }));
    expect(ring.views!.map(({ name }) => name)).toEqual(['north', 'south']);
  });

  it('aiming sets the view that is asked for, and says where there is none', () => {
    const plan = aPlan({
      views: [
        { role: 'home', azimuth_deg: 1 },
        { role: 'preset', azimuth_deg: 2 },
      ],
    });
    const aimed = after(plan, aimView(plan, { id, view: 1, azimuth_deg: 50, tilt_deg: 6 }));
    expect(azimuths(aimed)).toEqual([1, 50]);
    expect(aimView(plan, { id, view: 2, azimuth_deg: 5, tilt_deg: 6 })).toMatchObject({
      error: { code: 'noSuchView' },
    });
  });

  it('are of cameras alone', () => {
    const sensor = { kind: 'sound-sensor', id, position: [0, 0] } as const;
    const plan: Plan = { ...EMPTY_PLAN, objects: new Map([[id, sensor]]) };
    expect(addView(plan, { id, role: 'head' })).toMatchObject({ error: { code: 'notThatKind' } });
    expect(aimView(plan, { id, azimuth_deg: 1, tilt_deg: 1 })).toMatchObject({
      error: { code: 'notThatKind' },
    });
  });

  it('aiming drops the vertical angle of the old zoom', () => {
    const plan = aPlan({ vfov_deg: 50 });
    const aimed = after(plan, aimView(plan, { id, azimuth_deg: 5, tilt_deg: 6, hfov_deg: 40 }));
    expect(aimed).toMatchObject({ azimuth_deg: 5, tilt_deg: 6, hfov_deg: 40 });
    expect(aimed.vfov_deg).toBeUndefined();
  });

  it('are refused on a locked camera', () => {
    const plan = aPlan({ locked: true });
    expect(addView(plan, { id, role: 'head' })).toMatchObject({ error: { code: 'locked' } });
    expect(aimView(plan, { id, azimuth_deg: 1, tilt_deg: 1 })).toMatchObject({ error: { code: 'locked' } });
  });
});
