/**
 * The rubber band in plan, round one side of the blocks that stand in a line's way ([S2]). What the band itself would
 * cut is taken in, until it is clear.
 */
import { LINE_SLACK_M, visitLineCells, type WallIndex } from '../../kernel/wall-index';
import { mayScreen, type Blocks } from './blocks';
import type { Stamps } from './memory';
import { SideCorners } from './side-corners';
import type { SoundRay } from './sound-ray';

/** The band takes in this many further blocks, then there is no path. */
const MOST_ROUNDS = 6;
/**
 * An edge of the band may cut this much of a block, m: façades are not straight, and a listener 0.3 m off one would
 * else be shut in by the next pilaster.
 */
const GRAZE_M = 2;
/** A wall this near to an edge of the band runs along it, m: the edge is looked at so much farther out. */
const ALONG_M = 1e-3;
const UNKNOWN = -2;

export class SideBand {
  /** Hull corners of the band last laid, from the foot on. */
  readonly corners: number[] = [];
  /** How many corners it has. */
  private turns = 0;
  /** In plan, m: whole, and from the first corner to the last. */
  length_m = 0;
  between_m = 0;
  private readonly inWay: number[] = [];
  /** Crossings of the ray whose blocks are in. */
  private taken = 0;
  private readonly sides = [new SideCorners(), new SideCorners()] as const;
  /** Solids that the piece at hand crosses, and how far through each it runs. */
  private readonly cutSolid: number[] = [];
  private readonly cutShare: number[] = [];
  /** What was found across edges between corners, and from the foot to a corner, on either side. */
  private readonly edges = new Map<number, number>();
  private readonly fromFoot: readonly [Int32Array, Int32Array];

  private readonly walls: WallIndex;
  private readonly blocks: Blocks;
  private readonly low_m: number;
  private readonly high_m: number;
  private readonly stamps: Stamps;

  constructor(walls: WallIndex, blocks: Blocks, low_m: number, high_m: number, stamps: Stamps) {
    this.walls = walls;
    this.blocks = blocks;
    this.low_m = low_m;
    this.high_m = high_m;
    this.stamps = stamps;
    const corners = blocks.xy.length / 2;
    this.fromFoot = [new Int32Array(corners).fill(UNKNOWN), new Int32Array(corners).fill(UNKNOWN)];
  }

  /** Forgets the ray before: to be called when a new one is laid. */
  restart(): void {
    this.inWay.length = this.taken = 0;
    this.sides[0].clear();
    this.sides[1].clear();
  }

  /** Takes in the blocks that the ray crosses before the place it was last taken to. */
  gather(ray: SoundRay): void {
    for (; this.taken < ray.passed; this.taken++) {
      const block = this.blocks.of[ray.solid[this.taken]!]!;
      if (block < 0 || this.inWay.includes(block)) continue;
      this.inWay.push(block);
      this.addCorners(ray, block, 1);
      this.addCorners(ray, block, -1);
    }
  }

  /**
   * Lays the band from the ray's foot to the place at `r` m round what was gathered, on the left (1) or right (−1)
   * of the ray. Unless `checked`, what else it cuts is let be: no path is shorter than that one. False: no path.
   */
  lay(ray: SoundRay, r: number, side: 1 | -1, checked: boolean): boolean {
    const list = this.sides[side > 0 ? 0 : 1];
    list.settle();
    const blocks = this.inWay.length;
    const corners = list.count;
    const clear = this.layClear(ray, r, side, checked ? MOST_ROUNDS : 0);
    this.inWay.length = blocks;
    list.count = corners;
    return clear;
  }

  private layClear(ray: SoundRay, r: number, side: 1 | -1, rounds: number): boolean {
    const { inWay, corners } = this;
    for (let round = 0; ; round++) {
      const list = this.sides[side > 0 ? 0 : 1];
      // What a round takes in is taken out again: the list is settled without it.
      if (round === 0) this.wrapFrom(r, list, rounds > 0);
      else this.wrapAnew(r, list);
      if (rounds === 0) return this.turns > 0;
      const more = this.firstCut(ray, r, side);
      if (more === -1) return corners.length > 0;
      if (round === rounds || inWay.includes(more)) return false;
      inWay.push(more);
      this.addCorners(ray, more, side);
    }
  }

  private addCorners({ x, y, dx, dy }: SoundRay, block: number, side: 1 | -1): void {
    const { start, xy } = this.blocks;
    const list = this.sides[side > 0 ? 0 : 1];
    for (let i = start[block]!; i < start[block + 1]!; i++) {
      const px = xy[2 * i]! - x;
      const py = xy[2 * i + 1]! - y;
      const across = side * (dx * py - dy * px);
      if (across > 0) list.add(dx * px + dy * py, across, i);
    }
  }

  /** Along the settled list as far as it lies outside the line to the place. */
  private wrapFrom(
    r: number,
    { count, along, across, corner, walked_m }: SideCorners,
    listed: boolean,
  ): void {
    let ct = 0;
    let cu = 0;
    let n = 0;
    for (; n < count; n++) {
      const bt = along[n]!;
      const bu = across[n]!;
      if ((r - ct) * (bu - cu) + cu * (bt - ct) <= 1e-9) break;
      ct = bt;
      cu = bu;
    }
    this.turns = n;
    const walked = n > 0 ? walked_m[n - 1]! : 0;
    this.length_m = walked + Math.sqrt((r - ct) ** 2 + cu * cu);
    this.between_m = n > 0 ? walked - walked_m[0]! : 0;
    if (!listed) return;
    this.corners.length = 0;
    for (let i = 0; i < n; i++) this.corners.push(corner[i]!);
  }

