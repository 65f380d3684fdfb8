/** Places in the picture cut along its frame: a rectangle, or the circle of a fisheye. Pixels, from the middle. */
import type { Projection } from '../optics/projection';

export type Place = readonly [number, number];
export type Ring = readonly Place[];

const CIRCLE_SIDES = 120;

/** The frame as a convex ring, clockwise on the screen (u right, w down). A circle's ring lies just outside it. */
export function frameRing({ half_px: [halfW, halfH] }: Projection, circle_px: number | undefined): Ring {
  if (circle_px === undefined) {
    return [
      [-halfW, -halfH],
      [halfW, -halfH],
      [halfW, halfH],
      [-halfW, halfH],
    ];
  }
  const radius = circle_px / Math.cos(Math.PI / CIRCLE_SIDES);
  return Array.from({ length: CIRCLE_SIDES }, (_, i): Place => {
    const angle = (2 * Math.PI * i) / CIRCLE_SIDES;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}

/** Sutherland and Hodgman: a ring cut by a half-space that `side` measures, kept where it is not negative. */
export function cut<P>(
  ring: readonly P[],
  side: (p: P) => number,
  between: (a: P, b: P, t: number) => P,
): readonly P[] {
  const out: P[] = [];
  ring.forEach((a, i) => {
    const b = ring[(i + 1) % ring.length]!;
    const [from, to] = [side(a), side(b)];
    if (from >= 0) out.push(a);
    if (from >= 0 !== to >= 0) out.push(between(a, b, from / (from - to)));
  });
  return out;
}

/** A ring cut by a convex frame; empty when nothing is left. */
export function clipToFrame(ring: Ring, frame: Ring): Ring {
  let left = ring;
  for (let i = 0; i < frame.length && left.length > 0; i++) {
    const [ax, ay] = frame[i]!;
    const [bx, by] = frame[(i + 1) % frame.length]!;
    left = cut(
      left,
      ([u, w]) => (bx - ax) * (w - ay) - (by - ay) * (u - ax),
      (a, b, t): Place => [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])],
    );
  }
  return left.length >= 3 ? left : [];
}

/** The part of a straight piece inside a convex frame; undefined when there is none. */
export function clipPiece(a: Place, b: Place, frame: Ring): readonly [Place, Place] | undefined {
  let [from, to] = [0, 1];
  for (let i = 0; i < frame.length; i++) {
    const [px, py] = frame[i]!;
    const [qx, qy] = frame[(i + 1) % frame.length]!;
    const side = ([u, w]: Place): number => (qx - px) * (w - py) - (qy - py) * (u - px);
    const [sa, sb] = [side(a), side(b)];
    if (sa < 0 && sb < 0) return undefined;
    if (sa < 0) from = Math.max(from, sa / (sa - sb));
    else if (sb < 0) to = Math.min(to, sa / (sa - sb));
  }
  if (from >= to) return undefined;
  const at = (t: number): Place => [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
  return [at(from), at(to)];
}
