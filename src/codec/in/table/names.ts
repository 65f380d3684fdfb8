/** Names of columns as they are compared, and cells as numbers. */
import { parseAngle, parseDecimal } from './angles';

/** Without accents, case, spaces and signs: `Hauteur (m)` is `hauteurm`. */
export const plainName = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z\d]/gu, '');

/** The number in a cell, or its text when there is none. */
export const angleOr = (text: string): number | string => parseDecimal(text) ?? parseAngle(text) ?? text;
