/** The k-table of a report: exactly 0, 1, … and at last “this many or more” ([C3]). */
import type { KRow } from '../report';

/** `most`: the k of the last row, which takes everything from there on. */
export function kRows(byK_m2: readonly number[], byK_m: readonly number[], most: number): KRow[] {
  const from = (sums: readonly number[], k: number): number =>
    k < most ? (sums[k] ?? 0) : sums.slice(most).reduce((a, b) => a + b, 0);
  return Array.from({ length: most + 1 }, (_, k) => ({
    k,
    ...(k === most ? { orMore: true } : {}),
    area_m2: from(byK_m2, k),
    length_m: from(byK_m, k),
  }));
}
