/**
 * What one sensor hears of an event at a place ([S2]): direct, over the roofs, round the corners. One listener is made
 * per sensor; its working memory serves one place at a time.
 */
import { solidContains, solidsNear, type WallIndex } from '../../kernel/wall-index';
import { mayScreen, type Blocks } from './blocks';
import { level_db, type Carrier } from './carrier';
import { createSoundMemory, type SoundMemory } from './memory';
import { SideBand } from './side-path';
import { SoundRay } from './sound-ray';

export interface Ear {
  /** Frame metres. */
  readonly x: number;
  readonly y: number;
  readonly height_m: number;
}

/** What carries the sound to a place. */
export type PathKind = 'direct' | 'roof' | 'left' | 'right';

/** A side path that carries less than this share of the roof path's energy is left out: at most 0.09 dB. */
const SIDE_LEAST = 0.01;

export class Listener {
  readonly ray: SoundRay;
  private readonly band: SideBand;
  private readonly under: readonly number[];
  /** Energy with nothing between, at the place last asked for. */
  clear = 0;
  /** By path, at the place last asked for; 0 for a path that there is not. */
  readonly energy: Record<PathKind, number> = { direct: 0, roof: 0, left: 0, right: 0 };

  /** What is known of the place asked about: its energy lies between. */
  private readonly asked = { r: 0, least: 0, most: 0, sides: 'unknown' as 'unknown' | 'bounded' };

  readonly walls: WallIndex;
  private readonly blocks: Blocks;
  readonly carrier: Carrier;
  readonly ear: Ear;
  readonly event_m: number;

  constructor(
    walls: WallIndex,
    blocks: Blocks,
    carrier: Carrier,
    ear: Ear,
    event_m: number,
    memory: SoundMemory = createSoundMemory(walls),
  ) {
    this.walls = walls;
    this.blocks = blocks;
    this.carrier = carrier;
    this.ear = ear;
    this.event_m = event_m;
    const low = Math.min(ear.height_m, event_m);
    const high = Math.max(ear.height_m, event_m);
    this.ray = new SoundRay(walls, ear.height_m, event_m, memory);
    this.band = new SideBand(walls, blocks, low, high, memory.band);
    this.under = [...solidsNear(walls, ear.x, ear.y)].filter(
      (s) => mayScreen(walls, s, low, high) && solidContains(walls, s, ear.x, ear.y),
    );
  }

  /** Lays the ray that the places to come lie on. */
  aim(dx: number, dy: number, reach_m: number): void {
    this.ray.aim(this.ear.x, this.ear.y, dx, dy, reach_m, this.under);
    this.band.restart();
  }

  /** Level in dB at (x, y); NaN inside a building that rises above the event. */
  levelAt_db(x: number, y: number): number {
    const dx = x - this.ear.x;
    const dy = y - this.ear.y;
    const r = Math.hypot(dx, dy);
    if (r > 0) this.aim(dx / r, dy / r, r);
    else this.aim(1, 0, 0);
    return this.ray.goTo(r) ? Number.NaN : level_db(this.exact(r));
  }

  /**
   * Takes the place at `r` m along the ray, outdoors, to which {@link SoundRay.goTo} was taken, to be asked about by
   * {@link isAtLeast}: no more is computed than the limits ask for.
   */
  ask(r: number): void {
    this.asked.r = r;
    if (!this.straight(r)) {
      this.asked.least = this.asked.most = this.energy.direct;
      return;
    }
    const { clear, energy } = this;
    this.asked.least = this.sum();
    // Each side path loses at least 10·lg 3.
    this.asked.most = Math.min(clear, energy.roof + (2 / 3) * clear);
    this.asked.sides = 'unknown';
  }

  /** Whether the level at the place asked about reaches a limit given as energy. */
  isAtLeast(limit: number): boolean {
    const { asked } = this;
    if (asked.least >= limit) return true;
    if (asked.most < limit) return false;
    if (asked.sides === 'unknown') {
      asked.sides = 'bounded';
      asked.most = Math.min(asked.most, this.energy.roof + this.sidesAtMost(asked.r));
      return this.isAtLeast(limit);
    }
    asked.least = asked.most = this.withSides(asked.r);
    return asked.least >= limit;
  }

  /** Energy at `r` m along the ray, to which {@link SoundRay.goTo} was taken: over and round everything. */
  exact(r: number): number {
    return this.straight(r) ? this.withSides(r) : this.energy.direct;
  }

  /** After {@link straight} found the line blocked: the side paths beside the roof's. */
  withSides(r: number): number {
    this.energy.left = this.round(r, 1, true);
    this.energy.right = this.round(r, -1, true);
    return this.sum();
  }

  /** The direct line and the band over the roofs; tells whether the line is blocked. Side paths are left at 0. */
  straight(r: number): boolean {
    const { carrier, energy, ray } = this;
    const { height_m } = this.ear;
    const path = ray.stretch(r);
    this.clear = carrier.place(path.direct, r, this.event_m, height_m);
    energy.left = energy.right = 0;
    const over =
      path.z_m === -Infinity
        ? this.clear
        : carrier.overRoofs(path.z_m, path.first, path.between, path.last, Math.max(1, path.direct));
    energy.direct = path.blocked ? 0 : over * carrier.canyonGain(Math.max(1, path.direct));
    energy.roof = path.blocked ? over : 0;
    return path.blocked;
  }

  /** After {@link straight}: the most that both side paths can carry, when they cut nothing else. */
  sidesAtMost(r: number): number {
    this.band.gather(this.ray);
    return this.round(r, 1, false) + this.round(r, -1, false);
  }

  /** A barrier never raises a level: the sum over the paths is at most what arrives with nothing between. */
  sum(): number {
    const { direct, roof, left, right } = this.energy;
    return direct > 0 ? direct : Math.min(this.clear, roof + left + right);
  }

  /** Corners in plan of the side path to the place at `r` m, x and y interleaved; none where there is no path. */
  sideCorners(r: number, side: 1 | -1): readonly number[] {
    this.band.gather(this.ray);
    const { xy } = this.blocks;
    return this.band.lay(this.ray, r, side, true)
      ? this.band.corners.flatMap((i) => [xy[2 * i]!, xy[2 * i + 1]!])
      : [];
  }

  private round(r: number, side: 1 | -1, checked: boolean): number {
    const { band, ray } = this;
    if (side === 1) band.gather(ray);
    if (!band.lay(ray, r, side, false)) return 0;
    const most = this.alongBand();
    if (!checked) return most;
    // Taking in more only lengthens a band.
    if (most < SIDE_LEAST * this.energy.roof || !band.lay(ray, r, side, true)) return 0;
    return this.alongBand();
  }

  private alongBand(): number {
    const rise = this.event_m - this.ear.height_m;
    const z = Math.sqrt(this.band.length_m ** 2 + rise * rise) - this.ray.path.direct;
    return this.carrier.roundCorners(Math.max(0, z), this.band.between_m);
  }
}
