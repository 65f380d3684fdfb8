/**
 * Help with the parts of an analysis that fall into pieces which know nothing of each other: what each camera sees,
 * what each sensor hears. Who helps, and over what kind of channel, is the caller's; the answers are those of this
 * thread to the bit.
 */
import { finish } from '../kernel/steps';
import { createFrame } from '../kernel/frame';
import { SightContext } from '../kernel/sight-context';
import type { LonLat, PlanSettings } from '../model/plan';
import { createSoundGround, type SoundGround } from './acoustics/hear';
import { listenSteps, type PlacedSensor } from './acoustics/listen';
import type { HeardBySensor } from './acoustics/sound';
import type { Network } from './coverage/network';
import { ownGrid } from './coverage/segment-grid';
import type { Scene } from './scene';
import { answerOf, lookThrough, type SightAnswer, type SightJob } from './sight-crew';

/** All that a helper needs of the place, as plain data. */
export interface CrewGround {
  readonly origin: LonLat;
  readonly scene: Omit<Scene, 'frame'>;
  readonly network: Network;
}

export type CrewJob =
  | { readonly kind: 'look'; readonly look: SightJob }
  | { readonly kind: 'listen'; readonly sensor: PlacedSensor; readonly settings: PlanSettings };
export type CrewAnswer = SightAnswer | HeardBySensor;

export interface Crew {
  /** The tables in memory that all threads see, where there is such; else as they are. */
  readonly share: <T extends object>(tables: T) => T;
  /** The place from now on; cheap when it is the same. What was asked before is forgotten. */
  readonly begin: (ground: CrewGround) => void;
  /** How many more jobs the others want when each may have `atOnce`. */
  readonly room: (atOnce: number) => number;
  readonly ask: (id: number, job: CrewJob) => void;
  /** What came since the last look; no answer where a helper broke. */
  readonly take: () => readonly (readonly [id: number, answer: CrewAnswer | undefined])[];
  /** Nobody waits any more. */
  readonly end: () => void;
  /** Sends the helpers home. */
  readonly close: () => void;
}

/** What a helper has to work with: the ground with a frame and marks of its own, and working memory. */
export interface Helper {
  readonly scene: Scene;
  readonly network: Network;
  readonly context: SightContext;
  readonly sound: SoundGround;
}

export function settle({ origin, scene: tables, network }: CrewGround): Helper {
  const scene = { ...tables, frame: createFrame(origin) };
  return {
    scene,
    network: { ...network, grid: ownGrid(network.grid) },
    context: new SightContext(),
    sound: createSoundGround(scene),
  };
}

/** Does a job in one go. */
export function answer(helper: Helper, job: CrewJob): CrewAnswer {
  if (job.kind === 'look') return answerOf(lookThrough(helper, job.look, helper.context));
  return finish(listenSteps(helper, helper.sound, job.sensor, job.settings));
}

/** How pieces of work are shared out. */
export interface Shares<T> {
  readonly items: readonly T[];
  /** How many a helper has at a time: few long ones, more short ones. */
  readonly atOnce: number;
  readonly jobOf: (item: T) => CrewJob;
  /** Takes an answer; does the work here where there is none. */
  readonly keep: (item: T, answer?: CrewAnswer) => Generator<unknown, void, void>;
}

export interface ShareProgress {
  readonly done: number;
  /** Nothing to do here but to wait for the others. */
  readonly idle: boolean;
}

/** The crew takes from the same list as this thread, which never waits while there is something left to take. */
export function* sharedOut<T>(
  crew: Crew,
  ground: CrewGround,
  { items, atOnce, jobOf, keep }: Shares<T>,
): Generator<ShareProgress, void, void> {
  crew.begin(ground);
  let [next, done] = [0, 0];
  try {
    while (done < items.length) {
      for (let room = crew.room(atOnce); room > 0 && next < items.length; room--, next++) {
        crew.ask(next, jobOf(items[next]!));
      }
      const here = items[next];
      if (here !== undefined) {
        next++;
        for (const _ of keep(here)) yield { done, idle: false };
        done++;
      }
      for (const [id, found] of crew.take()) {
        for (const _ of keep(items[id]!, found)) yield { done, idle: false };
        done++;
      }
      yield { done, idle: here === undefined && done < items.length };
    }
  } finally {
    crew.end();
  }
}
