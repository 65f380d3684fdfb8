/**
 * The façades that one camera has in view ([X1]): a turn of rays between the bearings where the walls in the way
 * change; between two of them a border is searched to a millimetre.
 */
import type { ObjectId } from '../../kernel/units';
import type { LevelProfile } from '../../model/catalogue';
import type { Scene } from '../scene';
import type { CameraSight } from '../visibility/camera-sight';
import { FacadeRays, type RayHit } from './facade-ray';
import { wallSectors } from './facade-walls';
import { SlopeView } from './slope-window';
import { wallLength_m } from './wall-place';

/** Stretches of walls that are in view, by wall: disjoint, each with its best level. */
export interface FacadeStretches {
  /** Wall of the scene's index. */
  readonly wall: Int32Array;
  /** Shares of the wall's length from its first vertex. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** Place in the profile of the best level reached. */
  readonly level: Uint8Array;
  /** Lowest height in view anywhere on the stretch, m above ground. */
  readonly low_m: Float64Array;
}

export interface FacadesOfDevice {
  readonly id: ObjectId;
  readonly facades: FacadeStretches;
}

export const NO_FACADES: FacadeStretches = {
  wall: new Int32Array(0),
  from: new Float64Array(0),
  to: new Float64Array(0),
  level: new Uint8Array(0),
  low_m: new Float64Array(0),
};

/** Rays are at most this far apart where the range ends, m. */
const RAY_STEP_M = 0.5;
/** A border is searched until the rays beside it are so near, m. */
const BORDER_M = 1e-3;
/** No façade is looked for beyond this, whatever the lens, m. */
const FARTHEST_M = 2000;

/** @param steepest sight lines steeper than this, as rise over plan distance, do not count. */
export function facadesInView(
  scene: Scene,
  sight: CameraSight,
  profile: LevelProfile,
  { steepest = Infinity }: { readonly steepest?: number } = {},
): FacadeStretches {
  const densities = profile.levels.map((level) => level.density_px_per_m);
  const views = sight.views.map((view) => new SlopeView(sight, view, densities, steepest));
  const radius_m = Math.min(FARTHEST_M, Math.max(0, ...views.map((view) => view.farthest_m)));
  const list = new StretchList(scene);
  if (!(radius_m > 0)) return list.finish();
  const { x, y } = sight.position;
  const sectors = wallSectors(scene.walls, x, y, radius_m, sight.masks, (from, to) =>
    [from, (from + to) / 2, to].some((b) => views.some((view) => view.shows(Math.sin(b), Math.cos(b)))),
  );
  const rays = new FacadeRays(scene, sight, views);
  sectors.events.forEach((events, s) => {
    const walls = sectors.walls[s]!;
    if (walls.length === 0) return;
    for (let e = 0; e + 1 < events.length; e++)
      sweep(rays, walls, events[e]!, events[e + 1]!, radius_m, list);
  });
  return list.finish();
}

/** Between two bearings where nothing but the picture's border, the range or a roof line can change. */
function sweep(
  rays: FacadeRays,
  walls: readonly number[],
  from: number,
  to: number,
  radius_m: number,
  list: StretchList,
): void {
  const width = to - from;
  if (!(width > 1e-9)) return;
  const hair = Math.min(1e-9, width / 100);
  const steps = Math.max(2, Math.ceil((width * radius_m) / RAY_STEP_M));
  const at = (n: number): number => from + hair + ((width - 2 * hair) * n) / steps;
  let before = rays.cast(at(0), walls);
  for (let n = 0; n < steps; n++) {
    const after = rays.cast(at(n + 1), walls);
    between(rays, walls, at(n), before, at(n + 1), after, BORDER_M / radius_m, list);
    before = after;
  }
}

function between(
  rays: FacadeRays,
  walls: readonly number[],
  a: number,
  atA: readonly RayHit[],
  b: number,
  atB: readonly RayHit[],
  least: number,
  list: StretchList,
): void {
  if (isSame(atA, atB)) {
    atA.forEach((hit, i) => list.add(hit, atB[i]!, hit.level));
    return;
  }
  if (b - a <= least) {
    for (const hit of atA) {
      const other = atB.find(({ wall }) => wall === hit.wall);
      if (other) list.add(hit, other, Math.min(hit.level, other.level));
    }
    return;
  }
  const m = (a + b) / 2;
  const atM = rays.cast(m, walls);
  between(rays, walls, a, atA, m, atM, least, list);
  between(rays, walls, m, atM, b, atB, least, list);
}

const isSame = (a: readonly RayHit[], b: readonly RayHit[]): boolean =>
  a.length === b.length && a.every((hit, i) => hit.wall === b[i]!.wall && hit.level === b[i]!.level);

/** Stretches as the sweep finds them; what goes on is joined. */
class StretchList {
  private readonly scene: Scene;
  private readonly rows: { wall: number; from: number; to: number; level: number; low_m: number }[] = [];
  private readonly last = new Map<number, number>();

  constructor(scene: Scene) {
    this.scene = scene;
  }

  add(a: RayHit, b: RayHit, level: number): void {
    const from = Math.min(a.along, b.along);
    const to = Math.max(a.along, b.along);
    const low_m = Math.min(a.low_m, b.low_m);
    const known = this.rows[this.last.get(a.wall) ?? -1];
    const joins_m = 2 * BORDER_M;
    if (known?.level === level) {
      const gap = Math.max(from - known.to, known.from - to) * wallLength_m(this.scene, a.wall);
      if (gap <= joins_m) {
        known.from = Math.min(known.from, from);
        known.to = Math.max(known.to, to);
        known.low_m = Math.min(known.low_m, low_m);
        return;
      }
    }
    this.last.set(a.wall, this.rows.length);
    this.rows.push({ wall: a.wall, from, to, level, low_m });
  }

  finish(): FacadeStretches {
    const { rows } = this;
    return {
      wall: Int32Array.from(rows, (row) => row.wall),
      from: Float64Array.from(rows, (row) => row.from),
      to: Float64Array.from(rows, (row) => row.to),
      level: Uint8Array.from(rows, (row) => row.level),
      low_m: Float64Array.from(rows, (row) => row.low_m),
    };
  }
}
