/** Long work is a generator: each `yield` is a place where the caller may show progress or drop it. */

/** Runs it in one go. */
export function finish<T>(steps: Generator<unknown, T, void>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Told in place of a share done: there is nothing to do here until somebody else has answered. */
export const WAITING = 'waiting';
export type Share = number | typeof WAITING;

/** Work that yields its share done, as a part of larger work: from `base` on, `span` of the whole. */
export function* scaled<T, S extends Share>(
  base: number,
  span: number,
  steps: Generator<S, T, void>,
): Generator<number | Exclude<S, number>, T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    const { value } = step;
    yield typeof value === 'number' ? base + span * value : (value as Exclude<S, number>);
  }
}

/**
 * Work in parts which know nothing of each other, so that some of them may be done elsewhere: their jobs and answers
 * are plain data.
 */
export interface PartedWork<Job, Answer> {
  readonly parts: number;
  /** Does a part on this thread; yields the share of it done. */
  readonly here: (part: number) => Generator<number, void, void>;
  readonly jobOf: (part: number) => Job;
  readonly keep: (part: number, answer: Answer) => void;
}

/** Sees to it that all parts are done; yields the share done. */
export type ShareOut<Job, Answer> = (work: PartedWork<Job, Answer>) => Generator<Share, void, void>;

/** One part after the other, on this thread. */
export function* alone<Job, Answer>({ parts, here }: PartedWork<Job, Answer>): Generator<number, void, void> {
  for (let part = 0; part < parts; part++) yield* scaled(part / parts, 1 / parts, here(part));
}
