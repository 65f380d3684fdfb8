/** What the rest of the app may ask of the jobs: long work, off the main thread, with progress and cancel. */
import type { PlaceAim } from '../analysis/aim-place';
import type { Analysis, AnalysisInput, AnalysisProgress } from '../analysis/analysis';
import type { SoundProbe } from '../analysis/acoustics/probe';
import type { ProbedCamera } from '../analysis/probe';
import type { CameraPicture } from '../analysis/view';
import type { MaskAnswer, MaskAsk } from '../analysis/privacy/masks';
import type { RemedyAnswer } from '../analysis/remedies/remedies';
import type { ScenarioComparison } from '../analysis/scenarios/comparison';
import type { SensitivityReport } from '../analysis/sensitivity/sensitivity-report';
import type { Fault } from '../kernel/fault';
import type { ObjectId } from '../kernel/units';
import type { City } from '../model/city';
import type { LonLat } from '../model/plan';
import type { Region } from '../kernel/region';
import type { DossierPageAnswer, DossierPageAsk, DossierRequest } from './dossier-request';
import type { ExportProgress } from '../codec/out/export-input';
import type { Waiting } from './awaited';
import type { ExportAsk } from './export-file';
import type { ContextColumns, ContextFound, ReadOptions, ReadOutcome } from './read-outcome';

export type JobResult<T> =
  | { readonly status: 'done'; readonly value: T; readonly duration_ms: number }
  | { readonly status: 'cancelled' }
  /** A fault of ours: `error` is for the log and the details, never the main sentence. */
  | { readonly status: 'failed'; readonly error: string };

export interface Job<T> {
  readonly result: Promise<JobResult<T>>;
  /** Asks the work to stop; the result becomes `cancelled`. Calling it late or twice does nothing. */
  readonly cancel: () => void;
}

/** What the user knows about a file; ids are the job's to make. */
export type ReadHints = Omit<ReadOptions, 'makeId' | 'sqlite'>;

export interface FileToRead {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly hints?: ReadHints;
}

export type ContextAnswer =
  | { readonly ok: true; readonly value: ContextFound }
  | { readonly ok: false; readonly error: readonly Fault[] };

export type ReadAnswer =
  | { readonly ok: true; readonly value: ReadOutcome }
  | { readonly ok: false; readonly error: readonly Fault[] };

/** An analysis of the city handed over last, with its shapes: its figures are told before them. */
export type AnalysisRequest = Omit<AnalysisInput, 'city' | 'shapes'>;

/** What moving devices see, frame metres with the frame's origin. */
export interface Preview {
  readonly origin: readonly [lon: number, lat: number];
  readonly devices: ReadonlyMap<
    ObjectId,
    {
      readonly levels: readonly {
        readonly level: string;
        readonly region: Region;
        readonly area_m2: number;
      }[];
      /** Of a sound sensor: where the event is detected, roughly. */
      readonly heard?: Region;
    }
  >;
}

/** Which view of which camera is drawn, and where the person stands; ahead on the axis when absent. */
export interface PictureAsk {
  readonly camera: ObjectId;
  /** Place among the views that count. */
  readonly view: number;
  readonly person?: LonLat;
}

/**
 * Every kind of work: what it is asked, what it answers, how it tells how far it is. The work stands in `tasks.ts`
 * under the same name.
 */
export interface TaskKinds {
  /** Reads a file by its content; progress is the share done, in [0, 1]. The bytes are copied. */
  readonly readFile: Kind<FileToRead, ReadAnswer, number | Waiting>;
  /** Reads event data; progress is the share done. `id` is the new layer's. */
  readonly readContext: Kind<
    {
      readonly name: string;
      readonly bytes: Uint8Array;
      readonly id: string;
      readonly columns?: ContextColumns;
    },
    ContextAnswer,
    number | Waiting
  >;
  readonly analyse: Kind<AnalysisRequest, Analysis>;
  /** The PDF dossier over the city handed over last; progress is the share of pages done. */
  readonly dossier: Kind<DossierRequest, Uint8Array, number | Waiting>;
  /** One of its pages for the screen; overtaken requests come back cancelled. */
  readonly dossierPage: Kind<DossierPageAsk, DossierPageAnswer | undefined, number | Waiting>;
  /** What could be done about one gap of the plan's report, each change tried out. */
  readonly remedies: Kind<{ readonly request: AnalysisRequest; readonly gap: string }, RemedyAnswer>;
  /** The plan's figures at other assumed heights; the next analysis ends it. */
  readonly sensitivity: Kind<AnalysisRequest, SensitivityReport>;
  /** Masks that would take façades out of view, each tried out. */
  readonly masks: Kind<{ readonly request: AnalysisRequest; readonly ask: MaskAsk }, MaskAnswer>;
  /** The plan's current scenario and another one; the next analysis ends it. */
  readonly comparison: Kind<
    { readonly request: AnalysisRequest; readonly other: string },
    ScenarioComparison
  >;
  /** What some devices of a plan see right now; overtaken requests come back cancelled. */
  readonly preview: Kind<
    { readonly request: AnalysisRequest; readonly devices: readonly ObjectId[] },
    Preview
  >;
  /** What the sensors hear of one place, over the ground of the last analysis; undefined before there is one. */
  readonly soundProbe: Kind<
    { readonly request: AnalysisRequest; readonly at: LonLat },
    SoundProbe | undefined,
    number
  >;
  /** What every camera makes of one place; overtaken requests come back cancelled. */
  readonly probe: Kind<{ readonly request: AnalysisRequest; readonly at: LonLat }, readonly ProbedCamera[]>;
  /** What a view of a camera shows, as polygons; undefined when the plan has no such view. */
  readonly picture: Kind<{ readonly request: AnalysisRequest } & PictureAsk, CameraPicture | undefined>;
  /** How a camera must be set to show a place at its level; undefined when either is not in the plan. */
  readonly aim: Kind<
    { readonly request: AnalysisRequest; readonly camera: ObjectId; readonly place: ObjectId },
    PlaceAim | undefined
  >;
  /** A plan and its result as the bytes of a file, in any format of `codec/out/formats`. */
  readonly exportFile: Kind<ExportAsk, Uint8Array, ExportProgress>;
}

interface Kind<Ask, Answer, Progress = AnalysisProgress> {
  readonly ask: Ask;
  readonly answer: Answer;
  readonly progress: Progress;
}

export type TaskKind = keyof TaskKinds;
export type Ask<K extends TaskKind> = TaskKinds[K]['ask'];
export type Answer<K extends TaskKind> = TaskKinds[K]['answer'];
export type ProgressOf<K extends TaskKind> = TaskKinds[K]['progress'];

export interface Jobs {
  readonly start: <K extends TaskKind>(
    kind: K,
    ask: Ask<K>,
    onProgress?: (progress: ProgressOf<K>) => void,
  ) => Job<Answer<K>>;
  /** The data that analyses and previews are about from now on. Copied, not taken. */
  readonly setCity: (city: City) => void;
  /** Ends the workers. */
  readonly close: () => void;
}
