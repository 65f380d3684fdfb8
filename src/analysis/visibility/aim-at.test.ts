import { describe, expect, it } from 'vitest';
import { createFrame } from '../../kernel/frame';
import { SightContext } from '../../kernel/sight-context';
import { objectId } from '../../kernel/units';
import type { DeviceModel, LevelProfile } from '../../model/catalogue';
import { EMPTY_CITY } from '../../model/city';
import { EMPTY_PLAN, type Camera, type Obstacle, type Plan } from '../../model/plan';
import { regionArea, regionContains, regionFromRings } from '../../kernel/region';
import { buildScene, type Scene } from '../scene';
import { aimAt, aimed, sightOfCamera, testPoint, type AimResult, type SightSettings } from './index';
import { hasSides } from './light';

const ORIGIN = [4.83, 45.76] as const;
const frame = createFrame(ORIGIN);
const ctx = new SightContext();
const PROFILE: LevelProfile = {
  id: 'test',
  name: { fr: 'essai', en: 'test' },
  levels: [
    { id: 'detect', name: { fr: 'd', en: 'd' }, density_px_per_m: 25 },
    { id: 'identify', name: { fr: 'i', en: 'i' }, density_px_per_m: 250 },
  ],
  source: 'test',
  date: '2026-11-26',
};
const SETTINGS: SightSettings = { target_height_m: 1.6, profile: PROFILE, masks: [] };

const VARIFOCAL: DeviceModel = {
  id: 'vf',
  type: 'bullet',
  name: { fr: 'vf', en: 'vf' },
  image_width_px: 2688,
  image_height_px: 1520,
  hfov_deg: 104,
  vfov_deg: 54,
  hfov_tele_deg: 29,
  vfov_tele_deg: 16,
  lens: 'calibrated',
  default_height_m: 5,
  source: 'test',
  date: '2026-11-26',
};

const aCamera = (overrides: Partial<Camera> = {}): Camera => ({
  kind: 'camera',
  id: objectId('c'),
  position: ORIGIN,
  height_m: 5,
  azimuth_deg: 200,
  tilt_deg: 15,
  model: 'vf',
  ...overrides,
});

function aScene(...boxes: readonly (readonly [number, number, number, number])[]): Scene {
  const obstacles = boxes.map(([x0, y0, x1, y1], i): Obstacle => {
    const corners = [
      [x0, y0],
      [x1, y0],
      [x1, y1],
      [x0, y1],
      [x0, y0],
    ];
    const ring = corners.map(([x, y]) => frame.toLonLat(x!, y!));
    return {
      kind: 'obstacle',
      id: objectId(`o${i}`),
      height_m: 12,
      shape: { type: 'polygon', polygon: [ring] },
    };
  });
  const plan: Plan = { ...EMPTY_PLAN, objects: new Map(obstacles.map((o) => [o.id, o])) };
  return buildScene(EMPTY_CITY, plan, frame);
}

const aim = (
  x: number,
  y: number,
  density: number,
  camera = aCamera(),
  model: DeviceModel | undefined = VARIFOCAL,
  scene = aScene(),
  settings = SETTINGS,
): AimResult => aimAt(scene, camera, model, settings, { x, y }, density, ctx);

/** The camera set as the answer says, looked through by the analysis itself. */
function seesAt(result: AimResult, camera: Camera, x: number, y: number, level: number): boolean {
  if (!result.ok) return false;
  const turned = aimed(camera, result.value.view ?? 0, result.value);
  return regionContains(sightOfCamera(aScene(), turned, VARIFOCAL, SETTINGS, ctx).byLevel[level]!, x, y);
}

