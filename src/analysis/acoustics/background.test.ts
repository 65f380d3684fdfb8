import { describe, expect, it } from 'vitest';
import type { PlanSettings } from '../../model/plan';
import { objectId } from '../../kernel/units';
import { aCity, anInput, aPlan, aSensor, aZone, block, finish } from '../../testing/town-builder';
import { sum } from '../../testing/sum';
import { analyse } from '../analyse';
import type { AnalysisInput } from '../analysis';
import type { SoundReport } from '../report';

const CLASSES: AnalysisInput['streetClasses'] = [
  {
    highway: 'residential',
    counted: true,
    width_m: 6,
    background_db: { day: 52, evening: 50, night: 42 },
    name: { fr: 'Rue', en: 'Street' },
    source: 'test',
    date: '2026-11-26',
  },
];

/** A street of 200 m along y = 0; one sensor at its middle, another far from every street. */
function report(settings: Partial<PlanSettings>, zones: Parameters<typeof aPlan>[0] = []): SoundReport {
  const plan = aPlan(
    [
      aZone('study', 'study', block(-120, -120, 240, 240)),
      aSensor('near', [0, 5]),
      aSensor('far', [0, 100]),
      ...zones,
    ],
    settings,
  );
  const street = {
    points: [
      [-100, 0],
      [100, 0],
    ] as const,
    highway: 'residential',
  };
  return finish(analyse({ ...anInput(plan, aCity([street])), streetClasses: CLASSES })).report.sound!;
}

const found = ({ devices }: SoundReport, id: string) => devices.find((row) => row.id === id)!;

describe('[S1] background noise', () => {
  it('is the class of the nearest street by period, and the plan’s own level in its stead', () => {
    for (const [period, level] of [
      ['day', 52],
      ['evening', 50],
      ['night', 42],
    ] as const) {
      const sound = report({ background_mode: 'street', sound_period: period, background_db: 61 });
      expect(found(sound, 'near')).toMatchObject({ background_db: level, backgroundFrom: 'street' });
      expect(found(sound, 'far')).toMatchObject({ background_db: 61, backgroundFrom: 'plan' });
      expect(sound.period).toBe(period);
    }
    const own = report({
      background_mode: 'street',
      sound_period: 'day',
      street_backgrounds: { residential: { day: 67 } },
    });
    expect(found(own, 'near').background_db).toBe(67);
    const otherPeriod = report({
      background_mode: 'street',
      sound_period: 'night',
      street_backgrounds: { residential: { day: 67 } },
    });
    expect(found(otherPeriod, 'near').background_db).toBe(42);
  });

  it('is that of the smallest zone round the sensor which states the period, before any street', () => {
    const wide = aZone('wide', 'noise', block(-50, -50, 100, 200), { background_night_db: 48 });
    const small = aZone('small', 'study', block(-10, -10, 20, 20), { background_night_db: 58 });
    const sound = report({ background_mode: 'street' }, [wide, small]);
    expect(found(sound, 'near')).toMatchObject({
      background_db: 58,
      backgroundFrom: 'zone',
      backgroundZone: objectId('small'),
    });
    expect(found(sound, 'far')).toMatchObject({ background_db: 48, backgroundZone: objectId('wide') });
    // By day neither says anything.
    expect(
      found(report({ background_mode: 'street', sound_period: 'day' }, [wide, small]), 'near'),
    ).toMatchObject({ background_db: 52, backgroundFrom: 'street' });
  });

  it('tells the metres of street by origin: they sum to the network', () => {
    const zone = aZone('z', 'noise', block(-50, -10, 100, 20), { background_night_db: 60 });
    const { backgroundByOrigin: rows } = report({ background_mode: 'street' }, [zone]);
    expect(rows.map(({ from }) => from)).toEqual(['zone', 'street']);
    expect(rows[0]).toMatchObject({ least_db: 60, most_db: 60 });
    // A piece is counted whole or not at all: half of one at either end of the zone.
    expect(Math.abs(rows[0]!.length_m - 100)).toBeLessThanOrEqual(10);
    expect(sum(rows.map((row) => row.length_m))).toBeCloseTo(200, 3);
    expect(report({}).backgroundByOrigin).toEqual([
      expect.objectContaining({ from: 'plan', least_db: 50, most_db: 50 }),
    ]);
  });
});
