/** Large tables in memory that several threads see, so that a city is there once however many work on it. */

/** Node always shares; a browser only pages that no other site can look into (COOP and COEP headers). */
export const canShare = (): boolean =>
  typeof SharedArrayBuffer === 'function' &&
  (globalThis as { crossOriginIsolated?: boolean }).crossOriginIsolated !== false;

/** Plain data with every typed array moved into shared memory; what is there already stays. */
export function shared<T>(value: T): T;
export function shared(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (ArrayBuffer.isView(value)) return value instanceof DataView ? value : moved(value as Float64Array);
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, shared(entry as unknown)]));
}

function moved<T extends Float64Array | Uint32Array | Int32Array | Uint8Array>(array: T): T {
  if (array.buffer instanceof SharedArrayBuffer || array.byteLength === 0) return array;
  const Table = array.constructor as new (buffer: SharedArrayBuffer) => T;
  const copy = new Table(new SharedArrayBuffer(array.byteLength));
  copy.set(array);
  return copy;
}
