/**
 * Whether the edges of a polygon's rings meet other than at their common vertices. Exact signs (robust-predicates),
 * so that neither a hair's breadth nor the size of the numbers decides.
 */
import { orient2d } from 'robust-predicates';

/** `cross`: edges cross or lie upon each other; `touch`: they only meet in points; `unknown`: too many to look at. */
export type Contact = 'none' | 'touch' | 'cross' | 'unknown';

/** Up to here every pair of edges is looked at, which is quicker than sorting them. */
const FEW = 48;
/** Pairs looked at before giving up: a crafted scribble of 100,000 edges could ask for 10¹⁰. */
const MOST_PAIRS = 20_000_000;
/** Of a cell's size. */
const SLACK = 1e-6;

/** Taken again for every small polygon: a city has hundreds of thousands. */
let small: Edges | undefined;

/** @param rings each implicitly closed, degrees interleaved. */
export function findContact(rings: readonly (readonly number[])[]): Contact {
  const count = rings.reduce((sum, ring) => sum + ring.length / 2, 0);
  if (count > FEW) return new Edges(count).load(rings).compareByGrid();
  small ??= new Edges(FEW);
  return small.load(rings).compareAll();
}

class Edges {
  private count = 0;
  private readonly ax: Float64Array;
  private readonly ay: Float64Array;
  private readonly bx: Float64Array;
  private readonly by: Float64Array;
  /** The edge that follows each along its ring. */
  private readonly next: Uint32Array;
  /** The box of each. */
  private readonly lowX: Float64Array;
  private readonly lowY: Float64Array;
  private readonly highX: Float64Array;
  private readonly highY: Float64Array;

  constructor(capacity: number) {
    this.ax = new Float64Array(capacity);
    this.ay = new Float64Array(capacity);
    this.bx = new Float64Array(capacity);
    this.by = new Float64Array(capacity);
    this.next = new Uint32Array(capacity);
    this.lowX = new Float64Array(capacity);
    this.lowY = new Float64Array(capacity);
    this.highX = new Float64Array(capacity);
    this.highY = new Float64Array(capacity);
  }

  load(rings: readonly (readonly number[])[]): this {
    let e = 0;
    for (const ring of rings) {
      const first = e;
      const n = ring.length / 2;
      for (let i = 0; i < n; i++, e++) {
        const j = (i + 1) % n;
        const ax = (this.ax[e] = ring[2 * i]!);
        const ay = (this.ay[e] = ring[2 * i + 1]!);
        const bx = (this.bx[e] = ring[2 * j]!);
        const by = (this.by[e] = ring[2 * j + 1]!);
        this.next[e] = first + j;
        this.lowX[e] = Math.min(ax, bx);
        this.lowY[e] = Math.min(ay, by);
        this.highX[e] = Math.max(ax, bx);
        this.highY[e] = Math.max(ay, by);
      }
    }
    this.count = e;
    return this;
  }

  compareAll(): Contact {
    let found: Contact = 'none';
    for (let i = 0; i < this.count; i++) {
      for (let j = i + 1; j < this.count; j++) {
        const contact = this.compare(i, j);
        if (contact === 'cross') return 'cross';
        if (contact === 'touch') found = 'touch';
      }
    }
    return found;
  }

  /** Compares only edges that share a cell of a grid whose cells are about as large as an edge is long. */
  compareByGrid(): Contact {
    const cells = this.cells();
    let found: Contact = 'none';
    let pairs = 0;
    for (const cell of cells.values()) {
      pairs += (cell.length * (cell.length - 1)) / 2;
      if (pairs > MOST_PAIRS) return 'unknown';
      for (let i = 0; i < cell.length; i++) {
        for (let j = i + 1; j < cell.length; j++) {
          const contact = this.compare(cell[i]!, cell[j]!);
          if (contact === 'cross') return 'cross';
          if (contact === 'touch') found = 'touch';
        }
      }
    }
    return found;
  }

