/**
 * One ray of the façade sweep: along a bearing, which walls show any of their height. What stands on the ground hides
 * everything below a slope, so the walls before a façade come down to one number, the horizon; what floats hides a
 * band of slopes.
 */
import { regionContains } from '../../kernel/region';
import { solidContains, solidsNear } from '../../kernel/wall-index';
import type { Scene } from '../scene';
import type { CameraSight } from '../visibility/camera-sight';
import type { SlopeView } from './slope-window';

/** A wall that shows some of its height along a ray. */
export interface RayHit {
  readonly wall: number;
  /** Place along the wall, share of its length from its first vertex. */
  readonly along: number;
  readonly level: number;
  /** Lowest height that is in view, m above ground. */
  readonly low_m: number;
}

interface Crossing {
  readonly wall: number;
  readonly solid: number;
  readonly d: number;
  readonly along: number;
  /** The ray enters the solid here. */
  readonly isFront: boolean;
}

/** Hits closer than this in plan are one place: the walls of two houses that touch. */
const SAME_PLACE_M = 1e-6;

export class FacadeRays {
  private readonly scene: Scene;
  private readonly sight: CameraSight;
  private readonly views: readonly SlopeView[];
  /** Solids that hold the camera in plan: it stands on their roofs, or under them. */
  private readonly around: readonly number[];
  /** Solids that the ray is in, with the distance where it came in. */
  private readonly open = new Map<number, number>();
  private horizon = -Infinity;
  /** Slopes that floating solids hide, as from, to pairs. */
  private bands: number[] = [];

  constructor(scene: Scene, sight: CameraSight, views: readonly SlopeView[]) {
    this.scene = scene;
    this.sight = sight;
    this.views = views;
    const { x, y } = sight.position;
    this.around = [...solidsNear(scene.walls, x, y)].filter((s) => solidContains(scene.walls, s, x, y));
  }

  /** Walls that show along a bearing, nearest first, of those in `walls`. */
  cast(bearing: number, walls: readonly number[]): readonly RayHit[] {
    const [sinB, cosB] = [Math.sin(bearing), Math.cos(bearing)];
    const highest = this.highestSlope(sinB, cosB);
    if (highest === -Infinity) return [];
    const crossings = this.crossings(sinB, cosB, walls);
    this.begin();
    const hits: RayHit[] = [];
    for (const crossing of crossings) {
      if (this.horizon >= highest) break;
      if (crossing.isFront && this.scene.feature[crossing.solid]! >= 0) {
        const hit = this.look(crossing, sinB, cosB);
        if (hit) hits.push(hit);
      }
      this.pass(crossing);
    }
    return hits;
  }

  private highestSlope(sinB: number, cosB: number): number {
    let highest = -Infinity;
    for (const view of this.views) {
      const [low, high] = view.window(sinB, cosB);
      if (low < high) highest = Math.max(highest, high);
    }
    return highest;
  }

  private crossings(sinB: number, cosB: number, walls: readonly number[]): Crossing[] {
    const { xy, next, owner } = this.scene.walls;
    const { x, y } = this.sight.position;
    const found: Crossing[] = [];
    for (const wall of walls) {
      const j = next[wall]!;
      const ax = xy[2 * wall]! - x;
      const ay = xy[2 * wall + 1]! - y;
      const ex = xy[2 * j]! - xy[2 * wall]!;
      const ey = xy[2 * j + 1]! - xy[2 * wall + 1]!;
      const det = sinB * ey - cosB * ex;
      if (det === 0) continue;
      const d = (ax * ey - ay * ex) / det;
      const along = (ax * cosB - ay * sinB) / det;
      if (d > 0 && along >= 0 && along < 1)
        found.push({ wall, solid: owner[wall]!, d, along, isFront: det < 0 });
    }
    // Leaving before entering where two houses touch: nothing shows through the wall between them.
    return found.sort((p, q) =>
      Math.abs(p.d - q.d) > SAME_PLACE_M ? p.d - q.d : Number(p.isFront) - Number(q.isFront),
    );
  }

  private begin(): void {
    this.open.clear();
    for (const solid of this.around) this.open.set(solid, 0);
    this.bands = [];
    this.horizon = -Infinity;
  }

  private pass({ solid, d }: Crossing): void {
    const { base_m, top_m } = this.scene.walls;
    const eye = this.sight.height_m;
    const cameIn = this.open.get(solid);
    if (base_m[solid]! <= 0) this.horizon = Math.max(this.horizon, (top_m[solid]! - eye) / d);
    else if (cameIn !== undefined) this.bands.push(...this.band(solid, cameIn, d));
    if (cameIn === undefined) this.open.set(solid, d);
    else this.open.delete(solid);
  }

  /** Slopes that a floating solid hides between two distances. */
  private band(solid: number, from: number, to: number): [number, number] {
    const { base_m, top_m } = this.scene.walls;
    const [under, over] = [base_m[solid]! - this.sight.height_m, top_m[solid]! - this.sight.height_m];
    // A camera above or below it, within its outline in plan, has it at no distance at all: everything that way is hidden.
    return [under < 0 ? under / from : under / to, over > 0 ? over / from : over / to];
  }

  private look({ wall, solid, d, along }: Crossing, sinB: number, cosB: number): RayHit | undefined {
    const { base_m, top_m } = this.scene.walls;
    const { position, height_m: eye, masks } = this.sight;
    const from = Math.max(this.horizon, (base_m[solid]! - eye) / d, this.roofAt(solid, d));
    const to = (top_m[solid]! - eye) / d;
    if (!(to > from)) return undefined;
    if (masks.some((mask) => regionContains(mask, position.x + sinB * d, position.y + cosB * d)))
      return undefined;
    let level = -1;
    let low = Infinity;
    for (const [a, b] of this.free(solid, d, from, to)) {
      for (const view of this.views) {
        const reach = view.reach(sinB, cosB, d, a, b);
        if (reach.level < 0) continue;
        level = Math.max(level, reach.level);
        low = Math.min(low, reach.low);
      }
    }
    return level < 0 ? undefined : { wall, along, level, low_m: eye + low * d };
  }

  /** Slope of the highest roof that the place stands in: one house inside another. */
  private roofAt(solid: number, d: number): number {
    const { base_m, top_m } = this.scene.walls;
    let highest = -Infinity;
    for (const other of this.open.keys()) {
      if (other !== solid && base_m[other]! <= 0)
        highest = Math.max(highest, (top_m[other]! - this.sight.height_m) / d);
    }
    return highest;
  }

  /** The slopes between two that no floating solid hides. */
  private free(solid: number, d: number, from: number, to: number): readonly (readonly [number, number])[] {
    const bands = [...this.bands];
    for (const [other, cameIn] of this.open) {
      if (other !== solid && this.scene.walls.base_m[other]! > 0) bands.push(...this.band(other, cameIn, d));
    }
    let left: (readonly [number, number])[] = [[from, to]];
    for (let i = 0; i < bands.length; i += 2) {
      const [a, b] = [bands[i]!, bands[i + 1]!];
      left = left.flatMap(([p, q]): (readonly [number, number])[] =>
        b <= p || a >= q ? [[p, q]] : [[p, a] as const, [b, q] as const].filter(([u, v]) => v > u),
      );
    }
    return left;
  }
}
