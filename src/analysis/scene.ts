/** The city and the plan's own obstacles as solids in the plan's frame: what every device of the plan looks at. */
import { createFrame, type Frame } from '../kernel/frame';
import { finish, scaled } from '../kernel/steps';
import { wallIndexSteps, type SolidTable, type WallIndex } from '../kernel/wall-index';
import { FURNITURE_KINDS, HEIGHT_SOURCES, type Buildings, type City, type Furniture } from '../model/city';
import type { LonLat, Obstacle, Plan, PolygonCoordinates } from '../model/plan';

/** [O6] A building whose base is below this stands on the ground. */
const GROUND_BASE_M = 2;
/** A wall or hedge drawn as a line is this thick: thin enough to hide no ground, thick enough to be a solid. */
const LINE_THICKNESS_M = 0.1;
/** A tree, when the plan counts trees ([O3]): an octagon crown on a bare trunk. Assumptions, printed as such. */
const TREE = { crown_m: 2.5, base_m: 2, top_m: 8 } as const;
const ASSUMED = HEIGHT_SOURCES.indexOf('assumed');

export interface Scene {
  readonly frame: Frame;
  /** Rows: the buildings' polygons in their order, then plan obstacles, then trees where the plan counts them. */
  readonly walls: WallIndex;
  /** [O6], per solid. */
  readonly standsOnGround: Uint8Array;
  /** 1 where the top is the plan's assumed height ([O1]). */
  readonly assumed: Uint8Array;
  /** Ordinal of the building feature, or -1 for what the plan or the season adds. */
  readonly feature: Int32Array;
  /** Street lamps, x and y in frame metres ([V9]). */
  readonly lamps: Float64Array;
}

/** Everything of a plan that its scene depends on, for caching. */
export function sceneKey(plan: Plan, origin: LonLat): string {
  const obstacles = [...plan.objects.values()].filter((o) => o.kind === 'obstacle');
  const { assumed_building_height_m, trees_as_obstacles } = plan.head.settings;
  return JSON.stringify([origin, assumed_building_height_m, trees_as_obstacles, obstacles]);
}

/** [F1] The plan's own origin; else the centre of its study zones' box; else of the data's; else of its objects'. */
export function planOrigin(plan: Plan, city: City): LonLat {
  if (plan.head.origin) return plan.head.origin;
  const boxes = [studyBox(plan), dataBox(city), objectsBox(plan)];
  return boxes.find((box) => !box.isEmpty())?.centre() ?? [0, 0];
}

function studyBox(plan: Plan): LonLatBox {
  const box = new LonLatBox();
  for (const object of plan.objects.values()) {
    if (object.kind === 'zone' && object.role === 'study')
      object.polygon[0]?.forEach((p) => box.add(p[0], p[1]));
  }
  return box;
}

function dataBox(city: City): LonLatBox {
  const box = new LonLatBox();
  for (const table of [city.buildings.lonLat, city.streets.lonLat]) {
    for (let i = 0; i < table.length; i += 2) box.add(table[i]!, table[i + 1]!);
  }
  return box;
}

function objectsBox(plan: Plan): LonLatBox {
  const box = new LonLatBox();
  for (const object of plan.objects.values()) {
    if ('position' in object) box.add(object.position[0], object.position[1]);
  }
  return box;
}

/** Builds the scene in one go. */
export function buildScene(city: City, plan: Plan, frame: Frame): Scene {
  return finish(sceneSteps(city, plan, frame));
}

/** Builds the scene in steps; yields the share done. */
export function* sceneSteps(city: City, plan: Plan, frame: Frame): Generator<number, Scene, void> {
  const { assumed_building_height_m, trees_as_obstacles } = plan.head.settings;
  const block = yield* buildingSteps(city.buildings, frame, assumed_building_height_m);
  const rows = new SolidRows(frame, block);
  for (const object of plan.objects.values()) if (object.kind === 'obstacle') addObstacle(rows, object);
  if (trees_as_obstacles) addTrees(rows, city.furniture);
  const solids = rows.table();
  const walls = yield* scaled(0.4, 0.6, wallIndexSteps(solids));
  return {
    frame,
    walls,
    ...solidFacts(solids, city.buildings),
    lamps: lampPositions(city.furniture, frame),
  };
}

