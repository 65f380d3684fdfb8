import { describe, expect, it } from 'vitest';
import { distanceToRegionBorder } from '../../../tests/oracle/line-height';
import { createFrame } from '../../kernel/frame';
import { regionContains } from '../../kernel/region';
import { SightContext } from '../../kernel/sight-context';
import { objectId } from '../../kernel/units';
import type { LensModel, LevelProfile } from '../../model/catalogue';
import { EMPTY_CITY } from '../../model/city';
import { EMPTY_PLAN, type Camera, type Obstacle } from '../../model/plan';
import { buildScene } from '../scene';
import { aimCamera, sightOfCamera } from '../visibility';
import { createProbeScratch, probePoint, type ProbedCamera } from './probe';

const ORIGIN = [2.35, 48.85] as const;
const frame = createFrame(ORIGIN);
const PROFILE: LevelProfile = {
  id: 'test',
  name: { fr: 'essai', en: 'test' },
  levels: [
    { id: 'low', name: { fr: 'bas', en: 'low' }, density_px_per_m: 25 },
    { id: 'high', name: { fr: 'haut', en: 'high' }, density_px_per_m: 125 },
  ],
  source: 'test',
  date: '2026-11-26',
};
const BLOCK: Obstacle = {
  kind: 'obstacle',
  id: objectId('block'),
  height_m: 9,
  shape: {
    type: 'polygon',
    polygon: [
      [
        [10, -2],
        [12, -2],
        [12, 5],
        [10, 5],
        [10, -2],
      ].map(([x, y]) => frame.toLonLat(x!, y!)),
    ],
  },
};
const scene = buildScene(
  EMPTY_CITY,
  { ...EMPTY_PLAN, head: { ...EMPTY_PLAN.head, origin: ORIGIN }, objects: new Map([[BLOCK.id, BLOCK]]) },
  frame,
);

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
const SETTINGS = { target_height_m: 1.6, masks: [] };
const ask = (camera: Camera, x: number, y: number): ProbedCamera =>
  probePoint(
    scene,
    [aimCamera(scene, camera, undefined, SETTINGS)],
    x,
    y,
    PROFILE,
    (solid) => ({ id: `solid ${solid}`, top_m: scene.walls.top_m[solid]!, assumed: false }),
    createProbeScratch(),
  )[0]!;

describe('probePoint', () => {
  it('states level, slant range and angles of what is seen', () => {
    // 8 m east of a camera 3.4 m above the target: asin and hypot by hand.
    const row = ask(aCamera({ azimuth_deg: 80 }), 8, 0);
    expect(row).toMatchObject({ seen: true, failures: [], level: 'low' });
    expect(row.distance_m).toBeCloseTo(8, 9);
    expect(row.slant_m).toBeCloseTo(8.6925, 4);
    expect(row.depression_deg).toBeCloseTo(23.03, 2);
    // The frame's origin has no convergence.
    expect(row.yaw_deg).toBeCloseTo(10, 6);
    expect(row).toMatchObject({ faceAngle: false, plateAngle: true });
  });

  it('[C4] names every failed test, and what stands in the way', () => {
    expect(ask(aCamera(), 20, 0)).toMatchObject({
      seen: false,
      failures: ['occluded'],
      obstacle: { id: 'solid 0', top_m: 9 },
    });
    expect(ask(aCamera({ max_range_m: 15 }), 20, 0).failures).toEqual(['occluded', 'outOfRange']);
    expect(ask(aCamera(), -8, 0).failures).toEqual(['outOfView']);
    expect(ask(aCamera(), 1, 0).failures).toEqual(['tooNear']);
    expect(ask(aCamera(), 20, 0).level).toBeUndefined();
  });

  it('puts a place beyond half a turn at its smaller angle', () => {
    expect(ask(aCamera({ azimuth_deg: 350 }), 1, 8).yaw_deg).toBeCloseTo(10 + 7.125, 2);
    expect(ask(aCamera({ azimuth_deg: 270 }), 8, 0).yaw_deg).toBeCloseTo(180, 6);
  });

  it.each<LensModel>(['rectilinear', 'calibrated', 'equidistant', 'cylindrical'])(
    'agrees with the seen polygon of each level: %s',
    (lens) => {
      const camera = aCamera({ lens, hfov_deg: 100, vfov_deg: 55 });
      const { byLevel } = sightOfCamera(
        scene,
        camera,
        undefined,
        { ...SETTINGS, profile: PROFILE },
        new SightContext(),
      );
      let seen = 0;
      for (let x = -20.3; x < 60; x += 1.7) {
        for (let y = -40.1; y < 40; y += 1.7) {
          // Arcs are drawn as chords ([F5]) and curved borders to 2 mm: 0.1 m is beyond both.
          if (byLevel.some((region) => distanceToRegionBorder(region.xy, region.ringStart, x, y) < 0.1))
            continue;
          const row = ask(camera, x, y);
          const level = PROFILE.levels.findLast((_, l) => regionContains(byLevel[l]!, x, y))?.id;
          expect({ x, y, level: row.level, seen: row.seen }).toEqual({
            x,
            y,
            level,
            seen: level !== undefined,
          });
          seen += Number(row.seen);
        }
      }
      expect(seen).toBeGreaterThan(100);
    },
  );
});
