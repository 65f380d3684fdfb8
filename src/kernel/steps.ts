/** Long work is a generator: each `yield` is a place where the caller may show progress or drop it. */

/** Runs it in one go. */
export function finish<T>(steps: Generator<unknown, T, void>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Work that yields its share done, as a part of larger work: from `base` on, `span` of the whole. */
export function* scaled<T>(
  base: number,
  span: number,
  steps: Generator<number, T, void>,
): Generator<number, T, void> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield base + span * step.value;
  }
}
