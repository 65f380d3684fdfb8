/**
 * Something that is wrong with what a user handed over, or that the user should know. The code is the identity;
 * the words are i18n's. Faults are gathered, never thrown.
 */
export interface Fault {
  /** Dotted code, for example `geojson.ringNotClosed`. */
  readonly code: string;
  /** `error`: left out or refused; `warning`: taken, to be checked; `info`: repaired on reading, told. */
  readonly severity: 'error' | 'warning' | 'info';
  /** Name of the file as the user knows it. */
  readonly file?: string;
  /** Zero-based place of the first feature concerned, or its id where it has one. */
  readonly feature?: number | string;
  /** One-based place in the text, where known. */
  readonly line?: number;
  readonly column?: number;
  /** How many times the same fault occurred. */
  readonly count: number;
  /** Values for the words: numbers with units in their names, or text taken from the file. */
  readonly params?: Readonly<Record<string, string | number>>;
}
