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
  /** At least 0; 1 where none is stated. */
  readonly weight: Float64Array;
}

export const OTHER_CATEGORIES = '*';