  private cells(): Map<number, number[]> {
    const [minX, minY, maxX] = this.box();
    const cell = this.meanReach() || 1;
    const columns = Math.ceil((maxX - minX) / cell) + 2;
    // Rounding must not separate edges that meet on a cell's border.
    const slack = SLACK * cell;
    const index = (distance: number): number => Math.floor(distance / cell) + 1;
    const cells = new Map<number, number[]>();
    for (let e = 0; e < this.count; e++) {
      const lastRow = index(this.highY[e]! + slack - minY);
      for (let row = index(this.lowY[e]! - slack - minY); row <= lastRow; row++) {
        const bottom = minY + (row - 1) * cell;
        const [from, to] = this.spanInRow(e, bottom - slack, bottom + cell + slack);
        const last = index(to + slack - minX);
        for (let column = index(from - slack - minX); column <= last; column++) {
          const key = row * columns + column;
          const list = cells.get(key);
          if (list) list.push(e);
          else cells.set(key, [e]);
        }
      }
    }
    return cells;
  }

  /** So that all edges together fill a few cells each, however long single ones are. */
  private meanReach(): number {
    let sum = 0;
    for (let e = 0; e < this.count; e++) {
      sum += Math.abs(this.bx[e]! - this.ax[e]!) + Math.abs(this.by[e]! - this.ay[e]!);
    }
    return sum / this.count;
  }

  /** The least and greatest x of an edge between two heights. */
  private spanInRow(e: number, y0: number, y1: number): [number, number] {
    const ax = this.ax[e]!;
    const bx = this.bx[e]!;
    const ay = this.ay[e]!;
    const dy = this.by[e]! - ay;
    if (dy === 0) return ax < bx ? [ax, bx] : [bx, ax];
    const at = (y: number): number => ax + (bx - ax) * Math.min(1, Math.max(0, (y - ay) / dy));
    const p = at(y0);
    const q = at(y1);
    return p < q ? [p, q] : [q, p];
  }

  private box(): [minX: number, minY: number, maxX: number] {
    let [minX, minY, maxX] = [Infinity, Infinity, -Infinity];
    for (let e = 0; e < this.count; e++) {
      minX = Math.min(minX, this.ax[e]!);
      maxX = Math.max(maxX, this.ax[e]!);
      minY = Math.min(minY, this.ay[e]!);
    }
    return [minX, minY, maxX];
  }

  private compare(i: number, j: number): Contact {
    if (this.next[i] === j || this.next[j] === i) return 'none';
    const { ax, ay, bx, by, lowX, lowY, highX, highY } = this;
    if (highX[i]! < lowX[j]! || highX[j]! < lowX[i]! || highY[i]! < lowY[j]! || highY[j]! < lowY[i]!)
      return 'none';
    return segmentContact(ax[i]!, ay[i]!, bx[i]!, by[i]!, ax[j]!, ay[j]!, bx[j]!, by[j]!);
  }
}

/** How the closed segments AB and CD meet. */
function segmentContact(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): Contact {
  const c = Math.sign(orient2d(ax, ay, bx, by, cx, cy));
  const d = Math.sign(orient2d(ax, ay, bx, by, dx, dy));
  if (c * d > 0) return 'none';
  const a = Math.sign(orient2d(cx, cy, dx, dy, ax, ay));
  const b = Math.sign(orient2d(cx, cy, dx, dy, bx, by));
  if (a * b > 0) return 'none';
  if (a * b < 0 && c * d < 0) return 'cross';
  if (a === 0 && b === 0) return overlap(ax, bx, cx, dx) || overlap(ay, by, cy, dy) ? 'cross' : 'touch';
  return 'touch';
}

/** Whether two intervals share more than a point. */
const overlap = (a: number, b: number, c: number, d: number): boolean =>
  Math.min(Math.max(a, b), Math.max(c, d)) > Math.max(Math.min(a, b), Math.min(c, d));
