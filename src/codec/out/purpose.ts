/** A purpose as people read it: a code of OSM (`surveillance:zone`) by its name, the rest as it was typed. */
export function purposeName(term: (key: string) => string, purpose: string): string {
  const key = `purpose.${purpose}`;
  const name = term(key);
  return name === key ? purpose : name;
}
