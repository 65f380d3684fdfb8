/** What one camera sees: its faults, the place it is computed from, and a region for each level of the profile. */
import type { Mounting } from '../../kernel/facade';
import { intersectRegions, unionRegions } from '../../kernel/overlay/region-ops';
import { EMPTY_REGION, isEmptyRegion, movedRegion, regionArea, type Region } from '../../kernel/region';
import { computeSight } from '../../kernel/sight';
import type { SightContext } from '../../kernel/sight-context';
import type { ObjectId } from '../../kernel/units';
import type { DeviceModel, LensModel, Level, LevelProfile } from '../../model/catalogue';
import type { Camera } from '../../model/plan';
import { densityZone, pictureFootprint } from '../optics/footprint';
import { horizontalRange_m } from '../optics/lens';
import { nearBlind_m, pictureHalfPlanes, type Aim } from '../optics/picture';
import { resolveCamera, type DeviceFault, type ResolvedCamera, type View } from '../optics/view';
import { mountedAt } from '../mounting';
import type { Scene } from '../scene';
import { unachievableLevels, type Unachievable } from './achievable';
import { envelopeOf } from './envelope';
import { beamPart, bothRegions, LAMPS_ONLY, litPart, type Lighting } from './light';

/** What the sight of a camera depends on beside itself and the scene. */
export interface SightSettings {
  readonly target_height_m: number;
  readonly profile: LevelProfile;
  /** Polygons that blank this camera's picture ([V7]), frame metres. */
  readonly masks: readonly Region[];
  /** Limits every view to what infrared and street lamps light ([V9]). */
  readonly night?: boolean;
  /** What lights the night beside the camera; lamps at the usual distance when absent. */
  readonly lighting?: Lighting;
  /** Asks for what a motorised camera could be turned to ([V8]) as well. */
  readonly envelope?: boolean;
}

/** A view aimed in the frame. */
export interface AimedView extends View {
  readonly aim: Aim;
  /** One for each level where the lens bends the picture's border; none for a rectilinear one. Frame metres. */
  readonly zones: readonly Region[];
}

export interface CameraSight {
  readonly id: ObjectId;
  readonly faults: readonly DeviceFault[];
  readonly lens: LensModel;
  /** Computed position ([V6]), frame metres. */
  readonly position: { readonly x: number; readonly y: number };
  readonly mounting: Mounting['kind'];
  readonly height_m: number;
  readonly target_m: number;
  /** The least of its views; null when none ever shows the target height ahead. */
  readonly nearBlind_m: number | null;
  readonly views: readonly AimedView[];
  /** One region for each level of the profile, in its order (ascending density). */
  readonly byLevel: readonly Region[];
  /** Area of each view at each level, m²: a device's own union counts once, its tour by view ([V8]). */
  readonly viewAreas_m2: readonly (readonly number[])[];
  /** Levels that it cannot reach anywhere from its height. */
  readonly unachievable: readonly Unachievable[];
  /** What a motorised camera could be turned to, at the lowest level; never counted. */
  readonly envelope?: Region;
  /** Occlusion alone: what is not hidden within the range of the profile's lowest level, whatever the picture. */
  readonly reach: Region;
  /** The same with the maximum range left aside: that much a camera has to say of ([C4]). */
  readonly clear: Region;
  readonly masks: readonly Region[];
  /** Slant range in m within which a point is light enough; Infinity by day, for thermal cameras and lit devices. */
  readonly light_m: number;
  /** Street lamps that light the night, x and y in frame metres. */
  readonly lamps: Float64Array;
  readonly lighting: Lighting;
  /** Full angle of the infrared light round each view's axis in plan; undefined: the picture's own. */
  readonly irBeam_deg: number | undefined;
}

/** A camera put up and aimed in its scene: what the tests of one point need ([C4]). No view counts inside a building. */
export interface AimedCamera extends Omit<
  CameraSight,
  'byLevel' | 'viewAreas_m2' | 'unachievable' | 'envelope' | 'reach' | 'clear' | 'nearBlind_m'
> {
  /** Its views, counted or not. */
  readonly allViews: readonly AimedView[];
}

