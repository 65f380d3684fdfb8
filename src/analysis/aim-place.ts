/** Aims a camera at a place of the plan at the level that the place asks ([C6]), by the tests of the analysis. */
import { regionContains } from '../kernel/region';
import type { SightContext } from '../kernel/sight-context';
import type { ObjectId } from '../kernel/units';
import type { AnalysisInput } from './analysis';
import { obstacleNames } from './gaps/obstacles';
import { wantedSight, zonesOf } from './plan-input';
import type { GapReasonRow } from './report';
import { levelIndex, levelOfPlace, placeOutside } from './requirements/places';
import { requiredZones } from './requirements/zones';
import type { Scene } from './scene';
import { aimAt, type AimAnswer, type AimFault } from './visibility';

/** The fault in plain data: an obstacle by its name instead of its place in the scene. */
export type PlaceAimFault =
  | Exclude<AimFault, { code: 'aim.occluded' }>
  | { readonly code: 'aim.occluded'; readonly obstacle: NonNullable<GapReasonRow['obstacle']> };

export type PlaceAim =
  | { readonly ok: true; readonly value: AimAnswer & { readonly level: string } }
  | { readonly ok: false; readonly error: PlaceAimFault };

/** Undefined when camera or place are not in the plan. */
export function aimAtPlace(
  input: AnalysisInput,
  scene: Scene,
  camera: ObjectId,
  place: ObjectId,
  ctx: SightContext,
): PlaceAim | undefined {
  const { plan, profile } = input;
  const [device, target] = [plan.objects.get(camera), plan.objects.get(place)];
  if (device?.kind !== 'camera' || target?.kind !== 'place') return undefined;
  const [px, py] = scene.frame.toFrame(target.position[0], target.position[1]);
  const planLevel = levelIndex(profile, plan.head.settings.level, 0);
  const around = requiredZones(zonesOf(input, 'required'), profile, planLevel, scene.frame).filter((zone) =>
    regionContains(zone.region, px, py),
  );
  const level = profile.levels[levelOfPlace(target, profile, planLevel, around)]!;
  const { model, settings } = wantedSight(input, scene.frame)(device).job;
  const at = placeOutside(scene, px, py);
  const result = aimAt(scene, device, model, settings, at, level.density_px_per_m, ctx);
  if (result.ok) return { ok: true, value: { ...result.value, level: level.id } };
  const { error } = result;
  if (error.code !== 'aim.occluded') return { ok: false, error };
  const nameOf = obstacleNames(input.city, plan, scene);
  return { ok: false, error: { code: error.code, obstacle: nameOf(error.solid) } };
}
