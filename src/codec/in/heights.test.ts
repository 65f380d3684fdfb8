import { describe, expect, it } from 'vitest';
import { buildingHeight, isObstacle } from './heights';

const top = (properties: Record<string, unknown>) => {
  const { top_m, source } = buildingHeight(properties);
  return [Number.isNaN(top_m) ? undefined : Number(top_m.toFixed(6)), source];
};

describe('buildingHeight', () => {
  it('[O1] takes `height` before all else, with its unit', () => {
    expect(top({ height: '12.5 m', 'building:levels': '9', HAUTEUR: 3 })).toEqual([12.5, 'height']);
    expect(top({ height: '40 ft' })).toEqual([12.192, 'height']);
  });

  it('[O1] else levels × 3 m and the roof, by height or by levels', () => {
    expect(top({ 'building:levels': '4' })).toEqual([12, 'levels']);
    expect(top({ 'building:levels': '4', 'roof:height': '2,5' })).toEqual([14.5, 'levels']);
    expect(top({ 'building:levels': '4', 'roof:levels': '1' })).toEqual([15, 'levels']);
    expect(top({ 'building:levels': '4', 'roof:levels': '1', 'roof:height': '2' })).toEqual([14, 'levels']);
    expect(top({ 'building:levels': '0', 'roof:levels': '1' })).toEqual([3, 'levels']);
    expect(top({ 'building:levels': '3;4' })).toEqual([12, 'levels']);
  });

  it.each([
    [{ altitude_maximale_toit: 210.7, altitude_minimale_sol: 200.6, hauteur: 9.2 }, 10.1, 'roofAltitude'],
    [{ Z_MAX_TOIT: 210.7, Z_MIN_SOL: 200.6, HAUTEUR: 9.2, NB_ETAGES: 5 }, 10.1, 'roofAltitude'],
    [{ building_l: '4' }, 12, 'levels'],
    [{ measuredHeight: 7.25 }, 7.25, 'column'],
    [{ storeysAboveGround: 3 }, 9, 'storeys'],
    [{ Z_MAX_TOIT: null, Z_MIN_SOL: 200.6, HAUTEUR: 9.2 }, 9.2, 'eaves'],
    [{ hauteur: 9.2, nombre_d_etages: 5 }, 9.2, 'eaves'],
    [{ HAUTEUR: null, NB_ETAGES: 3 }, 9, 'storeys'],
    [{ nombre_d_etages: 3 }, 9, 'storeys'],
  ])('[O1] else BD TOPO, upper and lower case: %o', (properties, metres, source) => {
    expect(top(properties)).toEqual([metres, source]);
  });

  it('[O1] else a column called HEIGHT or height_m, after BD TOPO', () => {
    expect(top({ HEIGHT: 7.5 })).toEqual([7.5, 'column']);
    expect(top({ height_m: '8' })).toEqual([8, 'column']);
    expect(top({ HEIGHT: 7.5, NB_ETAGES: 2 })).toEqual([6, 'storeys']);
  });

  it('[O1] else only the plan can say: assumed', () => {
    expect(top({ building: 'yes' })).toEqual([undefined, 'assumed']);
    expect(top({ height: 0, 'building:levels': '0' })).toEqual([undefined, 'assumed']);
  });

  it('[O1] gives the base by min_height, else by building:min_level', () => {
    expect(buildingHeight({ height: 12, min_height: '3 m' }).base_m).toBe(3);
    expect(buildingHeight({ height: 12, 'building:min_level': '2' }).base_m).toBe(6);
    expect(buildingHeight({ height: 12, min_height: 4, 'building:min_level': 2 }).base_m).toBe(4);
    expect(buildingHeight({ height: 12 }).base_m).toBe(0);
  });

  it('tells what it could not use, and goes on to the next source', () => {
    const read = buildingHeight({ height: 'tall', 'building:levels': '4' });
    expect([read.top_m, read.faults]).toEqual([12, [{ code: 'height.unreadable', value: 'tall' }]]);
    expect(buildingHeight({ height: 5000, HEIGHT: 8 })).toMatchObject({
      top_m: 8,
      faults: [{ code: 'height.implausible', value: '5000' }],
    });
    expect(buildingHeight({ height: -3 }).source).toBe('assumed');
  });

  it('stands a building on the ground whose base is above its top', () => {
    expect(buildingHeight({ height: 6, min_height: 9 })).toMatchObject({
      top_m: 6,
      base_m: 0,
      faults: [{ code: 'height.baseAboveTop', value: '9' }],
    });
  });
});

describe('isObstacle', () => {
  it('[O2] exempts roofs, canopies and carports without min_height', () => {
    for (const building of ['roof', 'canopy', 'carport', 'Roof']) {
      expect(isObstacle({ building, height: 5 })).toBe(false);
      expect(isObstacle({ building, height: 5, min_height: '3' })).toBe(true);
    }
  });

  it('[O2] exempts what is underground, whatever else it says', () => {
    expect(isObstacle({ building: 'yes', location: 'underground', height: 5 })).toBe(false);
    expect(isObstacle({ building: 'roof', location: 'underground', min_height: 3 })).toBe(false);
  });

  it('[O2] exempts nothing else', () => {
    expect(isObstacle({ building: 'yes', location: 'roof' })).toBe(true);
    expect(isObstacle({})).toBe(true);
  });
});
