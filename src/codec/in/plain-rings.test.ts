import * as fc from 'fast-check';
import * as gjv from 'geojson-validation';
import { describe, expect, it } from 'vitest';
import { hasPlainRings } from './plain-rings';

/** Mostly sound, with whatever a file may hold in its places now and then. */
const number = fc.oneof(
  { weight: 300, arbitrary: fc.double({ noNaN: true }) },
  { weight: 1, arbitrary: fc.anything() },
);
const position = fc.oneof(
  { weight: 100, arbitrary: fc.array(number, { minLength: 2, maxLength: 3 }) },
  { weight: 2, arbitrary: fc.array(number, { maxLength: 4 }) },
  { weight: 1, arbitrary: fc.anything() },
);
const ring = fc
  .array(position, { minLength: 2, maxLength: 7 })
  .chain((list) => fc.constantFrom([...list, list[0]], [...list, structuredCloneOf(list[0])], list));
const coordinates = fc.oneof(
  { weight: 30, arbitrary: fc.array(ring, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.anything() },
);

const structuredCloneOf = (value: unknown): unknown => (Array.isArray(value) ? [...value] : value);

describe('hasPlainRings', () => {
  it('never takes what geojson-validation refuses', () => {
    let taken = 0;
    fc.assert(
      fc.property(coordinates, (rings) => {
        if (!hasPlainRings(rings)) return;
        taken++;
        expect(gjv.isGeometryObject({ type: 'Polygon', coordinates: rings })).toBe(true);
      }),
      { numRuns: 5000 },
    );
    expect(taken).toBeGreaterThan(100);
  });

  it('takes what files are full of, with heights or without', () => {
    const square = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ];
    expect(hasPlainRings([square, square.map((at) => [...at, 12.5])])).toBe(true);
  });

  it.each([
    [
      'three positions',
      [
        [
          [0, 0],
          [1, 0],
          [0, 0],
        ],
      ],
    ],
    [
      'a ring left open',
      [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1e-12],
        ],
      ],
    ],
    [
      'an end without the height of the start',
      [
        [
          [0, 0, 1],
          [1, 0, 1],
          [1, 1, 1],
          [0, 0],
        ],
      ],
    ],
    [
      'a text for a number',
      [
        [
          [0, 0],
          [1, '0'],
          [1, 1],
          [0, 0],
        ],
      ],
    ],
    ['a ring that is none', [{ length: 4 }]],
    ['no ring', []],
  ])('leaves %s to the library', (_, rings) => {
    expect(hasPlainRings(rings)).toBe(false);
  });
});
