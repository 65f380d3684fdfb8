/**
 * Plain data with each typed array standing alone: a view on part of a large buffer would take the whole buffer along
 * when it is cloned to another thread.
 */
export function compact<T>(value: T): T;
export function compact(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (ArrayBuffer.isView(value)) return alone(value);
  if (Array.isArray(value)) return isFlat(value) ? value : value.map((entry) => compact(entry as unknown));
  if (value instanceof Map) {
    return new Map([...value].map(([key, entry]): [unknown, unknown] => [key, compact(entry as unknown)]));
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, compact(entry as unknown)]));
}

function alone(view: ArrayBufferView): unknown {
  if (view.byteLength === view.buffer.byteLength || view instanceof DataView) return view;
  return (view as Float64Array).slice();
}

/** Long lists of numbers or texts hold no typed arrays. */
const isFlat = (list: readonly unknown[]): boolean => typeof list[0] !== 'object';
