import { describe, expect, it } from 'vitest';
import { readPlan, writePlan } from './plan';
import { profilesJson, readProfileFile } from './profiles';

const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

const WHOLE = {
  id: 'marche-2026',
  name: { fr: 'Marché 2026', en: 'Tender 2026' },
  levels: [
    { id: 'alert', name: { fr: 'Alerte', en: 'Alert' }, density_px_per_m: 30 },
    { id: 'face', name: { fr: 'Visage', en: 'Face' }, density_px_per_m: 300 },
  ],
};

describe('a level profile of the user’s own', () => {
  it('is read in its whole form, and written so that it reads the same', () => {
    const read = readProfileFile(bytes(WHOLE), 'p.json');
    expect(read).toEqual({ ok: true, value: [WHOLE] });
    const again = readProfileFile(new TextEncoder().encode(profilesJson([WHOLE, WHOLE])), 'p.json');
    expect(again).toEqual({ ok: true, value: [WHOLE, WHOLE] });
  });

  it('may have one name for both languages, no ids, levels in any order, and members of others', () => {
    const read = readProfileFile(
      bytes({
        name: 'Marché 2026 — lot 3',
        page: 12,
        levels: [
          { name: 'Été', density_px_per_m: 300 },
          { name: { en: 'Ete' }, density_px_per_m: 30 },
        ],
      }),
      'p.json',
    );
    const name = 'Marché 2026 — lot 3';
    expect(read).toEqual({
      ok: true,
      value: [
        {
          id: 'marche-2026-lot-3',
          name: { fr: name, en: name },
          page: 12,
          levels: [
            { id: 'ete-2', name: { fr: 'Ete', en: 'Ete' }, density_px_per_m: 30 },
            { id: 'ete', name: { fr: 'Été', en: 'Été' }, density_px_per_m: 300 },
          ],
        },
      ],
    });
  });

  it('tells every fault of every profile at once', () => {
    const level = { name: 'a', density_px_per_m: 10 };
    const read = readProfileFile(
      bytes([
        { name: '', levels: [] },
        { name: 'b', date: 'soon', levels: [level, level, { name: 'c', density_px_per_m: 'many' }] },
        {
          name: 'd',
          levels: Array.from({ length: 8 }, (_, i) => ({ name: `${i}`, density_px_per_m: i + 1 })),
        },
      ]),
      'p.json',
    );
    expect(read.ok).toBe(false);
    const told = read.ok
      ? []
      : read.error.map(({ feature, code, params }) => [feature, code, params?.['path']]);
    expect(told).toEqual(
      expect.arrayContaining([
        [0, 'data.notText', 'name.fr'],
        [0, 'data.notAList', 'levels'],
        [1, 'data.notADate', 'date'],
        [1, 'data.notAscending', 'levels.1.density_px_per_m'],
        [1, 'data.notANumber', 'levels.2.density_px_per_m'],
        [2, 'profiles.tooManyLevels', 'levels'],
      ]),
    );
  });

  it.each([
    ['no JSON', '{', 'models.notJson'],
    ['an empty list', '[]', 'profiles.none'],
    ['nesting without end', '['.repeat(50_000) + ']'.repeat(50_000), 'models.notJson'],
    ['a list far too long', JSON.stringify(Array.from({ length: 101 }, () => WHOLE)), 'profiles.tooMany'],
    ['a number', '12', 'data.notAnObject'],
  ])('refuses %s', (_, text, code) => {
    const read = readProfileFile(new TextEncoder().encode(text), 'p.json');
    expect(read.ok ? [] : read.error.map((one) => one.code)).toContain(code);
  });

  it('stands in the plan file and comes back the same; what is not understood is told and kept', () => {
    const odd = { id: 'marche-2026', name: 'twice', levels: WHOLE.levels };
    const text = JSON.stringify({
      type: 'FeatureCollection',
      anglemort: { format: 1, settings: { profile: 'marche-2026' }, profiles: [WHOLE, 'odd', odd] },
      features: [],
    });
    const read = readPlan(new TextEncoder().encode(text), { file: 'plan.geojson' });
    if (!read.ok) throw new Error('a plan that should open');
    expect(read.value.plan.head.profiles).toEqual([WHOLE]);
    expect(read.value.faults.map(({ code, params }) => [code, params?.['field']])).toEqual([
      ['plan.badEntry', 'profiles'],
    ]);
    const written = writePlan(read.value.plan);
    expect(JSON.parse(written).anglemort.profiles).toEqual([WHOLE, 'odd', odd]);
    const again = readPlan(new TextEncoder().encode(written), { file: 'plan.geojson' });
    expect(again.ok && writePlan(again.value.plan)).toBe(written);
  });
});
