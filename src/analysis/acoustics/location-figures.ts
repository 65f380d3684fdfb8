/** Where an event can be located, and how well ([S3]): areas by error, and where three sensors leave two places. */
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

/** Sums parts of public space, each judged at its middle. */
export function locationSums(
  positions: readonly { readonly x: number; readonly y: number }[],
  settings: PlanSettings,
): {
  readonly visit: (area_m2: number, x: number, y: number, ids: ArrayLike<number>, count: number) => void;
  readonly figures: () => LocationFigures;
} {
  const { error_m, twin } = locator(positions, settings);
  const byError = LOCATION_STEPS_M.map((upTo_m) => ({ upTo_m, area_m2: 0 }));
  let locatable_m2 = 0;
  let ambiguous_m2 = 0;
  return {
    visit: (area_m2, x, y, ids, count) => {
      const error = error_m(x, y, ids, count);
      for (const row of byError) if (error <= row.upTo_m) row.area_m2 += area_m2;
      if (error > settings.location_rms_max_m) return;
      locatable_m2 += area_m2;
      if (count === LOCATE_FROM && twin(x, y, ids)) ambiguous_m2 += area_m2;
    },
    figures: () => ({ locatable_m2, ambiguous_m2, byError }),
  };
}
