import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { objectId } from '../kernel/units';
import { EMPTY_CITY } from '../model/city';
import { EMPTY_DIFF, type Diff } from '../model/diff';
import { moveObjects, removeObjects, setFields, setSettings, type EditResult } from '../model/edits';
import type { Camera, Plan } from '../model/plan';
import { plan as anyPlan, randomEdit } from '../testing/arbitrary-plan';
import { aCamera, aPlan, aSensor, LAT, LON } from '../testing/edit-builders';
import {
  changesSinceResult,
  commitStep,
  createAppStore,
  HISTORY_DEPTH,
  isUpToDate,
  objectsByKind,
  redoStep,
  selectedObjects,
  shownPlan,
  touchesAnalysis,
  undoStep,
  type AppState,
} from './index';

const CAMERA = objectId('camera-1');
const state = (patch: Partial<AppState> = {}): AppState =>
  createAppStore({ plan: aPlan(aCamera(), aSensor()), ...patch }).getState();
const diffOf = (result: EditResult): Diff => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
const commit = (
  from: AppState,
  edit: (plan: Plan) => EditResult,
  merge?: { key: string; at: number },
): AppState => ({
  ...from,
  ...commitStep(from, { diff: diffOf(edit(from.plan)), note: 'step.test', ...(merge ? { merge } : {}) }),
});
const undo = (from: AppState): AppState => ({ ...from, ...undoStep(from)!.patch });
const redo = (from: AppState): AppState => ({ ...from, ...redoStep(from)!.patch });
const move = (east_m: number) => (plan: Plan) => moveObjects(plan, { ids: [CAMERA], east_m, north_m: 0 });
const content = (plan: Plan) => ({
  head: plan.head,
  objects: new Map([...plan.objects].sort(([a], [b]) => (a < b ? -1 : 1))),
});

describe('history', () => {
  it('undoes and redoes a random sequence to the same plans, whatever the order', () => {
    fc.assert(
      fc.property(anyPlan, fc.array(randomEdit, { maxLength: 20 }), (plan, edits) => {
        let now = state({ plan });
        const plans = [content(plan)];
        for (const [serial, edit] of edits.entries()) {
          const result = edit(now.plan, serial);
          if (!result.ok) continue;
          now = { ...now, ...commitStep(now, { diff: result.value, note: 'step.test' }) };
          plans.push(content(now.plan));
        }
        for (const before of plans.toReversed().slice(1)) {
          now = undo(now);
          expect(content(now.plan)).toEqual(before);
        }
        expect(undoStep(now)).toBeUndefined();
        for (const after of plans.slice(1)) {
          now = redo(now);
          expect(content(now.plan)).toEqual(after);
        }
        expect(redoStep(now)).toBeUndefined();
      }),
      { seed: 20261123, numRuns: 100 },
    );
  });

  it('is two hundred steps deep', () => {
    let now = state();
    for (let i = 0; i < 250; i++) now = commit(now, move(1));
    expect(now.history.done).toHaveLength(HISTORY_DEPTH);
    expect(HISTORY_DEPTH).toBe(200);
    for (let i = 0; i < 200; i++) now = undo(now);
    expect(undoStep(now)).toBeUndefined();
  });

  it('a new edit forgets what was undone', () => {
    let now = undo(commit(state(), move(1)));
    expect(now.history.undone).toHaveLength(1);
    now = commit(now, move(2));
    expect(now.history.undone).toHaveLength(0);
  });

  it('steps of one kind that follow within a second are one; later ones are not', () => {
    let now = commit(state(), move(1), { key: 'm', at: 0 });
    now = commit(now, move(1), { key: 'm', at: 800 });
    now = commit(now, move(1), { key: 'm', at: 1600 });
    expect(now.history.done).toHaveLength(1);
    now = commit(now, move(1), { key: 'm', at: 4000 });
    expect(now.history.done).toHaveLength(2);
    now = commit(now, move(1), { key: 'other', at: 4100 });
    expect(now.history.done).toHaveLength(3);
    now = undo(undo(undo(now)));
    expect(content(now.plan)).toEqual(content(aPlan(aCamera(), aSensor())));
  });

  it('selects what it touched, and asks to be shown only when that is out of sight', () => {
    const done = commit(
      state({ selection: new Set(), viewBounds: [LON - 0.01, LAT - 0.01, LON + 0.01, LAT + 0.01] }),
      move(1),
    );
    const inSight = undo(done);
    expect([...inSight.selection]).toEqual([CAMERA]);
    expect(inSight.focus).toBeUndefined();
    expect(undo({ ...done, viewBounds: [0, 0, 1, 1] }).focus?.bounds).toEqual([LON, LAT, LON, LAT]);
    const deleted = commit(state({ selection: new Set([CAMERA]) }), (plan) =>
      removeObjects(plan, { ids: [CAMERA] }),
    );
    expect(deleted.selection.size).toBe(0);
    expect([...undo(deleted).selection]).toEqual([CAMERA]);
  });

  it('puts a deleted object back in its place', () => {
    const start = state();
    const gone = commit(start, (plan) => removeObjects(plan, { ids: [CAMERA] }));
    expect([...undo(gone).plan.objects.keys()]).toEqual([...start.plan.objects.keys()]);
  });

  it('takes an import of data back and brings it again', () => {
    const city = { ...EMPTY_CITY };
    const before = state();
    const entry = {
      diff: EMPTY_DIFF,
      note: 'step.import',
      city: [
        { city: before.city, sources: [] },
        { city, sources: [{ layer: 'buildings', name: 'b' }] },
      ],
    } as const;
    const done: AppState = { ...before, ...commitStep(before, entry) };
    expect([done.city, done.cityRevision]).toEqual([city, 1]);
    const back = undo(done);
    expect([back.city, back.cityRevision, back.citySources]).toEqual([before.city, 2, []]);
    expect([redo(back).city, redo(back).cityRevision]).toEqual([city, 3]);
  });
});

