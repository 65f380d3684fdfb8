/**
 * Help with the parts of an analysis that fall into pieces which know nothing of each other: what each camera sees,
 * what each sensor hears, blocks of public space. Who helps, and over what kind of channel, is the caller's; the
 * answers are those of this thread to the bit.
 */
import {
  domainPart,
  layerAreas,
  type AreaAnswer,
  type AreaJob,
  type DomainJob,
  type DomainPart,
} from '../kernel/overlay';
import { alone, finish, WAITING, type PartedWork, type Share } from '../kernel/steps';
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
  | { readonly kind: 'listen'; readonly sensor: PlacedSensor; readonly settings: PlanSettings }
  | DomainJob
  | AreaJob;
export type CrewAnswer = SightAnswer | HeardBySensor | DomainPart | AreaAnswer;

export interface Crew {
  /** The tables in memory that all threads see, where there is such; else as they are. */
  readonly share: <T extends object>(tables: T) => T;
  /** The place from now on; cheap when it is the same, or when none is needed. What was asked before is forgotten. */
  readonly begin: (ground?: CrewGround) => void;
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

/** Does a job in one go. Some stand on the ground that was given, which is a bug to leave out; others alone. */
export function answer(helper: Helper | undefined, job: CrewJob): CrewAnswer {
  if (job.kind === 'domain') return domainPart(job);
  if (job.kind === 'areas') return layerAreas(job);
  if (!helper) throw new Error(`no ground for ${job.kind}`);
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
  ground: CrewGround | undefined,
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

/** Fewer parts are done before a helper has begun. */
const PARTS_LEAST = 4;
/** One at work, and others at hand while this thread is busy with one of its own. */
const PARTS_AT_ONCE = 3;

/** How work in parts is shared out over the crew, where there is one. */
export const sharedParts = (crew: Crew | undefined) =>
  function* <Job extends CrewJob, Answer extends CrewAnswer>(
    work: PartedWork<Job, Answer>,
  ): Generator<Share, void, void> {
    const { parts, here, jobOf, keep } = work;
    if (!crew || parts < PARTS_LEAST) return yield* alone(work);
    const shares: Shares<number> = {
      items: Array.from({ length: parts }, (_, part) => part),
      atOnce: PARTS_AT_ONCE,
      jobOf,
      keep: function* (part, found) {
        if (found) keep(part, found as Answer);
        else yield* here(part);
      },
    };
    for (const { done, idle } of sharedOut(crew, undefined, shares)) yield idle ? WAITING : done / parts;
  };
