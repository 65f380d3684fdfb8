import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeLabels, symbolBox, type Label } from './labels';
import { boxesOverlap, boxInside, type PaperPoint } from './marks';

const MAP = { x: 15, y: 10, width: 260, height: 220 };

const crowd = fc
  .array(
    fc.record({
      x: fc.double({ min: 0, max: 1, noNaN: true }),
      y: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    {
      minLength: 1,
      maxLength: 70,
    },
  )
  .chain((places) =>
    // From a crowd on a square of 12 mm to devices all over the sheet.
    fc.record({ places: fc.constant(places), side: fc.constantFrom(12, 40, 120, 220) }),
  )
  .map(({ places, side }) =>
    places.map(({ x, y }, i): Label => {
      const at: PaperPoint = [MAP.x + x * side, MAP.y + y * side];
      return { at, lines: [`C-${i + 1}`, 'h 5,50 m · az 316° · incl 16°'] };
    }),
  );

it('[X33] no label crosses another, nor the symbol of another device, but those that are counted; all are on the map', () => {
  fc.assert(
    fc.property(crowd, (labels) => {
      const points = labels.map(({ at }) => at);
      const { boxes, crowded } = placeLabels(MAP, labels, points);
      expect(boxes).toHaveLength(labels.length);
      for (const [j, box] of boxes.entries()) {
        expect(boxInside(box, MAP)).toBe(true);
        if (crowded.includes(j)) continue;
        // Those placed before it: a later one that crosses it is the one that is counted.
        for (const other of boxes.slice(0, j)) expect(boxesOverlap(box, other)).toBe(false);
        for (const [k, point] of points.entries()) {
          const isOwn = point[0] === points[j]![0] && point[1] === points[j]![1];
          if (k !== j && !isOwn) expect(boxesOverlap(box, symbolBox(point))).toBe(false);
        }
      }
      expect(placeLabels(MAP, labels, points).boxes).toEqual(boxes);
    }),
    { seed: 6, numRuns: 120 },
  );
});

it('[X33] thirty devices on one spot all have their own label, by leaders', () => {
  const labels = Array.from({ length: 30 }, (_, i): Label => ({
    at: [140 + (i % 5), 110 + i / 5],
    lines: [`C-${i}`],
  }));
  expect(
    placeLabels(
      MAP,
      labels,
      labels.map(({ at }) => at),
    ).crowded,
  ).toEqual([]);
});

it('[X33] counts those for which there is no room at all', () => {
  const map = { x: 0, y: 0, width: 20, height: 12 };
  const labels = Array.from({ length: 12 }, (): Label => ({ at: [10, 6], lines: ['C-1'] }));
  const { boxes, crowded } = placeLabels(map, labels, [[10, 6]]);
  expect(crowded.length).toBeGreaterThan(5);
  for (const box of boxes) expect(boxInside(box, map)).toBe(true);
});

it.each([
  [90, 'left'],
  [270, 'right'],
  [0, 'right'],
] as const)(
  '[X33] the label of a camera that looks to %s° stands to the %s, not over what it shows',
  (looks_deg, side) => {
    const at: PaperPoint = [140, 110];
    const [box] = placeLabels(MAP, [{ at, lines: ['C-1', 'h 5,50 m'], looks_deg }], [at]).boxes;
    expect(box!.x < at[0] ? 'left' : 'right').toBe(side);
  },
);
