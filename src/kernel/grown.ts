type Table = Float64Array | Int32Array | Uint32Array | Int8Array | Uint8Array;

/** A copy of `table` with room for `capacity` values. */
export function grown<T extends Table>(table: T, capacity: number): T {
  const bigger = new (table.constructor as new (length: number) => T)(capacity);
  bigger.set(table);
  return bigger;
}
