/** What an analysis takes from its plan: zones by role, models, and all that the sight of each camera depends on. */
import type { Frame } from '../kernel/frame';
import type { DeviceModel } from '../model/catalogue';
import type { Camera, Zone } from '../model/plan';
import type { AnalysisInput } from './analysis';
import { zoneRegion } from './coverage/public-space';
import { lightingOf } from './lighting';
import type { SightJob } from './sight-crew';

/** The plan's zones of a role, in the plan's order. */
export function zonesOf({ plan }: Pick<AnalysisInput, 'plan'>, role: Zone['role']): readonly Zone[] {
  return [...plan.objects.values()].filter((o): o is Zone => o.kind === 'zone' && o.role === role);
}

/** By id; the plan's own come first on equal ids. */
export function modelsOf({
  plan,
  catalogue,
}: Pick<AnalysisInput, 'plan' | 'catalogue'>): Map<string, DeviceModel> {
  const models = new Map(catalogue.map((m) => [m.id, m]));
  for (const model of plan.head.catalogue) models.set(model.id, model);
  return models;
}

export interface WantedSight {
  /** Everything that the sight depends on beside the ground. */
  readonly key: string;
  readonly job: SightJob;
}

/** How each camera of the plan is looked through: with its model, its masks, and the light of the night. */
export function wantedSight(input: AnalysisInput, frame: Frame): (camera: Camera) => WantedSight {
  const masks = zonesOf(input, 'mask').map((zone) => ({
    zone,
    region: zoneRegion([zone.polygon], frame),
  }));
  const models = modelsOf(input);
  const { lighting, key: lightingKey } = lightingOf(input.plan, frame);
  const general = JSON.stringify([sightSettings(input), lightingKey, input.profile.levels]);
  return (camera) => {
    const own = masks.filter(({ zone }) => !zone.cameras || zone.cameras.includes(camera.id));
    const model = camera.model === undefined ? undefined : models.get(camera.model);
    const settings = {
      ...sightSettings(input),
      lighting,
      profile: input.profile,
      masks: own.map((mask) => mask.region),
    };
    return {
      key: `${general}${JSON.stringify([opticsOf(camera), model, own.map((m) => m.zone.polygon)])}`,
      job: { camera, model, settings },
    };
  };
}

const sightSettings = ({ plan }: AnalysisInput): { target_height_m: number; night: boolean } => ({
  target_height_m: plan.head.settings.target_height_m,
  night: plan.head.settings.night,
});

/** What a camera's sight does not depend on. */
const PAPERS: ReadonlySet<string> = new Set<keyof Camera>([
  'name',
  'ref',
  'status',
  'purpose',
  'locked',
  'unknown',
  'mount',
  'phase',
  'trench_m',
  'fibre_m',
  'radio_hops',
  'power_group',
  'network_group',
]);

/** A camera without its papers: a new name moves nothing. */
const opticsOf = (camera: Camera): readonly [string, unknown][] =>
  Object.entries(camera).filter(([key]) => !PAPERS.has(key));
