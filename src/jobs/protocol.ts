/** What page and worker say to each other. Plain data, structured-cloned. */
import type { AnalysisProgress } from '../analysis/analysis';
import type { ObjectId } from '../kernel/units';
import type { LonLat } from '../model/plan';
import type { City } from '../model/city';
import type { AnalysisRequest, FileToRead } from './port';

export type Task =
  | { readonly kind: 'readFile'; readonly file: FileToRead }
  | { readonly kind: 'analyse'; readonly request: AnalysisRequest }
  | { readonly kind: 'soundProbe'; readonly request: AnalysisRequest; readonly at: LonLat }
  | {
      readonly kind: 'aim';
      readonly request: AnalysisRequest;
      readonly camera: ObjectId;
      readonly place: ObjectId;
    }
  | { readonly kind: 'preview'; readonly request: AnalysisRequest; readonly devices: readonly ObjectId[] }
  | { readonly kind: 'remedies'; readonly request: AnalysisRequest; readonly gap: string };

export type ToWorker =
  | { readonly say: 'start'; readonly id: number; readonly task: Task }
  | { readonly say: 'cancel'; readonly id: number }
  | { readonly say: 'city'; readonly city: City; readonly revision: number };

export type Progress = number | AnalysisProgress;

export type FromWorker =
  | { readonly say: 'progress'; readonly id: number; readonly progress: Progress }
  | {
      readonly say: 'done';
      readonly id: number;
      readonly kind: Task['kind'];
      readonly value: unknown;
      readonly duration_ms: number;
    }
  | { readonly say: 'cancelled'; readonly id: number }
  | { readonly say: 'failed'; readonly id: number; readonly error: string };

/** A worker, or the same code on this thread. */
export interface Channel {
  readonly post: (message: ToWorker) => void;
  /** Everything that comes back; `fault` when the worker itself broke. */
  readonly listen: (onMessage: (message: FromWorker) => void, onFault: (error: string) => void) => void;
  readonly close: () => void;
}
