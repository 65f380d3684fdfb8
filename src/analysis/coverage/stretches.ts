/** Ordered, disjoint stretches of a line as from, to pairs in one flat list. */

/** What is in both lists. */
export function intersectStretches(a: readonly number[], b: readonly number[]): number[] {
  const out: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const from = Math.max(a[i]!, b[j]!);
    const to = Math.min(a[i + 1]!, b[j + 1]!);
    if (to > from) out.push(from, to);
    if (a[i + 1]! < b[j + 1]!) i += 2;
    else j += 2;
  }
  return out;
}

/** What is in the first list only. */
export function subtractStretches(a: readonly number[], b: readonly number[]): number[] {
  const out: number[] = [];
  for (let i = 0, j = 0; i < a.length; i += 2) {
    let from = a[i]!;
    const to = a[i + 1]!;
    while (j < b.length && b[j + 1]! <= from) j += 2;
    for (let n = j; n < b.length && b[n]! < to; n += 2) {
      if (b[n]! > from) out.push(from, b[n]!);
      from = Math.max(from, b[n + 1]!);
    }
    if (to > from) out.push(from, to);
  }
  return out;
}

/** Total length of the stretches, in the unit of their parameter. */
export function stretchSum(a: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 2) sum += a[i + 1]! - a[i]!;
  return sum;
}

/** What is in any of the stretches, which may overlap and come in any order. */
export function uniteStretches(a: readonly number[]): number[] {
  const pairs: [number, number][] = [];
  for (let i = 0; i < a.length; i += 2) pairs.push([a[i]!, a[i + 1]!]);
  pairs.sort((p, q) => p[0] - q[0]);
  const out: number[] = [];
  for (const [from, to] of pairs) {
    if (out.length > 0 && from <= out.at(-1)!) out[out.length - 1] = Math.max(out.at(-1)!, to);
    else out.push(from, to);
  }
  return out;
}
