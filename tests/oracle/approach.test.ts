/**
 * [C8] Approaches to doors in Genève with its cameras as they are mapped, against places along the way, each asked of
 * the slow truth: whether a building stands there, which camera sees it, and whether that one is ahead.
 */
import { describe, expect, it } from 'vitest';
import { analyse, createAnalysisCache } from '../../src/analysis';
import { finish } from '../../src/kernel/steps';
import { objectId } from '../../src/kernel/units';
import { EMPTY_PLAN, type Place, type Plan } from '../../src/model/plan';
import { builtInData, readCity } from '../fixtures/real-city';
import { hasSharedData } from '../fixtures/shared-data';
import { PrismField, whyUnseen } from './gap-truth';
import { prismsOf } from './prisms';
import { seededRandom } from './scenes';

const DOORS = 100;
/** Places per way, and how near to a change of state the truth may fall to either side, m. */
const PLACES = 40;
const BESIDE_M = 0.02;

const there = hasSharedData();

type Point = readonly [number, number];

function holds(rings: readonly (readonly Point[])[], [x, y]: Point): boolean {
  let inside = false;
  for (const ring of rings) {
    ring.forEach(([ax, ay], i) => {
      const [bx, by] = ring[(i + 1) % ring.length]!;
      if (ay > y !== by > y && x < ax + ((y - ay) * (bx - ax)) / (by - ay)) inside = !inside;
    });
  }
  return inside;
}

/** To the nearest side, m. */
const distance = (rings: readonly (readonly Point[])[], [x, y]: Point): number =>
  Math.min(
    ...rings.flatMap((ring) =>
      ring.map(([ax, ay], i) => {
        const [bx, by] = ring[(i + 1) % ring.length]!;
        const [dx, dy] = [bx - ax, by - ay];
        const t = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1);
        const kept = Math.min(1, Math.max(0, t));
        return Math.hypot(ax + kept * dx - x, ay + kept * dy - y);
      }),
    ),
  );

function analysed() {
  const { city, cameras } = readCity('geneve');
  const withCameras = (places: readonly Place[]): Plan => ({
    ...EMPTY_PLAN,
    objects: new Map([...cameras, ...places].map((object) => [object.id, object])),
  });
  const cache = createAnalysisCache();
  const run = (places: readonly Place[]) =>
    finish(analyse({ plan: withCameras(places), city, ...builtInData(), shapes: false }, cache)).report;
  run([]);
  const sights = [...cache.cameras.values()].map(({ value }) => value.sight);
  return { scene: cache.ground!.value.scene, sights, run };
}

describe.skipIf(!there)('[C8] the ways to doors in Genève', () => {
  it('are as long, as seen and as covered as place by place', () => {
    const { scene, sights, run } = analysed();
    const { walls } = scene;
    const { xy } = walls;
    const prisms = prismsOf(scene);
    const field = new PrismField(prisms);
    const standing = prisms.filter((_, s) => scene.standsOnGround[s] === 1 && scene.feature[s]! >= 0);
    const random = seededRandom(8);

    // Doors in the middles of walls that a camera may look at.
    const doors: Place[] = [];
    while (doors.length < DOORS) {
      const i = Math.floor(random() * walls.next.length);
      const j = walls.next[i]!;
      const [x, y] = [(xy[2 * i]! + xy[2 * j]!) / 2, (xy[2 * i + 1]! + xy[2 * j + 1]!) / 2];
      const isNear = sights.some(({ position }) => Math.hypot(position.x - x, position.y - y) < 35);
      if (!isNear || scene.standsOnGround[walls.owner[i]!] !== 1) continue;
      doors.push({
        kind: 'place',
        id: objectId(`door ${doors.length}`),
        position: scene.frame.toLonLat(x, y),
        entrance: true,
      });
    }
    const lowest = builtInData().profile.levels[0]!.density_px_per_m;
    const counts = { facing: 0, seen: 0, unseen: 0 };
    const wrong: string[] = [];
    let [cut, measured] = [0, 0];
    for (const { id, approach } of run(doors).places) {
      if (!approach || approach.length_m === 0) continue;
      measured++;
      const [ax, ay] = scene.frame.toFrame(...approach.pieces[0]!.coordinates[0]);
      const [bx, by] = scene.frame.toFrame(...approach.pieces.at(-1)!.coordinates[1]);
      const [ux, uy] = [(bx - ax) / approach.length_m, (by - ay) / approach.length_m];
      const at = (m: number): Point => [ax + m * ux, ay + m * uy];
      const near = standing.filter(({ rings }) => distance(rings, at(0)) < approach.asked_m + 5);
      const built = (m: number): boolean => near.some(({ rings }) => holds(rings, at(m)));
      // Half a metre back is the wall, and where the way ends a building begins.
      expect(Math.min(...near.map(({ rings }) => distance(rings, at(-0.5))))).toBeLessThan(1e-5);
      if (approach.length_m < approach.asked_m) {
        cut++;
        expect([id, built(approach.length_m + BESIDE_M)]).toEqual([id, true]);
      }
      for (let n = 0; n < PLACES; n++) {
        const m = ((n + 0.5) / PLACES) * approach.length_m;
        const piece = approach.pieces.find(({ from_m, to_m }) => from_m <= m && m < to_m)!;
        const place = at(m);
        const seeing = sights.filter(
          (sight) => whyUnseen([sight], field, place, lowest, lowest).reason === 'seen',
        );
        const isAhead = ({ position }: (typeof sights)[number]): boolean => {
          const [dx, dy] = [position.x - place[0], position.y - place[1]];
          // The walk leads to the door: against the way out.
          const cosine = -(dx * ux + dy * uy) / Math.hypot(dx, dy);
          return cosine >= Math.cos(Math.PI / 6);
        };
        const truth = seeing.some(isAhead) ? 'facing' : seeing.length > 0 ? 'seen' : 'unseen';
        counts[truth]++;
        const isAtEdge = Math.min(m - piece.from_m, piece.to_m - m) < BESIDE_M;
        if (built(m)) wrong.push(`${id} at ${m.toFixed(2)} m: a building stands there`);
        else if (piece.state !== truth && !isAtEdge)
          wrong.push(`${id} at ${m.toFixed(2)} m: ${piece.state} but ${truth}`);
      }
    }
    console.log(
      `Genève: ${measured} ways, ${cut} cut by a building; ${JSON.stringify(counts)}; ${wrong.length} disagree\n${wrong.join('\n')}`,
    );
    expect(measured).toBeGreaterThan(0.8 * DOORS);
    expect(Math.min(cut, counts.facing, counts.seen)).toBeGreaterThan(20);
    expect(wrong).toEqual([]);
  }, 600_000);
});

// A file needs a test, also where there is no city.
it.runIf(!there)('the ways to doors of a real city are skipped: its data are absent', () => {
  expect(there).toBe(false);
});
