/**
 * One ray from a listener over the city: where it crosses walls, and for any place along it the rubber band over the
 * roofs in the vertical plane. Places are asked for in growing distance, so that the band grows with them.
 */
import { grown } from '../../kernel/grown';
import { LINE_SLACK_M, visitLineCells, type WallIndex } from '../../kernel/wall-index';
import { mayScreen } from './blocks';
import type { SoundMemory } from './memory';

/** What the band over the roofs does at the place last asked for; distances in m. */
export interface RoofPath {
  /** Whether something stands in the straight line. */
  blocked: boolean;
  /** From the listener to the first edge, between the edges, from the last edge to the place; 0 without edges. */
  first: number;
  between: number;
  last: number;
  direct: number;
  /** Path difference; negative for a line that clears an edge, −∞ with no edge at all. */
  z_m: number;
}

export class SoundRay {
  x = 0;
  y = 0;
  dx = 1;
  dy = 0;
  /** Crossings in the order of their distance. */
  count = 0;
  at = new Float64Array(64);
  solid = new Int32Array(64);
  /** Crossings before the place last asked for. */
  passed = 0;
  readonly path: RoofPath = { blocked: false, first: 0, between: 0, last: 0, direct: 0, z_m: -Infinity };
  private hullAt = new Float64Array(64);
  private hullTop = new Float64Array(64);
  private hullLength = new Float64Array(64);
  private hull = 1;
  private holding = 0;
  private readonly touched: number[] = [];

  readonly walls: WallIndex;
  /** Heights of the listener and of the event, m. */
  readonly ear_m: number;
  readonly event_m: number;
  /** Solids that hold the place last asked for, by parity of crossings, are kept there. */
  private readonly memory: SoundMemory;

  constructor(walls: WallIndex, ear_m: number, event_m: number, memory: SoundMemory) {
    this.walls = walls;
    this.ear_m = ear_m;
    this.event_m = event_m;
    this.memory = memory;
  }

  /** Lays the ray from (x, y) along the unit vector (dx, dy); `under` are the solids that hold its foot. */
  aim(x: number, y: number, dx: number, dy: number, reach_m: number, under: readonly number[]): void {
    this.x = x;
    this.y = y;
    this.dx = dx;
    this.dy = dy;
    this.gather(reach_m);
    this.sort();
    this.restart(under);
  }

  /** Leaves the shared memory as it was found: to be called when another listener takes over. */
  release(): void {
    this.restart([]);
  }

  /** Whether the place at `r` m lies in a solid that rises above the event. Places in growing distance. */
  goTo(r: number): boolean {
    const { walls } = this;
    while (this.passed < this.count && this.at[this.passed]! < r) {
      const s = this.solid[this.passed]!;
      const t = this.at[this.passed]!;
      this.passed++;
      this.toggle(s);
      this.push(t, walls.top_m[s]!);
    }
    return this.holding > 0;
  }

  /** The band over the roofs to the place at `r` m, which {@link goTo} was last asked for. */
  stretch(r: number): RoofPath {
    const { path, hullAt, hullTop, hullLength, ear_m, event_m } = this;
    let k = this.hull - 1;
    while (k > 0 && below(hullAt[k - 1]!, hullTop[k - 1]!, r, event_m, hullAt[k]!, hullTop[k]!)) k--;
    const rise = event_m - ear_m;
    path.direct = Math.sqrt(r * r + rise * rise);
    path.blocked = k > 0;
    if (k > 0) {
      path.first = hullLength[1]!;
      path.between = hullLength[k]! - hullLength[1]!;
      const fall = hullTop[k]! - event_m;
      path.last = Math.sqrt((r - hullAt[k]!) ** 2 + fall * fall);
      path.z_m = path.first + path.between + path.last - path.direct;
    } else this.graze(r);
    return path;
  }

  /** Corners of the band last stretched, as distance and height, from listener to event. */
  corners(r: number): readonly (readonly [at_m: number, height_m: number])[] {
    let k = this.hull - 1;
    const { hullAt, hullTop, event_m } = this;
    while (k > 0 && below(hullAt[k - 1]!, hullTop[k - 1]!, r, event_m, hullAt[k]!, hullTop[k]!)) k--;
    return Array.from({ length: k }, (_, i) => [hullAt[i + 1]!, hullTop[i + 1]!] as const);
  }

