declare module 'geojson-validation' {
  /** With `trace` the list of what is wrong, in English; without, whether nothing is. */
  export function isGeometryObject(geometry: unknown, trace: true): string[];
  export function isGeometryObject(geometry: unknown, trace?: false): boolean;
}
