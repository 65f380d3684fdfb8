/**
 * [X4] Where a camera could recognise a face automatically, or read a plate, whatever it is set up for: density and
 * steepness of the sight line.
 */
import { subtractRegions } from '../../kernel/overlay/region-ops';
import { EMPTY_REGION, isEmptyRegion, type Region } from '../../kernel/region';
import type { SightContext } from '../../kernel/sight-context';
import { toRadians } from '../../kernel/units';
import type { DeviceModel, LevelProfile } from '../../model/catalogue';
import type { Camera } from '../../model/plan';
import type { Network } from '../coverage/network';
import { NOTHING_SEEN, type SeenStretches } from '../coverage/stretch-list';
import { seenAlong } from '../coverage/streets';
import type { Scene } from '../scene';
import { sightOfCamera, type CameraSight, type SightSettings } from '../visibility/camera-sight';
import { disc } from '../visibility/light';
import { facadesInView, NO_FACADES, type FacadeStretches } from './facade-sight';
import { RECOGNITION_LIMITS, type RecognitionKind } from './recognition-limits';

/** What one camera could do of one kind. */
export interface Recognised {
  readonly region: Region;
  readonly along: SeenStretches;
  /** Façades at the height of faces; none for plates. */
  readonly facades: FacadeStretches;
}

export type RecognisedByKind = Readonly<Record<RecognitionKind, Recognised>>;

const NOTHING: Recognised = { region: EMPTY_REGION, along: NOTHING_SEEN, facades: NO_FACADES };
export const NOTHING_RECOGNISED: RecognisedByKind = { face: NOTHING, plate: NOTHING };

interface LookedThrough {
  readonly camera: Camera;
  readonly model: DeviceModel | undefined;
  readonly settings: SightSettings;
}

/** Both kinds for one camera; `sight` is what it sees, for its views. */
export const recognisedBy = (
  scene: Scene,
  network: Network,
  sight: CameraSight,
  job: LookedThrough,
  ctx: SightContext,
): RecognisedByKind => ({
  face: recognised(scene, network, sight, job, ctx, 'face'),
  plate: recognised(scene, network, sight, job, ctx, 'plate'),
});

function recognised(
  scene: Scene,
  network: Network,
  sight: CameraSight,
  { camera, model, settings }: LookedThrough,
  ctx: SightContext,
  kind: RecognitionKind,
): Recognised {
  const { density_px_per_m, depression_deg, target_m } = RECOGNITION_LIMITS[kind];
  const farthest_m = Math.max(0, ...sight.views.map((view) => view.focal_px / density_px_per_m));
  const drop_m = Math.abs(sight.height_m - target_m);
  // Most cameras: so near as this density needs, the line is too steep.
  if (!(farthest_m * Math.sin(toRadians(depression_deg)) > drop_m)) return NOTHING;
  const level = { id: kind, name: { fr: kind, en: kind }, density_px_per_m };
  const profile: LevelProfile = { ...settings.profile, levels: [level] };
  const { envelope: _envelope, ...plain } = settings;
  const near = sightOfCamera(scene, camera, model, { ...plain, profile, target_height_m: target_m }, ctx);
  const seen = near.byLevel[0]!;
  if (isEmptyRegion(seen)) return NOTHING;
  const steep = disc(sight.position.x, sight.position.y, drop_m / Math.tan(toRadians(depression_deg)));
  const region = drop_m > 0 ? subtractRegions(seen, [steep]) : seen;
  const facades =
    kind === 'face'
      ? facadesInView(scene, near, profile, { steepest: Math.tan(toRadians(depression_deg)) })
      : NO_FACADES;
  return { region, along: seenAlong(network, region), facades };
}
