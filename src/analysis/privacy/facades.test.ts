import { describe, expect, it } from 'vitest';
import { FURNITURE_KINDS, type City } from '../../model/city';
import type { PlanObject } from '../../model/plan';
import { finish } from '../../kernel/steps';
import {
  aCamera,
  aCity,
  anInput,
  aPlan,
  at,
  aZone,
  block,
  type TownBuilding,
} from '../../testing/town-builder';
import { analyse, createAnalysisCache } from '../analyse';
import type { FacadeReport } from './privacy-report';

/** A terrace 20 m off: its whole façade of 20 m is in the picture, and within 38.4 m (960 px ÷ 25 px/m) of the eye. */
const HOUSE: TownBuilding = {
  id: 'house',
  ring: block(-10, 12, 20, 10),
  top_m: 15,
  use: 'apartments',
  dwellings: 12,
};
const camera = aCamera('c1', [0, -8]);

const facadesOf = (
  buildings: readonly TownBuilding[],
  objects: readonly PlanObject[] = [camera],
): FacadeReport =>
  finish(analyse(anInput(aPlan(objects), aCity([], buildings), { shapes: false }))).report.privacy.facades!;

/** A door in the façade that the camera looks at, one behind the house, one away from every wall. */
function withDoors(city: City): City {
  const places = [
    [2, 12],
    [2, 22],
    [2, 8],
  ] as const;
  return {
    ...city,
    furniture: {
      ...city.furniture,
      lonLat: Float64Array.from(places.flatMap((place) => at(place))),
      kind: Uint8Array.from(places, () => FURNITURE_KINDS.indexOf('entrance')),
      height_m: Float64Array.from(places, () => Number.NaN),
      ids: ['front', 'back', 'free'],
      names: ['', '', ''],
    },
  };
}

describe('[X1] façades in view', () => {
  it('count every metre that shows any of its height, at the best level reached on it', () => {
    const found = facadesOf([HOUSE]);
    expect(found.dwelling_m).toBeCloseTo(20, 2);
    expect(found).toMatchObject({ dwellingBuildings: 1, unknown_m: 0, knownDwellings: 12 });
    // 62.5 px/m reach 15.36 m along the sight line: short of the façade.
    expect(found.dwellingByLevel_m['observe']).toBe(0);
    expect(found.buildings).toMatchObject([
      { id: 'house', use: 'dwelling', dwellings: 12, devices: [{ id: 'c1', level: 'detect' }] },
    ]);
  });

  it('end where the slant range does', () => {
    // At 62.5 px/m 15.36 m, wall 14.5 m off: half a chord of √(15.36² − 14.5²) = 5.067 m at the eye's height.
    const near = { ...HOUSE, ring: block(-30, 6.5, 60, 10) };
    const found = facadesOf([near]);
    expect(found.dwellingByLevel_m['observe']).toBeCloseTo(2 * Math.sqrt(15.36 ** 2 - 14.5 ** 2), 2);
  });

  it('are hidden as a whole only by what is high enough, and not where only their foot is hidden', () => {
    const low: TownBuilding = { ring: block(-10, 4, 20, 2), top_m: 3, use: 'garage' };
    expect(facadesOf([HOUSE, low]).dwelling_m).toBeCloseTo(20, 2);
    // 12 m at 12 m off hides all below a slope of 7/12; the house rises to 10/20.
    const high: TownBuilding = { ring: block(-10, 4, 10, 2), top_m: 12, use: 'garage' };
    expect(facadesOf([HOUSE, high]).dwelling_m).toBeCloseTo(10, 2);
  });

  it('show under what floats', () => {
    const bridge: TownBuilding = { ring: block(-12, 4, 24, 2), base_m: 6, top_m: 40, use: 'bridge' };
    // From 5 m up the bridge hides all above a slope of 1/14 or 1/12: the foot of the house stays in view.
    expect(facadesOf([HOUSE, bridge]).dwelling_m).toBeCloseTo(20, 2);
    const down: TownBuilding = { ...bridge, base_m: 1e-3 };
    expect(facadesOf([HOUSE, down]).dwelling_m).toBe(0);
  });

  it('are blanked where they stand in a mask of the camera', () => {
    const mask = aZone('m', 'mask', block(-11, 11.5, 7, 1));
    expect(facadesOf([HOUSE], [camera, mask]).dwelling_m).toBeCloseTo(14, 2);
    const ofAnother = { ...mask, cameras: [] };
    expect(facadesOf([HOUSE], [camera, ofAnother]).dwelling_m).toBeCloseTo(20, 2);
  });

  it('count once in union and wholly for each camera; use that is not known stands apart', () => {
    const second = aCamera('c2', [0.5, -8]);
    const shed: TownBuilding = { id: 'shed', ring: block(-14, 12, 4, 4), top_m: 4 };
    const found = facadesOf([HOUSE, shed], [camera, second]);
    expect(found.dwelling_m).toBeCloseTo(20, 2);
    expect(found.devices.map((row) => row.dwelling_m)).toEqual([
      expect.closeTo(20, 2),
      expect.closeTo(20, 2),
    ]);
    expect(found.unknown_m).toBeCloseTo(4, 2);
    expect(found.unknownBuildings).toBe(1);
  });

  it('are computed anew for a camera that moves, to the same figures as from scratch, doors too', () => {
    const cache = createAnalysisCache();
    const moved = aCamera('c1', [3, -9], { azimuth_deg: 20 });
    const second = aCamera('c2', [8, -6]);
    const run = (objects: readonly PlanObject[], kept = createAnalysisCache()): unknown =>
      finish(analyse(anInput(aPlan(objects), town, { shapes: false }), kept)).report.privacy.facades;
    const town = withDoors(aCity([], [HOUSE, { ring: block(12, 4, 8, 8), top_m: 7, use: 'house' }]));
    run([camera, second], cache);
    expect(run([moved, second], cache)).toEqual(run([moved, second]));
    expect(run([second], cache)).toEqual(run([second]));
    expect(run([second, moved, camera], cache)).toEqual(run([second, moved, camera]));
  });

  it('[X2] have the doors that the data name beside them', () => {
    const town = withDoors(aCity([], [HOUSE]));
    const { entrances } = finish(analyse(anInput(aPlan([camera]), town, { shapes: false }))).report.privacy
      .facades!;
    // Not the one behind the house, nor the one that stands free before it.
    expect(entrances).toMatchObject([
      { id: 'front', building: 'house', use: 'dwelling', devices: [{ id: 'c1', level: 'detect' }] },
    ]);
  });
});
