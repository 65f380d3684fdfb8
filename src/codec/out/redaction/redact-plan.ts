/**
 * The plan as the public may have it. Every member is named that goes over: what this version does not know, and what
 * later ones add, stays behind.
 */
import type { DeviceGroup } from '../../../analysis/redaction';
import type {
  Camera,
  CameraView,
  CandidateSite,
  Device,
  Obstacle,
  Place,
  Plan,
  PlanHead,
  PlanObject,
  SoundSensor,
  Zone,
} from '../../../model/plan';
import type { Level, LevelProfile } from '../../../model/catalogue';
import { NOTICE_FIELDS } from '../../../model/notice';
import { TITLE_BLOCK_FIELDS } from '../../../model/title-block';
import type { Withheld } from '../../../model/withholding';
import { pick } from './pick';

type Hides = (what: Withheld) => boolean;

export function redactPlan(plan: Plan, withheld: readonly Withheld[]): Plan {
  const hides: Hides = (what) => withheld.includes(what);
  const objects = [...plan.objects.values()].flatMap((object) => {
    const told = redactObject(object, hides);
    return told ? [told] : [];
  });
  return {
    head: redactHead(plan.head, withheld, hides),
    objects: new Map(objects.map((object) => [object.id, object])),
    revision: plan.revision,
  };
}

/** Other scenarios, accepted gaps and members that nobody understands say more than the plan itself. */
function redactHead(head: PlanHead, withheld: readonly Withheld[], hides: Hides): PlanHead {
  const { name, origin, settings, catalogue, profiles, sources, costs, notice, title_block } = head;
  const isPriced = !hides('models') && !hides('positions');
  return {
    name,
    ...(origin && !hides('positions') ? { origin } : {}),
    settings,
    catalogue: hides('models') ? [] : catalogue,
    // Every figure is told by the names of the levels.
    ...(profiles ? { profiles: profiles.map(told) } : {}),
    sources,
    // How long pictures are kept is what the public is owed.
    ...(costs ? { costs: pick(costs, ['retention_days', ...(isPriced ? PRICES : [])]) } : {}),
    ...(notice ? { notice: pick(notice, NOTICE_FIELDS) } : {}),
    ...(title_block ? { title_block: pick(title_block, [...TITLE_BLOCK_FIELDS, 'logo']) } : {}),
    unknown: { anglemort: { redaction: { withheld } } },
  };
}

const told = (profile: LevelProfile): LevelProfile => ({
  ...(pick(profile, ['id', 'name', 'source', 'date']) as LevelProfile),
  levels: profile.levels.map((level) => pick(level, ['id', 'name', 'density_px_per_m']) as Level),
});

const PRICES = ['prices', 'budget_eur', 'fps', 'bits_per_pixel'] as const;

function redactObject(object: PlanObject, hides: Hides): PlanObject | undefined {
  switch (object.kind) {
    case 'camera':
      return hides('positions') ? undefined : redactCamera(object, hides);
    case 'sound-sensor':
      return hides('positions') ? undefined : redactSensor(object, hides);
    case 'candidate-site':
      return hides('positions') || hides('zones')
        ? undefined
        : (pick(object, ['kind', 'id', 'name', 'position', 'mount', 'height_m']) as CandidateSite);
    case 'zone':
      return redactZone(object, hides);
    case 'place':
      return pick(object, [
        'kind',
        'id',
        'name',
        'position',
        'category',
        ...(hides('zones') ? [] : (['level', 'k', 'weight', 'entrance', 'facing_deg'] as const)),
      ]) as Place;
    case 'obstacle':
      return pick(object, ['kind', 'id', 'name', 'shape', 'height_m', 'base_m']) as Obstacle;
  }
}

const OPTICS = ['hfov_deg', 'vfov_deg', 'image_width_px', 'image_height_px', 'lens', 'max_range_m'] as const;

function redactCamera(camera: Camera, hides: Hides): Camera {
  const told = pick(camera, [
    ...(['kind', 'id', 'ref', 'name', 'position', 'height_m'] as const),
    ...(['mount', 'status', 'purpose', 'phase'] as const),
    ...(hides('models') ? [] : ([...OPTICS, 'model', 'ir_range_m', 'ir_beam_deg'] as const)),
    ...(hides('zones') ? [] : (['azimuth_deg', 'tilt_deg', 'pan_range_deg', 'lit'] as const)),
  ]) as Camera;
  return camera.views && !hides('zones')
    ? { ...told, views: camera.views.map((view) => redactView(view, hides)) }
    : told;
}

const redactView = (view: CameraView, hides: Hides): CameraView =>
  pick(view, [
    ...(['role', 'name', 'dwell_s', 'azimuth_deg', 'tilt_deg'] as const),
    ...(hides('models') ? [] : OPTICS),
  ]) as CameraView;

const redactSensor = (sensor: SoundSensor, hides: Hides): SoundSensor =>
  pick(sensor, [
    ...(['kind', 'id', 'ref', 'name', 'position', 'height_m', 'mount', 'status', 'phase'] as const),
    ...(hides('models') ? [] : (['model'] as const)),
    ...(hides('models') || hides('zones') ? [] : (['snr_min_db', 'background_db'] as const)),
  ]) as SoundSensor;

/** A mask is drawn as one camera sees it; with the zones only the perimeter is told (R252-3). */
function redactZone(zone: Zone, hides: Hides): Zone | undefined {
  if (zone.role === 'mask' && (hides('positions') || hides('zones'))) return undefined;
  if (!hides('zones')) {
    return pick(zone, [
      ...(['kind', 'id', 'name', 'polygon', 'role'] as const),
      ...(['level', 'k', 'weight', 'lit'] as const),
      ...(hides('positions') ? [] : (['cameras'] as const)),
    ]) as Zone;
  }
  return zone.role === 'study' ? (pick(zone, ['kind', 'id', 'name', 'polygon', 'role']) as Zone) : undefined;
}

/** Devices counted by what may be told of them, in the plan's order. */
export function deviceGroups(plan: Plan, withheld: readonly Withheld[]): readonly DeviceGroup[] {
  const groups = new Map<string, DeviceGroup>();
  for (const object of plan.objects.values()) {
    if (object.kind !== 'camera' && object.kind !== 'sound-sensor') continue;
    const told = groupOf(object, withheld);
    const key = JSON.stringify(told);
    groups.set(key, { ...told, quantity: (groups.get(key)?.quantity ?? 0) + 1 });
  }
  return [...groups.values()];
}

const groupOf = (device: Device, withheld: readonly Withheld[]): Omit<DeviceGroup, 'quantity'> => ({
  kind: device.kind,
  status: device.status ?? 'existing',
  ...(device.kind === 'camera' && device.purpose !== undefined ? { purpose: device.purpose } : {}),
  ...(device.model !== undefined && !withheld.includes('models') ? { model: device.model } : {}),
});
