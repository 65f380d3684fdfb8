import { describe, expect, it } from 'vitest';
import { objectId } from '../kernel/units';
import { aCamera, aPlan, aSensor } from '../testing/edit-builders';
import { describeUpdates, matchDevices } from './import-updates';

const NONE = new Set<never>();

describe('matchDevices', () => {
  const here = aCamera({
    id: objectId('a'),
    ref: 'C-1',
    height_m: 4,
    model: 'BULLET-4MP',
    status: 'proposed',
    purpose: 'traffic',
  });
  const plan = aPlan(
    here,
    aSensor({ id: objectId('s'), ref: 'C-1' }),
    aCamera({ id: objectId('l'), ref: 'C-9', locked: true }),
  );
  const read = (more: object) => ({
    kind: 'camera' as const,
    id: objectId('new'),
    position: here.position,
    ref: 'C-1',
    ...more,
  });

  it('puts what the file states in the place of what is there, and keeps the rest', () => {
    const { updated, added, same } = matchDevices(plan, [read({ height_m: 6 })], NONE);
    expect([added, same]).toEqual([[], 0]);
    expect(updated).toEqual([[here, { ...here, height_m: 6 }]]);
    expect(describeUpdates({ updated, added, same, locked: 0 }).changed).toEqual([
      { ref: 'C-1', fields: [{ name: 'height_m', from: 4, to: 6 }] },
    ]);
  });

  it('sees when nothing changes: a guessed model and a rounded place are no statements', () => {
    const [lon, lat] = here.position;
    const device = read({ model: 'PTZ-4MP-MINI', position: [lon + 1e-7, lat] as const });
    expect(matchDevices(plan, [device], new Set([device.id]))).toEqual({
      added: [],
      updated: [],
      same: 1,
      locked: 0,
    });
    expect(matchDevices(plan, [device], NONE).updated[0]![1]).toMatchObject({
      model: 'PTZ-4MP-MINI',
      position: here.position,
    });
  });

  it('adds what is new, of another kind, without a number, or there a second time', () => {
    const sensor = { kind: 'sound-sensor' as const, id: objectId('n'), position: here.position, ref: 'C-2' };
    const { ref: _, ...nameless } = read({});
    const devices = [read({ height_m: 6 }), read({ height_m: 7 }), sensor, nameless];
    const { added, updated } = matchDevices(plan, devices, NONE);
    expect(updated).toHaveLength(1);
    expect(added).toEqual(devices.slice(1));
  });

  it('leaves a locked device as it is', () => {
    expect(matchDevices(plan, [read({ ref: 'C-9', height_m: 9 })], NONE)).toMatchObject({
      locked: 1,
      updated: [],
      added: [],
    });
  });
});
