/** The sight of one camera as a piece of work of its own: it may be done on another thread, and comes back to the bit. */
import type { Region } from '../kernel/region';
import type { SightContext } from '../kernel/sight-context';
import type { DeviceModel } from '../model/catalogue';
import type { Camera } from '../model/plan';
import type { Network } from './coverage/network';
import { seenAlong } from './coverage/streets';
import { type SeenStretches } from './coverage/stretch-list';
import { resolveCamera } from './optics';
import { facadesInView, NO_FACADES, type FacadeStretches } from './privacy/facade-sight';
import type { Scene } from './scene';
import { NOTHING_RECOGNISED, recognisedBy, type RecognisedByKind } from './privacy/recognition';
import { aimOf, LAMPS_ONLY, sightOfCamera, type CameraSight, type SightSettings } from './visibility';

/** One camera to look through. */
export interface SightJob {
  readonly camera: Camera;
  readonly model: DeviceModel | undefined;
  readonly settings: SightSettings;
  /** Asks for the façades in view, and where faces and plates could be recognised, as well. */
  readonly facades?: boolean;
}

/** What a camera sees of the place. */
export interface Looked {
  readonly sight: CameraSight;
  /** Of the network, per level. */
  readonly along: readonly SeenStretches[];
  readonly facades: FacadeStretches;
  readonly recognised: RecognisedByKind;
}

/** What a helper gives back: the sight without its lenses, which cannot cross, nor what both sides have; its streets. */
export interface SightAnswer {
  readonly sight: Omit<CameraSight, 'views' | 'masks' | 'lamps' | 'lighting'>;
  /** Per view ({@link CameraSight.views}). */
  readonly zones: readonly (readonly Region[])[];
  readonly along: readonly SeenStretches[];
  readonly facades: FacadeStretches;
  readonly recognised: RecognisedByKind;
}

/** What one camera sees, and of the network, per level. */
export function lookThrough(
  { scene, network }: { readonly scene: Scene; readonly network: Network },
  job: SightJob,
  ctx: SightContext,
): Looked {
  const { camera, model, settings } = job;
  const sight = sightOfCamera(scene, camera, model, settings, ctx);
  const along: SeenStretches[] = [];
  for (const region of sight.byLevel) along.push(seenAlong(network, region, along.at(-1)));
  if (job.facades !== true) return { sight, along, facades: NO_FACADES, recognised: NOTHING_RECOGNISED };
  const facades = facadesInView(scene, sight, settings.profile);
  return { sight, along, facades, recognised: recognisedBy(scene, network, sight, job, ctx) };
}

/** The sight as it crosses to another thread. */
export function answerOf({ sight, along, facades, recognised }: Looked): SightAnswer {
  const { views, masks: _masks, lamps: _lamps, lighting: _lighting, ...rest } = sight;
  return { sight: rest, zones: views.map((view) => view.zones), along, facades, recognised };
}

/** An answer made whole again. */
export function sightFrom(
  { sight, zones, along, facades, recognised }: SightAnswer,
  { camera, model, settings }: SightJob,
  scene: Scene,
): Looked {
  const convergence = scene.frame.convergence_deg(sight.position.x, sight.position.y);
  const views = resolveCamera(camera, model)
    .views.slice(0, zones.length)
    .map((view, i) => ({ ...view, aim: aimOf(view, convergence), zones: zones[i]! }));
  return {
    sight: {
      ...sight,
      views,
      masks: settings.masks,
      lamps: scene.lamps,
      lighting: settings.lighting ?? LAMPS_ONLY,
    },
    along,
    facades,
    recognised,
  };
}
