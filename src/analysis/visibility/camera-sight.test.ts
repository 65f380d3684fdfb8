import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceToRegionBorder } from '../../../tests/oracle/line-height';
import { createFrame } from '../../kernel/frame';
import { isEmptyRegion, regionArea, regionContains, regionFromRings } from '../../kernel/region';
import { subtractRegions } from '../../kernel/overlay/region-ops';
import { SightContext } from '../../kernel/sight-context';
import { LineScratch } from '../../kernel/line-of-sight';
import { objectId } from '../../kernel/units';
import type { DeviceModel, LevelProfile } from '../../model/catalogue';
import { EMPTY_CITY, FURNITURE_KINDS } from '../../model/city';
import { EMPTY_PLAN, type Camera, type Obstacle, type Plan } from '../../model/plan';
import { buildScene, planOrigin, type Scene } from '../scene';
import { blockerOf, sightOfCamera, testPoint, type CameraSight } from './index';

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
  date: '2026-11-23',
};

const ctx = new SightContext();

function aCamera(overrides: Partial<Camera> = {}): Camera {
  return {
    kind: 'camera',
    id: objectId('cam'),
    position: ORIGIN,
    height_m: 5,
    azimuth_deg: 90,
    tilt_deg: 10,
    hfov_deg: 90,
    ...overrides,
  };
}

/** A block as a plan obstacle, corners in frame metres. */
function aBlock(x0: number, y0: number, x1: number, y1: number, height_m = 9): Obstacle {
  const ring = [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
    [x0, y0],
  ].map(([x, y]) => frame.toLonLat(x!, y!));
  return {
    kind: 'obstacle',
    id: objectId(`block ${x0} ${y0}`),
    shape: { type: 'polygon', polygon: [ring] },
    height_m,
  };
}

function aScene(...obstacles: Obstacle[]): Scene {
  const plan: Plan = { ...EMPTY_PLAN, objects: new Map(obstacles.map((o) => [o.id, o])) };
  return buildScene(EMPTY_CITY, plan, frame);
}

const sight = (
  scene: Scene,
  camera: Camera,
  model?: DeviceModel,
  masks = [] as ReturnType<typeof regionFromRings>[],
): CameraSight => sightOfCamera(scene, camera, model, { target_height_m: 1.6, profile: PROFILE, masks }, ctx);

