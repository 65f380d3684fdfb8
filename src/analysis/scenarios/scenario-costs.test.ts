import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PriceItem } from '../../model/costs';
import type { DeviceModel } from '../../model/catalogue';
import { objectId } from '../../kernel/units';
import type { Device, Plan } from '../../model/plan';
import { planOfScenario } from '../../model/scenarios';
import { aCamera, aPlan, LAT, LON } from '../../testing/edit-builders';
import { costReport, type CostSum } from '../costs';
import { scenarioCosts } from './scenario-costs';

const item = (
  more: Pick<PriceItem, 'id' | 'part' | 'basis'> & Omit<Partial<PriceItem>, 'placeholder'>,
): PriceItem => ({ name: { fr: more.id, en: more.id }, placeholder: false, source: '', date: '', ...more });

/** Prices that no cent of is round. */
const PRICES: readonly PriceItem[] = [
  item({
    id: 'supply',
    part: 'supply',
    basis: 'device',
    types: ['bullet'],
    min_eur: 333.335,
    max_eur: 401.01,
  }),
  item({ id: 'fitting', part: 'installation', basis: 'device', types: ['bullet'], min_eur: 77.77 }),
  item({ id: 'cabinet', part: 'power', basis: 'mast', min_eur: 1000.01, max_eur: 2000.02 }),
  item({ id: 'trench', part: 'civil', basis: 'metre', quantity: 'trench_m', min_eur: 83.33 }),
  item({ id: 'upkeep', part: 'upkeep', basis: 'share-of-devices', min_share: 0.0833, max_share: 0.1 }),
];
const BULLET: DeviceModel = {
  id: 'bullet',
  type: 'bullet',
  name: { fr: 'bullet', en: 'bullet' },
  default_height_m: 5,
  source: 'test',
  date: '2026',
};
const modelOf = ({ model }: Device): DeviceModel | undefined => (model === 'bullet' ? BULLET : undefined);

function twoScenarios(now: readonly Device[], other: readonly Device[]): Plan {
  const plan = aPlan(...now);
  const list = [
    { id: 'a', name: 'Project' },
    { id: 'b', name: 'Cheaper', devices: other },
  ];
  return { ...plan, head: { ...plan.head, scenarios: { current: 'a', list } } };
}

describe('[L9] costs by scenario', () => {
  const device = fc
    .record({
      place: fc.integer({ min: 0, max: 3 }),
      model: fc.constantFrom('bullet', 'unheard-of'),
      status: fc.constantFrom('existing' as const, 'proposed' as const, 'removed' as const),
      phase: fc.integer({ min: 1, max: 4 }),
      trench_m: fc.double({ min: 0.01, max: 99, noNaN: true }),
    })
    .map(({ place, ...rest }) => ({ ...rest, position: [LON + place * 1e-3, LAT] as const }));
  const devices = fc
    .array(device, { maxLength: 8 })
    .map((drawn) => drawn.map((own, i) => aCamera({ id: objectId(`c${i}`), ...own })));

  it('are those of a report with that scenario current; rows and phases add up to the cent', () => {
    fc.assert(
      fc.property(devices, devices, (now, other) => {
        const plan = twoScenarios(now, other);
        const costs = scenarioCosts({ plan, prices: PRICES, modelOf });
        expect(costs.map(({ id, name, current }) => [id, name, current])).toEqual([
          ['a', 'Project', true],
          ['b', 'Cheaper', false],
        ]);
        for (const { id, rows, once, yearly, byPhase, byMast } of costs) {
          const own = planOfScenario(plan, id);
          const whole = costReport({ plan: own, prices: PRICES, modelOf, newlyCovered_m: 0 });
          expect({ once, yearly }).toEqual({ once: whole.once, yearly: whole.yearly });
          for (const parts of [rows, byPhase, byMast]) {
            expect(added(parts.map((part) => part.once))).toEqual(once);
            expect(added(parts.map((part) => part.yearly))).toEqual(yearly);
          }
          const ofDevices = rows.filter((row) => row.device !== undefined);
          expect(
            ofDevices.map(({ device: key, once: o, yearly: y }) => ({ key, once: o, yearly: y })),
          ).toEqual(whole.byDevice);
        }
      }),
      { seed: 20261127 },
    );
  });

  it('tell a missing price as missing, and hold the budget against each', () => {
    const dear = aCamera({ id: objectId('c1'), model: 'bullet', status: 'proposed' });
    const unknown = aCamera({ id: objectId('c2'), status: 'proposed' });
    const plan = twoScenarios([dear], [unknown]);
    const head = { ...plan.head, costs: { budget_eur: 1200 } };
    const [project, other] = scenarioCosts({ plan: { ...plan, head }, prices: PRICES, modelOf });
    expect(project!.budget.state).toBe('exceeds');
    expect(project!.once.missing).toBe(0);
    expect(other!.rows.find((row) => row.device !== undefined)!.once).toEqual({
      min_cents: 0,
      max_cents: 0,
      missing: 2,
      placeholders: 0,
    });
  });
});

const added = (sums: readonly CostSum[]): CostSum => {
  const all = { min_cents: 0, max_cents: 0, missing: 0, placeholders: 0 };
  for (const sum of sums)
    for (const key of ['min_cents', 'max_cents', 'missing', 'placeholders'] as const) all[key] += sum[key];
  return all;
};
