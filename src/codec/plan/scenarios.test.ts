import { describe, expect, it } from 'vitest';
import { readPlan, writePlan } from '.';
import { applyDiff } from '../../model/diff';
import { createScenario } from '../../model/edits';
import type { Plan } from '../../model/plan';
import { planOfScenario } from '../../model/scenarios';
import { aCamera, aPlan, aSensor } from '../../testing/edit-builders';

function twoScenarios(): Plan {
  const plan = aPlan({ ...aCamera(), unknown: { serial: 'X1' } }, aSensor());
  const edit = createScenario(plan, {
    id: 'b',
    name: 'Variante',
    from: 'copy',
    first: { id: 'a', name: 'Projet' },
  });
  if (!edit.ok) throw new Error(edit.error.code);
  return applyDiff(plan, edit.value);
}
const read = (text: string): Plan => {
  const result = readPlan(text);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.plan;
};
/** The file's text with its `scenarios` member replaced. */
const withMember = (scenarios: unknown): string => {
  const file = JSON.parse(writePlan(aPlan(aCamera()))) as { anglemort: Record<string, unknown> };
  file.anglemort['scenarios'] = scenarios;
  return JSON.stringify(file);
};

describe('scenarios in a plan file', () => {
  it('go round, with what this version does not know, and can be switched after', () => {
    const plan = twoScenarios();
    const text = writePlan(plan);
    const again = read(text);
    expect(again.head.scenarios).toEqual(plan.head.scenarios);
    expect(writePlan(again)).toBe(text);
    const other = planOfScenario(again, 'a');
    expect([...other.objects.values()]).toEqual([...planOfScenario(plan, 'a').objects.values()]);
  });

  it('keep unknown members and features of a list, and tell what was not understood', () => {
    const list = [
      { id: 'a', name: 'A', colour: 'red' },
      { id: 'b', features: [{ type: 'Feature', properties: { kind: 'balloon' }, geometry: null }] },
    ];
    const text = withMember({ current: 'a', list, note: 1 });
    const result = readPlan(text);
    expect(result).toMatchObject({ ok: true, value: { faults: [{ code: 'plan.badEntry' }] } });
    const written = JSON.parse(writePlan(read(text))) as { anglemort: { scenarios: unknown } };
    expect(written.anglemort.scenarios).toEqual({
      note: 1,
      current: 'a',
      list: [list[0], { ...list[1], name: 'b' }],
    });
  });

  it.each([
    ['no object', 'variants'],
    ['a current one that is not listed', { current: 'c', list: [{ id: 'a' }] }],
    ['the same id twice', { current: 'a', list: [{ id: 'a' }, { id: 'a' }] }],
    ['an entry that is none', { current: 'a', list: [{ id: 'a' }, 7] }],
    ['no list', { current: 'a' }],
  ])('%s: the member is told, left aside and written back as it stands', (_, member) => {
    const text = withMember(member);
    expect(readPlan(text)).toMatchObject({ ok: true, value: { faults: [{ code: 'plan.badValue' }] } });
    const plan = read(text);
    expect(plan.head.scenarios).toBeUndefined();
    const written = JSON.parse(writePlan(plan)) as { anglemort: { scenarios: unknown } };
    expect(written.anglemort.scenarios).toEqual(member);
  });

  it('are not in a plan of one state', () => {
    expect(writePlan(aPlan(aCamera()))).not.toContain('scenarios');
  });
});