describe('sightOfCamera', () => {
  it('[V3] ends each level at its slant range', () => {
    const { byLevel } = sight(aScene(), aCamera({ tilt_deg: 0 }));
    // f = 960 px: 38.4 m of slant range at 25 px/m, less the drop of 3.4 m.
    const radius = Math.sqrt(38.4 ** 2 - 3.4 ** 2);
    expect(regionContains(byLevel[0]!, radius - 0.05, 0.01)).toBe(true);
    expect(regionContains(byLevel[0]!, radius + 0.05, 0.01)).toBe(false);
    expect(regionArea(byLevel[1]!)).toBeLessThan(regionArea(byLevel[0]!));
  });

  it('[V3] is empty where the height alone uses the range up', () => {
    const profile = { ...PROFILE, levels: [{ ...PROFILE.levels[1]!, density_px_per_m: 500 }] };
    const { byLevel } = sightOfCamera(
      aScene(),
      aCamera(),
      undefined,
      { target_height_m: 1.6, profile, masks: [] },
      ctx,
    );
    expect(isEmptyRegion(byLevel[0]!)).toBe(true);
  });

  it('[V2] is the true quadrilateral of a tilted camera: narrower than the angle far away, and blind near the mast', () => {
    const { byLevel, nearBlind_m } = sight(aScene(), aCamera({ tilt_deg: 30, vfov_deg: 40, hfov_deg: 60 }));
    expect(nearBlind_m).toBeCloseTo(3.4 / Math.tan((50 * Math.PI) / 180), 9);
    expect(regionContains(byLevel[0]!, nearBlind_m! - 0.01, 0)).toBe(false);
    expect(regionContains(byLevel[0]!, nearBlind_m! + 0.01, 0)).toBe(true);
    // The sides: |right| ≤ depth·tan(hfov/2), depth = d·cos τ + drop·sin τ.
    const half = (12 * Math.cos(Math.PI / 6) + 3.4 * 0.5) * Math.tan(Math.PI / 6);
    expect(regionContains(byLevel[0]!, 12, half - 0.01)).toBe(true);
    expect(regionContains(byLevel[0]!, 12, half + 0.01)).toBe(false);
  });

  it('[V6] computes a camera on a façade from 0.3 m outside, its own position kept', () => {
    const { position, faults, mounting } = sight(aScene(aBlock(-10, -5, 0.5, 5)), aCamera());
    expect(mounting).toBe('facade');
    // The obstacle's corners went through degrees and back: 1e-6 m covers their rounding.
    expect(position.x).toBeCloseTo(0.8, 6);
    expect(faults).toEqual([]);
  });

  it('[V6] says that a camera deep inside sees nothing', () => {
    const { faults, byLevel } = sight(aScene(aBlock(-10, -10, 10, 10)), aCamera());
    expect(faults).toEqual(['device.insideBuilding']);
    expect(byLevel.every(isEmptyRegion)).toBe(true);
  });

  it('[V2] says when the azimuth is unknown, unless the axis points down', () => {
    const { azimuth_deg: _, ...blind } = aCamera();
    expect(sight(aScene(), blind).faults).toEqual(['device.azimuthUnknown']);
    expect(sight(aScene(), aCamera({ pan_range_deg: [45, 135] })).faults).toEqual(['device.azimuthUnknown']);
    const down = sight(aScene(), { ...blind, tilt_deg: 90 });
    expect(down.faults).toEqual([]);
    expect(regionArea(down.byLevel[0]!)).toBeGreaterThan(0);
  });

  it('[V8] says that a lens is not modelled, and counts nothing for it: no flat picture spans half a turn', () => {
    const result = sight(aScene(), aCamera({ hfov_deg: 180 }));
    expect(result.faults).toEqual(['device.lensNotModelled']);
    expect(result.byLevel.every(isEmptyRegion)).toBe(true);
  });

  it.each([
    {
      lens: 'calibrated',
      hfov_deg: 103,
      vfov_deg: 55,
      tilt_deg: 25,
      image_width_px: 2688,
      image_height_px: 1520,
    },
    {
      lens: 'equidistant',
      hfov_deg: 182,
      vfov_deg: 182,
      tilt_deg: 90,
      image_width_px: 2160,
      image_height_px: 2160,
    },
    {
      lens: 'cylindrical',
      hfov_deg: 180,
      vfov_deg: 80,
      tilt_deg: 20,
      image_width_px: 4096,
      image_height_px: 1800,
    },
  ] as const)('[V2] [V3] $lens: sees a place exactly when every test of the place holds', (optics) => {
    const scene = aScene(aBlock(12, -4, 16, 6), aBlock(-20, 8, -6, 11, 3));
    const seen = sight(scene, aCamera(optics));
    expect(seen.faults).toEqual([]);
    const scratch = new LineScratch();
    let inside = 0;
    for (let r = 0.6; r < 60; r += 0.83) {
      for (let a = 0; a < 6.28; a += 0.097) {
        const [x, y] = [r * Math.cos(a), r * Math.sin(a)];
        PROFILE.levels.forEach((level, l) => {
          const region = seen.byLevel[l]!;
          // Borders are traced to 2 mm and arcs drawn in chords of 1°: a centimetre beside them nothing may differ.
          if (distanceToRegionBorder(region.xy, region.ringStart, x, y) < 0.02) return;
          const truth =
            testPoint(seen, x, y, level.density_px_per_m)!.failed === 0 &&
            blockerOf(scene, seen, x, y, scratch) < 0;
          if (truth) inside++;
          expect(regionContains(region, x, y), `${level.id} at ${x} ${y}`).toBe(truth);
        });
      }
    }
    expect(inside).toBeGreaterThan(100);
  });

  it('[C3] counts the union of a device’s heads once', () => {
    const head = (azimuth_deg: number) => ({ role: 'head', azimuth_deg, tilt_deg: 0 }) as const;
    const seenBy = (...azimuths: number[]): number =>
      regionArea(sight(aScene(), aCamera({ views: azimuths.map(head) })).byLevel[0]!);
    const one = seenBy(60);
    // The union lies on a grid of 0.01 mm: 1e-3 m² covers a border of 200 m.
    expect(Math.abs(seenBy(60, 60, 60) - one)).toBeLessThan(1e-3);
    // Opposite heads share nothing.
    expect(Math.abs(seenBy(60, 240) - 2 * one)).toBeLessThan(2e-3);
    expect(seenBy(60, 100)).toBeLessThan(1.5 * one);
  });

  it('takes what is missing from the model, then the defaults', () => {
    const model: DeviceModel = {
      id: 'm',
      type: 'bullet',
      name: { fr: 'm', en: 'm' },
      hfov_deg: 60,
      vfov_deg: 34,
      image_width_px: 3840,
      image_height_px: 2160,
      lens: 'rectilinear',
      default_height_m: 4,
      source: 'test',
      date: '2026-11-23',
    };
    const camera: Camera = {
      kind: 'camera',
      id: objectId('c'),
      position: ORIGIN,
      azimuth_deg: 0,
      model: 'm',
    };
    const result = sight(aScene(), camera, model);
    expect(result.height_m).toBe(4);
    expect(result.views[0]).toMatchObject({ hfov_deg: 60, vfov_deg: 34, tilt_deg: 15, image_width_px: 3840 });
    expect(sight(aScene(), camera).views[0]).toMatchObject({ hfov_deg: 90, image_width_px: 1920 });
  });

  it('[V7] leaves out what a mask blanks', () => {
    const mask = regionFromRings([
      [
        [15, -2],
        [20, -2],
        [20, 2],
        [15, 2],
      ],
    ]);
    const plain = regionArea(sight(aScene(), aCamera()).byLevel[0]!);
    const masked = sight(aScene(), aCamera(), undefined, [mask]);
    expect(plain - regionArea(masked.byLevel[0]!)).toBeCloseTo(20, 6);
    expect(testPoint(masked, 17, 0, 25)).toMatchObject({ masked: true, failed: 1 });
  });
});