  /** The convex hull of both ends and the corners on the asked side, walked from the foot to the place. */
  private wrapAnew(r: number, { count, along, across, corner }: SideCorners): void {
    const { corners } = this;
    corners.length = 0;
    let ct = 0;
    let cu = 0;
    let length = 0;
    let first = 0;
    // A hull has no more corners than there are; more would be rounding going in circles.
    for (let turns = 0; turns <= count; turns++) {
      let bt = r;
      let bu = 0;
      let found = -1;
      for (let i = 0; i < count; i++) {
        // The outermost next corner: all others lie on the inner side of the way to it.
        if ((bt - ct) * (across[i]! - cu) - (bu - cu) * (along[i]! - ct) > 1e-9) {
          bt = along[i]!;
          bu = across[i]!;
          found = i;
        }
      }
      const step = Math.sqrt((bt - ct) ** 2 + (bu - cu) ** 2);
      length += step;
      if (found < 0) {
        this.turns = corners.length;
        this.length_m = length;
        this.between_m = corners.length > 0 ? length - first - step : 0;
        return;
      }
      if (corners.length === 0) first = step;
      corners.push(corner[found]!);
      ct = bt;
      cu = bu;
    }
    corners.length = 0;
  }

  /** The first block that an edge of the band cuts, or −1. */
  private firstCut(ray: SoundRay, r: number, side: 1 | -1): number {
    const { corners } = this;
    const { xy } = this.blocks;
    const n = corners.length;
    if (n === 0) return -1;
    const first = corners[0]!;
    const last = corners[n - 1]!;
    const known = this.fromFoot[side > 0 ? 0 : 1];
    if (known[first] === UNKNOWN)
      known[first] = this.blockAcross(ray.x, ray.y, xy[2 * first]!, xy[2 * first + 1]!, side);
    if (known[first] !== -1) return known[first]!;
    for (let i = 0; i + 1 < n; i++) {
      const found = this.betweenCorners(corners[i]!, corners[i + 1]!, side);
      if (found !== -1) return found;
    }
    return this.blockAcross(xy[2 * last]!, xy[2 * last + 1]!, ray.x + ray.dx * r, ray.y + ray.dy * r, side);
  }

  /** Edges between corners are the same for many bands. */
  private betweenCorners(i: number, j: number, side: 1 | -1): number {
    const { xy } = this.blocks;
    const key = side * (i * (xy.length / 2) + j + 1);
    let found = this.edges.get(key);
    if (found === undefined) {
      found = this.blockAcross(xy[2 * i]!, xy[2 * i + 1]!, xy[2 * j]!, xy[2 * j + 1]!, side);
      this.edges.set(key, found);
    }
    return found;
  }

  /** The block that the straight piece from a to b runs through for more than a graze, or −1. */
  private blockAcross(ax: number, ay: number, bx: number, by: number, side: number): number {
    const { walls, blocks, cutSolid, cutShare } = this;
    const length = Math.hypot(bx - ax, by - ay);
    if (length <= GRAZE_M) return -1;
    cutSolid.length = cutShare.length = 0;
    this.stamps.round++;
    visitLineCells(walls, ax, ay, bx, by, LINE_SLACK_M, (cell) =>
      this.crossCell(cell, ax, ay, bx, by, side * ALONG_M * length),
    );
    let found = -1;
    let most = GRAZE_M / length;
    for (let i = 0; i < cutSolid.length; i++) {
      const share = cutShare[i]!;
      // Entered and not left: the end lies inside.
      const inside = share < -1e-9 ? share + 1 : share;
      if (inside > most) {
        most = inside;
        found = blocks.of[cutSolid[i]!]!;
      }
    }
    return found;
  }

  /** Sums, per solid, the shares of the piece at which it leaves, less those at which it enters. */
  private crossCell(cell: number, ax: number, ay: number, bx: number, by: number, off: number): void {
    const { walls } = this;
    const { of: stamp, round } = this.stamps;
    const { xy, next, owner } = walls;
    for (let n = walls.wallStart[cell]!; n < walls.wallStart[cell + 1]!; n++) {
      const i = walls.wallItems[n]!;
      if (stamp[i] === round) continue;
      stamp[i] = round;
      const s = owner[i]!;
      if (!mayScreen(walls, s, this.low_m, this.high_m)) continue;
      const j = next[i]!;
      const sideA = (bx - ax) * (xy[2 * i + 1]! - ay) - (by - ay) * (xy[2 * i]! - ax);
      const sideB = (bx - ax) * (xy[2 * j + 1]! - ay) - (by - ay) * (xy[2 * j]! - ax);
      if (sideA > off === sideB > off) continue;
      const share = (sideA - off) / (sideA - sideB);
      const px = xy[2 * i]! + (xy[2 * j]! - xy[2 * i]!) * share;
      const py = xy[2 * i + 1]! + (xy[2 * j + 1]! - xy[2 * i + 1]!) * share;
      const t = ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2);
      if (t < 0 || t > 1) continue;
      // Rings run with the solid on their left: going from its left to its right side is going out.
      this.addCut(s, sideA > off ? -t : t);
    }
  }

  private addCut(s: number, share: number): void {
    const { cutSolid, cutShare } = this;
    const i = cutSolid.lastIndexOf(s);
    if (i >= 0) cutShare[i] = cutShare[i]! + share;
    else {
      cutSolid.push(s);
      cutShare.push(share);
    }
  }
}
