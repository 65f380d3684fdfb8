/**
 * A feature's properties as they came, read by name. Names come from the file, so they are never looked up on a
 * plain object's prototype nor assigned onto one.
 */

export type Properties = Readonly<Record<string, unknown>>;

const NONE: Properties = Object.freeze(Object.create(null) as Record<string, unknown>);

/** The members of a value that should be a properties object; none when it is null, a list or a bare value. */
export function asProperties(value: unknown): Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Properties) : NONE;
}

/** The member's own value; undefined when there is none or it is null. */
export function property(properties: Properties, name: string): unknown {
  return Object.hasOwn(properties, name) ? (properties[name] ?? undefined) : undefined;
}

/** The first of several names that has a value. */
export function firstProperty(properties: Properties, names: readonly string[]): unknown {
  for (const name of names) {
    const value = property(properties, name);
    if (value !== undefined && value !== '') return value;
  }
  return undefined;
}

/** The member as trimmed text; '' when it is missing or no text or number. */
export function text(properties: Properties, name: string): string {
  const value = property(properties, name);
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** Whether a tag is there and says anything but `no`. */
export function isSet(properties: Properties, name: string): boolean {
  const value = text(properties, name).toLowerCase();
  return value !== '' && value !== 'no' && value !== 'false' && value !== '0';
}

/** Those members that are not in `known`, to be kept; undefined when there are none. */
export function remaining(properties: Properties, known: ReadonlySet<string>): Properties | undefined {
  const kept = Object.entries(properties).filter(
    ([name, value]) => !known.has(name) && name !== '__proto__' && value !== null,
  );
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}
