import { describe, expect, it } from 'vitest';
import { objectId } from '../../kernel/units';
import { finish } from '../../kernel/steps';
import { noiseLevel_db } from './noise';
import type { ReadOptions } from './outcome';
import { readFile } from './read-file';

const ring = (x: number): number[][] => [
  [x, 46],
  [x + 0.01, 46],
  [x + 0.01, 46.01],
  [x, 46.01],
  [x, 46],
];
const area = (x: number, properties: object) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates: [ring(x)] },
});

function read(features: readonly object[], options: Partial<ReadOptions> = {}) {
  const bytes = new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features }));
  const outcome = finish(readFile('noise.geojson', bytes, { makeId: () => objectId('x'), ...options }));
  if (!outcome.ok) throw new Error(outcome.error.map(({ code }) => code).join());
  return outcome.value;
}

describe('[E2] noise maps', () => {
  it('are known by the names of their levels, with the period that a name states', () => {
    const { city, preview } = read([area(6, { Lnight: 55 }), area(6.1, { Lnight: '60-65' })]);
    expect(preview).toMatchObject({
      noise: 2,
      buildings: 0,
      leftOut: 0,
      noiseChoice: {
        members: [{ name: 'Lnight', samples: ['55', '60-65'] }],
        chosen: { property: 'Lnight', period: 'night' },
      },
    });
    expect([...city.noise!.level_db]).toEqual([55, 65]);
    expect([...city.noise!.period]).toEqual([3, 3]);
    expect(city.noise!.lonLat).toHaveLength(16);
  });

  it('take the member and the period that the user chose; an area without a level is told and left out', () => {
    const features = [area(6, { zone: 3, valeur: 48 }), area(6.1, { zone: 4, valeur: 'inconnue' })];
    const untold = read(features);
    expect(untold.preview).toMatchObject({ noise: 0, leftOut: 2 });
    expect(untold.preview.noiseChoice!.members.map(({ name }) => name)).toEqual(['zone', 'valeur']);
    const told = read(features, { noise: { property: 'valeur', period: 'day' } });
    expect([...told.city.noise!.level_db]).toEqual([48]);
    expect([...told.city.noise!.period]).toEqual([1]);
    expect(told.faults).toMatchObject([{ code: 'noise.noLevel', count: 1, params: { value: 'inconnue' } }]);
    // An empty name: they are none.
    expect(read([area(6, { Lden: 55 })], { noise: { property: '' } }).preview.noise).toBe(0);
  });

  it('leave buildings buildings', () => {
    const { preview } = read([
      area(6, { building: 'yes', height: 60 }),
      area(6.1, { laeq: 60, building: 'yes' }),
    ]);
    expect(preview).toMatchObject({ buildings: 2, noise: 0 });
    expect(preview.noiseChoice).toBeUndefined();
  });

  it.each([
    [62, 62],
    ['62,5 dB(A)', 62.5],
    ['60 - 65', 65],
    ['Lden6064', 64],
    ['> 75', 75],
    ['quiet', undefined],
    ['1 2 3', undefined],
    [500, undefined],
    [null, undefined],
    [{}, undefined],
  ])('read a level of %j as %j', (value, level) => {
    expect(noiseLevel_db(value)).toBe(level);
  });
});