describe('aimAt', () => {
  it.each([
    [20, 10, 25, 0],
    [-12, 3, 25, 0],
    [8, -9, 250, 1],
    [15, 0, 250, 1],
    [0, 40, 25, 0],
  ])('shows the place at %d, %d at %d px/m, and the analysis agrees', (x, y, density, level) => {
    const camera = aCamera();
    const result = aim(x, y, density, camera);
    expect(result.ok && result.value.density_px_per_m).toBeGreaterThanOrEqual(density);
    expect(seesAt(result, camera, x, y, level)).toBe(true);
  });

  it('leaves the focal length where it is dense enough, else narrows as little as needed', () => {
    const near = aim(10, 0, 25);
    expect(near.ok && near.value.hfov_deg).toBeUndefined();
    const far = aim(14, 0, 250);
    if (!far.ok || far.value.hfov_deg === undefined) throw new Error('no zoom');
    // A wider angle would not do: the calibrated lens is at most f0 = W / HFOV-like dense.
    const wider = aimed(aCamera(), 0, { ...far.value, hfov_deg: far.value.hfov_deg + 3 });
    const seen = sightOfCamera(aScene(), wider, VARIFOCAL, SETTINGS, ctx);
    expect(regionContains(seen.byLevel[1]!, 14, 0)).toBe(false);
  });

  it('points the azimuth at the place, true north', () => {
    const result = aim(0, 30, 25);
    expect(result.ok && result.value.azimuth_deg).toBeCloseTo(0, 6);
    const east = aim(30, 0, 25);
    expect(east.ok && east.value.azimuth_deg).toBeCloseTo(90, 6);
    expect(east.ok && east.value.tilt_deg).toBeCloseTo((Math.atan2(3.4, 30) * 180) / Math.PI, 0);
  });

  it('says which obstacle hides the place', () => {
    const scene = aScene([40, 40, 42, 42], [8, -3, 10, 3]);
    expect(aim(20, 0, 25, aCamera(), VARIFOCAL, scene)).toEqual({
      ok: false,
      error: { code: 'aim.occluded', solid: 1 },
    });
  });

  it('says that the place is too far even at the tele end, and what is reached', () => {
    const result = aim(100, 0, 250);
    expect(result).toMatchObject({ ok: false, error: { code: 'aim.tooFar', needed_px_per_m: 250 } });
    // Tele: 2688 px over 29° give 5197 px per radian.
    if (result.ok || result.error.code !== 'aim.tooFar') throw new Error('too far');
    expect(result.error.density_px_per_m).toBeCloseTo(2688 / (2 * Math.tan(14.5 * (Math.PI / 180))) / 100, 0);
  });

  it('says what else keeps it from being seen', () => {
    expect(aim(30, 0, 25, aCamera({ max_range_m: 20 }))).toMatchObject({
      error: { code: 'aim.beyondRange', limit_m: 20 },
    });
    const square = regionFromRings([
      [
        [29, -1],
        [31, -1],
        [31, 1],
        [29, 1],
      ],
    ]);
    const masked = { ...SETTINGS, masks: [square] };
    expect(aim(30, 0, 25, aCamera(), VARIFOCAL, aScene(), masked)).toMatchObject({
      error: { code: 'aim.masked' },
    });
    const night = { ...SETTINGS, night: true };
    expect(aim(30, 0, 25, aCamera({ ir_range_m: 10 }), VARIFOCAL, aScene(), night)).toMatchObject({
      error: { code: 'aim.dark', limit_m: 10 },
    });
    expect(aim(30, 0, 25, aCamera(), VARIFOCAL, aScene([-20, -20, 20, 20]))).toMatchObject({
      error: { code: 'aim.insideBuilding' },
    });
    expect(aim(1, 0, 25, aCamera({ height_m: 1 }))).toMatchObject({
      error: { code: 'aim.outOfTilt' },
    });
  });

  it('looks to true north where the frame is turned from it', () => {
    const camera = aCamera({ position: [ORIGIN[0] + 0.5, ORIGIN[1]] });
    const [x, y] = frame.toFrame(...camera.position);
    const north = aim(x, y + 30, 25, camera);
    expect(north.ok && north.value.azimuth_deg).toBeCloseTo(0.5 * Math.sin((45.76 * Math.PI) / 180), 1);
  });

  it('sets what it answers: without the old vertical angle where it zooms, without a range where it looks', () => {
    const camera = aCamera({ vfov_deg: 50, pan_range_deg: [0, 90] });
    const still = aimed(camera, 0, { azimuth_deg: 1, tilt_deg: 2 });
    expect(still.vfov_deg).toBe(50);
    expect(still).not.toHaveProperty('pan_range_deg');
    const zoomed = aimed(camera, 0, { azimuth_deg: 1, tilt_deg: 2, hfov_deg: 40 });
    expect(zoomed).toMatchObject({ azimuth_deg: 1, tilt_deg: 2, hfov_deg: 40 });
    expect(zoomed).not.toHaveProperty('vfov_deg');
  });

  it('leaves a fisheye looking down as it is, and says what its picture does not reach', () => {
    const fisheye: DeviceModel = { ...VARIFOCAL, type: 'fisheye', lens: 'equidistant', vfov_deg: 104 };
    const camera = aCamera({ tilt_deg: 90 });
    const below = aim(2, 0, 25, camera, fisheye);
    expect(below.ok && below.value).toMatchObject({ azimuth_deg: 200, tilt_deg: 90 });
    expect(below.ok && below.value.hfov_deg).toBeUndefined();
    expect(aim(20, 0, 1, camera, fisheye)).toMatchObject({ error: { code: 'aim.outOfTilt' } });
  });

  it('[V8] asks the view it turns, whatever another one shows of the place', () => {
    const tour = aCamera({
      views: [
        { role: 'home', azimuth_deg: 200 },
        { role: 'preset', azimuth_deg: 90, hfov_deg: 30, vfov_deg: 17, tilt_deg: 13 },
      ],
    });
    const zoomed = aim(15, 0, 250, tour);
    const alone = aim(15, 0, 250);
    expect(zoomed.ok && zoomed.value.hfov_deg).toBe(alone.ok && alone.value.hfov_deg);
    expect(zoomed.ok && zoomed.value.hfov_deg).toBeLessThan(104);
  });

  it('[V8] turns the home position of a tour, and of several heads the nearest', () => {
    const tour = aCamera({
      views: [
        { role: 'preset', azimuth_deg: 10 },
        { role: 'home', azimuth_deg: 200 },
      ],
    });
    const result = aim(20, 0, 25, tour);
    expect(result.ok && result.value.view).toBe(1);
    const mixed = aCamera({
      views: [
        { role: 'head', azimuth_deg: 90 },
        { role: 'preset', azimuth_deg: 270 },
      ],
    });
    const first = aim(20, 0, 25, mixed);
    expect(first.ok && first.value.view).toBe(1);
    const heads = aCamera({
      views: [0, 90, 180].map((azimuth_deg) => ({ role: 'head', azimuth_deg }) as const),
    });
    const nearest = aim(20, 1, 25, heads);
    expect(nearest.ok && nearest.value.view).toBe(1);
  });
});

