import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  parseCatalogue,
  parseLevelProfile,
  parsePrices,
  parseSoundEvents,
  parseStreetClasses,
} from './data-schema';

const load = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../data/${path}`, import.meta.url), 'utf8'));

function valueOf<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

it('built-in data say in both languages where they are from', () => {
  const texts = [
    'catalogue/generic.json',
    'levels/dori.json',
    'levels/oodpcvs.json',
    'prices/france.json',
    'requirements/presets.json',
    'sound-events.json',
    'street-classes/osm.json',
  ].flatMap((path) => sourcesOf(load(path)));
  expect(texts.length).toBeGreaterThan(100);
  for (const text of texts) {
    expect(text).toEqual({ fr: expect.any(String), en: expect.any(String) });
    expect(text.fr).not.toBe('');
    expect(text.fr).not.toBe(text.en);
  }
});

/** Every member called `source`, however deep. */
function sourcesOf(value: unknown): { readonly fr: unknown; readonly en: unknown }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    name === 'source' ? [member as { fr: unknown; en: unknown }] : sourcesOf(member),
  );
}

describe('built-in catalogue', () => {
  const models = valueOf(parseCatalogue(load('catalogue/generic.json')));

  it('holds the 27 generic types, each with source and date', () => {
    expect(models).toHaveLength(27);
    expect(models.every((m) => m.source !== '' && m.date !== '')).toBe(true);
  });

  it('[V3] states a lens for every camera: equidistant for fisheye, cylindrical for panoramas, flat or calibrated else', () => {
    for (const m of models) {
      if (m.type === 'sound-sensor') expect(m.lens).toBeUndefined();
      else if (m.type === 'fisheye') expect(m.lens).toBe('equidistant');
      else if (m.type === 'panoramic') expect(m.lens).toBe('cylindrical');
      else expect(['rectilinear', 'calibrated'], m.id).toContain(m.lens);
    }
  });

  it('[V8] marks what pans', () => {
    expect(models.filter((m) => m.ptz).map((m) => m.id)).toEqual([
      'PTZ-2MP-30X',
      'PTZ-4MP-25X',
      'PTZ-4MP-MINI',
      'MULTI-PTZ',
      'MOBILE-DOME',
    ]);
  });
});

describe('built-in level profiles', () => {
  it('[V3] DORI is 25, 62.5, 125, 250 px/m', () => {
    const dori = valueOf(parseLevelProfile(load('levels/dori.json')));
    expect(dori.levels.map((l) => [l.id, l.density_px_per_m])).toEqual([
      ['detect', 25],
      ['observe', 62.5],
      ['recognise', 125],
      ['identify', 250],
    ]);
  });

  it('[V3] OODPCVS is 20, 40, 80, 125, 250, 500, 1500 px/m, lowest overview', () => {
    const profile = valueOf(parseLevelProfile(load('levels/oodpcvs.json')));
    expect(profile.levels.map((l) => l.density_px_per_m)).toEqual([20, 40, 80, 125, 250, 500, 1500]);
    expect(profile.levels[0]?.id).toBe('overview');
  });
});

describe('built-in street classes', () => {
  const classes = valueOf(parseStreetClasses(load('street-classes/osm.json')));
  const width = new Map(classes.map((c) => [c.highway, c.width_m]));

  it('[C1] counts the default network and nothing else', () => {
    const counted =
      'trunk trunk_link primary primary_link secondary secondary_link tertiary tertiary_link unclassified ' +
      'residential living_street pedestrian busway service footway path steps cycleway track bridleway';
    expect(
      classes
        .filter((c) => c.counted)
        .map((c) => c.highway)
        .sort(),
    ).toEqual(counted.split(' ').sort());
  });

  it('[C2] gives the full widths', () => {
    const of = (...values: string[]) => values.map((v) => width.get(v));
    expect(of('trunk', 'primary', 'trunk_link', 'primary_link')).toEqual([14, 14, 14, 14]);
    expect(of('secondary', 'tertiary', 'residential', 'unclassified', 'busway')).toEqual([11, 9, 7, 7, 7]);
    expect(of('living_street', 'pedestrian', 'service', 'footway', 'steps')).toEqual([6, 6, 4, 2.5, 2.5]);
  });
});

describe('the schema', () => {
  const model = (load('catalogue/generic.json') as Record<string, unknown>[])[0]!;
  const codes = (value: unknown) => {
    const result = parseCatalogue(value, 'my.json');
    return result.ok ? [] : result.error.map((f) => [f.code, f.feature, f.params?.path]);
  };

  it('reports every fault at once with entry and member', () => {
    expect(codes([model, { ...model, hfov_deg: 'wide', date: 'soon' }])).toEqual([
      ['data.notADate', 1, 'date'],
      ['data.notANumber', 1, 'hfov_deg'],
      ['data.duplicateId', 1, 'id'],
    ]);
  });

  it('refuses a rectilinear lens of 180° and a tele end wider than the wide one', () => {
    expect(codes([{ ...model, lens: 'rectilinear', hfov_deg: 180 }])).toEqual([
      ['data.outOfRange', 0, 'hfov_deg'],
    ]);
    expect(codes([{ ...model, hfov_tele_deg: 120 }])).toEqual([['data.outOfRange', 0, 'hfov_tele_deg']]);
  });

  it('checks what a data sheet prints: focal lengths, sensor, beam, distances', () => {
    const { printed: _, ...bare } = model;
    const printed = { detect_m: 40, identify_m: 8 };
    expect(codes([{ ...bare, focal_mm: 2.8, focal_tele_mm: 12, ir_beam_deg: 60, printed }])).toEqual([]);
    const { focal_mm: __, ...noFocal } = bare;
    expect(codes([{ ...noFocal, focal_tele_mm: 12 }])).toEqual([['data.notANumber', 0, 'focal_mm']]);
    expect(
      codes([
        {
          ...bare,
          ir_beam_deg: 400,
          focal_mm: 12,
          focal_tele_mm: 2.8,
          sensor_width_mm: '5',
          sensor_height_mm: 0,
          printed: { detect_m: 8, identify_m: 40 },
        },
      ]),
    ).toEqual([
      ['data.outOfRange', 0, 'ir_beam_deg'],
      ['data.notAscending', 0, 'focal_tele_mm'],
      ['data.notANumber', 0, 'sensor_width_mm'],
      ['data.outOfRange', 0, 'sensor_height_mm'],
      ['data.notAscending', 0, 'printed.identify_m'],
    ]);
    expect(codes([{ ...bare, printed: 'far' }])).toEqual([['data.notAnObject', 0, 'printed.']]);
  });

  it('survives what is no list and no object', () => {
    expect(codes({})).toEqual([['data.notAList', 0, '']]);
    expect(codes([null]).length).toBeGreaterThan(3);
    expect(parseLevelProfile('x').ok).toBe(false);
    expect(parseStreetClasses([{ highway: 'x' }]).ok).toBe(false);
  });

  it('wants densities that rise', () => {
    const dori = load('levels/dori.json') as { levels: { density_px_per_m: number }[] };
    const result = parseLevelProfile({ ...dori, levels: [...dori.levels].reverse() });
    expect(!result.ok && result.error.map((f) => f.code)).toEqual(Array(3).fill('data.notAscending'));
  });
});

describe('built-in prices', () => {
  it('all say that they are orders of magnitude, with source and date', () => {
    const prices = valueOf(parsePrices(load('prices/france.json')));
    expect(prices.length).toBeGreaterThan(20);
    expect(prices.every((item) => item.placeholder && item.source !== '' && item.date !== '')).toBe(true);
  });

  it('refuse a range that is upside down, an unknown part and a type that no device has', () => {
    const [item] = valueOf(parsePrices(load('prices/france.json')));
    const bad = { ...item, min_eur: 5, max_eur: 4, part: 'bribe', types: ['drone'] };
    const parsed = parsePrices([bad]);
    expect(parsed.ok ? [] : parsed.error.map((f) => [f.code, f.params?.['path']])).toEqual([
      ['data.unknownValue', 'part'],
      ['data.notAscending', 'max_eur'],
      ['data.unknownValue', 'types'],
    ]);
    const share = parsePrices([{ ...item, min_share: 0.1, max_share: 2, quantity: 'miles' }]);
    expect(share.ok ? [] : share.error.map((f) => [f.code, f.params?.['path']])).toEqual([
      ['data.outOfRange', 'max_share'],
      ['data.unknownValue', 'quantity'],
    ]);
  });
});

describe('built-in sound', () => {
  it('events have eight octave bands, each a level', () => {
    const [event] = valueOf(parseSoundEvents(load('sound-events.json')));
    const codesOf = (spectrum_db: unknown): unknown[] => {
      const parsed = parseSoundEvents([{ ...event, spectrum_db }]);
      return parsed.ok ? [] : parsed.error.map((f) => [f.code, f.params?.['path']]);
    };
    expect(codesOf([0, 0, 0, 0, 0, 0, 0, 0])).toEqual([]);
    expect(codesOf([0, 0, 0, 0, 0, 0, 0])).toEqual([['data.notAList', 'spectrum_db']]);
    expect(codesOf([0, 0, 0, 0, 0, 0, 0, 201])).toEqual([['data.outOfRange', 'spectrum_db']]);
  });

  it('backgrounds of a street class are levels for every period of the day', () => {
    const [street] = valueOf(parseStreetClasses(load('street-classes/osm.json')));
    const parsed = parseStreetClasses([{ ...street, background_db: { day: 60, evening: 130 }, weight: -1 }]);
    expect(parsed.ok ? [] : parsed.error.map((f) => [f.code, f.params?.['path']])).toEqual([
      ['data.outOfRange', 'background_db.evening'],
      ['data.outOfRange', 'background_db.night'],
      ['data.outOfRange', 'weight'],
    ]);
  });
});
