import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import pricesJson from '../../../data/prices/france.json';
import { parsePrices } from '../../codec';
import { objectId } from '../../kernel/units';
import type { DeviceModel, DeviceType } from '../../model/catalogue';
import type { PriceItem } from '../../model/costs';
import type { Device, DeviceStatus } from '../../model/plan';
import { aCamera, aPlan, aSensor, LAT, LON } from '../../testing/edit-builders';
import { sumOf, UNPRICED } from './cost-lines';
import { costReport, type CostGroup, type CostReport } from './costs';

const LIST = shipped();

function shipped(): readonly PriceItem[] {
  const parsed = parsePrices(pricesJson);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

const model = (type: DeviceType, more: Partial<DeviceModel> = {}): DeviceModel => ({
  id: type,
  type,
  name: { fr: type, en: type },
  default_height_m: 5,
  source: 'test',
  date: '2026',
  ...more,
});

const MODELS = new Map(
  [
    model('bullet', { image_width_px: 3840, image_height_px: 2160 }),
    model('ptz'),
    model('multi-sensor', { heads: 4, image_width_px: 2592, image_height_px: 1944 }),
    model('sound-sensor'),
  ].map((m) => [m.id, m]),
);

const modelOf = (device: Device): DeviceModel | undefined =>
  device.model === undefined ? undefined : MODELS.get(device.model);

function report(
  devices: readonly Device[],
  more: Partial<Parameters<typeof costReport>[0]> = {},
): CostReport {
  return costReport({ plan: aPlan(...devices), prices: LIST, modelOf, newlyCovered_m: 0, ...more });
}

const amounts = (r: CostReport): Record<string, readonly [number, number] | null> =>
  Object.fromEntries(
    r.lines.map((l) => [l.item, l.amount && ([l.amount.min_cents, l.amount.max_cents] as const)]),
  );

describe('a device’s lines', () => {
  it('a proposed camera on a new pole pays for itself, its pole, cabinet, power, sign, channel and works', () => {
    const camera = aCamera({
      model: 'bullet',
      status: 'proposed',
      mount: 'pole',
      trench_m: 12.5,
      radio_hops: 1,
    });
    expect(amounts(report([camera]))).toEqual({
      'supply.bullet': [60_000, 130_000],
      'installation.bullet': [35_000, 70_000],
      'licence.vms': [8_000, 25_000],
      'storage.channel': [15_000, 50_000],
      'civil.trench': [100_000, 225_000],
      'network.radio': [100_000, 230_000],
      // 8 % of 950 € and 10 % of 2,000 €.
      'upkeep.share': [7_600, 20_000],
      'supply.pole': [120_000, 250_000],
      'civil.pole': [150_000, 300_000],
      'supply.cabinet': [70_000, 150_000],
      'installation.cabinet': [40_000, 90_000],
      'power.connection': [50_000, 350_000],
      'supply.sign': [3_000, 8_000],
      'installation.sign': [4_000, 10_000],
    });
  });

  it('an existing device costs its upkeep only; a removed one its removal, whose price is missing', () => {
    const existing = report([aCamera({ model: 'ptz' })]);
    expect(Object.keys(amounts(existing))).toEqual(['upkeep.share']);
    expect(existing.once).toEqual({ min_cents: 0, max_cents: 0, missing: 0, placeholders: 0 });
    const removed = report([aCamera({ model: 'ptz', status: 'removed' })]);
    expect(amounts(removed)).toEqual({ 'removal.device': null });
    expect(removed.once.missing).toBe(1);
  });

  it('a mast that stands already needs no pole, cabinet or power', () => {
    const items = report([
      aCamera({ model: 'ptz' }),
      aCamera({ id: objectId('c2'), model: 'bullet', status: 'proposed', mount: 'pole' }),
    ]).lines.map((line) => line.item);
    expect(items).not.toContain('supply.pole');
    expect(items).not.toContain('power.connection');
  });

  it('what a mast needs goes with its first phase, and with the mounts that ask for it', () => {
    const { lines } = report([
      aCamera({ model: 'bullet', status: 'proposed', mount: 'facade', phase: 3 }),
      aCamera({ id: objectId('c2'), model: 'bullet', status: 'proposed', mount: 'facade', phase: 2 }),
    ]);
    const ofMast = lines.filter(({ device }) => device === undefined);
    expect(new Set(ofMast.map(({ phase }) => phase))).toEqual(new Set([2]));
    expect(ofMast.map(({ item }) => item)).toContain('supply.cabinet');
    expect(ofMast.map(({ item }) => item)).not.toContain('supply.pole');
    const unphased = report([aCamera({ model: 'bullet', status: 'proposed' })]).lines;
    expect(new Set(unphased.map(({ phase }) => phase))).toEqual(new Set([1]));
  });

  it('has no line for works of no length, and calls upkeep of rough prices rough', () => {
    const own = LIST.map((item) =>
      item.basis === 'share-of-devices' ? { ...item, placeholder: false } : item,
    );
    const camera = aCamera({ model: 'bullet', status: 'proposed', trench_m: 0 });
    const { lines } = report([camera], { prices: own });
    expect(lines.map(({ item }) => item)).not.toContain('civil.trench');
    expect(lines.find(({ item }) => item === 'upkeep.share')!.placeholder).toBe(true);
  });

  it('counts a channel for every head', () => {
    const views = [0, 120, 240].map((azimuth_deg) => ({ role: 'head', azimuth_deg }) as const);
    const own = report([aCamera({ model: 'multi-sensor', status: 'proposed', views })]).lines;
    expect(own.find((l) => l.item === 'licence.vms')!.quantity).toBe(3);
    const line = report([aCamera({ model: 'multi-sensor', status: 'proposed' })]).lines.find(
      (l) => l.item === 'licence.vms',
    );
    expect(line).toMatchObject({ quantity: 4, amount: { min_cents: 32_000, max_cents: 100_000 } });
  });

  it('tells the missing price of a device without a known type, and of its upkeep; never zero', () => {
    const lines = report([aCamera({ status: 'proposed', model: 'unheard-of' })]).lines;
    const unpriced = lines.filter((line) => line.amount === null);
    expect(unpriced.map((line) => [line.item, line.part])).toEqual([
      [UNPRICED, 'supply'],
      [UNPRICED, 'installation'],
      ['upkeep.share', 'upkeep'],
    ]);
  });
});

describe('prices of the plan’s own', () => {
  it('stand in place of the list’s and are no placeholders', () => {
    const plan = aPlan(aCamera({ model: 'bullet', status: 'proposed' }));
    const prices = [{ id: 'supply.bullet', min_eur: 749.99, source: 'BPU 2026' }];
    const own = costReport({
      plan: { ...plan, head: { ...plan.head, costs: { prices } } },
      prices: LIST,
      modelOf,
      newlyCovered_m: 0,
    });
    expect(own.lines[0]).toMatchObject({
      item: 'supply.bullet',
      amount: { min_cents: 74_999, max_cents: 74_999 },
      placeholder: false,
    });
  });
});

describe('sums', () => {
  const device = fc.record({
    model: fc.constantFrom('bullet', 'ptz', 'multi-sensor', 'unheard-of'),
    status: fc.constantFrom<DeviceStatus>('existing', 'proposed', 'removed'),
    phase: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
    place: fc.integer({ min: 0, max: 4 }),
    mount: fc.constantFrom('pole', 'facade'),
    trench_m: fc.option(fc.double({ min: 0, max: 300, noNaN: true }), { nil: undefined }),
    fibre_m: fc.option(fc.double({ min: 0, max: 3000, noNaN: true }), { nil: undefined }),
  });

  it('hold to the cent in every grouping, missing and placeholder lines too', () => {
    fc.assert(
      fc.property(fc.array(device, { maxLength: 12 }), (drawn) => {
        const r = report(drawn.map(toDevice));
        const whole = sumOf(r.lines);
        for (const groups of [r.byPart, r.byMast, r.byPhase] as readonly (readonly CostGroup<unknown>[])[]) {
          const all = groups.flatMap((g) => [g.once, g.yearly]);
          for (const key of ['min_cents', 'max_cents', 'missing', 'placeholders'] as const)
            expect(all.reduce((n, sum) => n + sum[key], 0)).toBe(whole[key]);
        }
        expect(r.once.max_cents + r.yearly.max_cents).toBe(whole.max_cents);
        const ofDevices = r.byDevice.reduce((n, g) => n + g.once.max_cents + g.yearly.max_cents, 0);
        const ofMasts = sumOf(r.lines.filter((line) => line.device === undefined)).max_cents;
        expect(ofDevices + ofMasts).toBe(whole.max_cents);
        expect(Number.isSafeInteger(whole.max_cents)).toBe(true);
      }),
      { seed: 20261126 },
    );
  });

  it('[phases] after a phase only its works and those before are paid; the phases add up', () => {
    fc.assert(
      fc.property(fc.array(device, { maxLength: 12 }), fc.integer({ min: 1, max: 9 }), (drawn, phase) => {
        const plan = aPlan(...drawn.map(toDevice));
        const settings = { ...plan.head.settings, after_phase: phase };
        const some = costReport({
          plan: { ...plan, head: { ...plan.head, settings } },
          prices: LIST,
          modelOf,
          newlyCovered_m: 0,
        });
        expect(some.lines.every((line) => line.phase <= phase)).toBe(true);
        const paid = drawn.flatMap(({ status, phase: own = 1 }, i) =>
          status === 'existing' || own <= phase ? [`c${i}`] : [],
        );
        expect(new Set(some.byDevice.map(({ key }) => key))).toEqual(new Set(paid));
        const phases = some.byPhase.map(({ key }) => key);
        expect(phases).toEqual(phases.toSorted((a, b) => a - b));
        expect(some.byPhase.reduce((n, g) => n + g.once.min_cents, 0)).toBe(some.once.min_cents);
      }),
      { seed: 20261127 },
    );
  });

  function toDevice(d: typeof device extends fc.Arbitrary<infer T> ? T : never, i: number): Device {
    const { place, phase, trench_m, fibre_m, ...rest } = d;
    return aCamera({
      id: objectId(`c${i}`),
      position: [LON + place * 1e-3, LAT],
      ...rest,
      ...(phase === undefined ? {} : { phase }),
      ...(trench_m === undefined ? {} : { trench_m }),
      ...(fibre_m === undefined ? {} : { fibre_m }),
    });
  }
});

describe('the budget', () => {
  const camera = aCamera({ model: 'bullet', status: 'proposed', mount: 'facade' });
  const state = (budget_eur: number | undefined, device: Device = camera): string => {
    const plan = aPlan(device);
    const costs = budget_eur === undefined ? {} : { budget_eur };
    const with_ = { ...plan, head: { ...plan.head, costs } };
    return costReport({ plan: with_, prices: LIST, modelOf, newlyCovered_m: 0 }).budget.state;
  };

  it('warns when the upper end, then when the lower end of the range is above it', () => {
    const { once } = report([camera]);
    expect(state(undefined)).toBe('unknown');
    expect(state(once.max_cents / 100)).toBe('within');
    expect(state(once.max_cents / 100 - 0.01)).toBe('mayExceed');
    expect(state(once.min_cents / 100 - 0.01)).toBe('exceeds');
  });

  it('is open where a price is missing', () => {
    expect(state(1e6, aCamera({ status: 'proposed' }))).toBe('open');
  });
});

describe('what it buys', () => {
  it('divides the investment by the metres that only the new devices see', () => {
    const camera = aCamera({ model: 'bullet', status: 'proposed', mount: 'facade' });
    const r = report([camera], { newlyCovered_m: 100 });
    expect(r.perNewMetre).toEqual({
      min_cents: Math.round(r.once.min_cents / 100),
      max_cents: Math.round(r.once.max_cents / 100),
    });
    expect(report([camera]).perNewMetre).toBeNull();
  });

  it('sizes bandwidth and storage: 4K at 12 pictures a second and 0.07 bits a pixel is 6.97 Mbit/s', () => {
    const { sizing } = report([aCamera({ model: 'bullet' }), aSensor({ model: 'sound-sensor' })]);
    expect(sizing.bandwidth_mbit_s).toBeCloseTo((3840 * 2160 * 12 * 0.07) / 1e6, 12);
    // domain reference 5.5: Σ Mbit/s × 86,400 × days ÷ 8e6.
    expect(sizing.storage_tb).toBeCloseTo((sizing.bandwidth_mbit_s * 86_400 * 30) / 8e6, 12);
    expect(sizing.devices).toHaveLength(1);
  });

  it('sizes every head by its own picture and the plan’s settings, and nothing that is taken down', () => {
    const head = { role: 'head', image_width_px: 1000, image_height_px: 500 } as const;
    const plan = aPlan(
      aCamera({ model: 'multi-sensor', views: [head, { ...head, azimuth_deg: 180 }] }),
      aCamera({ id: objectId('c2'), model: 'bullet', status: 'removed' }),
    );
    const costs = { fps: 25, bits_per_pixel: 0.1, retention_days: 10 };
    const { sizing } = costReport({
      plan: { ...plan, head: { ...plan.head, costs } },
      prices: LIST,
      modelOf,
      newlyCovered_m: 0,
    });
    expect(sizing.devices).toHaveLength(1);
    expect(sizing.bandwidth_mbit_s).toBeCloseTo((2 * 1000 * 500 * 25 * 0.1) / 1e6, 12);
    expect(sizing.storage_tb).toBeCloseTo((sizing.bandwidth_mbit_s * 86_400 * 10) / 8e6, 12);
  });
});
