/** Ways of a multipolygon, in any order and direction, to closed rings. */

/** Node ids, the first again at the end. */
export type Ring = readonly number[];

/** Undefined when some way is left over that closes nothing. */
export function joinRings(ways: readonly (readonly number[])[]): readonly Ring[] | undefined {
  const rings: Ring[] = [];
  const open = ways.filter((way) => {
    const closed = way.length > 2 && way[0] === way.at(-1);
    if (closed) rings.push(way);
    return !closed && way.length > 1;
  });
  const byEnd = new Map<number, number[]>();
  open.forEach((way, i) => {
    for (const end of [way[0]!, way.at(-1)!]) {
      const there = byEnd.get(end);
      if (there) there.push(i);
      else byEnd.set(end, [i]);
    }
  });
  const used = new Set<number>();
  for (const [i, way] of open.entries()) {
    if (used.has(i)) continue;
    used.add(i);
    const ring = [...way];
    while (ring[0] !== ring.at(-1)) {
      const end = ring.at(-1)!;
      const next = byEnd.get(end)?.find((other) => !used.has(other));
      if (next === undefined) return undefined;
      used.add(next);
      const piece = open[next]!;
      const onward = piece[0] === end ? piece.slice(1) : piece.slice(0, -1).toReversed();
      for (const ref of onward) ring.push(ref);
    }
    rings.push(ring);
  }
  return rings;
}