describe('[V9] light by zone and beam', () => {
  const lit = (zone: readonly [number, number, number, number]) => {
    const [x0, y0, x1, y1] = zone;
    return regionFromRings([
      [
        [x0, y0],
        [x1, y0],
        [x1, y1],
        [x0, y1],
      ],
    ]);
  };
  const east = aCamera({ azimuth_deg: 90, tilt_deg: 5, ir_range_m: 15, hfov_deg: 90 });
  const nightly = (settings: Partial<SightSettings>, camera = east) =>
    sightOfCamera(aScene(), camera, VARIFOCAL, { ...SETTINGS, night: true, ...settings }, ctx).byLevel[0]!;

  it('counts what a zone says is lit, and not what another says is dark', () => {
    const none = nightly({});
    expect(regionContains(none, 25, 0)).toBe(false);
    const zone = { lamp_m: 20, lit: [lit([20, -5, 30, 5])], unlit: [lit([26, -5, 30, 5])] };
    const seen = nightly({ lighting: zone });
    expect(regionContains(seen, 25, 0)).toBe(true);
    expect(regionContains(seen, 28, 0)).toBe(false);
    // 6 m × 10 m are lit, all of them in the picture.
    expect(regionArea(seen) - regionArea(none)).toBeCloseTo(60, 1);
  });

  it('ends at the sides of the infrared beam', () => {
    const wide = nightly({});
    const narrow = nightly({}, { ...east, ir_beam_deg: 30 });
    const at = (deg: number): [number, number] => [
      10 * Math.cos((deg * Math.PI) / 180),
      10 * Math.sin((deg * Math.PI) / 180),
    ];
    expect(regionContains(wide, ...at(20))).toBe(true);
    expect(regionContains(narrow, ...at(20))).toBe(false);
    expect(regionContains(narrow, ...at(14))).toBe(true);
    expect(regionContains(narrow, ...at(-14))).toBe(true);
    expect(hasSides({ bearing_deg: 0, tilt_deg: 90, hfov_deg: 90, vfov_deg: 50 }, 30)).toBe(false);
  });

  it('is the same for one place as for the region', () => {
    const zone = { lamp_m: 20, lit: [lit([20, -5, 30, 5])], unlit: [lit([26, -5, 30, 5])] };
    const camera = { ...east, ir_beam_deg: 30 };
    const settings = { ...SETTINGS, night: true, lighting: zone };
    const sight = sightOfCamera(aScene(), camera, VARIFOCAL, settings, ctx);
    const places = [
      [25, 0],
      [28, 0],
      [25, 8],
      [9.4, 3.4],
      [9.7, 2.4],
      [9.7, -2.4],
      [8, -6],
      [22, 4],
    ] as const;
    const told = places.map(([x, y]) => testPoint(sight, x, y, 25)!.lightEnough);
    expect(told).toEqual([true, false, false, false, true, true, false, true]);
    expect(told).toEqual(places.map(([x, y]) => regionContains(sight.byLevel[0]!, x, y)));
  });
});

