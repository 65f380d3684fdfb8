/** What a task waits for that is no work of its own: other tasks go on until it is there. */

/** Nothing to tell and nothing to do before something outside is there. */
export interface Waiting {
  readonly idle: true;
}

export function* awaited<T>(promise: Promise<T>): Generator<Waiting, T> {
  let outcome: { readonly value: T } | { readonly error: unknown } | undefined;
  promise.then(
    (value) => {
      outcome = { value };
    },
    (error: unknown) => {
      outcome = { error };
    },
  );
  while (!outcome) yield WAITING;
  if ('error' in outcome) throw outcome.error;
  return outcome.value;
}

const WAITING: Waiting = { idle: true };
