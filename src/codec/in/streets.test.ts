import { describe, expect, it } from 'vitest';
import { STREET_FLAGS } from '../../model/city';
import { readStreet } from './streets';

const flags = (tags: Record<string, unknown>) => readStreet({ highway: 'residential', ...tags }).flags;

describe('readStreet', () => {
  it('[C1] flags tunnel, covered and indoor when present and not `no`', () => {
    for (const key of ['tunnel', 'covered', 'indoor']) {
      expect(flags({ [key]: 'yes' })).toBe(STREET_FLAGS.sheltered);
      expect(flags({ [key]: 'building_passage' })).toBe(STREET_FLAGS.sheltered);
      expect(flags({ [key]: 'no' })).toBe(0);
    }
  });

  it('[C1] flags access=private|no, doubling footways and driveways', () => {
    expect(flags({ access: 'private' })).toBe(STREET_FLAGS.noAccess);
    expect(flags({ access: 'no' })).toBe(STREET_FLAGS.noAccess);
    expect(flags({ access: 'permissive' })).toBe(0);
    expect(flags({ footway: 'sidewalk' })).toBe(STREET_FLAGS.doubles);
    expect(flags({ footway: 'crossing' })).toBe(STREET_FLAGS.doubles);
    expect(flags({ footway: 'access_aisle' })).toBe(0);
    expect(flags({ service: 'driveway' })).toBe(STREET_FLAGS.driveway);
    expect(flags({ service: 'parking_aisle' })).toBe(STREET_FLAGS.driveway);
    expect(flags({ service: 'alley' })).toBe(0);
  });

  it('[C1] keeps several reasons at once', () => {
    expect(flags({ tunnel: 'yes', access: 'no' })).toBe(STREET_FLAGS.sheltered | STREET_FLAGS.noAccess);
  });

  it('[C2] reads the width with its unit and leaves nonsense unknown', () => {
    expect(readStreet({ highway: 'service', width: '3,5 m' }).width_m).toBe(3.5);
    expect(readStreet({ highway: 'service' }).width_m).toBeNaN();
    expect(readStreet({ highway: 'service', width: '2000' }).width_m).toBeNaN();
    expect(readStreet({ highway: 'service', width: 'narrow' }).width_m).toBeNaN();
  });

  it('maps BD TOPO roads by nature and importance', () => {
    const of = (nature: string, importance: string) => readStreet({ nature, importance }).highway;
    expect(of('Sentier', '6')).toBe('path');
    expect(of('Route à 1 chaussée', '4')).toBe('tertiary');
    expect(of('Rond-point', '3')).toBe('secondary');
    expect(of('Type autoroutier', '1')).toBe('motorway');
    expect(readStreet({ NATURE: 'Chemin', POS_SOL: '-1', NOM_1_G: 'CHE DES PINS' })).toMatchObject({
      highway: 'track',
      flags: STREET_FLAGS.sheltered,
      name: 'CHE DES PINS',
    });
  });
});
