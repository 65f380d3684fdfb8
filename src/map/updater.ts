/**
 * Brings the map up to what the store says: one change at a time, newest first, never two on the way. A slice is a part
 * of the drawing with the values it depends on; it is applied when one of them is another object than last time, and
 * only then counted as done.
 */
export interface Slice<S> {
  readonly name: string;
  /** What it depends on; compared by identity. */
  readonly parts: (situation: S) => readonly unknown[];
  readonly apply: (situation: S) => Promise<void> | void;
}

export interface Updater<S> {
  /** Asks for a situation to be shown; those between the last shown and this one are skipped. */
  readonly show: (situation: S) => void;
  /** Resolves when nothing is waiting. */
  readonly settled: () => Promise<void>;
  readonly stop: () => void;
}

/**
 * @param slices in the order of urgency: after each one that took effect the newest situation starts from the top, so
 * what follows the hand never waits for more than one slow slice.
 * @param fail told of a slice that threw: a bug. The slice counts as done, so that it is not tried for ever.
 */
export function createUpdater<S>(
  slices: readonly Slice<S>[],
  fail: (error: unknown, slice: string) => void,
): Updater<S> {
  const done = new Map<Slice<S>, readonly unknown[]>();
  let wanted: S | undefined;
  let working: Promise<void> | undefined;
  let stopped = false;

  /** Applies the first slice that is behind; false when none is. */
  const step = async (situation: S): Promise<boolean> => {
    for (const slice of slices) {
      const parts = slice.parts(situation);
      const before = done.get(slice);
      if (before && before.length === parts.length && before.every((part, i) => part === parts[i])) continue;
      try {
        await slice.apply(situation);
      } catch (error) {
        if (!stopped) fail(error, slice.name);
      }
      done.set(slice, parts);
      return true;
    }
    return false;
  };

  const work = async (): Promise<void> => {
    while (wanted !== undefined && !stopped) {
      const situation = wanted;
      const changed = await step(situation);
      if (!changed && wanted === situation) wanted = undefined;
    }
    working = undefined;
  };

  return {
    show: (situation) => {
      if (stopped) return;
      wanted = situation;
      working ??= work();
    },
    settled: async () => {
      while (working) await working;
    },
    stop: () => {
      stopped = true;
      wanted = undefined;
    },
  };
}
