import { describe, expect, it } from 'vitest';
import { NO_DAY } from '../../model/context-layer';
import { isoDay } from '../../model/days';
import { dayOf, hourOf, weightOf } from './context-values';
import { finish } from '../../kernel/steps';
import { MOST_CATEGORIES, readContext, type ContextColumns, type ContextFound } from './read-context';

const read = (text: string, columns?: ContextColumns): ContextFound => {
  const bytes = new TextEncoder().encode(text);
  const found = finish(readContext('faits', bytes, { id: 'layer-1', ...(columns ? { columns } : {}) }));
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
};

const feature = (lon: number, lat: number, properties: object): object => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: [lon, lat] },
});
const collection = (...features: object[]): string => JSON.stringify({ type: 'FeatureCollection', features });

describe('event data', () => {
  it('keeps place, hour, category and weight, and nothing else of the file', () => {
    const found = read(
      collection(
        feature(7.42, 43.73, { heure: '22:15', type: 'vol', poids: 2, victime: 'DUPONT-SECRET' }),
        feature(7.43, 43.74, { heure: '3h', type: 'bruit', poids: '1,5', victime: 'MARTIN-SECRET' }),
      ),
    );
    expect(found.chosen).toEqual({ date: '', hour: 'heure', category: 'type', weight: 'poids' });
    expect(found.layer).toEqual({
      id: 'layer-1',
      name: 'faits',
      lonLat: Float64Array.of(7.42, 43.73, 7.43, 43.74),
      category: Uint8Array.of(0, 1),
      categories: ['vol', 'bruit'],
      hour: Int8Array.of(22, 3),
      day: Int32Array.of(NO_DAY, NO_DAY),
      part: Float64Array.of(1, 1),
      weight: Float64Array.of(2, 1.5),
    });
    expect(JSON.stringify(found.layer)).not.toContain('SECRET');
    expect(found.columns.map(({ name }) => name)).toEqual(['heure', 'type', 'poids', 'victime']);
  });

  it('keeps no column that the user took away', () => {
    const text = collection(feature(7.42, 43.73, { heure: '22:15', type: 'vol', poids: 2 }));
    const { layer } = read(text, { hour: '', category: '', weight: '' });
    expect([layer.hour[0], layer.categories, layer.weight[0]]).toEqual([-1, [''], 1]);
  });

  it('reads a French table: semicolons, decimal commas, dates', () => {
    const { layer, chosen, withoutHour } = read(
      'longitude;latitude;date;catégorie\n7,42;43,73;01/03/2026 21:05;vol\n7,43;43,74;02/03/2026;vol\n',
    );
    expect([...layer.lonLat]).toEqual([7.42, 43.73, 7.43, 43.74]);
    expect([...layer.hour]).toEqual([21, -1]);
    expect(layer.categories).toEqual(['vol']);
    expect(withoutHour).toBe(1);
    expect(chosen.date).toBe('date');
    expect([...layer.day].map(isoDay)).toEqual(['2026-03-01', '2026-03-02']);
  });

  it('makes points of equal parts of lines and areas, holes left out', () => {
    const shape = (type: string, coordinates: unknown): object => ({
      type: 'Feature',
      properties: { poids: 6 },
      geometry: { type, coordinates },
    });
    // 1e-4° of latitude are 11.1 m: 6 points at 2 m.
    const line = read(
      collection(
        shape('LineString', [
          [7, 43],
          [7, 43.0001],
        ]),
      ),
    );
    expect(line).toMatchObject({ features: 1, shapes: 1 });
    expect([...line.layer.part]).toEqual(Array.from({ length: 6 }, () => 1 / 6));
    expect([...line.layer.weight]).toEqual(Array.from({ length: 6 }, () => 1));
    line.layer.lonLat
      .filter((_, i) => i % 2 === 1)
      .forEach((lat, i) => expect(lat).toBeCloseTo(43 + ((i + 0.5) * 1e-4) / 6, 9));
    const square = (from: number, to: number) =>
      [
        [from, from],
        [to, from],
        [to, to],
        [from, to],
        [from, from],
      ].map(([x, y]) => [7 + x!, 43 + y!]);
    const area = read(collection(shape('Polygon', [square(0, 3e-4), square(1e-4, 2e-4)])));
    const inside = Array.from(area.layer.part, (_, i) => [
      area.layer.lonLat[2 * i]! - 7,
      area.layer.lonLat[2 * i + 1]! - 43,
    ]);
    expect(inside.length).toBeGreaterThan(100);
    for (const [x, y] of inside) {
      expect(Math.min(x!, y!)).toBeGreaterThan(0);
      expect(Math.max(x!, y!)).toBeLessThan(3e-4);
      expect(x! > 1e-4 && x! < 2e-4 && y! > 1e-4 && y! < 2e-4).toBe(false);
    }
    // A quarter of the eight ninths lies in each corner half, within the border points of a 2 m grid.
    const west = inside.filter(([x]) => x! < 1.5e-4).length / inside.length;
    expect(Math.abs(west - 0.5)).toBeLessThan(0.05);
    expect(area.layer.part.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 9);
  });

  it('says what it leaves out: shapes of no size, places that cannot be', () => {
    const line = {
      type: 'LineString',
      coordinates: [
        [7, 43],
        [7, 43],
      ],
    };
    const { layer, leftOut } = read(
      collection(
        feature(7.42, 43.73, {}),
        feature(0, 0, {}),
        { type: 'Feature', properties: {}, geometry: line },
        { type: 'Feature', properties: {}, geometry: null },
      ),
    );
    expect(layer.hour).toHaveLength(1);
    expect(leftOut).toEqual({ notPoints: 1, noPlace: 2 });
  });

  it('gathers the rare of too many categories into one', () => {
    const many = Array.from({ length: MOST_CATEGORIES + 10 }, (_, i) =>
      feature(7.42, 43.73, { type: `t${i}` }),
    );
    const { layer } = read(collection(...many, feature(7.42, 43.73, { type: 't59' })));
    expect(layer.categories).toHaveLength(MOST_CATEGORIES);
    expect([layer.categories[0], layer.categories.at(-1)]).toEqual(['t59', '*']);
    expect(layer.category.filter((c) => c === MOST_CATEGORIES - 1)).toHaveLength(11);
  });

  it('refuses a plan and an empty file', () => {
    const bytes = new TextEncoder().encode(collection());
    expect(finish(readContext('x', bytes, { id: '1' })).ok).toBe(false);
  });
});

it.each([
  ['22:15', 22],
  ['7h30', 7],
  ['2026-03-01T23:59:00Z', 23],
  ['01/03/2026 9:05', 9],
  ['14', 14],
  ['24', -1],
  ['01/03/2026', -1],
  ['2026-03-01', -1],
  ['', -1],
])('the hour of %s is %d', (text, hour) => {
  expect(hourOf(text)).toBe(hour);
});

it('takes no weight below zero', () => {
  expect([weightOf('2,5'), weightOf('0'), weightOf('-1'), weightOf('x')]).toEqual([
    2.5,
    0,
    undefined,
    undefined,
  ]);
});

it('reads days as they are written in lists, day first, and no others', () => {
  const days = ['2026-03-01T22:15:00Z', '01/03/2026', '1.3.2026 08:00', '20260301'].map(dayOf);
  expect(days.map(isoDay)).toEqual(Array.from({ length: 4 }, () => '2026-03-01'));
  expect(['', '31/02/2026', '22:15', 'mars'].map(dayOf)).toEqual(Array.from({ length: 4 }, () => NO_DAY));
});
