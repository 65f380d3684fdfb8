import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { regionContains } from '../../kernel/region';
import { finish } from '../../kernel/steps';
import type { Camera, Place, PlanObject, PlanSettings } from '../../model/plan';
import {
  aCamera,
  aCity,
  anInput,
  aPlace,
  aPlan,
  block,
  townFrame,
  type Point,
  type TownBuilding,
} from '../../testing/town-builder';
import { analyse, createAnalysisCache } from '../analyse';
import type { CameraSight } from '../visibility';
import type { ApproachRow } from './approach-report';

/* Laws over many random scenes: on a busy machine they take their time. */
vi.setConfig({ testTimeout: 60_000 });

const STREET = {
  points: [
    [-60, -5],
    [60, -5],
  ] as Point[],
};
/** Its south wall lies on y = 0. */
const HOUSE: TownBuilding = { ring: block(-10, 0, 20, 10), top_m: 15 };

interface Judged {
  readonly row: ApproachRow | null | undefined;
  readonly sights: readonly CameraSight[];
}

function judged(
  objects: readonly PlanObject[],
  buildings: readonly TownBuilding[] = [HOUSE],
  settings: Partial<PlanSettings> = {},
): Judged {
  const cache = createAnalysisCache();
  const input = anInput(aPlan(objects, settings), aCity([STREET], buildings), { shapes: false });
  const { report } = finish(analyse(input, cache));
  return {
    row: report.places[0]!.approach,
    sights: [...cache.cameras.values()].map(({ value }) => value.sight),
  };
}

/** The door is on the wall; it is computed half a metre before it. */
const door = (own: Partial<Place> = {}): Place => aPlace('door', [0, 0], { entrance: true, ...own });
const AHEAD = { height_m: 5, tilt_deg: 10, hfov_deg: 90 } as const;

