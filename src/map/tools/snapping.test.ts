import { describe, expect, it } from 'vitest';
import { distance_m } from '../../model/edits';
import { FURNITURE_KINDS } from '../../model/city';
import { aCity, at, block, townFrame } from '../../testing/town-builder';
import { indexCity } from '../city/city-index';
import { buildingAt, describePlace, FACADE_CLEARANCE_M, snapTo } from './snapping';

/** Two houses that share the wall x = 20, and a lamp. */
const houses = aCity(
  [{ points: [[0, -10], [40, -10]], name: 'Rue Basse' }], // prettier-ignore
  [{ ring: block(10, 0, 10, 10) }, { ring: block(20, 0, 10, 10) }],
);
const withLamp = (x: number, y: number) => ({
  ...houses,
  furniture: {
    lonLat: Float64Array.from(at([x, y])),
    kind: Uint8Array.from([FURNITURE_KINDS.indexOf('street_lamp')]),
    height_m: Float64Array.from([6]),
    ids: ['lamp'],
    names: [''],
  },
});
const index = indexCity(houses);

describe('snapping', () => {
  it('[V6] puts a device 0.3 m outside the nearest façade, looking away from it', () => {
    const snap = snapTo(at([14, -2]), 5, index, [])!;
    const [x, y] = townFrame.toFrame(snap.at[0], snap.at[1]);
    expect(snap.what).toBe('facade');
    // A foot on a sphere is off by the flattening of the earth: 0.3 % of 2 m.
    expect(x).toBeCloseTo(14, 1);
    expect(y).toBeCloseTo(-FACADE_CLEARANCE_M, 2);
    expect(snap.azimuth_deg).toBe(180);
    expect(snap.mount).toBe('facade');
  });

  it('works from inside the building too', () => {
    const snap = snapTo(at([14, 1]), 5, index, [])!;
    expect(townFrame.toFrame(snap.at[0], snap.at[1])[1]).toBeCloseTo(-FACADE_CLEARANCE_M, 2);
  });

  it('takes no wall that two houses share: there is no façade', () => {
    const snap = snapTo(at([20, 2]), 5, index, [])!;
    expect(townFrame.toFrame(snap.at[0], snap.at[1])[1]).toBeCloseTo(-FACADE_CLEARANCE_M, 2);
    expect(snapTo(at([20, 5]), 1, index, [])).toBeUndefined();
  });

  it('knows the outside of a courtyard', () => {
    const city = aCity([], [{ ring: block(0, 0, 30, 30) }]);
    const court = block(10, 10, 10, 10).toReversed();
    const { buildings } = city;
    const holed = {
      ...city,
      buildings: {
        ...buildings,
        lonLat: Float64Array.from([...buildings.lonLat, ...court.flatMap((p) => at(p))]),
        ringStart: Uint32Array.from([0, 4, 8]),
        polygonStart: Uint32Array.from([0, 2]),
      },
    };
    const snap = snapTo(at([15, 9]), 3, indexCity(holed), [])!;
    expect(townFrame.toFrame(snap.at[0], snap.at[1])[1]).toBeCloseTo(10 + FACADE_CLEARANCE_M, 2);
    expect(snap.azimuth_deg).toBe(0);
    expect(buildingAt(at([15, 15]), indexCity(holed))).toBeUndefined();
    expect(buildingAt(at([5, 5]), indexCity(holed))).toBe(0);
  });

  it('prefers a lamp or a candidate site within reach to a façade', () => {
    const snap = snapTo(at([14, -2]), 5, indexCity(withLamp(14, -3)), [])!;
    expect(snap).toMatchObject({ what: 'lamp', mount: 'street-lamp' });
    expect(snap.azimuth_deg).toBeUndefined();
    const site = snapTo(at([14, -2]), 5, indexCity(withLamp(14, -3)), [
      { at: at([14, -2.5]), mount: 'facade' },
    ])!;
    expect(site).toMatchObject({ what: 'site', mount: 'facade' });
    expect(distance_m(site.at, at([14, -2.5]))).toBeLessThan(1e-6);
  });

  it('leaves alone what is farther than the radius', () => {
    expect(snapTo(at([14, -8]), 5, index, [])).toBeUndefined();
    expect(snapTo(at([14, -2]), 5, undefined, [])).toBeUndefined();
  });
});

describe('a place in words', () => {
  it('names the nearest street and the distance to the nearest façade', () => {
    const place = describePlace(at([14, -8]), index);
    expect(place.street).toBe('Rue Basse');
    expect(place.facade_m).toBeCloseTo(8, 2);
    expect(place.inBuilding).toBe(false);
    expect(describePlace(at([14, 5]), index).inBuilding).toBe(true);
    expect(describePlace(at([14, 900]), index)).toEqual({ inBuilding: false });
  });
});