/** What is known of each solid: the buildings' polygons come first, what the plan or the season adds after them. */
function solidFacts(
  { base_m }: SolidTable,
  { heightSource, feature: features }: Buildings,
): Pick<Scene, 'standsOnGround' | 'assumed' | 'feature'> {
  const standsOnGround = new Uint8Array(base_m.length);
  const assumed = new Uint8Array(base_m.length);
  const feature = new Int32Array(base_m.length).fill(-1);
  feature.set(features);
  for (let s = 0; s < base_m.length; s++) standsOnGround[s] = base_m[s]! < GROUND_BASE_M ? 1 : 0;
  for (let s = 0; s < features.length; s++) assumed[s] = heightSource[s] === ASSUMED ? 1 : 0;
  return { standsOnGround, assumed, feature };
}

function lampPositions({ kind, lonLat }: Furniture, frame: Frame): Float64Array {
  const lamp = FURNITURE_KINDS.indexOf('street_lamp');
  const xy: number[] = [];
  kind.forEach((k, i) => {
    if (k === lamp) xy.push(...frame.toFrame(lonLat[2 * i]!, lonLat[2 * i + 1]!));
  });
  return Float64Array.from(xy);
}

/** The frame of a plan over its city. */
export const planFrame = (plan: Plan, city: City): Frame => createFrame(planOrigin(plan, city));

class LonLatBox {
  private west = Infinity;
  private south = Infinity;
  private east = -Infinity;
  private north = -Infinity;

  add(lon: number, lat: number): void {
    if (lon < this.west) this.west = lon;
    if (lon > this.east) this.east = lon;
    if (lat < this.south) this.south = lat;
    if (lat > this.north) this.north = lat;
  }

  isEmpty(): boolean {
    return this.west > this.east;
  }

  centre(): LonLat {
    return [(this.west + this.east) / 2, (this.south + this.north) / 2];
  }
}

/** Solids under construction: the buildings' block in one go, then rows one by one. */
class SolidRows {
  private readonly frame: Frame;
  private readonly block: SolidTable;
  private readonly xy: number[] = [];
  private readonly ringEnd: number[] = [];
  private readonly solidEnd: number[] = [];
  private readonly base: number[] = [];
  private readonly top: number[] = [];

  constructor(frame: Frame, block: SolidTable) {
    this.frame = frame;
    this.block = block;
  }

  /** Adds a solid from rings in frame metres. */
  add(rings: readonly (readonly (readonly [number, number])[])[], base_m: number, top_m: number): void {
    for (const ring of rings) {
      for (const [x, y] of ring) this.xy.push(x, y);
      this.ringEnd.push(this.xy.length / 2);
    }
    this.solidEnd.push(this.ringEnd.length);
    this.base.push(base_m);
    this.top.push(top_m);
  }

  project(position: LonLat): [number, number] {
    return this.frame.toFrame(position[0], position[1]);
  }

  table(): SolidTable {
    const { block } = this;
    if (this.solidEnd.length === 0) return block;
    const vertices = block.xy.length / 2;
    const rings = block.ringStart.length - 1;
    const xy = new Float64Array(block.xy.length + this.xy.length);
    xy.set(block.xy);
    xy.set(this.xy, block.xy.length);
    return {
      xy,
      ringStart: appended(Uint32Array, block.ringStart, this.ringEnd, vertices),
      solidStart: appended(Uint32Array, block.solidStart, this.solidEnd, rings),
      base_m: appended(Float64Array, block.base_m, this.base, 0),
      top_m: appended(Float64Array, block.top_m, this.top, 0),
    };
  }
}

