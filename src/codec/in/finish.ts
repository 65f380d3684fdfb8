/** Runs a stepwise reader to its end at once, for callers without a page to keep alive. */
export function finish<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
