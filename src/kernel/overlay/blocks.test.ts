import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { PartedWork } from '../steps';
import { EMPTY_REGION, regionArea, regionFromRings, type Region } from '../region';
import {
  addRings,
  blockDomainSteps,
  blockLevelSteps,
  blockShapeSteps,
  boundsOf,
  buildDomain,
  createLevelCache,
  createPieceStream,
  createShapeCache,
  createTileGrid,
  domainPart,
  everywhere,
  layerAreas,
  layerAreaSteps,
  listPairs,
  overlayLevels,
  type BlockDomain,
  type LevelSums,
} from './index';

/* Laws over many random scenes: on a busy machine they take their time. */
vi.setConfig({ testTimeout: 60_000 });

const SEED = { seed: 20261123 };
/** Blocks of 32 m: the scenes below, of some 160 m, lie across about 25 of them. */
const TILE_M = 2;

const finish = <T>(steps: Generator<unknown, T, void>): T => {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
};
const box = (x: number, y: number, w: number, h: number): Region =>
  regionFromRings([
    [
      [x, y],
      [x + w, y],
      [x + w, y + h],
      [x, y + h],
    ],
  ]);
const joined = (regions: readonly Region[]): Region => {
  const ringStart = [0];
  for (const r of regions) {
    const before = ringStart.at(-1)!;
    for (let i = 1; i < r.ringStart.length; i++) ringStart.push(before + r.ringStart[i]!);
  }
  return {
    xy: Float64Array.from(regions.flatMap((r) => [...r.xy])),
    ringStart: Uint32Array.from(ringStart),
  };
};
const sum = (numbers: Iterable<number>): number => [...numbers].reduce((a, b) => a + b, 0);

/** Edges on block borders, level and upright, as well as any. */
const shape: fc.Arbitrary<Region> = fc.oneof(
  fc
    .tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 0, max: 9 })))
    .map(([x, y, w, h]) => box(16 * x! - 80, 16 * y! - 80, 8 * (w! + 1), 8 * (h! + 1))),
  fc
    .record({
      x: fc.double({ min: -70, max: 70, noNaN: true }),
      y: fc.double({ min: -70, max: 70, noNaN: true }),
      radii: fc.array(fc.double({ min: 2, max: 60, noNaN: true }), { minLength: 3, maxLength: 9 }),
    })
    .map(({ x, y, radii }) =>
      regionFromRings([
        radii.map((r, i) => {
          const angle = 0.3 + (2 * Math.PI * i) / radii.length;
          return [x + r * Math.cos(angle), y + r * Math.sin(angle)] as const;
        }),
      ]),
    ),
);
const shapes = (maxLength: number): fc.Arbitrary<readonly Region[]> =>
  fc.array(shape, { minLength: 1, maxLength });

const ground = box(-80, -75, 160, 150);
const inBlocks = (outside: readonly Region[]): BlockDomain =>
  finish(blockDomainSteps(TILE_M, ground, joined(outside)));

function inOne(layers: readonly Region[], outside: readonly Region[]): { area_m2: number; sums: LevelSums } {
  const domain = buildDomain(createTileGrid(boundsOf([ground])!, 8), [[ground]], [outside]);
  const stream = createPieceStream(domain.grid);
  layers.forEach((r, i) => addRings(stream, r.xy, r.ringStart, 0, r.ringStart.length - 1, i));
  return {
    area_m2: domain.area_m2,
    sums: overlayLevels(stream, layers.length, domain, { pairs: true }),
  };
}

/** Thousands of numbers: compared one by one they would take minutes. */
const bytesOf = (parts: BlockDomain['parts']): Buffer =>
  Buffer.concat(
    parts.flatMap(({ area_m2, rowStart, tables }) =>
      [area_m2, rowStart, ...Object.values(tables)].map((column: Float64Array) =>
        Buffer.from(column.buffer, column.byteOffset, column.byteLength),
      ),
    ),
  );

