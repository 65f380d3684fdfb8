/** Shapes for tests of the overlay, and the domains and outlines that they make. */
import fc from 'fast-check';
import { boundsOf, buildDomain, createTileGrid, type Domain } from '../kernel/overlay';
import { regionFromRings, type Region } from '../kernel/region';

export type Ring = readonly (readonly [number, number])[];

export const square = (x: number, y: number, side: number): Ring => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
];

export const regionOf = (...rings: Ring[]): Region => regionFromRings(rings);

export function domainOf(inside: Region[], outside: Region[] = [], tile_m = 8): Domain {
  const grid = createTileGrid(boundsOf(inside) ?? [0, 0, 1, 1], tile_m);
  return buildDomain(grid, [inside], outside.length > 0 ? [outside] : []);
}

/** A star-shaped polygon: never crosses itself. */
export function star(x: number, y: number, radii: readonly number[], turn = 0): Ring {
  return radii.map((r, i) => {
    const angle = turn + (2 * Math.PI * i) / radii.length;
    return [x + r * Math.cos(angle), y + r * Math.sin(angle)] as const;
  });
}

export const starArbitrary = (span: number, size: number): fc.Arbitrary<Ring> =>
  fc
    .record({
      x: fc.double({ min: -span, max: span, noNaN: true }),
      y: fc.double({ min: -span, max: span, noNaN: true }),
      radii: fc.array(fc.double({ min: size / 20, max: size, noNaN: true }), { minLength: 3, maxLength: 12 }),
      turn: fc.double({ min: 0, max: 6, noNaN: true }),
    })
    .map(({ x, y, radii, turn }) => star(x, y, radii, turn));