  /** The edge that a clear line passes nearest: it still takes a little from the long waves. */
  private graze(r: number): void {
    const { path, hullAt, hullTop, ear_m, event_m } = this;
    path.first = path.between = path.last = 0;
    path.z_m = -Infinity;
    let least = Infinity;
    for (let i = 1; i < this.hull; i++) {
      const t = hullAt[i]!;
      const gap = ear_m + ((event_m - ear_m) * t) / r - hullTop[i]!;
      if (gap >= least) continue;
      least = gap;
      path.first = Math.hypot(t, hullTop[i]! - ear_m);
      path.last = Math.hypot(r - t, hullTop[i]! - event_m);
      path.z_m = path.direct - path.first - path.last;
    }
  }

  private restart(under: readonly number[]): void {
    for (const s of this.touched) this.memory.holds[s] = 0;
    this.touched.length = 0;
    this.holding = 0;
    this.passed = 0;
    this.hull = 1;
    this.hullAt[0] = 0;
    this.hullTop[0] = this.ear_m;
    for (const s of under) this.toggle(s);
  }

  private toggle(s: number): void {
    this.touched.push(s);
    const inside = 1 - this.memory.holds[s]!;
    this.memory.holds[s] = inside;
    if (this.walls.top_m[s]! > this.event_m && this.walls.base_m[s]! <= this.event_m)
      this.holding += inside ? 1 : -1;
  }

  /** Puts a roof edge on the upper hull. */
  private push(t: number, top: number): void {
    const { hullAt, hullTop } = this;
    let n = this.hull;
    while (n > 1 && below(hullAt[n - 2]!, hullTop[n - 2]!, t, top, hullAt[n - 1]!, hullTop[n - 1]!)) n--;
    if (n === hullAt.length) this.growHull();
    this.hullAt[n] = t;
    this.hullTop[n] = top;
    const step = Math.hypot(t - this.hullAt[n - 1]!, top - this.hullTop[n - 1]!);
    this.hullLength[n] = this.hullLength[n - 1]! + step;
    this.hull = n + 1;
  }

  private gather(reach_m: number): void {
    this.count = 0;
    this.memory.ray.round++;
    const { x, y, dx, dy } = this;
    visitLineCells(this.walls, x, y, x + dx * reach_m, y + dy * reach_m, LINE_SLACK_M, (cell) =>
      this.crossCell(cell, reach_m),
    );
  }

  /** A wall is crossed when its ends lie on different sides, one of which holds the ray itself: parity stays right. */
  private crossCell(cell: number, reach_m: number): void {
    const { walls, x, y, dx, dy } = this;
    const { of: stamp, round } = this.memory.ray;
    const { xy, next, owner, wallItems } = walls;
    const end = walls.wallStart[cell + 1]!;
    const low = Math.min(this.ear_m, this.event_m);
    const high = Math.max(this.ear_m, this.event_m);
    for (let n = walls.wallStart[cell]!; n < end; n++) {
      const i = wallItems[n]!;
      if (stamp[i] === round) continue;
      stamp[i] = round;
      const j = next[i]!;
      const ax = xy[2 * i]! - x;
      const ay = xy[2 * i + 1]! - y;
      const bx = xy[2 * j]! - x;
      const by = xy[2 * j + 1]! - y;
      const sideA = dx * ay - dy * ax;
      const sideB = dx * by - dy * bx;
      if (sideA > 0 === sideB > 0) continue;
      const share = sideA / (sideA - sideB);
      const t = (ax + (bx - ax) * share) * dx + (ay + (by - ay) * share) * dy;
      if (t > 0 && t <= reach_m && mayScreen(walls, owner[i]!, low, high)) this.add(t, owner[i]!);
    }
  }

  private add(t: number, s: number): void {
    if (this.count === this.at.length) {
      this.at = grown(this.at, 2 * this.count);
      this.solid = grown(this.solid, 2 * this.count);
    }
    this.at[this.count] = t;
    this.solid[this.count++] = s;
  }

  /** By distance: cells come nearly in order, so that insertion is short. */
  private sort(): void {
    const { at, solid } = this;
    for (let i = 1; i < this.count; i++) {
      const t = at[i]!;
      const s = solid[i]!;
      let j = i - 1;
      while (j >= 0 && at[j]! > t) {
        at[j + 1] = at[j]!;
        solid[j + 1] = solid[j]!;
        j--;
      }
      at[j + 1] = t;
      solid[j + 1] = s;
    }
  }

  private growHull(): void {
    const capacity = 2 * this.hullAt.length;
    this.hullAt = grown(this.hullAt, capacity);
    this.hullTop = grown(this.hullTop, capacity);
    this.hullLength = grown(this.hullLength, capacity);
  }
}

/** Whether the point (pt, ph) is on or below the line from (at, ah) to (bt, bh), with pt between the two. */
const below = (at: number, ah: number, bt: number, bh: number, pt: number, ph: number): boolean =>
  (bt - at) * (ph - ah) <= (bh - ah) * (pt - at);
