/**
 * Plain data with each typed array standing alone: a view on part of a large buffer would take the whole buffer along
 * when it is cloned to another thread.
 */
export function compact<T>(value: T): T;
export function compact(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (ArrayBuffer.isView(value)) return standingAlone(value);
  if (Array.isArray(value)) return isFlat(value) ? value : value.map((entry) => compact(entry as unknown));
  if (value instanceof Map) {
    return new Map([...value].map(([key, entry]): [unknown, unknown] => [key, compact(entry as unknown)]));
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, compact(entry as unknown)]));
}

/** A typed array with a buffer of its own; anything else as it is. */
export function standingAlone(value: unknown): unknown {
  if (!ArrayBuffer.isView(value) || value instanceof DataView) return value;
  return value.byteLength === value.buffer.byteLength ? value : (value as Float64Array).slice();
}

/** Smaller buffers are copied: not worth it, and a constant like an empty table must not be given away. */
const WORTH_BYTES = 65_536;

/** The large buffers of plain data that {@link compact} has been over: handed over instead of copied. */
export function buffersOf(value: unknown, found = new Set<ArrayBuffer>()): Set<ArrayBuffer> {
  if (typeof value !== 'object' || value === null) return found;
  if (ArrayBuffer.isView(value)) {
    const { buffer } = value;
    if (buffer instanceof ArrayBuffer && buffer.byteLength >= WORTH_BYTES) found.add(buffer);
  } else if (!Array.isArray(value) || !isFlat(value)) {
    for (const entry of Object.values(value)) buffersOf(entry, found);
  }
  return found;
}

/** Long lists of numbers or texts hold no typed arrays. */
const isFlat = (list: readonly unknown[]): boolean => typeof list[0] !== 'object';
