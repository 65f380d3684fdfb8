/** Seeded random scenes with the degenerate cases of real footprints, in frame metres. */
import type { SolidTable } from '../../src/kernel/wall-index';
import type { Prism } from './line-height';

export type Random = () => number;

/**
 * Small, seeded, good enough to place buildings: mulberry32 with one round more. Scenes of oracles and benches hang on
 * its numbers, which is why they do not take the source of `src/testing`.
 */
export function seededRandom(seed: number): Random {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function solidTable(prisms: readonly Prism[]): SolidTable {
  const xy: number[] = [];
  const ringStart = [0];
  const solidStart = [0];
  for (const prism of prisms) {
    for (const ring of prism.rings) {
      for (const [x, y] of ring) xy.push(x, y);
      ringStart.push(xy.length / 2);
    }
    solidStart.push(ringStart.length - 1);
  }
  return {
    xy: Float64Array.from(xy),
    ringStart: Uint32Array.from(ringStart),
    solidStart: Uint32Array.from(solidStart),
    base_m: Float64Array.from(prisms, (p) => p.base_m),
    top_m: Float64Array.from(prisms, (p) => p.top_m),
  };
}

type Point = readonly [number, number];

const box = (x: number, y: number, w: number, h: number): Point[] => [
  [x, y],
  [x + w, y],
  [x + w, y + h],
  [x, y + h],
];

const turned = (ring: readonly Point[], angle: number): Point[] =>
  ring.map(([x, y]) => [
    x * Math.cos(angle) - y * Math.sin(angle),
    x * Math.sin(angle) + y * Math.cos(angle),
  ]);

/**
 * About `count` prisms within `size` metres round the origin: boxes, terraces with exactly shared walls, blocks with
 * courtyards, duplicates, overlaps, touching corners, raised slabs and thin walls. Whole and half metres make
 * collinear edges and common vertices frequent.
 */
export function randomPrisms(random: Random, count: number, size: number): Prism[] {
  const prisms: Prism[] = [];
  const grid = (span: number): number => Math.round((random() - 0.5) * 2 * span * 2) / 2;
  const height = (): number => [2, 3, 4.5, 6, 9, 12, 20][Math.floor(random() * 7)]!;
  const angle = random() < 0.5 ? 0 : random() * Math.PI;
  const add = (rings: Point[][], base_m: number, top_m: number): void => {
    prisms.push({ rings: rings.map((r) => turned(r, angle)), base_m, top_m });
  };
  while (prisms.length < count) {
    const [x, y] = [grid(size), grid(size)];
    const [w, h] = [2 + Math.round(random() * 20), 2 + Math.round(random() * 20)];
    const kind = random();
    if (kind < 0.35) add([box(x, y, w, h)], 0, height());
    else if (kind < 0.55) for (let i = 0; i < 3; i++) add([box(x + i * w, y, w, h)], 0, height());
    else if (kind < 0.65)
      add([box(x, y, w + 8, h + 8), box(x + 3, y + 3, w + 2, h + 2).reverse()], 0, height());
    else if (kind < 0.75) add([box(x, y, w, h)], 2.5 + random() * 3, 6 + random() * 6);
    else if (kind < 0.82) {
      const top = height();
      add([box(x, y, w, h)], 0, top);
      add([box(x, y, w, h)], 0, top);
    } else if (kind < 0.9) {
      add([box(x, y, w, h)], 0, height());
      add([box(x + w, y + h, w, h)], 0, height());
    } else if (kind < 0.95) {
      add([box(x, y, w, h)], 0, height());
      add([box(x + w / 2, y + h / 2, w, h)], 0, height());
    } else
      add(
        [
          [
            [x, y],
            [x + w, y + h],
            [x + w / 2, y + 2 * h],
          ],
        ],
        0,
        height(),
      );
  }
  return prisms;
}
