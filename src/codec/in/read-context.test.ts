import { describe, expect, it } from 'vitest';
import { hourOf, weightOf } from './context-values';
import { finish } from './finish';
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
    expect(found.chosen).toEqual({ hour: 'heure', category: 'type', weight: 'poids' });
    expect(found.layer).toEqual({
      id: 'layer-1',
      name: 'faits',
      lonLat: Float64Array.of(7.42, 43.73, 7.43, 43.74),
      category: Uint8Array.of(0, 1),
      categories: ['vol', 'bruit'],
      hour: Int8Array.of(22, 3),
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
    const { layer, withoutHour } = read(
      'longitude;latitude;date;catégorie\n7,42;43,73;01/03/2026 21:05;vol\n7,43;43,74;02/03/2026;vol\n',
    );
    expect([...layer.lonLat]).toEqual([7.42, 43.73, 7.43, 43.74]);
    expect([...layer.hour]).toEqual([21, -1]);
    expect(layer.categories).toEqual(['vol']);
    expect(withoutHour).toBe(1);
  });

  it('says what it leaves out: lines, areas, places that cannot be', () => {
    const line = { type: 'LineString', coordinates: [] };
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
