/**
 * Which faces of the solids a camera has before it, and in which order they hide each other. Rays fan out over the
 * picture's bearings; on each the crossings with walls are sorted by distance. Solids are upright prisms on flat ground,
 * so that a wall hides everything lower behind it, and what hides what follows from the order on the rays.
 */
import type { Scene } from '../scene';

export interface Eye {
  readonly x: number;
  readonly y: number;
  /** Above ground, m. */
  readonly z: number;
}

/** What the rays cover: bearings round the axis in the frame, radians, and how far. */
export interface Fan {
  readonly axis: number;
  readonly half: number;
  readonly range_m: number;
}

/** A wall by its first vertex; the top of a solid seen from above, or its underside from below; the standing person. */
export type Face =
  | { readonly kind: 'wall'; readonly wall: number; readonly solid: number }
  | { readonly kind: 'roof' | 'underside'; readonly solid: number }
  | { readonly kind: 'person' };

const RAYS = 1024;
/** Above this base a solid lets the view pass under it, m. */
const ON_GROUND_M = 0.01;

interface Crossing {
  readonly distance_m: number;
  readonly wall: number;
  readonly front: boolean;
}

/** Faces from far to near: each after everything that it hides. `person` stands at an offset from the eye. */
export function facesBefore(
  scene: Scene,
  eye: Eye,
  fan: Fan,
  person: readonly [dx: number, dy: number] | undefined,
): readonly Face[] {
  const rays = castRays(scene, eye, fan, person);
  const marked = new Map<string, Face>();
  for (const ray of rays.crossings) markVisible(scene, eye, ray, marked);
  if (person) marked.set('person', { kind: 'person' });
  const order = new FaceOrder(marked);
  const at = person && Math.hypot(person[0], person[1]);
  rays.crossings.forEach((ray, k) => {
    order.addRay(scene, eye, ray, rays.person.has(k) ? at : undefined);
  });
  return order.farToNear();
}

interface Rays {
  readonly crossings: readonly (readonly Crossing[])[];
  /** Those that pass through the person. */
  readonly person: ReadonlySet<number>;
}

/** Half the person's width that the rays feel for, m. */
const PERSON_HALF_M = 0.25;

function castRays(scene: Scene, eye: Eye, fan: Fan, person: readonly [number, number] | undefined): Rays {
  const angles: { readonly angle: number; readonly person: boolean }[] = [];
  for (let k = 0; k < RAYS; k++) {
    angles.push({ angle: fan.half * ((2 * k + 1) / RAYS - 1), person: false });
  }
  if (person) {
    const middle = turn(Math.atan2(person[0], person[1]) - fan.axis);
    const spread = Math.atan2(PERSON_HALF_M, Math.hypot(person[0], person[1]));
    for (const share of [-1, -0.5, 0, 0.5, 1]) angles.push({ angle: middle + share * spread, person: true });
  }
  angles.sort((a, b) => a.angle - b.angle);
  const sorted = Float64Array.from(angles, ({ angle }) => angle);
  const crossings: Crossing[][] = angles.map(() => []);
  for (const wall of wallsNear(scene, eye, fan.range_m)) crossRays(scene, eye, fan, wall, sorted, crossings);
  for (const ray of crossings) ray.sort((a, b) => a.distance_m - b.distance_m);
  return { crossings, person: new Set(angles.flatMap((ray, k) => (ray.person ? [k] : []))) };
}

/** An angle in (−π, π]. */
const turn = (angle: number): number => {
  const rest = (angle + Math.PI) % (2 * Math.PI);
  return rest <= 0 ? rest + Math.PI : rest - Math.PI;
};

function wallsNear({ walls }: Scene, eye: Eye, range_m: number): ReadonlySet<number> {
  const { minX, minY, cell_m, cols, rows, wallStart, wallItems } = walls;
  const found = new Set<number>();
  const from = (value: number, min: number): number => Math.max(0, Math.floor((value - min) / cell_m));
  const lastCol = Math.min(cols - 1, Math.floor((eye.x + range_m - minX) / cell_m));
  const lastRow = Math.min(rows - 1, Math.floor((eye.y + range_m - minY) / cell_m));
  for (let r = from(eye.y - range_m, minY); r <= lastRow; r++) {
    for (let c = from(eye.x - range_m, minX); c <= lastCol; c++) {
      const cell = r * cols + c;
      for (let n = wallStart[cell]!; n < wallStart[cell + 1]!; n++) found.add(wallItems[n]!);
    }
  }
  return found;
}

/** Adds the wall to every ray that crosses it within the range. */
function crossRays(
  { walls: { xy, next } }: Scene,
  eye: Eye,
  fan: Fan,
  wall: number,
  angles: Float64Array,
  crossings: readonly Crossing[][],
): void {
  const end = next[wall]!;
  const [ax, ay] = [xy[2 * wall]! - eye.x, xy[2 * wall + 1]! - eye.y];
  const [bx, by] = [xy[2 * end]! - eye.x, xy[2 * end + 1]! - eye.y];
  const area = ax * by - ay * bx;
  if (area === 0) return;
  // Solids run counter-clockwise: seen from outside a wall runs clockwise round the eye.
  const front = area < 0;
  const first = turn((front ? Math.atan2(ax, ay) : Math.atan2(bx, by)) - fan.axis);
  const span = Math.abs(Math.atan2(area, ax * bx + ay * by));
  const [ex, ey] = [bx - ax, by - ay];
  for (const shift of [0, -2 * Math.PI, 2 * Math.PI]) {
    const from = first + shift;
    for (let k = lowerBound(angles, from); k < angles.length && angles[k]! <= from + span; k++) {
      const bearing = angles[k]! + fan.axis;
      const distance_m = area / (Math.sin(bearing) * ey - Math.cos(bearing) * ex);
      if (distance_m > 0 && distance_m <= fan.range_m) crossings[k]!.push({ distance_m, wall, front });
    }
  }
}

