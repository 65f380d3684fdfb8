import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { objectId } from '../../kernel/units';
import { DEFAULT_SETTINGS, type Camera, type Plan, type Zone } from '../../model/plan';
import { plan as anyPlan } from '../../testing/arbitrary-plan';
import { aCamera, aPlan, aWall, aZone } from '../../testing/edit-builders';
import { migrate } from './migrations';
import { CURRENT_FORMAT, isPlanFile, readPlan, writePlan, type PlanReading } from './index';

const file = (anglemort: unknown, features: readonly unknown[] = [], collection: object = {}): string =>
  JSON.stringify({ type: 'FeatureCollection', anglemort, features, ...collection });
const feature = (
  properties: object,
  geometry: unknown = { type: 'Point', coordinates: [4.83, 45.76] },
  more: object = {},
) => ({
  type: 'Feature',
  properties,
  geometry,
  ...more,
});

function opened(text: string): PlanReading {
  const result = readPlan(text, { file: 'plan.geojson' });
  if (!result.ok) throw new Error(JSON.stringify(result.error.faults));
  return result.value;
}
const codes = (reading: { readonly faults: readonly { readonly code: string }[] }): string[] =>
  reading.faults.map(({ code }) => code);
const only = (plan: Plan) => [...plan.objects.values()][0]!;
const written = (plan: Plan) =>
  JSON.parse(writePlan(plan)) as { features: { properties: object; geometry: unknown }[] } & Record<
    string,
    unknown
  >;

/** Coordinates as the file holds them. */
const rounded = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, v: unknown) =>
      typeof v === 'number' && key !== 'revision' ? Math.round(v * 1e9) / 1e9 + 0 : v,
    ),
  );
const comparable = (plan: Plan): unknown => rounded({ ...plan, objects: [...plan.objects] });

describe('a plan file (SPEC 6)', () => {
  it('comes back as it went, whatever is in it', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const back = opened(writePlan(plan));
        expect(back.status).toBe('ok');
        expect(comparable(back.plan)).toEqual(comparable(plan));
      }),
      { seed: 20261123, numRuns: 300 },
    );
  });

  it('does not drift when it is opened and saved again and again', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const once = writePlan(plan);
        expect(writePlan(opened(once).plan)).toBe(once);
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it('[C8] has entrances, which way they face, and how long an approach is', () => {
    const place = { kind: 'place', id: 'door', entrance: true, facing_deg: -90 };
    const { plan, faults } = opened(file({ format: 1, settings: { approach_m: 15 } }, [feature(place)]));
    expect(faults).toEqual([]);
    expect(plan.head.settings.approach_m).toBe(15);
    expect(only(plan)).toMatchObject({ entrance: true, facing_deg: 270 });
    expect(written(plan).features[0]!.properties).toEqual({ ...place, facing_deg: 270 });
    const odd = opened(file({ format: 1 }, [feature({ ...place, entrance: 'main', facing_deg: 'south' })]));
    expect(codes(odd)).toEqual(['plan.badValue', 'plan.badValue']);
    expect(written(odd.plan).features[0]!.properties).toMatchObject({
      entrance: 'main',
      facing_deg: 'south',
    });
  });

  it('may be minimal', () => {
    const { plan, faults } = opened(file({ format: 1 }));
    expect(faults).toEqual([]);
    expect(plan.head).toEqual({ name: '', settings: DEFAULT_SETTINGS, catalogue: [], sources: [] });
  });

  it('has one feature per line and right-hand rings', () => {
    const clockwise = aZone({ polygon: [aZone().polygon[0]!.toReversed()] });
    const text = writePlan(aPlan(aCamera(), clockwise, aWall()));
    expect(text.split('\n').filter((line) => line.startsWith('{"type":"Feature"'))).toHaveLength(3);
    const polygon = written(aPlan(clockwise)).features[0]!.geometry as { coordinates: number[][][] };
    expect(polygon.coordinates[0]).toEqual(rounded(aZone().polygon[0]));
  });

  it('states the settings that differ, and those no result is understood without', () => {
    const plan = aPlan();
    const head = { ...plan.head, settings: { ...DEFAULT_SETTINGS, night: true } };
    const { anglemort } = written({ ...plan, head }) as unknown as { anglemort: { settings: object } };
    expect(anglemort.settings).toEqual({
      target_height_m: 1.6,
      assumed_building_height_m: 6,
      profile: 'dori',
      night: true,
    });
  });

  it('is known by its beginning or its end', () => {
    const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
    expect(isPlanFile(bytes(writePlan(aPlan())))).toBe(true);
    expect(
      isPlanFile(
        bytes(`{"type":"FeatureCollection","features":[${' '.repeat(200_000)}],"anglemort" : {"format":1}}`),
      ),
    ).toBe(true);
    expect(isPlanFile(bytes('{"type":"FeatureCollection","features":[]}'))).toBe(false);
  });
});