describe('levels that cannot be reached', () => {
  const of = (camera: Camera, density: number) =>
    sightOfCamera(
      aScene(),
      camera,
      undefined,
      {
        ...SETTINGS,
        profile: { ...PROFILE, levels: [{ ...PROFILE.levels[0]!, density_px_per_m: density }] },
      },
      ctx,
    ).unachievable;
  // §1.6: 1920 px over 90° at 6 m: 250 px/m ends at 3.84 m of slant range, the drop alone is 4.40 m.
  const { model: _, ...plain } = aCamera({ height_m: 6, hfov_deg: 90, tilt_deg: 20 });
  it('[V3] are a result with the reason', () => {
    expect(of(plain, 250)).toEqual([{ level: 'detect', reason: 'height' }]);
    expect(of(plain, 125)).toEqual([]);
    // The picture begins at 4.4 / tan(20° + 29.36°) = 3.78 m; 215 px/m end at 0.85 m.
    expect(of(plain, 215)).toEqual([{ level: 'detect', reason: 'picture' }]);
    expect(of({ ...plain, max_range_m: 4 }, 25)).toEqual([{ level: 'detect', reason: 'range' }]);
    expect(of({ ...plain, lens: 'cylindrical', tilt_deg: 5 }, 250)).toEqual([
      { level: 'detect', reason: 'picture' },
    ]);
    expect(of({ ...plain, max_range_m: 3 }, 215)).toEqual([{ level: 'detect', reason: 'range' }]);
    // §1.8: 2160 px over 182° are 680 px a radian; overhead at 2.4 m above the target at best 680 / 4.8 = 141.7 px/m.
    const size = { hfov_deg: 182, vfov_deg: 182, image_width_px: 2160, image_height_px: 2160 };
    const fisheye: Camera = { ...plain, ...size, lens: 'equidistant', tilt_deg: 90, height_m: 4 };
    expect(of(fisheye, 142)).toEqual([{ level: 'detect', reason: 'height' }]);
    expect(of(fisheye, 141)).toEqual([]);
  });

  it('[V3] are none that one view reaches; else the view that fails by the least speaks', () => {
    const heads = [1920, 400].map((image_width_px, i) => ({
      role: 'head' as const,
      azimuth_deg: 180 * i,
      image_width_px,
      image_height_px: image_width_px * (9 / 16),
    }));
    expect(of({ ...plain, views: heads }, 125)).toEqual([]);
    expect(of({ ...plain, views: heads }, 215)).toEqual([{ level: 'detect', reason: 'picture' }]);
  });
});

