/** Bounds of values, next free numbers, and what people type. */
export {
  BOUNDS,
  checkNumber,
  isNumericField,
  type Bounds,
  type CheckContext,
  type CheckedNumber,
  type NumericField,
  type WarningCode,
} from './bounds';
export { duplicateRefs, nextName, nextRef } from './next-ref';
export {
  parseCompass,
  parseDirection,
  parseLonLat,
  parseNumber,
  parseOptionalNumber,
  parseResolution,
  type Direction,
} from './parse-number';