/** Puts a camera where it is computed from ([V6]) and aims its views; their zones are left empty. */
export function aimCamera(
  scene: Scene,
  camera: Camera,
  model: DeviceModel | undefined,
  settings: Omit<SightSettings, 'profile'>,
): AimedCamera {
  const resolved = resolveCamera(camera, model);
  const height = resolved.height_m;
  const { kind: mounting, ...position } = mountedAt(scene, camera.position, height);
  const convergence = scene.frame.convergence_deg(position.x, position.y);
  const allViews = resolved.views.map((view): AimedView => ({
    ...view,
    aim: aimOf(view, convergence),
    zones: [],
  }));
  const inside = mounting === 'inside';
  return {
    id: camera.id,
    faults: inside ? [...resolved.faults, 'device.insideBuilding'] : resolved.faults,
    lens: resolved.lens,
    position,
    mounting,
    height_m: height,
    target_m: settings.target_height_m,
    views: inside ? [] : allViews,
    allViews,
    masks: settings.masks,
    light_m: lightRange_m(camera, resolved, settings.night === true),
    lamps: scene.lamps,
    lighting: settings.lighting ?? LAMPS_ONLY,
    irBeam_deg: resolved.ir_beam_deg,
  };
}

/** [V2]–[V10]; a fault explains an empty sight. */
export function sightOfCamera(
  scene: Scene,
  camera: Camera,
  model: DeviceModel | undefined,
  settings: SightSettings,
  ctx: SightContext,
): CameraSight {
  const { allViews, ...aimed } = aimCamera(scene, camera, model, settings);
  const { position, height_m: height } = aimed;
  const rise = settings.target_height_m - height;
  const levels = settings.profile.levels;
  const counted = aimed.views.map((view): AimedView => ({
    ...view,
    zones: zonesOf(view, view.aim, position, rise, levels),
  }));
  const perView = counted.map((view) => seenByView(scene, view, position, height, aimed, settings, ctx));
  const convergence_deg = scene.frame.convergence_deg(position.x, position.y);
  const envelope =
    aimed.mounting === 'inside'
      ? undefined
      : askedEnvelope(
          scene,
          camera,
          model,
          settings,
          { ...position, height_m: height, convergence_deg },
          ctx,
        );
  return {
    ...aimed,
    nearBlind_m: least(allViews.map((view) => nearBlind_m(view.tilt_deg, view.vfov_deg, rise))),
    views: counted,
    byLevel: levels.map((_, l) => unionAll(perView.map((regions) => regions[l]!))),
    viewAreas_m2: perView.map((regions) => regions.map(regionArea)),
    unachievable: unachievableLevels(counted, levels, rise),
    ...(envelope ? { envelope } : {}),
    ...clearOf(scene, counted, position, height, settings, ctx),
  };
}

/** [V9] Slant range within which a camera's own light is enough; Infinity where it needs none. */
const lightRange_m = (camera: Camera, resolved: ResolvedCamera, night: boolean): number =>
  !night || resolved.thermal || camera.lit === true ? Infinity : resolved.ir_range_m;

/** [V8] What the camera could be turned to, at the profile's lowest level, where the caller wants to know. */
function askedEnvelope(
  scene: Scene,
  camera: Camera,
  model: DeviceModel | undefined,
  { envelope, profile, target_height_m }: SightSettings,
  place: { readonly x: number; readonly y: number; height_m: number; convergence_deg: number },
  ctx: SightContext,
): Region | undefined {
  const lowest = profile.levels[0];
  if (envelope !== true || !lowest) return undefined;
  const stands = { ...place, target_m: target_height_m };
  return envelopeOf(scene, camera, model, stands, lowest.density_px_per_m, ctx);
}

export const aimOf = (view: View, convergence_deg: number): Aim => ({
  // [F2] Azimuths are true north; the frame's y axis deviates from it by the convergence.
  bearing_deg: view.azimuth_deg - convergence_deg,
  tilt_deg: view.tilt_deg,
  hfov_deg: view.hfov_deg,
  vfov_deg: view.vfov_deg,
});

/** Slant range at which a view's density falls to `density`, cut by its maximum range ([V3]). */
export const slantRange_m = (view: View, density_px_per_m: number): number =>
  Math.min(view.focal_px / density_px_per_m, view.max_range_m);

