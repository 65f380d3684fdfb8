/** The ground below the horizon, and the streets on it. */
import type { Frame } from '../../kernel/frame';
import type { StreetClass } from '../../model/catalogue';
import type { City } from '../../model/city';
import type { Projection } from '../optics/projection';
import type { Aim } from '../optics/picture';
import { clipToFrame, type Place, type Ring } from './picture-clip';
import type { Projector } from './projector';
import type { Eye } from './sight-rays';

/** Full width where neither the street nor its class says, m ([C2]). */
const WIDTH_M = 5;

/** The loaded streets in the plan's frame: pieces of centrelines with the width of their street. */
export interface StreetPieces {
  /** x0, y0, x1, y1, width of each piece. */
  readonly rows: Float64Array;
}

export function streetPieces({ streets }: City, classes: readonly StreetClass[], frame: Frame): StreetPieces {
  const byClass = new Map(classes.map((one) => [one.highway, one.width_m]));
  const rows: number[] = [];
  const { lonLat, lineStart, width_m, highways } = streets;
  for (let line = 0; line + 1 < lineStart.length; line++) {
    const own = width_m[line]!;
    const width = own > 0 ? own : (byClass.get(highways[line]!) ?? WIDTH_M);
    let before: readonly [number, number] | undefined;
    for (let v = lineStart[line]!; v < lineStart[line + 1]!; v++) {
      const at = frame.toFrame(lonLat[2 * v]!, lonLat[2 * v + 1]!);
      if (before) rows.push(before[0], before[1], at[0], at[1], width);
      before = at;
    }
  }
  return { rows: Float64Array.from(rows) };
}

/** Ribbons of the streets within the range, in the picture. */
export function streetRings(
  { rows }: StreetPieces,
  projector: Projector,
  eye: Eye,
  range_m: number,
): readonly Ring[] {
  const rings: Ring[] = [];
  for (let i = 0; i < rows.length; i += 5) {
    const [ax, ay] = [rows[i]! - eye.x, rows[i + 1]! - eye.y];
    const [bx, by] = [rows[i + 2]! - eye.x, rows[i + 3]! - eye.y];
    // Most of a city lies far off: one look at the box of a piece says so.
    if (Math.min(ax, bx) > range_m || Math.max(ax, bx) < -range_m) continue;
    if (Math.min(ay, by) > range_m || Math.max(ay, by) < -range_m) continue;
    const length = Math.hypot(bx - ax, by - ay);
    if (length === 0 || distanceToPiece(ax, ay, bx, by) > range_m) continue;
    const half = rows[i + 4]! / 2;
    const [nx, ny] = [(-(by - ay) / length) * half, ((bx - ax) / length) * half];
    rings.push(
      ...projector.quad([
        [ax + nx, ay + ny, -eye.z],
        [ax - nx, ay - ny, -eye.z],
        [bx - nx, by - ny, -eye.z],
        [bx + nx, by + ny, -eye.z],
      ]),
    );
  }
  return rings;
}

/** From the origin to the piece. */
function distanceToPiece(ax: number, ay: number, bx: number, by: number): number {
  const [ex, ey] = [bx - ax, by - ay];
  const t = Math.min(1, Math.max(0, -(ax * ex + ay * ey) / (ex * ex + ey * ey)));
  return Math.hypot(ax + t * ex, ay + t * ey);
}

const COLUMNS = 48;
const ROWS = 48;

/** Everything below the horizon: on columns across the picture, the rows whose rays go down. */
export function groundRings(projection: Projection, aim: Aim, frame: Ring): readonly Ring[] {
  const [halfW, halfH] = projection.half_px;
  const columns = Array.from({ length: COLUMNS + 1 }, (_, k) => {
    const u = halfW * ((2 * k) / COLUMNS - 1);
    return { u, spans: downwardSpans(projection, aim, u, halfH) };
  });
  const rings: Ring[] = [];
  for (let k = 0; k < COLUMNS; k++) {
    const [left, right] = [columns[k]!, columns[k + 1]!];
    const count = Math.min(left.spans.length, right.spans.length);
    for (let i = 0; i < count; i++) {
      const [[l0, l1], [r0, r1]] = [left.spans[i]!, right.spans[i]!];
      const strip: Place[] = [
        [left.u, l0],
        [right.u, r0],
        [right.u, r1],
        [left.u, l1],
      ];
      rings.push(clipToFrame(strip, frame));
    }
  }
  return rings.filter((ring) => ring.length > 0);
}

/** From where to where on a column the rays go down. */
function downwardSpans(
  projection: Projection,
  aim: Aim,
  u: number,
  halfH: number,
): readonly (readonly [number, number])[] {
  const tilt = (aim.tilt_deg * Math.PI) / 180;
  const isDown = (w: number): boolean => {
    const [, down, depth] = projection.unproject(u, w);
    return -down * Math.cos(tilt) - depth * Math.sin(tilt) < 0;
  };
  const crossing = (from: number, to: number): number => {
    let [a, b] = [from, to];
    for (let i = 0; i < 30; i++) {
      const middle = (a + b) / 2;
      if (isDown(middle) === isDown(from)) a = middle;
      else b = middle;
    }
    return (a + b) / 2;
  };
  const spans: (readonly [number, number])[] = [];
  let start = isDown(-halfH) ? -halfH : undefined;
  for (let k = 1; k <= ROWS; k++) {
    const [before, w] = [halfH * ((2 * (k - 1)) / ROWS - 1), halfH * ((2 * k) / ROWS - 1)];
    if (isDown(before) === isDown(w)) continue;
    const at = crossing(before, w);
    if (start === undefined) start = at;
    else {
      spans.push([start, at]);
      start = undefined;
    }
  }
  if (start !== undefined) spans.push([start, halfH]);
  return spans;
}
