/** What the rest of the app may ask of the jobs: long work, off the main thread, with progress and cancel. */
import type { PlaceAim } from '../analysis/aim-place';
import type { Analysis, AnalysisInput, AnalysisProgress } from '../analysis/analysis';
import type { SoundProbe } from '../analysis/acoustics/probe';
import type { RemedyAnswer } from '../analysis/remedies/remedies';
import type { Fault } from '../kernel/fault';
import type { ObjectId } from '../kernel/units';
import type { City } from '../model/city';
import type { LonLat } from '../model/plan';
import type { Region } from '../kernel/region';
import type { ReadOptions, ReadOutcome } from './read-outcome';

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
export type ReadHints = Omit<ReadOptions, 'makeId'>;

export interface FileToRead {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly hints?: ReadHints;
}

export type ReadAnswer =
  | { readonly ok: true; readonly value: ReadOutcome }
  | { readonly ok: false; readonly error: readonly Fault[] };

/** An analysis of the city handed over last. */
export type AnalysisRequest = Omit<AnalysisInput, 'city'>;

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
    }
  >;
}

export interface Jobs {
  /** Reads a file by its content; progress is the share done, in [0, 1]. The bytes are copied. */
  readonly readFile: (file: FileToRead, onProgress?: (share: number) => void) => Job<ReadAnswer>;
  /** The data that analyses and previews are about from now on. Copied, not taken. */
  readonly setCity: (city: City, revision: number) => void;
  readonly analyse: (
    request: AnalysisRequest,
    onProgress?: (progress: AnalysisProgress) => void,
  ) => Job<Analysis>;
  /** What could be done about one gap of the plan's report, each change tried out. */
  readonly remedies: (
    request: AnalysisRequest,
    gap: string,
    onProgress?: (progress: AnalysisProgress) => void,
  ) => Job<RemedyAnswer>;
  /** What some devices of a plan see right now; overtaken requests come back cancelled. */
  readonly preview: (request: AnalysisRequest, devices: readonly ObjectId[]) => Job<Preview>;
  /** What the sensors hear of one place, over the ground of the last analysis; undefined before there is one. */
  readonly soundProbe: (request: AnalysisRequest, at: LonLat) => Job<SoundProbe | undefined>;
  /** How a camera must be set to show a place at its level; undefined when either is not in the plan. */
  readonly aim: (request: AnalysisRequest, camera: ObjectId, place: ObjectId) => Job<PlaceAim | undefined>;
  /** Ends the workers. */
  readonly close: () => void;
}
