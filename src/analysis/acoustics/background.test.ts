import { describe, expect, it } from 'vitest';
import type { PlanSettings } from '../../model/plan';
import { objectId } from '../../kernel/units';
import { NOISE_PERIODS, type NoiseMap } from '../../model/city';
import { finish } from '../../kernel/steps';
import { at, aCity, anInput, aPlan, aSensor, aZone, block } from '../../testing/town-builder';
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
function report(
  settings: Partial<PlanSettings>,
  zones: Parameters<typeof aPlan>[0] = [],
  noise?: NoiseMap,
): SoundReport {
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
  return finish(
    analyse({
      ...anInput(plan, { ...aCity([street]), ...(noise ? { noise } : {}) }),
      streetClasses: CLASSES,
    }),
  ).report.sound!;
}

/** Boxes west to east in frame metres, with a level and a period each. */
function noiseMap(
  ...areas: readonly (readonly [
    west: number,
    east: number,
    level_db: number,
    (typeof NOISE_PERIODS)[number],
  ])[]
): NoiseMap {
  const rings = areas.flatMap(([west, east]) =>
    block(west, -50, east - west, 100)
      .map(at)
      .flat(),
  );
  return {
    lonLat: Float64Array.from(rings),
    ringStart: Uint32Array.from({ length: areas.length + 1 }, (_, i) => 4 * i),
    polygonStart: Uint32Array.from({ length: areas.length + 1 }, (_, i) => i),
    level_db: Float64Array.from(areas, ([, , level_db]) => level_db),
    period: Uint8Array.from(areas, ([, , , period]) => NOISE_PERIODS.indexOf(period)),
  };
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

  it('is that of the noise map for the period, the loudest area; where it ends the street’s', () => {
    const map = noiseMap([-60, 20, 57, 'all'], [-20, 20, 63, 'all'], [-20, 20, 48, 'night']);
    const layer = (sound_period: 'day' | 'night', zones: Parameters<typeof aPlan>[0] = []) =>
      report({ background_mode: 'layer', sound_period }, zones, map);
    expect(found(layer('day'), 'near')).toMatchObject({ background_db: 63, backgroundFrom: 'layer' });
    // What is said of the period comes before what holds at any hour.
    expect(found(layer('night'), 'near')).toMatchObject({ background_db: 48, backgroundFrom: 'layer' });
    expect(found(layer('night'), 'far')).toMatchObject({ background_db: 50, backgroundFrom: 'plan' });
    const rows = layer('day').backgroundByOrigin;
    expect(rows).toMatchObject([
      { from: 'layer', least_db: 57, most_db: 63 },
      { from: 'street', least_db: 52, most_db: 52 },
    ]);
    // From -60 to 20 of -100 to 100; half a piece of 10 m at either end.
    expect(Math.abs(rows[0]!.length_m - 80)).toBeLessThanOrEqual(10);
    const zone = aZone('z', 'noise', block(-10, 0, 20, 20), { background_day_db: 70 });
    expect(found(layer('day', [zone]), 'near')).toMatchObject({ background_db: 70, backgroundFrom: 'zone' });
    // Loaded, but not asked for.
    expect(found(report({ background_mode: 'street' }, [], map), 'near').backgroundFrom).toBe('street');
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
