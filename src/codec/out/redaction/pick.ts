/** The named members that are there: what nobody named stays behind. */
export function pick<T extends object, K extends keyof T>(from: T, names: readonly K[]): Pick<T, K> {
  const told: Partial<Pick<T, K>> = {};
  for (const name of names) if (from[name] !== undefined) told[name] = from[name];
  return told as Pick<T, K>;
}