describe('what this version does not know', () => {
  const strange = {
    type: 'FeatureCollection',
    future: { a: [1] },
    anglemort: {
      format: 1,
      name: 'x',
      scenario: 'B',
      settings: { target_height_m: 1, weather: 'fog' },
      catalogue: [{ id: 'odd' }],
      costs: { eur: 3 },
    },
    features: [
      feature({ kind: 'drone', id: 'd' }),
      feature(
        {
          kind: 'camera',
          id: 'c',
          height_m: 4,
          colour: 'red',
          views: [{ role: 'head', azimuth_deg: 3, zoom: 2 }],
        },
        undefined,
        { bbox: [1, 2, 3, 4] },
      ),
      feature({ kind: 'zone', id: 'z', role: 'heritage' }, { type: 'Polygon', coordinates: aZone().polygon }),
      'no feature at all',
    ],
  };

  it('is written back, all of it', () => {
    const { plan } = opened(JSON.stringify(strange));
    const out = written(plan) as unknown as typeof strange;
    expect(out.future).toEqual(strange.future);
    expect(out.anglemort).toMatchObject({
      scenario: 'B',
      settings: { weather: 'fog' },
      catalogue: [{ id: 'odd' }],
      costs: { eur: 3 },
    });
    expect(out.features).toEqual(
      expect.arrayContaining(
        strange.features.map((f) => (typeof f === 'object' ? (expect.objectContaining(f) as unknown) : f)),
      ),
    );
    expect(out.features).toHaveLength(4);
  });

  it('survives an edit of what is known', () => {
    const { plan } = opened(JSON.stringify(strange));
    const camera = plan.objects.get(objectId('c')) as Camera;
    const edited = { ...plan, objects: new Map([[camera.id, { ...camera, height_m: 6 }]]) };
    const properties = written(edited).features[0]!.properties;
    expect(properties).toMatchObject({
      height_m: 6,
      colour: 'red',
      views: [{ role: 'head', azimuth_deg: 3, zoom: 2 }],
    });
  });

  it('harms nothing under hostile names', () => {
    const text = `{"type":"FeatureCollection","__proto__":{"polluted":1},"anglemort":{"format":1,"__proto__":{"x":1},"settings":{"__proto__":{"night":true},"constructor":5}},
      "features":[{"type":"Feature","properties":{"kind":"__proto__"},"geometry":null},
      {"type":"Feature","properties":{"kind":"camera","id":"__proto__","__proto__":{"locked":true},"toString":"x"},"geometry":{"type":"Point","coordinates":[1,2]}},
      {"type":"Feature","properties":{"kind":"toString"},"geometry":{"type":"constructor","coordinates":[]}}]}`;
    const { plan } = opened(text);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(plan.head.settings.night).toBe(false);
    expect(only(plan).locked).toBeUndefined();
    expect(only(plan).id).toBe('__proto__');
    const again = writePlan(plan);
    expect(again).toContain('"__proto__":{"polluted":1}');
    expect(again).toContain('"__proto__":{"locked":true}');
    expect(writePlan(opened(again).plan)).toBe(again);
  });

  it('keeps an altitude where the place is not moved', () => {
    const { plan } = opened(
      file({ format: 1 }, [
        feature({ kind: 'place', id: 'p' }, { type: 'Point', coordinates: [4.83, 45.76, 173.5] }),
      ]),
    );
    expect(written(plan).features[0]!.geometry).toEqual({ type: 'Point', coordinates: [4.83, 45.76, 173.5] });
  });
});

