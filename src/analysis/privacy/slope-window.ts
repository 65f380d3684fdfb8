/**
 * What a view shows along one bearing, by slope: rise over plan distance of a sight line. A bearing and a slope are a
 * direction; at a plan distance they are a height.
 */
import { toRadians } from '../../kernel/units';
import { isInBeam, isLit } from '../visibility/light';
import { slantRange_m, type AimedView, type CameraSight } from '../visibility/camera-sight';

/** Slopes tried where a curved lens leaves no closed form. */
const SLOPES = 24;
/** Of a stretch that nothing hides: so far apart in elevation, radians (half a degree), and so many at least. */
const SLOPE_STEP = 0.0087;
const MIN_SLOPES = 8;

export interface Reach {
  /** Place of the best level that is reached in the profile; -1 for none. */
  readonly level: number;
  /** Lowest slope at which anything is reached; NaN for none. */
  readonly low: number;
}

export const NO_REACH: Reach = { level: -1, low: Number.NaN };

/** One view made ready to be asked by slope. */
export class SlopeView {
  private readonly view: AimedView;
  private readonly sight: CameraSight;
  /** Slant range of each level, ascending density. */
  private readonly ranges_m: readonly number[];
  private readonly densities: readonly number[];
  /** Sight lines steeper than this do not count. */
  private readonly steepest: number;
  private readonly sinA: number;
  private readonly cosA: number;
  private readonly sinT: number;
  private readonly cosT: number;
  /** Tangents of half the picture's angles; 0 for a curved lens. */
  private readonly th: number;
  private readonly tv: number;

  constructor(sight: CameraSight, view: AimedView, densities: readonly number[], steepest: number) {
    this.steepest = steepest;
    this.view = view;
    this.sight = sight;
    this.densities = densities;
    this.ranges_m = densities.map((density) => slantRange_m(view, density));
    const [azimuth, tilt] = [toRadians(view.aim.bearing_deg), toRadians(view.aim.tilt_deg)];
    [this.sinA, this.cosA] = [Math.sin(azimuth), Math.cos(azimuth)];
    [this.sinT, this.cosT] = [Math.sin(tilt), Math.cos(tilt)];
    const isFlat = view.lens === 'rectilinear';
    this.th = isFlat ? Math.tan(toRadians(view.aim.hfov_deg) / 2) : 0;
    this.tv = isFlat ? Math.tan(toRadians(view.aim.vfov_deg) / 2) : 0;
  }

  /** Farthest slant range of any level, m. */
  get farthest_m(): number {
    return Math.max(0, ...this.ranges_m);
  }

  /** The slopes that a flat picture shows along a bearing; all of them for a curved one, which is asked slope by slope. */
  window(sinB: number, cosB: number): readonly [low: number, high: number] {
    const { steepest } = this;
    if (this.th === 0) return [-steepest, steepest];
    const ahead = sinB * this.sinA + cosB * this.cosA;
    const right = sinB * this.cosA - cosB * this.sinA;
    const { th, tv, sinT, cosT } = this;
    let [low, high] = [-steepest, steepest];
    const cut = (constant: number, perSlope: number): void => {
      if (perSlope > 1e-15) low = Math.max(low, -constant / perSlope);
      else if (perSlope < -1e-15) high = Math.min(high, -constant / perSlope);
      else if (constant < 0) low = Infinity;
    };
    // The four sides of the picture ([V2]): scale × depth ± side ≥ 0, each linear in the slope.
    cut(th * ahead * cosT + right, -th * sinT);
    cut(th * ahead * cosT - right, -th * sinT);
    cut(tv * ahead * cosT - ahead * sinT, -tv * sinT - cosT);
    cut(tv * ahead * cosT + ahead * sinT, -tv * sinT + cosT);
    return [low, high];
  }