describe('[C8] the approach to an entrance', () => {
  it('is asked of entrances alone', () => {
    expect(judged([aPlace('p', [0, 0])]).row).toBeUndefined();
    expect(judged([door()]).row).not.toBeNull();
  });

  it('leads away from the nearest façade where the plan does not say, and says that it does', () => {
    const { row } = judged([door()]);
    expect(row).toMatchObject({ facingAssumed: true, asked_m: 20, within_deg: 30, covered_m: 0, seen_m: 0 });
    expect(row!.facing_deg).toBeCloseTo(180, 4);
    expect(row!.length_m).toBeCloseTo(20, 9);
    expect(row!.share).toBe(0);
    const [from, to] = row!.pieces[0]!.coordinates.map(([lon, lat]) => townFrame.toFrame(lon, lat));
    expect(from![0]).toBeCloseTo(0, 5);
    expect(from![1]).toBeCloseTo(-0.5, 5);
    expect(to![1]).toBeCloseTo(-20.5, 5);
  });

  it('takes the façade of a place that stands before one, and none beyond 5 m', () => {
    expect(judged([door({ position: aPlace('', [0, -4.9]).position })]).row!.facing_deg).toBeCloseTo(180, 4);
    expect(judged([door({ position: aPlace('', [0, -5.1]).position })]).row).toBeNull();
    // Where the plan states a direction no façade is asked.
    const stated = judged([door({ position: aPlace('', [0, -5.1]).position, facing_deg: 90 })]).row!;
    expect(stated).toMatchObject({ facingAssumed: false });
    expect(stated.facing_deg).toBeCloseTo(90, 9);
  });

  it('in a corner keeps to the façade that the door is in', () => {
    // An L: the door is in the south wall of the wing, 0.2 m from the other wing's west wall.
    const wings = [HOUSE, { ring: block(4, -10, 6, 10), top_m: 15 }];
    const south = judged([door({ position: aPlace('', [3.8, 0.1]).position })], wings).row!;
    expect(south.facing_deg).toBeCloseTo(180, 3);
    const west = judged([door({ position: aPlace('', [4.1, -0.2]).position })], wings).row!;
    expect(west.facing_deg).toBeCloseTo(270, 3);
  });

  it('ends at the next building, and states its own length', () => {
    const across: TownBuilding = { ring: block(-10, -20, 20, 8), top_m: 10 };
    const { row } = judged([door()], [HOUSE, across]);
    expect(row!.asked_m).toBe(20);
    expect(row!.length_m).toBeCloseTo(11.5, 6);
    expect(judged([door({ facing_deg: 0 })]).row!.length_m).toBeCloseTo(0.5, 6);
    // What floats over the way is no end of it.
    const bridge: TownBuilding = { ...across, base_m: 5 };
    expect(judged([door()], [HOUSE, bridge]).row!.length_m).toBeCloseTo(20, 9);
  });

  it('has the length that the plan asks for', () => {
    expect(judged([door()], [HOUSE], { approach_m: 7 }).row).toMatchObject({ asked_m: 7, length_m: 7 });
  });

  it('inside a building without a way out is no length, and no share', () => {
    const { row } = judged([door({ facing_deg: 180, position: aPlace('', [0, 5]).position })]);
    // Half a metre before the nearest façade is the place.
    expect(row!.length_m).toBeGreaterThan(0);
    const walled = [HOUSE, { ring: block(-9, -0.4, 18, 0.4), top_m: 3 }];
    expect(judged([door({ facing_deg: 0 })], walled).row!.share).toBe(0);
  });

  it('is covered by the camera over the door from where the picture begins', () => {
    // 5 m up, 1 m before the door, looking out at 10° with 53° of height: the bottom ray falls at 36.9°.
    const over = aCamera('over', [0, -0.3], { ...AHEAD, azimuth_deg: 180 });
    const { row, sights } = judged([door()]);
    expect(row!.by).toEqual([]);
    expect(sights).toEqual([]);
    const one = judged([door(), over]);
    const near_m = one.sights[0]!.nearBlind_m!;
    expect(one.row!.by).toEqual([{ id: 'over', covered_m: one.row!.covered_m, seen_m: one.row!.seen_m }]);
    expect(one.row!.covered_m).toBeCloseTo(20.5 - 0.3 - near_m, 6);
    expect(one.row!.share).toBeCloseTo((20.2 - near_m) / 20, 6);
    expect(one.row!.pieces.map(({ state }) => state)).toEqual(['unseen', 'facing']);
  });

  it('is seen but not covered by a camera that looks at backs', () => {
    const behind = aCamera('behind', [0, -28], { ...AHEAD, azimuth_deg: 0 });
    const { row } = judged([door(), behind]);
    expect(row).toMatchObject({ covered_m: 0, share: 0, by: [{ id: 'behind', covered_m: 0 }] });
    expect(row!.seen_m).toBeCloseTo(20, 6);
    expect(row!.pieces.map(({ state }) => state)).toEqual(['seen']);
  });

  it('counts a camera as ahead up to 30° off the way', () => {
    // 4 m beside the way, 2 m out: within 30° from 1.5 + 4 ⁄ tan 30° = 8.43 m out on.
    const beside = aCamera('beside', [4, -2], { ...AHEAD, azimuth_deg: 190, hfov_deg: 120 });
    const { row } = judged([door(), beside]);
    const facing = row!.pieces.find(({ state }) => state === 'facing')!;
    expect(facing.from_m).toBeCloseTo(1.5 + 4 / Math.tan(Math.PI / 6), 5);
    expect(facing.to_m).toBeCloseTo(20, 9);
    expect(row!.seen_m).toBeGreaterThan(row!.covered_m + 1);
  });

  it('is judged at the level of the place', () => {
    const far = aCamera('far', [0, -0.3], { ...AHEAD, azimuth_deg: 180 });
    const lax = judged([door(), far]).row!;
    const strict = judged([door({ level: 'recognise' }), far]).row!;
    // 960 px over 125 px/m: 7.68 m of slant, 6.88 m on the target plane.
    expect(strict.covered_m).toBeLessThan(lax.covered_m);
    expect(strict.pieces.at(-1)!.state).toBe('unseen');
    expect(strict.pieces.at(-2)!.to_m).toBeCloseTo(Math.sqrt(7.68 ** 2 - 3.4 ** 2) - 0.2, 1);
    expect(judged([door({ level: 'identify' }), far]).row!.seen_m).toBeLessThan(0.1);
  });
});

