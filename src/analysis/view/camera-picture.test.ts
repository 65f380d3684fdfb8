import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFrame } from '../../kernel/frame';
import { regionFromRings } from '../../kernel/region';
import { objectId } from '../../kernel/units';
import { solidContains } from '../../kernel/wall-index';
import type { LensModel, LevelProfile } from '../../model/catalogue';
import { EMPTY_CITY } from '../../model/city';
import { EMPTY_PLAN, type Camera, type Obstacle } from '../../model/plan';
import { createProbeScratch, probePoint } from '../probe';
import { buildScene, type Scene } from '../scene';
import { aimCamera, type AimedCamera } from '../visibility';
import { pictureOfView, streetPieces, type CameraPicture } from './index';

const ORIGIN = [2.35, 48.85] as const;
const frame = createFrame(ORIGIN);
const PROFILE: LevelProfile = {
  id: 'test',
  name: { fr: 'essai', en: 'test' },
  levels: [{ id: 'low', name: { fr: 'bas', en: 'low' }, density_px_per_m: 20 }],
  source: 'test',
  date: '2026-11-26',
};

type Corner = readonly [number, number];

const aBlock = (name: string, corners: readonly Corner[], height_m: number, base_m = 0): Obstacle => ({
  kind: 'obstacle',
  id: objectId(name),
  height_m,
  base_m,
  shape: { type: 'polygon', polygon: [[...corners, corners[0]!].map(([x, y]) => frame.toLonLat(x, y))] },
});

const boxAt = (x: number, y: number, w: number, h: number): readonly Corner[] => [
  [x, y],
  [x + w, y],
  [x + w, y + h],
  [x, y + h],
];

/** Houses, low sheds that one looks over, an L, and a passage under a bridge. */
const TOWN: readonly Obstacle[] = [
  aBlock('house', boxAt(12, 4, 8, 6), 9),
  aBlock('tower', boxAt(30, -12, 10, 10), 25),
  aBlock('shed', boxAt(8, -9, 4, 3), 2.2),
  aBlock('low', boxAt(-16, 6, 6, 8), 3),
  aBlock(
    'angle',
    [
      [-20, -20],
      [-6, -20],
      [-6, -16],
      [-16, -16],
      [-16, -8],
      [-20, -8],
    ],
    7,
  ),
  aBlock('bridge', boxAt(2, 14, 8, 3), 8, 3),
  aBlock('far', boxAt(-10, 30, 30, 5), 12),
];

const sceneOf = (obstacles: readonly Obstacle[]): Scene =>
  buildScene(
    EMPTY_CITY,
    {
      ...EMPTY_PLAN,
      head: { ...EMPTY_PLAN.head, origin: ORIGIN },
      objects: new Map(obstacles.map((one) => [one.id, one])),
    },
    frame,
  );
const town = sceneOf(TOWN);
const MASK = regionFromRings([
  [
    [3, -4],
    [9, -4],
    [9, 1],
    [3, 1],
  ],
]);
const streets = streetPieces(EMPTY_CITY, [], frame);
const obstacleOf = (solid: number) => ({ id: `${solid}`, top_m: town.walls.top_m[solid]!, assumed: false });

const aCamera = (overrides: Partial<Camera> = {}): Camera => ({
  kind: 'camera',
  id: objectId('cam'),
  position: ORIGIN,
  height_m: 5,
  azimuth_deg: 90,
  tilt_deg: 10,
  hfov_deg: 90,
  ...overrides,
});

const aimed = (scene: Scene, camera: Camera, masks = [MASK]): AimedCamera =>
  aimCamera(scene, camera, undefined, { target_height_m: 1.6, masks });
const pictureWith = (scene: Scene, camera: AimedCamera, x: number, y: number): CameraPicture =>
  pictureOfView({
    scene,
    streets,
    camera,
    view: camera.views[0]!,
    profile: PROFILE,
    person: { x, y },
    obstacleOf,
  });

/** Whether the place of the tests is drawn as the person and nothing is drawn over it: told from the polygons alone. */
function isDrawn({ shapes, person, width_px, height_px, circle_px }: CameraPicture): boolean {
  const at = shapes.findIndex((shape) => shape.class === 'person');
  if (at < 0 || !person?.target) return false;
  const [u, w] = person.target;
  const inFrame =
    circle_px === undefined
      ? u >= 0 && u <= width_px && w >= 0 && w <= height_px
      : Math.hypot(u - width_px / 2, w - height_px / 2) <= circle_px;
  const covers = (ring: readonly Corner[]): boolean => {
    let inside = false;
    ring.forEach(([ax, ay], i) => {
      const [bx, by] = ring[(i + 1) % ring.length]!;
      if (ay > w !== by > w && u < ax + ((w - ay) / (by - ay)) * (bx - ax)) inside = !inside;
    });
    return inside;
  };
  const over = shapes.slice(at + 1).filter((shape) => shape.class !== 'ghost');
  return inFrame && !over.some(({ rings }) => rings.some(covers));
}

const seenAt = (scene: Scene, camera: AimedCamera, x: number, y: number): boolean =>
  probePoint(scene, [camera], x, y, PROFILE, obstacleOf, createProbeScratch())[0]!.seen;

/** Within this of a border of what is seen a place is left out: bent edges are drawn in steps of 2°, m. */
const BAND_M = 0.1;

function isNearBorder(scene: Scene, camera: AimedCamera, x: number, y: number): boolean {
  const seen = seenAt(scene, camera, x, y);
  const steps = [-BAND_M, 0, BAND_M];
  return steps.some((dx) => steps.some((dy) => seenAt(scene, camera, x + dx, y + dy) !== seen));
}

