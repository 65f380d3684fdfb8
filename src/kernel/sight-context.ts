/** Working memory of the visibility kernel: growable typed arrays, kept from one computation to the next. */
import { grown } from './grown';
import { createShadow } from './hidden-span';
import { Arc } from './sight-arc';
import { BandScratch } from './sight-band-scratch';
import { Envelope } from './sight-envelope';
import { RingScratch } from './sight-chain';
import type { TrapezoidList } from './sight-trapezoids';
import { createWindow, type Window } from './sight-window';

/** Directions nearer to each other than this (diamond angle, a quarter turn is 1) are one direction. */
export const SAME_KEY = 1e-12;
/** Borders of hidden intervals: one entry for each entering or leaving side. */
export class BorderList {
  count = 0;
  key0 = new Float64Array(512);
  key1 = new Float64Array(512);
  lineA = new Float64Array(512);
  lineB = new Float64Array(512);
  /** Least 1/distance on the segment: keeps a nearly radial side within its own length. */
  least = new Float64Array(512);
  /** Change of the number of prisms that hide, going outwards. */
  change = new Int8Array(512);
  line = new Int32Array(512);
  /** First and last ray, set once all rays are known. */
  ray0 = new Int32Array(512);
  ray1 = new Int32Array(512);
  /** 1 where the prism may hold the device: its sides tell what hides the foot itself. */
  holds = new Uint8Array(512);
  /** What `push` adds: keys at which it begins and ends, A and B of its line, `least`. */
  readonly next = new Float64Array(5);

  /** Adds the border whose keys, line and `least` stand in `next`: as arguments the numbers would be boxed. */
  push(change: number, line: number, holds: boolean): void {
    if (this.count === this.key0.length) this.grow();
    const i = this.count++;
    const { next } = this;
    this.key0[i] = next[0]!;
    this.key1[i] = next[1]!;
    this.lineA[i] = next[2]!;
    this.lineB[i] = next[3]!;
    this.least[i] = next[4]!;
    this.change[i] = change;
    this.line[i] = line;
    this.holds[i] = holds ? 1 : 0;
  }

  private grow(): void {
    const capacity = 2 * this.key0.length;
    this.key0 = grown(this.key0, capacity);
    this.key1 = grown(this.key1, capacity);
    this.lineA = grown(this.lineA, capacity);
    this.lineB = grown(this.lineB, capacity);
    this.least = grown(this.least, capacity);
    this.change = grown(this.change, capacity);
    this.line = grown(this.line, capacity);
    this.ray0 = grown(this.ray0, capacity);
    this.ray1 = grown(this.ray1, capacity);
    this.holds = grown(this.holds, capacity);
  }
}

/**
 * Working memory of the kernel: hand the same one in again and nothing is allocated but the result. One context
 * serves one computation at a time; two contexts may run side by side.
 */
export class SightContext {
  readonly window: Window = createWindow();
  /** What `setDirectionKey` is asked and answers: a direction, where the open directions start, the key. */
  readonly turn = new Float64Array(5);
  readonly envelope = new Envelope(this.turn);
  readonly borders = new BorderList();
  readonly near = new BorderList();
  readonly arc = new Arc();
  readonly band = new BandScratch();
  readonly rings = new RingScratch();
  /** One list for each radius. */
  readonly trapezoids: TrapezoidList[] = [];
  /** What `addSide` adds: P and Q, device-relative metres, and the scales at which the shadow begins and ends. */
  readonly side = new Float64Array(6);
  /** What `cellInSight` and `Envelope.hides` are asked. */
  readonly cell = new Float64Array(4);
  readonly span = new Float64Array(3);
  /** Where the open directions start and end while they are found: x, y, x, y. */
  readonly ends = new Float64Array(4);
  /** The device, x and y in frame metres: here, since numbers read from queries of several shapes are boxed. */
  readonly device = new Float64Array(2);
  /** Of the query and the solid at hand. */
  readonly shadow = createShadow();
  stamp = new Uint32Array(0);
  stampNow = 0;
  /** The open directions: from the start counter-clockwise to the end, whose key is `endKey`. */
  startX = 1;
  startY = 0;
  endX = 1;
  endY = 0;
  endKey = 4;
  fullTurn = true;
  /** How far walls are looked for, m. */
  readonly reach = new Float64Array(1);
  /** Columns and rows of the grid that can matter: least and greatest of each; then the device's own. */
  readonly gridBox = new Int32Array(6);
  /** Where in its own cell the device stands, as a share of the cell: x, y. */
  readonly inCell = new Float64Array(2);
  /** Right and left side of the wedge in which the grid is walked: x, y, x, y, of any length. */
  readonly wedgeSides = new Float64Array(4);
  /** Box of what is open, device-relative metres: least x and y, greatest x and y. */
  readonly openBox = new Float64Array(4);
  /** The direction that `setDirection` was last asked for. */
  atX = 1;
  atY = 0;
  /** 1 where a footprint leaves nothing visible outside itself, the device's foot included. */
  hiddenAtFoot = 0;
  /* Rays of the sweep: sorted keys, then unit directions as they are swept (crossings add some). */
  keys = new Float64Array(2048);
  keyCount = 0;
  rayX = new Float64Array(2048);
  rayY = new Float64Array(2048);
  /** Degrees from the axis, and 1/distance of the arc of radius 1 there. */
  rayDegree = new Float64Array(2048);
  rayInverse = new Float64Array(2048);
  rays = 0;
  order = new Uint32Array(512);
  byRay = new Uint32Array(2048);
  spare = new Int32Array(512);
  inWedge = new Uint8Array(513);
  /* Borders met in one wedge, nearest first after sorting. */
  readonly wedge = {
    count: 0,
    /** The direction at which the wedge, or the part of it at hand, ends; what the arc of radius 1 is there. */
    x1: 0,
    y1: 0,
    degree1: 0,
    inverse1: 0,
    /** Which quarter turn from the start the wedge lies in. */
    quarter: 0,
    a: new Float64Array(256),
    b: new Float64Array(256),
    least: new Float64Array(256),
    change: new Int32Array(256),
    line: new Int32Array(256),
    /** Radius of an arc; 0 for everything else. */
    arcRadius: new Float64Array(256),
    /** Where borders of this wedge cross arcs. */
    arcCuts: 0,
    arcCut: new Float64Array(16),
    /** Which border each is; -1 for the window, the envelope and the arcs. */
    border: new Int32Array(256),
    u0: new Float64Array(256),
    u1: new Float64Array(256),
    sorted: new Int32Array(256),
  };
  active = new Int32Array(256);
  activeCount = 0;
}

/** Sets `atX`, `atY` of the context to the unit direction of a key. */
export function setDirection(ctx: SightContext, key: number): void {
  const q = key < 1 ? 0 : key < 2 ? 1 : key < 3 ? 2 : 3;
  const f = key - q;
  const rx = q === 0 ? 1 - f : q === 1 ? -f : q === 2 ? f - 1 : f;
  const ry = q === 0 ? f : q === 1 ? 1 - f : q === 2 ? -f : f - 1;
  const { startX, startY } = ctx;
  const x = rx * startX - ry * startY;
  const y = rx * startY + ry * startX;
  const n = Math.sqrt(x * x + y * y);
  ctx.atX = x / n;
  ctx.atY = y / n;
}