/** Off the round figures, where walls, pictures and ways run along each other and fall to either side. */
const odd = (min: number, max: number, off: number) =>
  fc.integer({ min: 10 * min, max: 10 * max }).map((n) => n / 10 + off);

const anyCamera = fc
  .record({
    x: odd(-25, 25, 0.0171),
    y: odd(-30, -1, -0.0139),
    azimuth_deg: odd(0, 359, 0.0233),
    height_m: fc.double({ min: 2.5, max: 9, noNaN: true }),
    hfov_deg: fc.double({ min: 30, max: 120, noNaN: true }),
    tilt_deg: fc.double({ min: 0, max: 35, noNaN: true }),
  })
  .map(({ x, y, ...own }) => ({ at: [x, y] as Point, own }));
const anyCameras = fc.array(anyCamera, { minLength: 1, maxLength: 5 });
const anyHouse = fc
  .record({
    x: odd(-20, 12, 0.0419),
    y: odd(-24, -8, 0.0311),
    width: fc.double({ min: 1, max: 8, noNaN: true }),
    depth: fc.double({ min: 1, max: 6, noNaN: true }),
  })
  .map(({ x, y, width, depth }): TownBuilding => ({ ring: block(x, y, width, depth), top_m: 8 }));
const anyHouses = fc.array(anyHouse, { maxLength: 3 }).map((houses) => [HOUSE, ...houses]);
const anyFacing = fc.double({ min: 100, max: 260, noNaN: true });

type Placed = typeof anyCamera extends fc.Arbitrary<infer T> ? T : never;
/** Turned by an angle of the frame: azimuths are true, and the meridians converge. */
const put = (cameras: readonly Placed[], move = (p: Point): Point => p, turn_deg = 0): Camera[] =>
  cameras.map(({ at, own }, i) => {
    const azimuth_deg = own.azimuth_deg + turn_deg + townFrame.convergence_deg(...move(at));
    return aCamera(`c${i}`, move(at), { ...own, azimuth_deg: (azimuth_deg + 360) % 360 });
  });

describe('[C8] all approaches together', () => {
  it('are the sums of those that have a direction; there are none without an entrance', () => {
    const objects = [
      door(),
      aPlace('side', [-10, 5], { entrance: true }),
      aPlace('lost', [0, -30], { entrance: true }),
      aPlace('stop', [5, -3]),
      aCamera('over', [0, -0.3], { ...AHEAD, azimuth_deg: 180 }),
    ];
    const input = anInput(aPlan(objects, { approach_m: 12 }), aCity([STREET], [HOUSE]), { shapes: false });
    const { places, approaches } = finish(analyse(input)).report;
    const rows = places.flatMap(({ approach }) => approach ?? []);
    expect(rows).toHaveLength(2);
    expect(approaches).toEqual({
      entrances: 3,
      withoutDirection: 1,
      asked_m: 12,
      within_deg: 30,
      length_m: rows[0]!.length_m + rows[1]!.length_m,
      covered_m: rows[0]!.covered_m + rows[1]!.covered_m,
      share: (rows[0]!.covered_m + rows[1]!.covered_m) / 24,
      seen_m: rows[0]!.seen_m + rows[1]!.seen_m,
    });
    expect(rows[0]!.covered_m).toBeGreaterThan(5);
    const none = anInput(aPlan([objects[3]!]), aCity([STREET], [HOUSE]), { shapes: false });
    expect(finish(analyse(none)).report).not.toHaveProperty('approaches');
  });
});

