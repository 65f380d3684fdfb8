/** Where an event can be located, and how well ([S3]): areas by error, and where three sensors leave two places. */
import type { Tally } from '../../kernel/overlay';
import type { PlanSettings } from '../../model/plan';
import { soundSpeed_m_per_s } from './absorption';
import { hasTwin, locationError_m } from './location';

/** Steps of the location error that are told and drawn, m. */
export const LOCATION_STEPS_M = [1, 5, 10, 25] as const;

/** As many sensors must hear an event to locate it. */
export const LOCATE_FROM = 3;

export interface LocationFigures {
  readonly locatable_m2: number;
  /** Of that: exactly three hear it, and their times fit a second place too. */
  readonly ambiguous_m2: number;
  readonly byError: readonly { readonly upTo_m: number; readonly area_m2: number }[];
}

/** The bound for the sensors of a plan. */
export function locator(
  positions: readonly { readonly x: number; readonly y: number }[],
  settings: PlanSettings,
): {
  readonly error_m: (x: number, y: number, ids: ArrayLike<number>, count: number) => number;
  readonly twin: (x: number, y: number, ids: ArrayLike<number>) => boolean;
} {
  const xs = positions.map((p) => p.x);
  const ys = positions.map((p) => p.y);
  const unit_m = (soundSpeed_m_per_s(settings.temperature_c) * settings.timing_error_ms) / 1000;
  return {
    error_m: (x, y, ids, count) => locationError_m(x, y, xs, ys, ids, count, unit_m),
    twin: (x, y, ids) => hasTwin(x, y, xs, ys, ids),
  };
}

/** Places of the sums in the tally, before those by error. */
const LOCATABLE = 0;
const AMBIGUOUS = 1;
const BY_ERROR = 2;

/** Sums parts of public space, each judged at its middle. */
export function locationTally(
  positions: readonly { readonly x: number; readonly y: number }[],
  settings: PlanSettings,
): Tally {
  const { error_m, twin } = locator(positions, settings);
  const size = BY_ERROR + LOCATION_STEPS_M.length;
  return {
    size,
    from: LOCATE_FROM,
    result: new Float64Array(size),
    add: (sums, area_m2, x, y, ids, count) => {
      const error = error_m(x, y, ids, count);
      LOCATION_STEPS_M.forEach((upTo_m, i) => {
        if (error <= upTo_m) sums[BY_ERROR + i] = sums[BY_ERROR + i]! + area_m2;
      });
      if (error > settings.location_rms_max_m) return;
      sums[LOCATABLE] = sums[LOCATABLE]! + area_m2;
      if (count === LOCATE_FROM && twin(x, y, ids)) sums[AMBIGUOUS] = sums[AMBIGUOUS]! + area_m2;
    },
  };
}

export const locationFigures = ({ result }: Tally): LocationFigures => ({
  locatable_m2: result[LOCATABLE]!,
  ambiguous_m2: result[AMBIGUOUS]!,
  byError: LOCATION_STEPS_M.map((upTo_m, i) => ({ upTo_m, area_m2: result[BY_ERROR + i]! })),
});
