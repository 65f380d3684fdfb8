/** Arcs of a drawing as chords. */

export type Xy = readonly [x: number, y: number];

/** A chord spans at most this angle, degrees: it leaves its arc by less than 1 % of the radius. */
const CHORD_DEG = 15;

/** From one angle to the other, degrees counter-clockwise from east, both ends with. */
export function arcPositions([x, y]: Xy, radius: number, from_deg: number, to_deg: number): Xy[] {
  const span = Math.min(to_deg - from_deg, 360);
  const n = Math.max(1, Math.ceil(span / CHORD_DEG));
  return Array.from({ length: n + 1 }, (_, i) => {
    // A full circle closes exactly.
    const angle = ((from_deg + (i === n && span === 360 ? 0 : (span * i) / n)) * Math.PI) / 180;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
}

/** Between two vertices, ends without: the bulge is the tangent of a quarter of the arc's angle, left turns positive. */
export function bulgePositions(from: Xy, to: Xy, bulge: number): Xy[] {
  if (bulge === 0 || !Number.isFinite(bulge)) return [];
  const angle = 4 * Math.atan(bulge);
  const n = Math.ceil((Math.abs(angle) * 180) / Math.PI / CHORD_DEG);
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  // The centre lies off the middle of the chord, to its left when the arc turns left.
  const off = (1 / bulge - bulge) / 4;
  const centre: Xy = [(from[0] + to[0]) / 2 - dy * off, (from[1] + to[1]) / 2 + dx * off];
  const [rx, ry] = [from[0] - centre[0], from[1] - centre[1]];
  return Array.from({ length: n - 1 }, (_, i) => {
    const turn = (angle * (i + 1)) / n;
    const [c, s] = [Math.cos(turn), Math.sin(turn)];
    return [centre[0] + rx * c - ry * s, centre[1] + rx * s + ry * c];
  });
}
