import { describe, expect, it } from 'vitest';
import { EMPTY_CITY } from '../../model/city';
import { collection, feature, line, point, polygon, square, taken } from '../../testing/geojson';
import { mergeCities } from './merge-cities';

const building = (x: number, ...holes: [number, number][][]) =>
  feature(polygon(square(x, 0, 20), ...holes), { building: 'yes', height: x + 1, name: `b${x}` });
const street = (y: number) => feature(line([0, y], [9, y], [18, y]), { highway: 'path', name: `s${y}` });
const lamp = (x: number) => feature(point(x, 0), { kind: 'street_lamp', height: x });

describe('mergeCities', () => {
  it('is what one file with all features gives', () => {
    const a = [building(0, square(5, 5, 5)), street(-5), lamp(3)];
    const b = [building(30), building(60, square(65, 5, 5), square(72, 12, 3)), street(-9), street(-12)];
    const c = [lamp(8)];
    const parts = [a, b, c].map((features) => taken(collection(...features)).city);
    expect(mergeCities(parts)).toEqual(taken(collection(...a, ...b, ...c)).city);
  });

  it('keeps the very table of the only part that has rows: what was made of it still holds', () => {
    const [houses, streets] = [[building(0)], [street(-5)]].map((f) => taken(collection(...f)).city);
    const city = mergeCities([houses!, streets!, EMPTY_CITY]);
    expect(city.buildings).toBe(houses!.buildings);
    expect(city.streets).toBe(streets!.streets);
    expect(city.furniture).toEqual(EMPTY_CITY.furniture);
  });

  it('of none is the empty city', () => {
    expect(mergeCities([])).toEqual(EMPTY_CITY);
  });
});
