/** How much of what happens in the city is seen: plain data of the report. */
import type { LonLat } from '../../model/plan';

/** Null: withheld, because it would tell of few people. Never so in the app, always in what leaves it. */
export interface SeenCount {
  readonly total: number | null;
  readonly seenByDay: number | null;
  readonly seenByNight: number | null;
}

/** Events where something is required. Null as in {@link SeenCount}. */
export interface EventsNear {
  readonly count: number | null;
  readonly weight: number | null;
}

/** A square of the city where much happens that no camera sees. */
export interface UnseenSpot {
  /** Middle of the square, never the place of one event. */
  readonly at: LonLat;
  /** West, south, east, north of the square, degrees. */
  readonly bounds: readonly [number, number, number, number];
  /** Name of the nearest street within 60 m; '' when there is none. */
  readonly street: string;
  readonly unseen: number | null;
  readonly weight: number | null;
  readonly total: number | null;
}

/** A span of days, first and last day included, `2026-03-01`. */
export interface DateRow extends SeenCount {
  readonly from: string;
  readonly to: string;
}

export interface CrossingRow {
  /** Name of the layer. */
  readonly name: string;
  /** Asked level at which something counts as seen. */
  readonly level: string;
  readonly all: SeenCount;
  /** In the file, but outside the study area: counted nowhere else. */
  readonly outside: number | null;
  /** Sums of weights. */
  readonly weight: SeenCount;
  /** In the layer's order; '' not stated, `*` the rare ones together. */
  readonly byCategory: readonly (SeenCount & { readonly category: string })[];
  /** Hours as the data write them; null: not stated. */
  readonly byHour: readonly (SeenCount & { readonly hour: number | null })[];
  /** Spans of equal length that follow each other, of the whole data whatever period is counted; none without days. */
  readonly byDate?: readonly DateRow[];
  /** What is counted, first and last day included; everything where absent. */
  readonly period?: { readonly from: string; readonly to: string };
  /** Heaviest first; of the light of the report (`night`). */
  readonly unseenSpots: readonly UnseenSpot[];
  /** Side of a spot's square, m. */
  readonly spot_m: number;
  /** Smaller counts are withheld in what leaves the app; absent in the app itself. */
  readonly withheldBelow?: number;
}
