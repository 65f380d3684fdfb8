/** The work itself: each task as the generator of the core that does it. Runs in a worker and inline alike. */
import { analyse, createAnalysisCache, remedySteps, type AnalysisCache, type Crew } from '../analysis';
import { readFile } from '../codec';
import type { ObjectId } from '../kernel/units';
import { EMPTY_CITY, type City } from '../model/city';
import { aimSteps, createPreviewCache, previewSteps, type PreviewCache } from './preview';
import type { Progress, Task } from './protocol';
import { soundProbeSteps, type SoundProbeCache } from './sound-probe';

export type Steps = Generator<Progress, unknown, void>;

/** What stays from one task to the next. */
export interface Bench {
  city: City;
  cityRevision: number;
  analysisCache: AnalysisCache;
  previewCache: PreviewCache;
  soundProbeCache: SoundProbeCache;
  readonly makeId: () => ObjectId;
  readonly crew: Crew | undefined;
}

export const createBench = (makeId: () => ObjectId, crew?: Crew): Bench => ({
  city: EMPTY_CITY,
  cityRevision: -1,
  analysisCache: createAnalysisCache(crew),
  previewCache: createPreviewCache(),
  soundProbeCache: {},
  makeId,
  crew,
});

/** New data: nothing kept belongs to them. */
export function setCity(bench: Bench, city: City, revision: number): void {
  bench.city = city;
  bench.cityRevision = revision;
  bench.analysisCache = createAnalysisCache(bench.crew);
  bench.previewCache = createPreviewCache();
  bench.soundProbeCache = {};
}

export function* stepsOf(task: Task, bench: Bench): Steps {
  switch (task.kind) {
    case 'readFile': {
      const { name, bytes, hints } = task.file;
      const steps = readFile(name, bytes, { ...hints, makeId: bench.makeId });
      let step = steps.next();
      for (; !step.done; step = steps.next()) yield step.value.share;
      return step.value;
    }
    case 'analyse':
      return yield* analyse({ ...task.request, city: bench.city }, bench.analysisCache);
    case 'soundProbe':
      return yield* soundProbeSteps(
        { ...task.request, city: bench.city },
        task.at,
        bench.soundProbeCache,
        bench.analysisCache,
      );
    case 'aim':
      return yield* aimSteps(
        { ...task.request, city: bench.city },
        task,
        bench.previewCache,
        bench.analysisCache,
      );
    case 'remedies':
      return yield* remedySteps({ ...task.request, city: bench.city }, task.gap, bench.analysisCache);
    case 'preview':
      return yield* previewSteps(
        { ...task.request, city: bench.city },
        task.devices,
        bench.previewCache,
        bench.analysisCache,
      );
  }
}
