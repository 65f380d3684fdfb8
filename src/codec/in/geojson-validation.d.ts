declare module 'geojson-validation' {
  /** Whether the value is GeoJSON of any kind; with `trace` the list of what is wrong, in English. */
  export function valid(value: unknown, trace: true): string[];
  export function valid(value: unknown, trace?: false): boolean;
  export function isGeometryObject(geometry: unknown, trace: true): string[];
  export function isGeometryObject(geometry: unknown, trace?: false): boolean;
}