describe('laws of levels and heights', () => {
  const aim = fc.record({
    azimuth_deg: fc.double({ min: 0, max: 360, noNaN: true }),
    tilt_deg: fc.double({ min: 1, max: 60, noNaN: true }),
    hfov_deg: fc.double({ min: 20, max: 100, noNaN: true }),
    height_m: fc.double({ min: 3, max: 12, noNaN: true }),
  });
  const scene = aScene(aBlock(12, -10, 20, 2), aBlock(-14, 6, -4, 15, 4), aBlock(4, -22, 9, -12, 2.5));

  it('[V3] a level’s zone holds that of the next stricter one', () => {
    fc.assert(
      fc.property(aim, (overrides) => {
        const [low, high] = sight(scene, aCamera(overrides)).byLevel;
        // The clipper's grid of 0.01 mm, along borders of some hundred metres.
        expect(regionArea(subtractRegions(high!, [low!]))).toBeLessThan(0.01);
      }),
      { seed: 20261126, numRuns: 200 },
    );
  });

  it('[V10] a higher target moves the near limit inwards', () => {
    fc.assert(
      fc.property(aim, fc.double({ min: 0.05, max: 1, noNaN: true }), (overrides, up_m) => {
        const near = (target_height_m: number): number | null =>
          sightOfCamera(
            aScene(),
            aCamera(overrides),
            undefined,
            { target_height_m, profile: PROFILE, masks: [] },
            ctx,
          ).nearBlind_m;
        const [before, after] = [near(1), near(1 + up_m)];
        // Seen at all at one height, it is at the other: the picture's lower border meets both planes.
        if (before === null) expect(after).toBeNull();
        else if (before === 0) expect(after).toBe(0);
        else expect(after).toBeLessThan(before);
      }),
      { seed: 20261126, numRuns: 300 },
    );
  });
});

