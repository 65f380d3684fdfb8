/** RFC 7946, 3.1.6: outer rings run counter-clockwise, holes clockwise. */

/** The rings of a polygon, turned where need be. Closed rings stay closed. */
export const rightHanded = <P extends readonly number[]>(
  rings: readonly (readonly P[])[],
): readonly (readonly P[])[] =>
  rings.map((ring, r) => (isCounterClockwise(ring) === (r === 0) ? ring : ring.toReversed()));

function isCounterClockwise(ring: readonly (readonly number[])[]): boolean {
  const [x0, y0] = ring[0] as [number, number];
  let twice = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i] as [number, number];
    const [bx, by] = ring[i + 1] as [number, number];
    // Relative to the first point: degrees far from 0 would cancel.
    twice += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return twice >= 0;
}
