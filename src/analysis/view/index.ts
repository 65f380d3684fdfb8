export * from './camera-picture';
export { streetPieces, type StreetPieces } from './ground';