describe('[V8] the reachable envelope', () => {
  const motorised: DeviceModel = { ...VARIFOCAL, ptz: true };
  const asked = { ...SETTINGS, envelope: true };
  it('is drawn round a motorised camera, cut by buildings and by its pan range, and never counted', () => {
    const camera = aCamera({ views: [{ role: 'home', azimuth_deg: 90 }] });
    const sight = sightOfCamera(aScene([8, -3, 10, 3]), camera, motorised, asked, ctx);
    expect(regionContains(sight.envelope!, -100, 0)).toBe(true);
    expect(regionContains(sight.envelope!, 30, 0)).toBe(false);
    expect(regionContains(sight.byLevel[0]!, -20, 0)).toBe(false);
    const ranged = sightOfCamera(aScene(), aCamera({ pan_range_deg: [0, 90] }), motorised, asked, ctx);
    expect(regionContains(ranged.envelope!, 30, 30)).toBe(true);
    expect(regionContains(ranged.envelope!, 30, -30)).toBe(false);
    expect(ranged.byLevel.every((region) => regionArea(region) === 0)).toBe(true);
    expect(sightOfCamera(aScene(), aCamera(), VARIFOCAL, asked, ctx).envelope).toBeUndefined();
    // The data give a range: it can be turned, whatever the model says.
    const swivel = sightOfCamera(aScene(), aCamera({ pan_range_deg: [350, 20] }), VARIFOCAL, asked, ctx);
    expect(regionContains(swivel.envelope!, 0, 30)).toBe(true);
    expect(regionContains(swivel.envelope!, 30, -30)).toBe(false);
  });

  it('reaches as far as the tele end, to 500 m at most, between bearings of true north', () => {
    const reach = (camera: Camera, model: DeviceModel): number => {
      const { envelope } = sightOfCamera(aScene(), camera, model, asked, ctx);
      return Math.sqrt(regionArea(envelope!) / Math.PI);
    };
    // 2688 px over 29° at 25 px/m, with the drop of 3.4 m; a calibrated lens is at least so dense.
    const tele = 2688 / (2 * Math.tan(14.5 * (Math.PI / 180))) / 25;
    expect(reach(aCamera(), motorised) / tele).toBeCloseTo(1, 1);
    expect(reach(aCamera(), { ...motorised, hfov_tele_deg: 2, vfov_tele_deg: 1.2 })).toBeCloseTo(500, 0);
    // The frame is turned by 3.6° there: a narrow range is drawn about true north.
    const far = aCamera({ position: [ORIGIN[0] + 5, ORIGIN[1]], pan_range_deg: [358, 2] });
    const [x, y] = frame.toFrame(...far.position);
    const { envelope } = sightOfCamera(aScene(), far, motorised, asked, ctx);
    const turned = (-5 * Math.sin((45.76 * Math.PI) / 180) * Math.PI) / 180;
    expect(regionContains(envelope!, x + 100 * Math.sin(turned), y + 100 * Math.cos(turned))).toBe(true);
    expect(regionContains(envelope!, x, y + 100)).toBe(false);
  });
});