describe('a plan file with faults', () => {
  it('keeps own sound events and levels of background noise, tells those out of bounds, and takes no half of a table', () => {
    const table = { residential: { night: 44, more: 1 }, primary: { day: 120 } };
    const zone = feature(
      { kind: 'zone', id: 'z', role: 'noise', background_night_db: 61, background_day_db: 'loud' },
      { type: 'Polygon', coordinates: [aZone().polygon[0]] },
    );
    const events = [
      {
        name: 'Klaxon',
        level_db: 108,
        height_m: 1,
        band_hz: 500,
        metric: 'LASmax',
        source: 'mesure',
        more: 1,
      },
    ];
    const settings = { street_backgrounds: table, sound_events: events };
    const good = opened(file({ format: 1, settings }, [zone]));
    expect(good.plan.head.settings.sound_events).toEqual(events);
    const wrong = opened(file({ format: 1, settings: { sound_events: [{ name: 'no level' }] } }, []));
    expect(codes(wrong)).toContain('plan.badValue');
    expect(wrong.plan.head.settings.sound_events).toBeUndefined();
    expect(good.plan.head.settings.street_backgrounds).toEqual(table);
    expect(good.plan.objects.get(objectId('z'))).toMatchObject({ role: 'noise', background_night_db: 61 });
    expect(codes(good)).toEqual(expect.arrayContaining(['plan.outOfBounds', 'plan.badValue']));
    expect(writePlan(opened(writePlan(good.plan)).plan)).toBe(writePlan(good.plan));
    for (const bad of [[], 5, { primary: 60 }, { primary: { day: '60' } }, { primary: { night: 1e9 } }]) {
      const reading = opened(file({ format: 1, settings: { street_backgrounds: bad } }, []));
      expect(codes(reading)).toContain('plan.badValue');
      expect(reading.plan.head.settings.street_backgrounds).toBeUndefined();
    }
  });

  it('tells all of them at once, and loses none of the features', () => {
    const square = aZone().polygon[0]!;
    const text = file(
      { format: 1, origin: [500, 0], settings: { night: 'maybe', target_height_m: 9 }, sources: ['x'] },
      [
        feature({ kind: 'camera', id: 'a', height_m: 'tall', hfov_deg: 0, tilt_deg: '12,5' }),
        feature({ kind: 'camera', id: 'a', height_m: 80 }),
        feature({ kind: 'camera' }, { type: 'Point', coordinates: [4.8, 95] }),
        feature({ kind: 'camera' }, { type: 'Point', coordinates: [4.8, 'x'] }),
        feature({ kind: 'zone', role: 'study' }, { type: 'Point', coordinates: [4.8, 45] }),
        feature(
          { kind: 'zone', id: 'open', role: 'study' },
          { type: 'Polygon', coordinates: [square.slice(0, -1)] },
        ),
        feature(
          { kind: 'zone', id: 'two', role: 'study' },
          { type: 'MultiPolygon', coordinates: [[square], [square]] },
        ),
        feature({ kind: 'spaceship' }),
        null,
      ],
    );
    const reading = opened(text);
    expect(new Set(codes(reading))).toEqual(
      new Set([
        'plan.badOrigin',
        'plan.badValue',
        'plan.outOfBounds',
        'plan.duplicateId',
        'plan.badPosition',
        'plan.badGeometry',
        'plan.ringClosed',
        'plan.split',
        'plan.featureUnknownKind',
        'plan.featureNotUnderstood',
        'plan.badEntry',
      ]),
    );
    const { plan } = reading;
    expect([...plan.objects.keys()]).toEqual(['a', 'a~2', 'open', 'two', 'two~2']);
    expect(plan.objects.get(objectId('a'))).toMatchObject({
      tilt_deg: 12.5,
      unknown: { height_m: 'tall', hfov_deg: 0 },
    });
    expect(plan.objects.get(objectId('a~2'))).toMatchObject({ height_m: 80 });
    expect((plan.objects.get(objectId('open')) as Zone).polygon[0]).toEqual(square);
    expect(plan.head.settings).toMatchObject({ night: false, target_height_m: 9 });
    // Every feature is in the file that is written: five objects and five that were not understood.
    expect(written(plan).features).toHaveLength(10);
    expect(writePlan(plan)).toContain('"height_m":"tall"');
  });

  it.each([
    ['', 'plan.notJson'],
    ['{"type":"FeatureCollection","anglemort":{"format":1},"features":[', 'plan.notJson'],
    ['[]', 'plan.notAPlan'],
    ['{"type":"FeatureCollection","features":[]}', 'plan.notAPlan'],
    [file({}), 'plan.noFormat'],
    [file({ format: '1' }), 'plan.noFormat'],
    ['{"type":"FeatureCollection","anglemort":{"format":1}}', 'plan.noFeatures'],
    [
      `{"type":"FeatureCollection","anglemort":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)},"features":[]}`,
      'plan.tooDeep',
    ],
  ])('%.60s is corrupt: %s', (text, code) => {
    const result = readPlan(text);
    expect(result).toMatchObject({ ok: false, error: { status: 'corrupt' } });
    expect(result.ok ? [] : codes(result.error)).toContain(code);
  });

  it('gives what could be read when only its head is damaged', () => {
    const result = readPlan(file({ format: null }, [feature({ kind: 'camera', id: 'c' })]));
    expect(result.ok ? undefined : result.error.partial?.objects.size).toBe(1);
  });

  it('of a later format is shown as far as it is understood, and says so', () => {
    const result = readPlan(
      file({ format: CURRENT_FORMAT + 1 }, [feature({ kind: 'camera', id: 'c' }), feature({ kind: 'x' })]),
    );
    expect(result).toMatchObject({ ok: false, error: { status: 'tooNew' } });
    expect(result.ok ? undefined : result.error.partial?.objects.size).toBe(1);
  });

  const hostile = '../shared/data/bad-input';
  it.skipIf(!existsSync(hostile))('of any other kind never throws (needs ../shared/data)', () => {
    const taken = readdirSync(hostile).filter((name) => readPlan(readFileSync(`${hostile}/${name}`)).ok);
    expect(taken).toEqual([]);
  });
});

describe('migrations', () => {
  const steps = [
    { to: 2, migrate: (f: object) => ({ ...f, two: true }) },
    { to: 3, migrate: (f: object) => ({ ...f, three: (f as { two?: boolean }).two === true }) },
  ];

  it('go forward one number at a time and keep what they do not know', () => {
    const out = migrate({ anglemort: { format: 1, odd: 5 }, features: [], future: 1 }, 1, steps, 3);
    expect(out).toEqual({
      anglemort: { format: 3, odd: 5 },
      features: [],
      future: 1,
      two: true,
      three: true,
    });
    expect(migrate({ anglemort: { format: 2 } }, 2, steps, 3)).toEqual({
      anglemort: { format: 3 },
      three: false,
    });
  });

  it('must not miss a step', () => {
    expect(() => migrate({}, 1, steps.slice(1), 3)).toThrow('no migration to plan format 2');
  });
});
