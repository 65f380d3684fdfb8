/**
 * What can be seen from a point over and between solids, exactly and in 2.5D ([V4]): the public face of the
 * visibility kernel. See `wall-index.ts` for the solids and `sight-sweep.ts` for the sweep.
 */
import type { Region } from './region';

export interface SightQuery {
  /** Computed position, frame metres. */
  readonly x: number;
  readonly y: number;
  /** Height of the eye above ground, m (`zc`). */
  readonly eye_m: number;
  /** Height of the target plane above ground, m (`zt`). */
  readonly target_m: number;
  /**
   * The picture as half-planes a·x + b·y + c ≥ 0 of the target plane, camera-relative metres, as triples; their
   * intersection is convex. Empty: all directions.
   */
  readonly window: Float64Array;
  /** Plan radii in m, one region each, any order; 0 or less gives an empty region. Arcs are drawn as [F5] says. */
  readonly radii_m: Float64Array;
  /** Bearing in the frame, degrees clockwise from y, at which an arc chord begins: the device's axis. */
  readonly axis_deg: number;
  /** Blanked parts of the target plane ([V7]), frame metres. */
  readonly masks: readonly Region[];
}

export interface SightResult {
  /** One region for each radius, in the query's order. */
  readonly regions: readonly Region[];
  readonly areas_m2: Float64Array;
}
