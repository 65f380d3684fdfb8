/** What a version that goes public may keep back (CSI R252-4 to R252-6): one switch each. */
export const WITHHOLDABLE = ['positions', 'models', 'zones'] as const;
export type Withheld = (typeof WITHHOLDABLE)[number];

/** In the order of the switches, each once. */
export const withheldOf = (chosen: Iterable<string>): readonly Withheld[] => {
  const names = new Set(chosen);
  return WITHHOLDABLE.filter((name) => names.has(name));
};
