/**
 * Shapes that an edit leaves as they were are not sent again. The worker names them by the number under which the page
 * has them; the page hands out the very objects that it had, so that what was drawn of them serves again too. Both sides
 * keep the shapes of the latest message alone, and messages keep their order.
 */
import { standingAlone } from './compact';

/** A shape on its way: with the shape itself the first time, by its number from then on. */
interface Parcel {
  readonly parcel: number;
  readonly shape?: object;
}

export interface Sender {
  /** Plain data with each object that holds typed arrays as a parcel. */
  readonly pack: (value: unknown) => unknown;
  /** What was packed last did not arrive: everything is sent again. */
  readonly forget: () => void;
}

export function createSender(): Sender {
  let sent = new Map<object, number>();
  let last = 0;
  const pack = (value: unknown, now: Map<object, number>): unknown => {
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
    if (Array.isArray(value)) return value.map((entry) => pack(entry as unknown, now));
    if (!isShape(value)) return mapped(value, (entry) => pack(entry, now));
    const known = now.get(value) ?? sent.get(value);
    const parcel = known ?? ++last;
    now.set(value, parcel);
    return { parcel, ...(known === undefined ? { shape: mapped(value, standingAlone) } : {}) };
  };
  return {
    pack: (value) => {
      const now = new Map<object, number>();
      const packed = pack(value, now);
      sent = now;
      return packed;
    },
    forget: () => {
      sent = new Map();
    },
  };
}

/** A list of rows on its way: by the numbers under which the page has them, with those that it lacks. */
export interface RowParcels {
  readonly numbers: Uint32Array;
  /** In the order in which their numbers come first. */
  readonly fresh: readonly object[];
}

export interface RowSender {
  readonly pack: (rows: readonly object[]) => RowParcels;
  /** As with shapes. */
  readonly forget: () => void;
}

/** Rows of a long list that are the same objects as last time are not sent again. */
export function createRowSender(): RowSender {
  let sent = new Map<object, number>();
  let last = 0;
  return {
    pack: (rows) => {
      const now = new Map<object, number>();
      const fresh: object[] = [];
      const numbers = Uint32Array.from(rows, (row) => {
        let number = now.get(row) ?? sent.get(row);
        if (number === undefined) {
          number = ++last;
          fresh.push(row);
        }
        now.set(row, number);
        return number;
      });
      sent = now;
      return { numbers, fresh };
    },
    forget: () => {
      sent = new Map();
    },
  };
}

/** Undoes what the row sender at the other end did; throws on a number that never came, which is a bug. */
export function createRowReceiver(): (packed: RowParcels) => readonly object[] {
  let had = new Map<number, object>();
  return ({ numbers, fresh }) => {
    const now = new Map<number, object>();
    let next = 0;
    const rows = Array.from(numbers, (number) => {
      const row = now.get(number) ?? had.get(number) ?? fresh[next++];
      if (!row) throw new Error(`row ${number} was never sent`);
      now.set(number, row);
      return row;
    });
    had = now;
    return rows;
  };
}

/** Undoes what the sender at the other end of a channel did; throws on a number that never came, which is a bug. */
export function createReceiver(): (packed: unknown) => unknown {
  let had = new Map<number, object>();
  const unpack = (value: unknown, now: Map<number, object>): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((entry) => unpack(entry as unknown, now));
    if (!isParcel(value)) return mapped(value, (entry) => unpack(entry, now));
    const shape = value.shape ?? now.get(value.parcel) ?? had.get(value.parcel);
    if (!shape) throw new Error(`shape ${value.parcel} was never sent`);
    now.set(value.parcel, shape);
    return shape;
  };
  return (packed) => {
    const now = new Map<number, object>();
    const value = unpack(packed, now);
    had = now;
    return value;
  };
}

const isShape = (value: object): boolean => Object.values(value).some((entry) => ArrayBuffer.isView(entry));

const isParcel = (value: object): value is Parcel => 'parcel' in value;

const mapped = (value: object, change: (entry: unknown) => unknown): object =>
  Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, change(entry as unknown)]));
