/**
 * What happens in the city: incidents, complaints, footfall. Not part of the plan document, and written nowhere: such
 * data can be about people, so they live as long as the page. Only the columns that the user chose are here.
 */
export interface ContextLayer {
  /** New at every import. */
  readonly id: string;
  /** Name of the file. */
  readonly name: string;
  /** WGS 84 degrees, interleaved. */
  readonly lonLat: Float64Array;
  /** Index into `categories`. */
  readonly category: Uint8Array;
  /** `''` not stated, {@link OTHER_CATEGORIES} those beyond the most frequent. */
  readonly categories: readonly string[];
  /** Hour of the day as written, 0 to 23; -1 not stated. */
  readonly hour: Int8Array;
  /** Days from 1970-01-01 on; {@link NO_DAY} not stated. */
  readonly day: Int32Array;
  /** What of its feature the row stands for: 1 for a point; a line or an area is many rows of equal part. */
  readonly part: Float64Array;
  /** Of the row: at least 0; of a whole feature 1 where none is stated. */
  readonly weight: Float64Array;
}

export const NO_DAY = -2_147_483_648;
/** First and last day that are counted; those without a day are not. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

export const OTHER_CATEGORIES = '*';