/** Every second part is done elsewhere, over messages that are copied as between threads. */
function* halfElsewhere<Job, Answer>(
  { parts, here, jobOf, keep }: PartedWork<Job, Answer>,
  there: (job: Job) => Answer,
  count: { elsewhere: number },
): Generator<number, void, void> {
  for (let part = parts - 1; part >= 0; part--) {
    if (part % 2 === 0) yield* here(part);
    else {
      count.elsewhere++;
      keep(part, structuredClone(there(structuredClone(jobOf(part)))));
    }
  }
}

describe('an overlay in blocks', () => {
  it('[C3] [C5] has the figures of one whole overlay, and Σ A_k is the domain', () => {
    fc.assert(
      fc.property(shapes(7), fc.array(shape, { maxLength: 3 }), (layers, outside) => {
        const domain = inBlocks(outside);
        const whole = inOne(layers, outside);
        const sums = finish(blockLevelSteps(domain, layers, { pairs: true }));
        expect(Math.abs(domain.area_m2 - whole.area_m2)).toBeLessThan(1e-7);
        expect(Math.abs(sum(sums.byK_m2) - domain.area_m2)).toBeLessThan(1e-12 * 24_000 * layers.length);
        for (let k = 0; k <= layers.length; k++) {
          expect(Math.abs((sums.byK_m2[k] ?? 0) - (whole.sums.byK_m2[k] ?? 0))).toBeLessThan(1e-7);
        }
        layers.forEach((_, l) => {
          expect(Math.abs(sums.seen_m2[l]! - whole.sums.seen_m2[l]!)).toBeLessThan(1e-7);
          expect(Math.abs(sums.unique_m2[l]! - whole.sums.unique_m2[l]!)).toBeLessThan(1e-7);
        });
        const shared = (levels: LevelSums): number => sum(listPairs(levels.pairs!).map((p) => p.sum));
        expect(Math.abs(shared(sums) - shared(whole.sums))).toBeLessThan(1e-6);
      }),
      { ...SEED, numRuns: 100 },
    );
  });

  it('joins shapes across blocks: their areas are the levels', () => {
    fc.assert(
      fc.property(shapes(6), fc.array(shape, { maxLength: 3 }), (layers, outside) => {
        const domain = inBlocks(outside);
        const sums = finish(blockLevelSteps(domain, layers));
        const regions = finish(blockShapeSteps(domain, layers, { kind: 'count', most: 6 }));
        regions.forEach((region, k) => {
          // Vertices move by up to 0.4 mm (snapping, straightening) along at most some 2,000 m of outline.
          expect(Math.abs(regionArea(region) - (sums.byK_m2[k] ?? 0))).toBeLessThan(0.5);
        });
      }),
      { ...SEED, numRuns: 150 },
    );
  });

  it('shows no seam: a plain shape over many blocks is one ring of its corners', () => {
    const domain = inBlocks([]);
    const turned = regionFromRings([
      [
        [-70, -3],
        [5, -60],
        [66, 7],
        [-8, 70],
      ],
    ]);
    const [none, one] = finish(blockShapeSteps(domain, [turned], { kind: 'count', most: 1 }));
    expect([...one!.ringStart]).toEqual([0, 4]);
    expect([...none!.ringStart]).toEqual([0, 4, 8]);
    const [best] = finish(
      blockShapeSteps(everywhere(TILE_M), [turned], { kind: 'best', group: [0], groups: 1 }),
    );
    expect([...best!.ringStart]).toEqual([0, 4]);
    expect(regionArea(best!)).toBeCloseTo(regionArea(turned), 0);
  });

  it('is the same to the bit whoever computes its parts, and in whatever order', () => {
    const count = { elsewhere: 0 };
    fc.assert(
      fc.property(shapes(6), shapes(3), shapes(3), (layers, outside, holes) => {
        // Blocks of 4 m: more than a thousand of them, in a dozen parts.
        const [inside, out] = [ground, joined(outside)];
        const alone = finish(blockDomainSteps(0.5, inside, out));
        const shared = finish(
          blockDomainSteps(0.5, inside, out, (work) => halfElsewhere(work, domainPart, count)),
        );
        expect(shared.area_m2).toBe(alone.area_m2);
        expect(shared.keys).toEqual(alone.keys);
        expect(bytesOf(shared.parts).equals(bytesOf(alone.parts))).toBe(true);
        const areas = finish(
          layerAreaSteps(shared, layers, holes, (work) => halfElsewhere(work, layerAreas, count)),
        );
        expect(areas).toEqual(finish(layerAreaSteps(alone, layers, holes)));
      }),
      { ...SEED, numRuns: 10 },
    );
    expect(count.elsewhere).toBeGreaterThan(50);
  });

  it('gives each layer alone what the levels give it, where nothing is a hole', () => {
    fc.assert(
      fc.property(shapes(6), fc.array(shape, { maxLength: 3 }), (layers, outside) => {
        const domain = inBlocks(outside);
        const { seen_m2 } = finish(blockLevelSteps(domain, layers));
        expect(finish(layerAreaSteps(domain, layers, []))).toEqual(seen_m2);
      }),
      { ...SEED, numRuns: 60 },
    );
  });

  it('gives each layer what holes leave of it', () => {
    fc.assert(
      fc.property(shapes(4), shapes(3), (layers, holes) => {
        const domain = inBlocks([]);
        const area_m2 = finish(layerAreaSteps(domain, layers, holes));
        const plan = { kind: 'each', firstHole: layers.length } as const;
        finish(blockShapeSteps(domain, [...layers, ...holes], plan)).forEach((region, l) => {
          expect(Math.abs(regionArea(region) - area_m2[l]!)).toBeLessThan(0.5);
        });
      }),
      { ...SEED, numRuns: 80 },
    );
  });

  it('takes over blocks as they were, and equals one without a cache to the last bit', () => {
    const edits = fc.array(fc.tuple(fc.nat({ max: 4 }), fc.option(shape)), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(edits, (steps) => {
        const domain = inBlocks([box(-20, -20, 30, 25)]);
        const levels = createLevelCache(true);
        const traced = createShapeCache();
        const now = new Map<number, Region>();
        for (const [slot, region] of steps) {
          if (region) now.set(slot, region);
          else now.delete(slot);
          const layers = [...now.values()];
          const plan = { kind: 'count', most: 2 } as const;
          const options = { pairs: true };
          const kept = finish(blockLevelSteps(domain, layers, options, levels));
          const fresh = finish(blockLevelSteps(domain, layers, options));
          expect({ ...kept, pairs: listPairs(kept.pairs!) }).toEqual({
            ...fresh,
            pairs: listPairs(fresh.pairs!),
          });
          const keptShapes = finish(blockShapeSteps(domain, layers, plan, traced));
          expect(keptShapes).toEqual(finish(blockShapeSteps(domain, layers, plan)));
        }
      }),
      { ...SEED, numRuns: 60 },
    );
  });

  it('computes only the blocks that an edit reaches', () => {
    const domain = inBlocks([]);
    const cache = createLevelCache(false);
    const [far, near] = [box(-70, -70, 20, 20), box(40, 40, 20, 20)];
    finish(blockLevelSteps(domain, [far, near], {}, cache));
    const before = new Map(cache.blocks);
    finish(blockLevelSteps(domain, [far, box(41, 40, 20, 20)], {}, cache));
    const kept = [...cache.blocks].filter(([key, entry]) => before.get(key) === entry);
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.length).toBeLessThan(cache.blocks.size);
    finish(blockLevelSteps(domain, [], {}, cache));
    expect(cache.blocks.size).toBe(0);
  });

  it('stands an empty domain and empty layers', () => {
    const nowhere = finish(blockDomainSteps(TILE_M, EMPTY_REGION, EMPTY_REGION));
    expect(nowhere.area_m2).toBe(0);
    const sums = finish(blockLevelSteps(nowhere, [ground, EMPTY_REGION], { pairs: true }));
    expect([sums.byK_m2, [...sums.seen_m2]]).toEqual([[0], [0, 0]]);
    expect(finish(blockShapeSteps(nowhere, [ground], { kind: 'count', most: 1 })).map(regionArea)).toEqual([
      0, 0,
    ]);
  });
});
