/** The work itself: each task as the generator of the core that does it. Runs in a worker and inline alike. */
import {
  analyse,
  comparisonSteps,
  createAnalysisCache,
  maskSteps,
  remedySteps,
  sensitivitySteps,
  type AnalysisCache,
  type Crew,
} from '../analysis';
import { loadSqlite, needsSqlite, readContext, readFile, UNPACK_LIMITS } from '../codec';
import { unpacked } from './unpack';
import { awaited } from './awaited';
import type { ObjectId } from '../kernel/units';
import { EMPTY_CITY, type City } from '../model/city';
import { unpackTexts } from '../model/packed-texts';
import { dossierPageSteps, dossierSteps } from './dossier';
import { exportSteps } from './export-file';
import { aimSteps, createPreviewCache, previewSteps, type PreviewCache } from './preview';
import type { AnalysisRequest, Answer, Ask, ProgressOf, TaskKind } from './port';
import { pictureSteps, type PictureCache } from './picture';
import { probeSteps } from './probe';
import type { Progress, Task, ToWorker } from './protocol';
import { canShare, shared } from './share';
import { soundProbeSteps, type SoundProbeCache } from './sound-probe';

export type Steps = Generator<Progress, unknown, void>;

/** What stays from one task to the next. */
export interface Bench {
  city: City;
  analysisCache: AnalysisCache;
  previewCache: PreviewCache & PictureCache;
  soundProbeCache: SoundProbeCache;
  readonly makeId: () => ObjectId;
  readonly crew: Crew | undefined;
}

export const createBench = (makeId: () => ObjectId, crew?: Crew): Bench => ({
  city: EMPTY_CITY,
  analysisCache: createAnalysisCache(crew),
  previewCache: createPreviewCache(),
  soundProbeCache: {},
  makeId,
  crew,
});

/** New data: nothing kept belongs to them. */
export function setCity(bench: Bench, { tables, kept }: Extract<ToWorker, { say: 'city' }>): void {
  const before = Object.fromEntries(kept.map((name) => [name, bench.city[name]]));
  bench.city = { ...EMPTY_CITY, ...before, ...unpackTexts(tables) };
  bench.analysisCache = createAnalysisCache(bench.crew);
  bench.previewCache = createPreviewCache();
  bench.soundProbeCache = {};
}

type Work<K extends TaskKind> = (ask: Ask<K>, bench: Bench) => Generator<ProgressOf<K>, Answer<K>, void>;

const withCity = <R extends AnalysisRequest>(request: R, { city }: Bench): R & { readonly city: City } => ({
  ...request,
  city,
});

const WORK: { readonly [K in TaskKind]: Work<K> } = {
  *readFile({ name, bytes, hints }, { makeId }) {
    const sqlite = needsSqlite(bytes) ? yield* awaited(loadSqlite()) : undefined;
    const content = yield* awaited(unpacked(bytes, UNPACK_LIMITS));
    const steps = readFile(name, bytes, {
      ...hints,
      makeId,
      ...(sqlite ? { sqlite } : {}),
      ...(content ? { unpacked: content } : {}),
    });
    let step = steps.next();
    for (; !step.done; step = steps.next()) yield step.value.share;
    return step.value;
  },
  dossier: dossierSteps,
  dossierPage: dossierPageSteps,
  *readContext({ name, bytes, id, columns }) {
    const sqlite = needsSqlite(bytes) ? yield* awaited(loadSqlite()) : undefined;
    const read = yield* readContext(name, bytes, {
      id,
      ...(columns ? { columns } : {}),
      ...(sqlite ? { sqlite } : {}),
    });
    // Every run is asked with the events: shared, they are not copied each time.
    return canShare() ? shared(read) : read;
  },
  analyse: (request, bench) => analyse(withCity(request, bench), bench.analysisCache),
  remedies: ({ request, gap }, bench) => remedySteps(withCity(request, bench), gap, bench.analysisCache),
  sensitivity: (request, bench) => sensitivitySteps(withCity(request, bench), bench.analysisCache),
  masks: ({ request, ask }, bench) => maskSteps(withCity(request, bench), ask, bench.analysisCache),
  comparison: ({ request, other }, bench) =>
    comparisonSteps(withCity(request, bench), other, bench.analysisCache),
  preview: ({ request, devices }, bench) =>
    previewSteps(withCity(request, bench), devices, bench.previewCache, bench.analysisCache),
  soundProbe: ({ request, at }, bench) =>
    soundProbeSteps(withCity(request, bench), at, bench.soundProbeCache, bench.analysisCache),
  probe: ({ request, at }, bench) =>
    probeSteps(withCity(request, bench), at, bench.previewCache, bench.analysisCache),
  picture: ({ request, ...ask }, bench) =>
    pictureSteps(withCity(request, bench), ask, bench.previewCache, bench.analysisCache),
  aim: ({ request, camera, place }, bench) =>
    aimSteps(withCity(request, bench), { camera, place }, bench.previewCache, bench.analysisCache),
  exportFile: (ask, { city }) => exportSteps(ask, city),
};

/** The steps of a task; the task's kind is what its question is of. */
export const stepsOf = ({ kind, ask }: Task, bench: Bench): Steps =>
  (WORK[kind] as Work<TaskKind>)(ask, bench);