const isInside = (scene: Scene, x: number, y: number): boolean =>
  TOWN.some((_, solid) => solidContains(scene.walls, solid, x, y));

/** Even over the range, unlike `fc.double`; never on a round number, where corners are. */
const between = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: 9973 }).map((n) => min + ((max - min) * (n + 0.37)) / 9974);

const LENSES = ['rectilinear', 'calibrated', 'equidistant', 'cylindrical'] as const satisfies LensModel[];

describe('pictureOfView', () => {
  it.each(LENSES)('shows the person exactly when the tests of the place say seen: %s', (lens) => {
    let [seen, hidden] = [0, 0];
    const cameras = fc.record({
      azimuth_deg: between(0, 359),
      tilt_deg: between(0, 40),
      height_m: between(2.5, 14),
      hfov_deg: between(45, 110),
    });
    // Round the picture's bearings, a little beyond them to either side.
    const place = fc.record({ share: between(-0.6, 0.6), distance_m: between(1, 45) });
    fc.assert(
      fc.property(cameras, fc.array(place, { minLength: 20, maxLength: 20 }), (values, places) => {
        const camera = aimed(town, aCamera({ lens, vfov_deg: 0.55 * values.hfov_deg, ...values }));
        for (const { share, distance_m } of places) {
          const bearing = ((values.azimuth_deg + share * values.hfov_deg) * Math.PI) / 180;
          const [x, y] = [distance_m * Math.sin(bearing), distance_m * Math.cos(bearing)];
          if (isInside(town, x, y) || isNearBorder(town, camera, x, y)) continue;
          const is = seenAt(town, camera, x, y);
          expect({ values, x, y, drawn: isDrawn(pictureWith(town, camera, x, y)) }).toEqual({
            values,
            x,
            y,
            drawn: is,
          });
          if (is) seen++;
          else hidden++;
        }
      }),
      { seed: 20261126, numRuns: 25 },
    );
    expect(seen).toBeGreaterThan(40);
    expect(hidden).toBeGreaterThan(40);
  });

  it('does so under a fisheye that looks down', () => {
    const fisheye = aCamera({
      lens: 'equidistant',
      hfov_deg: 180,
      vfov_deg: 180,
      image_width_px: 2000,
      image_height_px: 2000,
      tilt_deg: 90,
    });
    const camera = aimed(town, fisheye);
    let seen = 0;
    for (let x = -14.3; x < 15; x += 2.9) {
      for (let y = -14.1; y < 15; y += 2.9) {
        if (isInside(town, x, y) || isNearBorder(town, camera, x, y)) continue;
        const is = seenAt(town, camera, x, y);
        expect({ x, y, drawn: isDrawn(pictureWith(town, camera, x, y)) }).toEqual({ x, y, drawn: is });
        seen += Number(is);
      }
    }
    expect(seen).toBeGreaterThan(15);
  });

  it('has the person as tall as the lens makes them', () => {
    // Level at half the person's height, 10 m ahead: f·1.7/10 by the pinhole.
    const camera = aimed(sceneOf([]), aCamera({ height_m: 0.85, tilt_deg: 0 }), []);
    const { person } = pictureWith(sceneOf([]), camera, 10, 0);
    expect(person!.height_px).toBeCloseTo((960 * 1.7) / 10, 6);
    expect(person!.box![3] - person!.box![1]).toBeCloseTo((960 * 1.7) / 10, 6);
  });

  it('has the horizon where a level ray lands, and the ground below it', () => {
    const camera = aimed(sceneOf([]), aCamera({ tilt_deg: 10, vfov_deg: 60 }), []);
    const { shapes } = pictureWith(sceneOf([]), camera, 10, 0);
    const ground = shapes.find((shape) => shape.class === 'ground')!;
    const top = Math.min(...ground.rings.flat().map(([, w]) => w));
    // 1080 rows for 60°: the horizon lies tan(10°)/tan(30°) of half the height above the middle.
    expect(top).toBeCloseTo(540 * (1 - Math.tan(Math.PI / 18) / Math.tan(Math.PI / 6)), 5);
  });

  it('outlines a person that something hides, and says what', () => {
    const camera = aimed(town, aCamera({ azimuth_deg: 68, hfov_deg: 60 }), []);
    const { shapes, person } = pictureWith(town, camera, 24, 8);
    expect(person!.probed).toMatchObject({ seen: false, failures: ['occluded'], obstacle: { id: '0' } });
    expect(shapes.at(-1)!.class).toBe('ghost');
  });

  it('knows what stands first straight ahead', () => {
    // East of the camera the tower's west side at 30 m, between y = -12 and -2: the bearing to its middle.
    const bearing = Math.atan2(30, -7);
    const camera = aimed(town, aCamera({ azimuth_deg: (bearing * 180) / Math.PI }), []);
    const { ahead } = pictureWith(town, camera, 5, -1);
    expect(ahead).toMatchObject({ base_m: 0, top_m: 25 });
    // The frame's origin has no convergence.
    expect(ahead!.distance_m).toBeCloseTo(Math.hypot(30, 7), 6);
    const away = aimed(town, aCamera({ azimuth_deg: 165 }), []);
    expect(pictureWith(town, away, 5, -1).ahead).toBeUndefined();
  });

  it('draws nothing outside the frame', () => {
    for (const lens of LENSES) {
      const camera = aimed(town, aCamera({ lens, hfov_deg: 100, vfov_deg: 58, azimuth_deg: 60 }));
      const { shapes } = pictureWith(town, camera, 9, 2);
      for (const [u, w] of shapes.flatMap(({ rings }) => rings.flat())) {
        expect(u > -1e-6 && u < 1920 + 1e-6 && w > -1e-6 && w < 1080 + 1e-6).toBe(true);
      }
    }
  });
});