describe('[V9] night', () => {
  const lamp = frame.toLonLat(33, 0);
  const furniture = {
    ...EMPTY_CITY.furniture,
    lonLat: Float64Array.of(...lamp),
    kind: Uint8Array.of(FURNITURE_KINDS.indexOf('street_lamp')),
    height_m: Float64Array.of(Number.NaN),
    ids: ['l'],
    names: [''],
  };
  const scene = buildScene({ ...EMPTY_CITY, furniture }, EMPTY_PLAN, frame);
  const nightly = (camera: Camera): CameraSight =>
    sightOfCamera(
      scene,
      camera,
      undefined,
      { target_height_m: 1.6, profile: PROFILE, masks: [], night: true },
      ctx,
    );

  it('leaves what infrared reaches and what a lamp lights', () => {
    const seen = nightly(aCamera({ ir_range_m: 10 })).byLevel[0]!;
    const [reach, lampEdge] = [Math.sqrt(100 - 3.4 ** 2), 33 - 20];
    expect(regionContains(seen, reach - 0.05, 0.01)).toBe(true);
    expect(regionContains(seen, reach + 0.05, 0.01)).toBe(false);
    expect(regionContains(seen, lampEdge - 0.05, 0.01)).toBe(false);
    expect(regionContains(seen, lampEdge + 0.05, 0.01)).toBe(true);
  });

  it('is dark without infrared, and day for a lit device', () => {
    const far = aCamera({ azimuth_deg: 270 });
    expect(isEmptyRegion(nightly(far).byLevel[0]!)).toBe(true);
    const lit = nightly({ ...far, lit: true }).byLevel[0]!;
    expect(regionArea(lit)).toBeCloseTo(regionArea(sight(scene, far).byLevel[0]!), 9);
    expect(testPoint(nightly(far), -8, 0, 25)).toMatchObject({ lightEnough: false, failed: 1 });
  });
});

describe('testPoint and blockerOf', () => {
  const scene = aScene(aBlock(10, -5, 12, 5));
  const seen = sight(scene, aCamera());

  it('[C4] names each failed test on its own', () => {
    expect(testPoint(seen, 8, 0, 25)).toMatchObject({ failed: 0, picture: 'inPicture' });
    expect(testPoint(seen, 8, 0, 125)).toMatchObject({ enoughPixels: false, failed: 1 });
    expect(testPoint(seen, -8, 0, 25)).toMatchObject({ picture: 'outOfView', failed: 1 });
    expect(testPoint(seen, 1, 0, 25)).toMatchObject({ picture: 'tooNear', failed: 1 });
  });

  it('finds the blocking solid', () => {
    const scratch = new LineScratch();
    expect(blockerOf(scene, seen, 8, 0, scratch)).toBe(-1);
    expect(blockerOf(scene, seen, 20, 0, scratch)).toBe(0);
    expect(regionContains(seen.reach, 20, 0)).toBe(false);
    expect(regionContains(seen.reach, -20, 0)).toBe(true);
  });
});

describe('planOrigin', () => {
  it('[F1] prefers the plan’s own, then the study area’s box', () => {
    const zone = {
      kind: 'zone',
      id: objectId('z'),
      role: 'study',
      polygon: [
        [
          [1, 2],
          [3, 2],
          [3, 6],
          [1, 2],
        ],
      ],
    } as const;
    const plan: Plan = { ...EMPTY_PLAN, objects: new Map([[zone.id, zone]]) };
    expect(planOrigin(plan, EMPTY_CITY)).toEqual([2, 4]);
    expect(planOrigin({ ...plan, head: { ...plan.head, origin: [7, 8] } }, EMPTY_CITY)).toEqual([7, 8]);
  });
});
