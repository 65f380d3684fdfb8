/** Gives the value before instead of one that is the same: React and the map compare by identity. */
export function steady<T>(isSame: (before: T, now: T) => boolean): (now: T) => T {
  let last: { readonly value: T } | undefined;
  return (now) => {
    if (!last || !isSame(last.value, now)) last = { value: now };
    return last.value;
  };
}

/** The same for lists with the same entries. */
export const steadyList = <T>(): ((now: readonly T[]) => readonly T[]) =>
  steady<readonly T[]>((a, b) => a.length === b.length && a.every((entry, i) => entry === b[i]));