describe('[C8] laws', () => {
  it('what brute force finds, place by place', () => {
    fc.assert(
      fc.property(anyCameras, anyHouses, anyFacing, (cameras, houses, facing_deg) => {
        const { row, sights } = judged([door({ facing_deg }), ...put(cameras)], houses);
        const { length_m, pieces } = row!;
        const bearing = (facing_deg * Math.PI) / 180;
        const [ux, uy] = [Math.sin(bearing), Math.cos(bearing)];
        const N = 400;
        for (let i = 0; i < N; i++) {
          const t = ((i + 0.5) / N) * length_m;
          const piece = pieces.find(({ from_m, to_m }) => from_m <= t && t < to_m)!;
          // Within rounding of where the state changes either is right.
          if (Math.min(t - piece.from_m, piece.to_m - t) < 1e-3) continue;
          const [x, y] = [t * ux, t * uy - 0.5];
          const seeing = sights.filter((sight) => regionContains(sight.byLevel[0]!, x, y));
          const isAhead = ({ position }: CameraSight): boolean => {
            const away = Math.atan2(position.x - x, position.y - y);
            const walk = Math.atan2(-ux, -uy);
            const off = Math.abs(Math.atan2(Math.sin(away - walk), Math.cos(away - walk)));
            return off <= Math.PI / 6;
          };
          const state = seeing.some(isAhead) ? 'facing' : seeing.length > 0 ? 'seen' : 'unseen';
          expect(piece.state).toBe(state);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('pieces fill the length; what is covered is seen; what each camera sees adds up to no less than all', () => {
    fc.assert(
      fc.property(anyCameras, anyHouses, anyFacing, (cameras, houses, facing_deg) => {
        const row = judged([door({ facing_deg }), ...put(cameras)], houses).row!;
        let at = 0;
        const sums = { facing: 0, seen: 0, unseen: 0 };
        for (const { state, from_m, to_m } of row.pieces) {
          expect(from_m).toBeCloseTo(at, 9);
          sums[state] += to_m - from_m;
          at = to_m;
        }
        expect(at).toBeCloseTo(row.length_m, 9);
        expect(sums.facing).toBeCloseTo(row.covered_m, 9);
        expect(sums.facing + sums.seen).toBeCloseTo(row.seen_m, 9);
        expect(row.covered_m).toBeLessThanOrEqual(row.seen_m + 1e-9);
        for (const one of row.by) {
          expect(one.covered_m).toBeLessThanOrEqual(one.seen_m + 1e-9);
          expect(one.seen_m).toBeLessThanOrEqual(row.seen_m + 1e-9);
        }
        const total = row.by.reduce((sum, one) => sum + one.seen_m, 0);
        expect(total).toBeGreaterThanOrEqual(row.seen_m - 1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it('another camera never takes anything away', () => {
    fc.assert(
      fc.property(anyCameras, anyCamera, anyHouses, (cameras, more, houses) => {
        const fewer = judged([door(), ...put(cameras)], houses).row!;
        const all = judged([door(), ...put([...cameras, more])], houses).row!;
        expect(all.length_m).toBe(fewer.length_m);
        expect(all.covered_m).toBeGreaterThanOrEqual(fewer.covered_m - 1e-9);
        expect(all.seen_m).toBeGreaterThanOrEqual(fewer.seen_m - 1e-9);
      }),
      { numRuns: 40 },
    );
  });

  it('the same scene turned and moved has the same approach', () => {
    fc.assert(
      fc.property(
        anyCameras,
        anyHouses,
        fc.double({ min: 0, max: 359, noNaN: true }),
        fc.tuple(
          fc.double({ min: -40, max: 40, noNaN: true }),
          fc.double({ min: -40, max: 40, noNaN: true }),
        ),
        (cameras, houses, turn_deg, [dx, dy]) => {
          const [sin, cos] = [Math.sin, Math.cos].map((f) => f((turn_deg * Math.PI) / 180)) as [
            number,
            number,
          ];
          const move = ([x, y]: Point): Point => [x * cos + y * sin + dx, y * cos - x * sin + dy];
          const moved = houses.map((house) => ({ ...house, ring: house.ring.map(move) }));
          const here = judged([door(), ...put(cameras)], houses).row!;
          const entrance = aPlace('door', move([0, 0]), { entrance: true });
          const there = judged([entrance, ...put(cameras, move, turn_deg)], moved).row!;
          const off = (((there.facing_deg - here.facing_deg - turn_deg) % 360) + 540) % 360;
          // A thousandth of a degree is the meridians'.
          expect(off).toBeCloseTo(180, 2);
          expect(there.length_m).toBeCloseTo(here.length_m, 4);
          expect(there.covered_m).toBeCloseTo(here.covered_m, 4);
          expect(there.seen_m).toBeCloseTo(here.seen_m, 4);
        },
      ),
      { numRuns: 40 },
    );
  });
});