describe('[C7] results', () => {
  const done = state({ analysis: { status: 'done', planRevision: 0, cityRevision: 0 } });

  it('are old after an edit that counts, and after its undo', () => {
    const edited = commit(done, move(1));
    expect(edited.analysis.status).toBe('stale');
    expect(isUpToDate(edited)).toBe(false);
    expect(changesSinceResult(edited)).toBe(1);
    expect(isUpToDate(undo(edited))).toBe(false);
  });

  it('stay those of the new revision after a name or a lock', () => {
    const renamed = commit(done, (plan) => setFields(plan, { ids: [CAMERA], values: { name: 'Mairie' } }));
    expect(isUpToDate(renamed)).toBe(true);
  });

  it('of a result that is old already, a name changes nothing', () => {
    const renamed = commit(commit(done, move(1)), (plan) =>
      setFields(plan, { ids: [CAMERA], values: { name: 'x' } }),
    );
    expect(renamed.analysis).toMatchObject({ status: 'stale', planRevision: 0 });
  });

  it('depend on every setting', () => {
    const settings = diffOf(setSettings(aPlan(), { minimum_gap_m: 8 }));
    expect(touchesAnalysis(settings)).toBe(true);
  });
});

describe('selectors', () => {
  it('show the gesture without putting it into the plan', () => {
    const moved = aCamera({ azimuth_deg: 5 });
    const now = state({
      selection: new Set([CAMERA]),
      gesture: { what: 'azimuth', objects: new Map([[CAMERA, moved]]) },
    });
    expect(shownPlan(now).objects.get(CAMERA)).toBe(moved);
    expect(selectedObjects(now)).toEqual([moved]);
    expect((now.plan.objects.get(CAMERA) as Camera).azimuth_deg).toBe(90);
  });

  it('give the same reference while nothing they read has changed', () => {
    const now = state();
    expect(objectsByKind(now)).toBe(objectsByKind({ ...now, reading: 'sound' }));
    expect(objectsByKind(now)).not.toBe(objectsByKind(commit(now, move(1))));
    expect(shownPlan(now)).toBe(now.plan);
  });
});
