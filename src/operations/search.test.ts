import { describe, expect, it } from 'vitest';
import { objectId } from '../kernel/units';
import { EMPTY_CITY, type City } from '../model/city';
import { aCamera, aPlan } from '../testing/edit-builders';
import { buildSearchIndex, search } from './search';

const NAMES = ['Rue de l’Église', 'Rue Basse', 'Rue de l’Église', 'Quai des Célestins', ''];
const city: City = {
  ...EMPTY_CITY,
  streets: {
    ...EMPTY_CITY.streets,
    names: NAMES,
    ids: NAMES.map(String),
    lonLat: Float64Array.from(NAMES.flatMap((_, i) => [4 + i, 45, 4.5 + i, 45.5])),
    lineStart: Uint32Array.from([0, ...NAMES.map((_, i) => 2 * i + 2)]),
  },
};
const index = buildSearchIndex(
  city,
  aPlan(aCamera({ name: 'Église Saint-Jean' }), aCamera({ id: objectId('x'), ref: 'C-12' })),
);
const labels = (query: string): string[] => search(index, query).map(({ label }) => label);

describe('search', () => {
  it('finds streets without accents or apostrophes, once each, all pieces together', () => {
    const [hit] = search(index, 'rue de l eglise');
    expect(hit).toMatchObject({ kind: 'street', label: 'Rue de l’Église', bounds: [4, 45, 6.5, 45.5] });
    expect(labels('RUE')).toEqual(['Rue Basse', 'Rue de l’Église']);
  });

  it('finds devices by number and by name, before streets', () => {
    expect(labels('c-12')).toEqual(['C-12']);
    expect(labels('eglise')).toEqual(['C-01', 'Rue de l’Église']);
    expect(labels('saint eglise')).toEqual(['C-01']);
  });

  it('reads coordinates in degrees', () => {
    expect(search(index, '45.76, 4.83')[0]).toMatchObject({ kind: 'coordinates', at: [4.83, 45.76] });
    expect(labels('12 5')).toEqual([]);
  });

  it('finds nothing for nothing, and never more than asked', () => {
    expect(labels('  ')).toEqual([]);
    expect(search(index, 'e', 2)).toHaveLength(2);
  });
});
