import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atlasAt, atlasWithin } from './atlas';

const MAP = { x: 0, y: 0, width: 283, height: 265 };
const coordinate = fc.double({ min: -5000, max: 5000, noNaN: true });

describe('an atlas', () => {
  it('has every place on a sheet, off its edge, and no sheet without a place', () => {
    fc.assert(
      fc.property(fc.array(coordinate, { minLength: 2, maxLength: 60 }), (values) => {
        const xy = values.slice(0, values.length - (values.length % 2));
        const { sheets } = atlasAt(500, xy, MAP);
        const within = (i: number, spare: number) =>
          sheets.filter(({ bounds: [west, south, east, north] }) => {
            const [x, y] = [xy[i]!, xy[i + 1]!];
            return x >= west + spare && x <= east - spare && y >= south + spare && y <= north - spare;
          });
        // Half the overlap of 6 % of a sheet 132.5 m high, less the rounding of the sums.
        for (let i = 0; i < xy.length; i += 2) expect(within(i, 3.97).length).toBeGreaterThan(0);
        const used = new Set(xy.flatMap((_, i) => (i % 2 === 0 ? within(i, 0) : [])));
        expect(used.size).toBe(sheets.length);
      }),
      { seed: 6, numRuns: 200 },
    );
  });

  it('numbers sheets by rows from the north-west', () => {
    const { sheets } = atlasAt(500, [0, 0, 200, 0, 0, 200, 200, 200], MAP);
    expect(sheets.map(({ label }) => label)).toEqual(['1', '2', '3', '4']);
    expect(sheets[0]!.centre[0]).toBeLessThan(sheets[1]!.centre[0]);
    expect(sheets[0]!.centre[1]).toBeGreaterThan(sheets[2]!.centre[1]);
  });

  it('takes the largest scale that few enough sheets suffice for, else the last', () => {
    const xy = [0, 0, 1000, 0, 500, 500];
    expect(atlasWithin(3, [200, 500, 2000], xy, MAP).scale).toBe(200);
    expect(atlasWithin(2, [200, 500, 2000], xy, MAP).scale).toBe(2000);
    expect(atlasWithin(24, [200], [], MAP).sheets).toEqual([]);
  });
});
