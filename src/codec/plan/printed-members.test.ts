/** Members of the plan's head that documents print: who answers towards the public, and the title block. */
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../model/plan';
import { aPng } from '../../testing/pictures';
import { readLogo } from '../logo';
import { readPlan, writePlan, type PlanReading } from './index';

function opened(head: object): PlanReading {
  const text = JSON.stringify({
    type: 'FeatureCollection',
    anglemort: { format: 1, ...head },
    features: [],
  });
  const result = readPlan(text, { file: 'plan.geojson' });
  if (!result.ok) throw new Error(JSON.stringify(result.error.faults));
  return result.value;
}
const headOf = (plan: Plan) =>
  (JSON.parse(writePlan(plan)) as { anglemort: Record<string, unknown> }).anglemort;

describe('who answers towards the public', () => {
  it('is read and written back, with what later versions add', () => {
    const notice = { responsible: 'Ville', contact: 'mairie@ville.test', dpo: 'D.', later: [1] };
    const { plan, faults } = opened({ notice });
    expect(faults).toEqual([]);
    expect(plan.head.notice).toMatchObject({ responsible: 'Ville', unknown: { later: [1] } });
    expect(headOf(plan)['notice']).toEqual(notice);
  });

  it('is told and kept when it is something else', () => {
    for (const notice of ['text', [1]]) {
      const { plan, faults } = opened({ notice });
      expect(faults.map(({ code }) => code)).toEqual(['plan.badValue']);
      expect(headOf(plan)).toMatchObject({ notice });
    }
    const { plan, faults } = opened({ notice: { responsible: { a: 1 }, contact: 'x' } });
    expect(faults.map(({ code }) => code)).toEqual(['plan.badValue']);
    expect(plan.head.notice).toEqual({ contact: 'x', unknown: { responsible: { a: 1 } } });
  });
});

describe('the title block', () => {
  const logo = readLogo(aPng(4, 4));

  it('is read and written back, its picture and what later versions add too', () => {
    const block = {
      project: 'Centre',
      client: 'Ville',
      author: 'A.',
      revision: 'B',
      date: '2026-11-26',
      logo: logo.ok && logo.value,
      later: [1],
    };
    const { plan, faults } = opened({ title_block: block });
    expect(faults).toEqual([]);
    expect(plan.head.title_block).toMatchObject({ author: 'A.', logo: block.logo, unknown: { later: [1] } });
    expect(headOf(plan)['title_block']).toEqual(block);
  });

  it('is told and kept when it is something else, and no address is followed', () => {
    for (const block of ['text', { logo: 'https://example.org/logo.png' }, { revision: { a: 1 } }]) {
      const { plan, faults } = opened({ title_block: block });
      expect(faults.map(({ code }) => code)).toEqual(['plan.badValue']);
      expect(plan.head.title_block?.logo).toBeUndefined();
      expect(headOf(plan)).toMatchObject({
        title_block: block,
      });
    }
  });
});
