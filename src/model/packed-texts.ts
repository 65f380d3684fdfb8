/**
 * Plain data whose long lists of texts are each one text and where its entries end. A structured clone, to another thread
 * or to disk, goes through a list text by text, which for the ids and names of a city takes longer than all its tables.
 */

export interface Packed<T> {
  readonly packed: unknown;
  /** What it is of: for the compiler alone. */
  readonly of?: T;
}

/** A list on its way. No JSON has a typed array, so that nothing a file holds can be taken for one. */
interface TextList {
  readonly texts: string;
  readonly ends: Uint32Array;
}

/** A shorter list is not worth it. */
const LONG = 1000;

export const packTexts = <T>(value: T): Packed<T> => ({ packed: mapped(value, packedList) });

/** The data again, which may also be some that were never packed. */
export const unpackTexts = <T>(value: Packed<T> | T): T =>
  mapped(isPacked(value) ? value.packed : value, unpackedList) as T;

const isPacked = <T>(value: Packed<T> | T): value is Packed<T> =>
  typeof value === 'object' && value !== null && 'packed' in value;

/** Plain objects with `change` done to what lies in them; other objects and lists of objects stay as they are. */
function mapped(value: unknown, change: (value: object) => unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const changed = change(value);
  if (changed !== value || Object.getPrototypeOf(value) !== Object.prototype) return changed;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, mapped(entry, change)]));
}

function packedList(value: object): unknown {
  if (!Array.isArray(value) || value.length < LONG) return value;
  const list = value as readonly unknown[];
  const ends = new Uint32Array(list.length);
  let end = 0;
  for (let i = 0; i < list.length; i++) {
    const text = list[i];
    if (typeof text !== 'string') return value;
    ends[i] = end += text.length;
  }
  return { texts: list.join(''), ends } satisfies TextList;
}

function unpackedList(value: object): unknown {
  const { texts, ends } = value as Partial<TextList>;
  if (typeof texts !== 'string' || !(ends instanceof Uint32Array)) return value;
  return Array.from(ends, (end, i) => texts.slice(i === 0 ? 0 : ends[i - 1], end));
}
