/**
 * Brands: one generic makes a number's unit, or a string's meaning, visible to the compiler. Erased at run time.
 * Figures in plain data carry their unit in the field name instead (`_m`, `_deg`), see SPEC [F4].
 */
export type Brand<Base, Name extends string> = Base & { readonly '~brand': Name };

export type Degrees = Brand<number, 'deg'>;
export type Radians = Brand<number, 'rad'>;

/** Identifies one object of a plan; unique within it. */
export type ObjectId = Brand<string, 'ObjectId'>;

/* The only place where a bare value becomes a branded one. */
export const objectId = (s: string): ObjectId => s as ObjectId;

export const toRadians = (deg: number): Radians => ((deg * Math.PI) / 180) as Radians;
export const toDegrees = (rad: number): Degrees => ((rad * 180) / Math.PI) as Degrees;

/** The angle in [0, 360). */
export function normalizeAzimuth(deg: number): Degrees {
  const a = deg % 360;
  return (a < 0 ? (a + 360) % 360 : a) as Degrees;
}