/** A table's column with entries added, those shifted. */
function appended<T extends Uint32Array | Float64Array>(
  Column: new (length: number) => T,
  head: ArrayLike<number>,
  tail: readonly number[],
  shift: number,
): T {
  const all = new Column(head.length + tail.length);
  all.set(head);
  tail.forEach((n, i) => (all[head.length + i] = n + shift));
  return all;
}

function* buildingSteps(
  buildings: Buildings,
  frame: Frame,
  assumedHeight_m: number,
): Generator<number, SolidTable, void> {
  const { lonLat, ringStart, polygonStart, base_m } = buildings;
  const xy = new Float64Array(lonLat.length);
  const vertices = lonLat.length / 2;
  for (let from = 0; from < vertices; from += VERTICES_PER_STEP) {
    frame.toFrameInto(lonLat, xy, from, Math.min(from + VERTICES_PER_STEP, vertices));
    yield (0.4 * from) / vertices;
  }
  const top_m = Float64Array.from(buildings.top_m);
  for (let p = 0; p < top_m.length; p++) if (Number.isNaN(top_m[p])) top_m[p] = assumedHeight_m;
  return { xy, ringStart, solidStart: polygonStart, base_m, top_m };
}

const VERTICES_PER_STEP = 50_000;

function addObstacle(rows: SolidRows, obstacle: Obstacle): void {
  const base_m = obstacle.base_m ?? 0;
  const top_m = obstacle.height_m ?? 2;
  if (!(top_m > base_m)) return;
  if (obstacle.shape.type === 'polygon') {
    rows.add(orientedRings(rows, obstacle.shape.polygon), base_m, top_m);
    return;
  }
  const line = obstacle.shape.line.map((p) => rows.project(p));
  for (let i = 0; i + 1 < line.length; i++) {
    const quad = thickened(line[i]!, line[i + 1]!);
    if (quad) rows.add([quad], base_m, top_m);
  }
}

/** A segment as a thin rectangle, counter-clockwise, lengthened by half its thickness so that corners close. */
function thickened([ax, ay]: [number, number], [bx, by]: [number, number]): [number, number][] | undefined {
  const length = Math.hypot(bx - ax, by - ay);
  if (length === 0) return undefined;
  const half = LINE_THICKNESS_M / 2;
  const ux = ((bx - ax) / length) * half;
  const uy = ((by - ay) / length) * half;
  return [
    [ax - ux + uy, ay - uy - ux],
    [bx + ux + uy, by + uy - ux],
    [bx + ux - uy, by + uy + ux],
    [ax - ux - uy, ay - uy + ux],
  ];
}

/** GeoJSON rings (closed, any winding) as the kernel wants them: open, outline counter-clockwise, holes clockwise. */
function orientedRings(rows: SolidRows, polygon: PolygonCoordinates): [number, number][][] {
  return polygon.map((ring, r) => {
    const points = ring.slice(0, -1).map((p) => rows.project(p));
    let twice = 0;
    points.forEach(([x, y], i) => {
      const [nx, ny] = points[(i + 1) % points.length]!;
      twice += x * ny - nx * y;
    });
    const counterClockwise = twice > 0;
    return counterClockwise === (r === 0) ? points : points.reverse();
  });
}

function addTrees(rows: SolidRows, furniture: Furniture): void {
  const tree = FURNITURE_KINDS.indexOf('tree');
  for (let i = 0; i < furniture.kind.length; i++) {
    if (furniture.kind[i] !== tree) continue;
    const [x, y] = rows.project([furniture.lonLat[2 * i]!, furniture.lonLat[2 * i + 1]!]);
    const crown = Array.from({ length: 8 }, (_, k): [number, number] => [
      x + TREE.crown_m * Math.cos((k * Math.PI) / 4),
      y + TREE.crown_m * Math.sin((k * Math.PI) / 4),
    ]);
    const height = furniture.height_m[i]!;
    rows.add([crown], TREE.base_m, height > TREE.base_m ? height : TREE.top_m);
  }
}
