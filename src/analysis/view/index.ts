export * from './camera-picture';
export type { FirstAhead } from './sight-rays';
export { streetPieces, type StreetPieces } from './ground';
