/**
 * Help with the sights of many cameras: the part of an analysis that falls into pieces which know nothing of each
 * other. Who helps, and over what kind of channel, is the caller's; the answers are those of this thread to the bit.
 */
import { createFrame } from '../kernel/frame';
import type { Region } from '../kernel/region';
import type { SightContext } from '../kernel/sight-context';
import type { DeviceModel } from '../model/catalogue';
import type { Camera, LonLat } from '../model/plan';
import type { Network } from './coverage/network';
import { ownGrid } from './coverage/segment-grid';
import { seenAlong, type SeenStretches } from './coverage/streets';
import { resolveCamera } from './optics';
import type { Scene } from './scene';
import { aimOf, LAMPS_ONLY, sightOfCamera, type CameraSight, type SightSettings } from './visibility';

/** All that a helper needs of the place, as plain data. */
export interface CrewGround {
  readonly origin: LonLat;
  readonly scene: Omit<Scene, 'frame'>;
  readonly network: Network;
}

/** One camera to look through. */
export interface SightJob {
  readonly camera: Camera;
  readonly model: DeviceModel | undefined;
  readonly settings: SightSettings;
}

/** What a helper gives back: the sight without its lenses, which cannot cross, nor what both sides have; its streets. */
export interface SightAnswer {
  readonly sight: Omit<CameraSight, 'views' | 'masks' | 'lamps' | 'lighting'>;
  /** Per view ({@link CameraSight.views}). */
  readonly zones: readonly (readonly Region[])[];
  readonly along: readonly SeenStretches[];
}

export interface SightCrew {
  /** The tables in memory that all threads see, where there is such; else as they are. */
  readonly share: <T extends object>(tables: T) => T;
  /** The place from now on; cheap when it is the same. What was asked before is forgotten. */
  readonly begin: (ground: CrewGround) => void;
  /** How many more jobs keep everybody busy until the next look. */
  readonly room: () => number;
  readonly ask: (id: number, job: SightJob) => void;
  /** What came since the last look; no answer where a helper broke. */
  readonly take: () => readonly (readonly [id: number, answer: SightAnswer | undefined])[];
  /** Nobody waits any more. */
  readonly end: () => void;
  /** Sends the helpers home. */
  readonly close: () => void;
}

/** A helper's own ground: its frame and its marks belong to it alone. */
export function settle({ origin, scene, network }: CrewGround): { scene: Scene; network: Network } {
  return {
    scene: { ...scene, frame: createFrame(origin) },
    network: { ...network, grid: ownGrid(network.grid) },
  };
}

/** What one camera sees, and of the network, per level. */
export function lookThrough(
  { scene, network }: { readonly scene: Scene; readonly network: Network },
  { camera, model, settings }: SightJob,
  ctx: SightContext,
): { readonly sight: CameraSight; readonly along: readonly SeenStretches[] } {
  const sight = sightOfCamera(scene, camera, model, settings, ctx);
  const along: SeenStretches[] = [];
  for (const region of sight.byLevel) along.push(seenAlong(network, region, along.at(-1)));
  return { sight, along };
}

/** The sight as it crosses to another thread. */
export function answerOf({ sight, along }: ReturnType<typeof lookThrough>): SightAnswer {
  const { views, masks: _masks, lamps: _lamps, lighting: _lighting, ...rest } = sight;
  return { sight: rest, zones: views.map((view) => view.zones), along };
}

/** An answer made whole again. */
export function sightFrom(
  { sight, zones, along }: SightAnswer,
  { camera, model, settings }: SightJob,
  scene: Scene,
): ReturnType<typeof lookThrough> {
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
  };
}
