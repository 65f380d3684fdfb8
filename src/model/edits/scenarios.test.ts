import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planObject } from '../../testing/arbitrary-plan';
import { aCamera, aPlan, aSensor } from '../../testing/edit-builders';
import { objectId } from '../../kernel/units';
import { applyDiff, reverseDiff } from '../diff';
import { EMPTY_PLAN, type Plan, type PlanObject } from '../plan';
import { currentScenario, deviceDifferences, devicesOf, findScenario, planOfScenario } from '../scenarios';
import {
  createScenario,
  moveObjects,
  removeScenario,
  renameScenario,
  switchScenario,
  type EditResult,
} from '.';

const FIRST = { id: 'first', name: 'Project' };
const done = (plan: Plan, edit: EditResult): Plan => {
  if (!edit.ok) throw new Error(edit.error.code);
  return applyDiff(plan, edit.value);
};
const created = (plan: Plan, id: string, from: 'copy' | 'existing' = 'copy'): Plan =>
  done(plan, createScenario(plan, { id, name: `Scenario ${id}`, from, first: FIRST }));
const switched = (plan: Plan, id: string): Plan => done(plan, switchScenario(plan, { id }));
const sorted = (plan: Plan): readonly PlanObject[] =>
  [...plan.objects.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));

const arbitraryPlan: fc.Arbitrary<Plan> = fc
  .integer({ min: 0, max: 6 })
  .chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => planObject(objectId(`o${i}`)))))
  .map((objects) => ({ ...EMPTY_PLAN, objects: new Map(objects.map((o) => [o.id, o])) }));

describe('scenarios of a plan', () => {
  it('are switched there and back without a trace, whatever the plan holds, and undone whole', () => {
    fc.assert(
      fc.property(arbitraryPlan, (plan) => {
        const two = created(plan, 'b', 'existing');
        const back = switched(two, 'first');
        expect(sorted(back)).toEqual(sorted(plan));
        expect(sorted(switched(back, 'b'))).toEqual(sorted(two));
        const edit = switchScenario(two, { id: 'first' });
        if (!edit.ok) throw new Error(edit.error.code);
        const undone = applyDiff(back, reverseDiff(edit.value));
        expect(sorted(undone)).toEqual(sorted(two));
        expect(undone.head).toEqual(two.head);
      }),
      { seed: 50, numRuns: 200 },
    );
  });

  it('take edits where they are made, and share what is no device', () => {
    const camera = aCamera();
    const plan = created(aPlan(camera, aSensor()), 'b');
    const moved = done(plan, moveObjects(plan, { ids: [camera.id], east_m: 10, north_m: 0 }));
    const first = switched(moved, 'first');
    expect(first.objects.get(camera.id)).toEqual(camera);
    expect(switched(first, 'b').objects.get(camera.id)).toEqual(moved.objects.get(camera.id));
    expect(deviceDifferences(first, moved)).toEqual({
      added: [],
      removed: [],
      moved: [camera.id],
      changed: [],
    });
  });

  it('of what exists alone leave out what is proposed, and keep what is to go', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ ...aCamera(), id: objectId(id) }));
    const plan = aPlan(a!, { ...b!, status: 'proposed', phase: 2 }, { ...c!, status: 'removed', phase: 1 });
    const existing = created(plan, 'now', 'existing');
    expect(devicesOf(existing).map(({ id, status }) => [id, status])).toEqual([
      ['a', a!.status],
      ['c', 'existing'],
    ]);
    expect(existing.objects.get(objectId('c'))).not.toHaveProperty('phase');
    // After phase 1 the removed one is gone, and the proposed one is not there yet.
    const after1 = { ...plan.head, settings: { ...plan.head.settings, after_phase: 1 } };
    expect(deviceDifferences({ ...existing, head: after1 }, { ...plan, head: after1 })).toEqual({
      added: [],
      removed: ['c'],
      moved: [],
      changed: [],
    });
    expect(deviceDifferences(existing, plan)).toMatchObject({ added: ['b'], removed: ['c'] });
  });

  it('tell a device that was turned from one that was renamed', () => {
    const camera = aCamera();
    const plan = aPlan(camera);
    expect(deviceDifferences(plan, aPlan({ ...camera, azimuth_deg: 200 })).changed).toEqual([camera.id]);
    expect(deviceDifferences(plan, aPlan({ ...camera, name: 'Hall', locked: true })).changed).toEqual([]);
  });

  it('are renamed, found by name, and removed down to the last', () => {
    const two = created(aPlan(aCamera()), 'b');
    expect(currentScenario(two)?.name).toBe('Scenario b');
    const named = done(two, renameScenario(two, { id: 'b', name: 'North' }));
    expect(findScenario(named, 'North')?.id).toBe('b');
    expect(findScenario(named, 'South')).toBeUndefined();
    const one = done(named, removeScenario(named, { id: 'b' }));
    expect(one.head.scenarios).toEqual({ current: 'first', list: [FIRST] });
    expect(sorted(one)).toEqual(sorted(two));
    expect(removeScenario(one, { id: 'first' })).toMatchObject({ error: { code: 'lastScenario' } });
    expect(removeScenario(named, { id: 'first' })).toMatchObject({ ok: true });
    expect(switchScenario(one, { id: 'b' })).toMatchObject({ error: { code: 'gone' } });
    expect(planOfScenario(one, 'b')).toBe(one);
  });
});