function lowerBound(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What stands first on a bearing (frame, radians): how far its nearest wall is, and from where to where it rises. */
export interface FirstAhead {
  readonly distance_m: number;
  readonly base_m: number;
  readonly top_m: number;
}

export function firstAhead(scene: Scene, eye: Eye, bearing: number, range_m: number): FirstAhead | undefined {
  const ray: Crossing[] = [];
  const fan = { axis: bearing, half: 0, range_m };
  for (const wall of wallsNear(scene, eye, range_m)) {
    crossRays(scene, eye, fan, wall, Float64Array.of(0), [ray]);
  }
  const nearest = ray.reduce<Crossing | undefined>(
    (best, one) => (one.front && one.distance_m < (best?.distance_m ?? Infinity) ? one : best),
    undefined,
  );
  if (!nearest) return undefined;
  const solid = scene.walls.owner[nearest.wall]!;
  return {
    distance_m: nearest.distance_m,
    base_m: scene.walls.base_m[solid]!,
    top_m: scene.walls.top_m[solid]!,
  };
}

const wallKey = (wall: number): string => `wall ${wall}`;
const lidKey = (kind: 'roof' | 'underside', solid: number): string => `${kind} ${solid}`;

/** What rises above all that stands on the ground before it. */
function markVisible({ walls }: Scene, eye: Eye, ray: readonly Crossing[], marked: Map<string, Face>): void {
  let horizon = -Infinity;
  for (const { distance_m, wall, front } of ray) {
    const solid = walls.owner[wall]!;
    const slope = (walls.top_m[solid]! - eye.z) / distance_m;
    if (slope > horizon) {
      if (front) marked.set(wallKey(wall), { kind: 'wall', wall, solid });
      else {
        const lid = lidOf(walls.base_m[solid]!, walls.top_m[solid]!, eye);
        if (lid) marked.set(lidKey(lid, solid), { kind: lid, solid });
      }
    }
    if (walls.base_m[solid]! <= ON_GROUND_M) horizon = Math.max(horizon, slope);
  }
}

/** Which of a solid's level faces looks towards the eye. */
function lidOf(base_m: number, top_m: number, eye: Eye): 'roof' | 'underside' | undefined {
  if (top_m < eye.z) return 'roof';
  return base_m > eye.z ? 'underside' : undefined;
}

/** What hides what, as far as the rays saw it. */
class FaceOrder {
  private readonly faces: ReadonlyMap<string, Face>;
  /** Per face those behind it. */
  private readonly behind = new Map<string, Set<string>>();
  private readonly nearest_m = new Map<string, number>();

  constructor(faces: ReadonlyMap<string, Face>) {
    this.faces = faces;
    for (const key of faces.keys()) this.behind.set(key, new Set());
  }

  addRay({ walls }: Scene, eye: Eye, ray: readonly Crossing[], person_m: number | undefined): void {
    const passed: { readonly key: string; readonly solid: number }[] = [];
    const pass = (key: string, solid: number, distance_m: number): void => {
      if (!this.faces.has(key)) return;
      this.nearest_m.set(key, Math.min(distance_m, this.nearest_m.get(key) ?? Infinity));
      // A solid's own wall never hides its roof: of one solid's faces the level one lies over the others.
      const isLid = !key.startsWith('wall');
      const before = passed.findLast((other) => !(isLid && other.solid === solid));
      if (before && before.key !== key) this.behind.get(before.key)!.add(key);
      if (!passed.some((other) => other.key === key)) passed.push({ key, solid });
    };
    let personLeft = person_m;
    for (const { distance_m, wall, front } of ray) {
      if (personLeft !== undefined && distance_m > personLeft) {
        pass('person', -1, personLeft);
        personLeft = undefined;
      }
      const solid = walls.owner[wall]!;
      const lid = front ? undefined : lidOf(walls.base_m[solid]!, walls.top_m[solid]!, eye);
      if (front) pass(wallKey(wall), solid, distance_m);
      else if (lid) pass(lidKey(lid, solid), solid, distance_m);
    }
    if (personLeft !== undefined) pass('person', -1, personLeft);
  }

  /** Topological; where faces cross each other in the data, the farthest goes first. */
  farToNear(): readonly Face[] {
    const left = new Map(this.behind);
    const order: Face[] = [];
    const far = [...left.keys()].sort((a, b) => (this.nearest_m.get(b) ?? 0) - (this.nearest_m.get(a) ?? 0));
    while (left.size > 0) {
      const rest = far.filter((key) => left.has(key));
      const next = rest.find((key) => [...left.get(key)!].every((other) => !left.has(other))) ?? rest[0]!;
      left.delete(next);
      order.push(this.faces.get(next)!);
    }
    return order;
  }
}
