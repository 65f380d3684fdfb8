/** Looking into parsed JSON without trusting it. */

export type Json = Readonly<Record<string, unknown>>;

/** Deeper than any plan, and shallow enough for every recursive function. */
const MOST_DEPTH = 100;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A member that the object itself has: `__proto__` and inherited names give nothing. */
export const member = (object: Json, key: string): unknown =>
  Object.hasOwn(object, key) ? object[key] : undefined;

/** The members beside the named ones, or undefined when there is none. Safe with any key. */
export function others(object: Json, known: ReadonlySet<string>): Json | undefined {
  const rest = Object.entries(object).filter(([key]) => !known.has(key));
  // fromEntries defines members, so that even `__proto__` is kept as plain data.
  return rest.length > 0 ? Object.fromEntries(rest) : undefined;
}

/** Both objects' members, the second's winning. Safe with any key. */
export const joined = (a: Json | undefined, b: Json): Json =>
  a ? Object.fromEntries([...Object.entries(a), ...Object.entries(b)]) : b;

/** Whether nesting stays within what recursive functions can take. Iterative, so that it cannot overflow itself. */
export function isShallow(root: unknown): boolean {
  let level: unknown[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MOST_DEPTH) return false;
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      for (const child of Object.values(value))
        if (typeof child === 'object' && child !== null) next.push(child);
    }
    level = next;
  }
  return true;
}
