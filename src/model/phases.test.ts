import { describe, expect, it } from 'vitest';
import { objectId } from '../kernel/units';
import { aCamera, aPlan, aSensor } from '../testing/edit-builders';
import { phasesOf, standsAfter } from './phases';

describe('standsAfter', () => {
  const existing = aCamera();
  const second = aCamera({ status: 'proposed', phase: 2 });
  const leaving = aCamera({ status: 'removed', phase: 2 });

  it('without a phase counts all but the removed devices', () => {
    expect([existing, second, leaving].map((d) => standsAfter(d, undefined))).toEqual([true, true, false]);
  });

  it('after a phase counts what has come and not yet gone', () => {
    expect([existing, second, leaving].map((d) => standsAfter(d, 1))).toEqual([true, false, true]);
    expect([existing, second, leaving].map((d) => standsAfter(d, 2))).toEqual([true, true, false]);
  });

  it('takes a proposed device without a phase for the first, a removed one for gone', () => {
    expect(standsAfter(aCamera({ status: 'proposed' }), 1)).toBe(true);
    expect(standsAfter(aCamera({ status: 'removed' }), 1)).toBe(false);
  });
});

describe('phasesOf', () => {
  it('lists the phases that change something, ascending', () => {
    const plan = aPlan(
      aCamera({ phase: 7 }),
      aCamera({ id: objectId('c3'), status: 'existing', phase: 5 }),
      aCamera({ id: objectId('c2'), status: 'proposed', phase: 3 }),
      aSensor({ status: 'removed', phase: 1 }),
    );
    expect(phasesOf(plan)).toEqual([1, 3]);
  });
});
