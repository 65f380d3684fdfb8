/** Aims a camera at a place of the plan at the level that the place asks ([C6]), by the tests of the analysis. */
import { regionContains } from '../kernel/region';
import type { SightContext } from '../kernel/sight-context';
import type { ObjectId } from '../kernel/units';
import type { AnalysisInput } from './analysis';
import { zoneRegion } from './coverage/public-space';
import { obstacleNames } from './gaps/obstacles';
import { lightingOf } from './lighting';
import type { GapReasonRow } from './report';
import { levelIndex, placeOutside } from './requirements/places';
import type { Scene } from './scene';
import { zonesOf } from './stages';
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
  const model = [...plan.head.catalogue, ...input.catalogue].find((entry) => entry.id === device.model);
  const [px, py] = scene.frame.toFrame(target.position[0], target.position[1]);
  const { settings } = plan.head;
  const asked = zonesOf(input, 'required')
    .filter((zone) => regionContains(zoneRegion([zone.polygon], scene.frame), px, py))
    .map((zone) => levelIndex(profile, zone.level, levelIndex(profile, settings.level, 0)));
  const fallback = asked.length > 0 ? Math.max(...asked) : levelIndex(profile, settings.level, 0);
  const level = profile.levels[levelIndex(profile, target.level, fallback)]!;
  const masks = zonesOf(input, 'mask')
    .filter((zone) => !zone.cameras || zone.cameras.includes(camera))
    .map((zone) => zoneRegion([zone.polygon], scene.frame));
  const result = aimAt(
    scene,
    device,
    model,
    {
      target_height_m: settings.target_height_m,
      profile,
      masks,
      night: settings.night,
      lighting: lightingOf(plan, scene.frame).lighting,
    },
    placeOutside(scene, px, py),
    level.density_px_per_m,
    ctx,
  );
  if (result.ok) return { ok: true, value: { ...result.value, level: level.id } };
  const { error } = result;
  if (error.code !== 'aim.occluded') return { ok: false, error };
  const nameOf = obstacleNames(input.city, plan, scene);
  return { ok: false, error: { code: error.code, obstacle: nameOf(error.solid) } };
}