function seenByView(
  scene: Scene,
  view: AimedView,
  { x, y }: { readonly x: number; readonly y: number },
  height_m: number,
  { light_m, irBeam_deg }: { readonly light_m: number; readonly irBeam_deg: number | undefined },
  settings: SightSettings,
  ctx: SightContext,
): readonly Region[] {
  const rise = settings.target_height_m - height_m;
  const base = {
    x,
    y,
    eye_m: height_m,
    target_m: settings.target_height_m,
    axis_deg: view.aim.bearing_deg,
    masks: settings.masks,
  };
  const { levels } = settings.profile;
  const radius = (density: number, limit_m: number): number =>
    horizontalRange_m(Math.min(slantRange_m(view, density), limit_m), rise);
  const within = (limit_m: number): readonly Region[] => {
    const radii_m = Float64Array.from(levels, (level) => radius(level.density_px_per_m, limit_m));
    if (view.zones.length === 0) {
      const query = { ...base, window: pictureHalfPlanes(view.aim, rise), radii_m };
      return computeSight(scene.walls, query, ctx).regions;
    }
    return levels.map((_, l) => {
      const footprint = view.zones[l]!;
      if (isEmptyRegion(footprint) || !(radii_m[l]! > 0)) return EMPTY_REGION;
      const query = { ...base, window: NO_WINDOW, footprint, radii_m: radii_m.subarray(l, l + 1) };
      return computeSight(scene.walls, query, ctx).regions[0]!;
    });
  };
  const all = within(Infinity);
  if (light_m === Infinity) return all;
  const lighting = settings.lighting ?? LAMPS_ONLY;
  const infrared = within(light_m);
  return all.map((region, l) =>
    bothRegions(
      beamPart(infrared[l]!, view.aim, irBeam_deg, x, y, light_m),
      litPart(region, scene.lamps, lighting),
    ),
  );
}

const NO_WINDOW = new Float64Array(0);

/**
 * For a lens with a curved picture border: what lies in the picture with the density of each level, whatever stands
 * in the way. Frame metres. None for the rectilinear lens, whose picture is four half-planes and an arc.
 */
function zonesOf(
  view: View,
  aim: Aim,
  { x, y }: { readonly x: number; readonly y: number },
  rise: number,
  levels: readonly Level[],
): readonly Region[] {
  if (view.lens === 'rectilinear' || levels.length === 0) return [];
  const reach = (density: number): number => horizontalRange_m(slantRange_m(view, density), rise);
  const farthest = Math.max(...levels.map((level) => reach(level.density_px_per_m)));
  if (!(farthest > 0)) return levels.map(() => EMPTY_REGION);
  const picture = pictureFootprint(view.projection, aim, rise, farthest);
  return levels.map((level) => {
    const reach_m = reach(level.density_px_per_m);
    if (!(reach_m > 0)) return EMPTY_REGION;
    const dense = densityZone(view.projection, aim, rise, level.density_px_per_m, reach_m, picture);
    return movedRegion(intersectRegions(picture, dense), x, y);
  });
}

/** What no building hides: one sweep, cut by both ranges. */
function clearOf(
  scene: Scene,
  views: readonly AimedView[],
  { x, y }: { readonly x: number; readonly y: number },
  height_m: number,
  settings: SightSettings,
  ctx: SightContext,
): Pick<CameraSight, 'reach' | 'clear'> {
  const lowest = settings.profile.levels[0];
  if (!lowest || views.length === 0) return { reach: EMPTY_REGION, clear: EMPTY_REGION };
  const rise = settings.target_height_m - height_m;
  const radius_m = (range: (view: AimedView) => number): number =>
    horizontalRange_m(Math.max(...views.map(range)), rise);
  const radii_m = Float64Array.of(
    radius_m((view) => view.focal_px / lowest.density_px_per_m),
    radius_m((view) => slantRange_m(view, lowest.density_px_per_m)),
  );
  const query = {
    x,
    y,
    eye_m: height_m,
    target_m: settings.target_height_m,
    window: new Float64Array(0),
    radii_m: radii_m[0] === radii_m[1] ? radii_m.subarray(1) : radii_m,
    axis_deg: views[0]!.aim.bearing_deg,
    masks: [],
  };
  const [clear, reach = clear] = computeSight(scene.walls, query, ctx).regions;
  return { reach: reach!, clear: clear! };
}

/** Views of one device count once ([C3]). */
function unionAll(regions: readonly Region[]): Region {
  const parts = regions.filter((region) => !isEmptyRegion(region));
  return parts.length <= 1 ? (parts[0] ?? EMPTY_REGION) : unionRegions(parts);
}

function least(values: readonly (number | null)[]): number | null {
  const known = values.filter((v) => v !== null);
  return known.length > 0 ? Math.min(...known) : null;
}
