import { describe, expect, it } from 'vitest';
import { applyDiff } from '../../model/diff';
import { createScenario, replaceObjects, type EditResult } from '../../model/edits';
import type { Plan } from '../../model/plan';
import { planOfScenario } from '../../model/scenarios';
import { finish } from '../../kernel/steps';
import { aCamera, aCity, anInput, aPlan } from '../../testing/town-builder';
import { analyse, createAnalysisCache } from '../analyse';
import { sum } from '../../testing/sum';
import type { Report } from '../report';
import { comparisonSteps } from './comparison';
import type { GapChange } from './gap-changes';

const city = aCity([
  {
    points: [
      [0, 0],
      [0, 200],
    ],
    name: 'Rue A',
  },
  {
    points: [
      [300, 0],
      [300, 100],
    ],
    name: 'Rue B',
  },
]);
const looking = aCamera('c1', [0, -5]);
const turned = aCamera('c2', [300, -5]);
const done = (plan: Plan, edit: EditResult): Plan => {
  if (!edit.ok) throw new Error(edit.error.code);
  return applyDiff(plan, edit.value);
};
/** Scenario b beside a: c1 moved up the street, c2 turned away, c3 new. */
function twoScenarios(): Plan {
  const plan = aPlan([looking, turned]);
  const two = done(
    plan,
    createScenario(plan, { id: 'b', name: 'B', from: 'copy', first: { id: 'a', name: 'A' } }),
  );
  const objects = [
    aCamera('c1', [0, 100]),
    aCamera('c2', [300, -5], { azimuth_deg: 180 }),
    aCamera('c3', [0, 190], { azimuth_deg: 180 }),
  ];
  return planOfScenario(done(two, replaceObjects(two, { objects })), 'a');
}
const reportOf = (plan: Plan): Report => finish(analyse(anInput(plan, city))).report;

describe('comparing two scenarios', () => {
  const plan = twoScenarios();
  const found = finish(comparisonSteps(anInput(plan, city), 'b', createAnalysisCache()));
  const [a, b] = [reportOf(plan), reportOf(planOfScenario(plan, 'b'))];

  it('has the figures of both reports, each computed on its own', () => {
    expect(b.scenario).toEqual({ id: 'b', name: 'B' });
    expect(a.scenario?.id).toBe('a');
    for (const level of ['detect', 'observe', 'recognise', 'identify']) {
      expect(found.figures).toContainEqual({
        kind: 'streets',
        level,
        unit: 'm',
        before: a.streets.byLevel[level],
        after: b.streets.byLevel[level],
        whole: a.streets.length_m,
      });
      expect(found.figures).toContainEqual(
        expect.objectContaining({
          kind: 'area',
          level,
          before: a.area.byLevel[level],
          after: b.area.byLevel[level],
        }),
      );
    }
    expect(found.figures.find(({ kind }) => kind === 'gaps')).toMatchObject({
      before: a.gaps.length,
      after: b.gaps.length,
    });
    expect(found.analysis.report.devices).toEqual(b.devices);
    expect(found.analysis.geometry.byLevel.length).toBeGreaterThan(0);
  });

  it('tells which devices are new, gone, moved and turned', () => {
    expect(found.devices).toEqual({ added: ['c3'], removed: [], moved: ['c1'], changed: ['c2'] });
  });

  it('tells which gaps were closed and which opened, and of how much', () => {
    const back = finish(
      comparisonSteps(anInput(planOfScenario(plan, 'b'), city), 'a', createAnalysisCache()),
    );
    expect(back.gaps).toEqual({ opened: found.gaps.closed, closed: found.gaps.opened });
    const metres = (changes: readonly GapChange[]): number => sum(changes.map((c) => c.length_m));
    // Each of the 8 ends of what is seen hides at most the metre that counts as on the line.
    const gained_m = b.streets.covered_m - a.streets.covered_m;
    expect(Math.abs(metres(found.gaps.closed) - metres(found.gaps.opened) - gained_m)).toBeLessThan(8);
    // What c1 and c2 saw at the south ends is blind now; c1 and c3 see the north of Rue A.
    expect(found.gaps.opened.map(({ gap }) => gap.names[0])).toEqual(['Rue A', 'Rue B']);
    expect(found.gaps.closed.map(({ gap }) => gap.names[0])).toEqual(['Rue A']);
  });

  it('leaves the cache of the current scenario as its own analysis leaves it', () => {
    const cache = createAnalysisCache();
    const before = finish(analyse(anInput(plan, city), cache));
    finish(comparisonSteps(anInput(plan, city), 'b', cache));
    expect([...cache.cameras.keys()]).toEqual(['c1', 'c2']);
    expect(finish(analyse(anInput(plan, city), cache)).report).toEqual(before.report);
  });
});