  /** Whether anything at all is shown along a bearing. */
  shows(sinB: number, cosB: number): boolean {
    const [low, high] = this.window(sinB, cosB);
    if (!(low < high)) return false;
    if (this.th > 0) return true;
    for (let n = 0; n <= SLOPES; n++) {
      const slope = Math.tan(-1.55 + (3.1 * n) / SLOPES);
      if (this.isInPicture(sinB, cosB, slope)) return true;
    }
    return false;
  }

  /** What is reached at plan distance `d` between two slopes that nothing stands in the way of. */
  reach(sinB: number, cosB: number, d: number, from: number, to: number): Reach {
    const [low, high] = this.window(sinB, cosB);
    const [a, b] = [Math.max(from, low), Math.min(to, high)];
    if (!(b - a > 1e-9)) return NO_REACH;
    const limit_m = this.light_m(sinB * d, cosB * d);
    return this.th > 0 ? this.flatReach(d, a, b, limit_m) : this.curvedReach(sinB, cosB, d, a, b, limit_m);
  }

  /** [V9] Slant range within which a plan offset is light enough. */
  private light_m(dx: number, dy: number): number {
    const { light_m, lamps, lighting, position, irBeam_deg } = this.sight;
    if (light_m === Infinity || isLit(lamps, lighting, position.x + dx, position.y + dy)) return Infinity;
    return isInBeam(this.view.aim, irBeam_deg, dx, dy) ? light_m : 0;
  }

  /** Density falls with the slant range alone: the flattest slope is the best. */
  private flatReach(d: number, from: number, to: number, limit_m: number): Reach {
    const flattest = Math.min(Math.max(0, from), to);
    const level = this.levelAt(d * Math.hypot(1, flattest), limit_m);
    if (level < 0) return NO_REACH;
    const reach = Math.min(this.ranges_m[0]!, limit_m) / d;
    return { level, low: Math.max(from, -Math.sqrt(Math.max(0, reach * reach - 1))) };
  }

  private levelAt(slant_m: number, limit_m: number): number {
    if (slant_m > limit_m) return -1;
    let level = -1;
    while (level + 1 < this.ranges_m.length && slant_m <= this.ranges_m[level + 1]!) level++;
    return level;
  }

  private curvedReach(
    sinB: number,
    cosB: number,
    d: number,
    from: number,
    to: number,
    limit_m: number,
  ): Reach {
    let best = -1;
    let low = Number.NaN;
    const [a, b] = [Math.atan(from), Math.atan(to)];
    const steps = Math.max(MIN_SLOPES, Math.ceil((b - a) / SLOPE_STEP));
    for (let n = 0; n <= steps; n++) {
      const slope = n === 0 ? from : n === steps ? to : Math.tan(a + ((b - a) * n) / steps);
      const level = this.curvedLevel(sinB, cosB, d, slope, limit_m);
      if (level < 0) continue;
      best = Math.max(best, level);
      if (!(low <= slope)) low = slope;
    }
    return best < 0 ? NO_REACH : { level: best, low };
  }

  private curvedLevel(sinB: number, cosB: number, d: number, slope: number, limit_m: number): number {
    const slant_m = d * Math.hypot(1, slope);
    if (slant_m > Math.min(limit_m, this.view.max_range_m)) return -1;
    if (!this.isInPicture(sinB, cosB, slope)) return -1;
    const density = this.view.projection.density_px_per_m(...this.axes(sinB, cosB, slope), slant_m);
    let level = -1;
    while (level + 1 < this.densities.length && density >= this.densities[level + 1]!) level++;
    return level;
  }

  private isInPicture(sinB: number, cosB: number, slope: number): boolean {
    return this.view.projection.inPicture(...this.axes(sinB, cosB, slope));
  }

  /** Camera axes of the direction: right, down, depth (domain reference §1.7). */
  private axes(sinB: number, cosB: number, slope: number): [right: number, down: number, depth: number] {
    const ahead = sinB * this.sinA + cosB * this.cosA;
    return [
      sinB * this.cosA - cosB * this.sinA,
      -ahead * this.sinT - slope * this.cosT,
      ahead * this.cosT - slope * this.sinT,
    ];
  }
}
