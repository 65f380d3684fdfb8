/** Working memory of `sight-band.ts`. */
import { grown } from './grown';

/** Corners nearer to each other than this (m) are one corner: two lines that meet there, rounded. */
export const SNAP_M = 1e-7;

/** Line tag of what begins at the device itself. */
export const APEX = -1_500_000;

/** A growing chain of points. What is added stands in `x` and `y`: as arguments the numbers would be boxed. */
class Chain {
  xy = new Float64Array(256);
  count = 0;
  x = 0;
  y = 0;

  /** Adds the point unless it is the last one again. */
  add(): void {
    const { xy, count: n, x, y } = this;
    if (n > 0 && Math.abs(xy[2 * n - 2]! - x) <= SNAP_M && Math.abs(xy[2 * n - 1]! - y) <= SNAP_M) return;
    this.put();
  }

  put(): void {
    const n = this.count;
    if (2 * n === this.xy.length) this.xy = grown(this.xy, 4 * n);
    this.xy[2 * n] = this.x;
    this.xy[2 * n + 1] = this.y;
    this.count = n + 1;
  }
}

/** Working memory; the piece at hand is a span of directions with one near and one far line. */
export class BandScratch {
  readonly far = new Chain();
  readonly near = new Chain();
  /** Finished rings, one behind the other, and where each ends. */
  readonly rings = new Chain();
  ringEnd = new Uint32Array(16);
  ringCount = 0;
  area_m2 = 0;
  radius_m = 0;

  /* Unit directions between which the piece lies, and its lines. */
  d0x = 0;
  d0y = 0;
  d1x = 0;
  d1y = 0;
  /** Where the interval at hand ends, whatever its pieces do. */
  nextX = 0;
  nextY = 0;
  farA = 0;
  farB = 0;
  farLine = 0;
  nearA = 0;
  nearB = 0;
  nearLine = APEX;
  /* The span of the piece that is visible, and that in which its far line is nearer than the arc. */
  from = 0;
  to = 1;
  wallFrom = 0;
  wallTo = 1;

  /** The line that `spanInArc` is asked for. */
  lineA = 0;
  lineB = 0;
  /* The part at hand: its span, directions and points where it begins and ends, degrees where it is an arc. */
  partFrom = 0;
  partTo = 1;
  startX = 0;
  startY = 0;
  endX = 0;
  endY = 0;
  px = 0;
  py = 0;
  qx = 0;
  qy = 0;
  degree0 = 0;
  degree1 = 0;

  /* The ring at hand: tags of the lines that its chains follow, and the points that these have reached. */
  open = false;
  farTag = 0;
  farX = 0;
  farY = 0;
  farDegree = 0;
  nearTag = 0;
  nearX = 0;
  nearY = 0;
  firstTag = 0;
  firstDegree = 0;
}
