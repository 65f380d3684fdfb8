/**
 * The street network that is counted ([C1]): centrelines of the plan's classes, in the frame, cut into straight
 * segments, and of each segment the stretches that lie in the study area and under no building.
 */
import { finish } from '../../kernel/steps';
import type { Frame } from '../../kernel/frame';
import type { Region } from '../../kernel/region';
import type { SolidTable } from '../../kernel/wall-index';
import type { StreetClass } from '../../model/catalogue';
import { STREET_FLAGS, type Streets } from '../../model/city';
import { addCrossings, clearCrossings, createCrossings, listInside } from './crossings';
import { createSegmentGrid, segmentsInBox, type SegmentGrid } from './segment-grid';
import { intersectStretches, stretchSum, subtractStretches } from './stretches';

export interface Network {
  readonly segments: number;
  /** ax, ay, bx, by per segment, frame metres. */
  readonly ends: Float64Array;
  readonly length_m: Float64Array;
  /** Row of the segment's line in `City.streets`. */
  readonly street: Uint32Array;
  /** Vertices with equal coordinates are one node. Start and end node per segment. */
  readonly nodes: number;
  readonly startNode: Uint32Array;
  readonly endNode: Uint32Array;
  /** Counted stretches of segment i: t from, to pairs `counted[stretchStart[i]…stretchStart[i + 1] − 1]`. */
  readonly stretchStart: Uint32Array;
  readonly counted: Float64Array;
  readonly total_m: number;
  readonly underBuildings_m: number;
  /** Rows of the streets taken, ascending. */
  readonly rows: readonly number[];
  /** Half the corridor's width of each row of `City.streets`, m ([C2]). */
  readonly corridor_m: Float64Array;
  readonly grid: SegmentGrid;
}

export interface NetworkRules {
  /** OSM highway values that count. */
  readonly classes: ReadonlySet<string>;
  readonly streetClasses: readonly StreetClass[];
  /** Union of the study zones; all of the network when absent. */
  readonly area?: Region;
}

/** Added on both sides of half the street's width ([C2]). */
const CORRIDOR_MARGIN_M = 5;
/** Full width where neither the street nor its class says ([C2] “others”). */
const OTHER_WIDTH_M = 2.5;

/** The classes that count: the plan's own list, else those that the data mark as counted. */
export const countedClasses = (
  own: readonly string[] | undefined,
  streetClasses: readonly StreetClass[],
): readonly string[] => own ?? streetClasses.filter((c) => c.counted).map((c) => c.highway);

/**
 * Builds the network, in steps; yields the share done. `ground` are the rings of buildings that stand on the ground
 * ([O6]), in frame metres, one solid each: what they cover is left out and summed up.
 */
export function* networkSteps(
  streets: Streets,
  frame: Frame,
  rules: NetworkRules,
  ground: SolidTable,
): Generator<number, Network, void> {
  const rows = countedRows(streets, rules.classes);
  const lines = yield* projectSteps(streets, rows, frame);
  const grid = createSegmentGrid(lines.ends);
  yield 0.3;
  const under = yield* underSteps(lines.ends, grid, ground);
  const stretchStart = new Uint32Array(lines.segments + 1);
  const counted: number[] = [];
  let total_m = 0;
  let underBuildings_m = 0;
  for (let s = 0; s < lines.segments; s++) {
    const inArea = rules.area ? stretchesIn(lines.ends, s, rules.area) : [0, 1];
    const covered = under.get(s);
    const open = covered ? subtractStretches(inArea, covered) : inArea;
    if (covered) underBuildings_m += stretchSum(intersectStretches(inArea, covered)) * lines.length_m[s]!;
    total_m += stretchSum(open) * lines.length_m[s]!;
    for (const t of open) counted.push(t);
    stretchStart[s + 1] = counted.length;
    if (s % SEGMENTS_PER_STEP === 0) yield 0.6 + (0.4 * s) / lines.segments;
  }
  return {
    ...lines,
    stretchStart,
    counted: Float64Array.from(counted),
    total_m,
    underBuildings_m,
    rows,
    corridor_m: corridorWidths(streets, rules.streetClasses),
    grid,
  };
}

/** The same in one go. */
export function buildNetwork(
  streets: Streets,
  frame: Frame,
  rules: NetworkRules,
  ground: SolidTable,
): Network {
  return finish(networkSteps(streets, frame, rules, ground));
}

const ROWS_PER_STEP = 2_000;
const SEGMENTS_PER_STEP = 10_000;
const SOLIDS_PER_STEP = 4_000;

/** [C1] By class and by what takes a street out whatever its class. */
function countedRows(streets: Streets, classes: ReadonlySet<string>): number[] {
  const out = STREET_FLAGS.sheltered | STREET_FLAGS.noAccess | STREET_FLAGS.doubles | STREET_FLAGS.driveway;
  const rows: number[] = [];
  streets.highways.forEach((highway, row) => {
    if (classes.has(highway) && (streets.flags[row]! & out) === 0) rows.push(row);
  });
  return rows;
}

interface Lines {
  readonly segments: number;
  readonly ends: Float64Array;
  readonly length_m: Float64Array;
  readonly street: Uint32Array;
  readonly nodes: number;
  readonly startNode: Uint32Array;
  readonly endNode: Uint32Array;
}

function* projectSteps(
  streets: Streets,
  rows: readonly number[],
  frame: Frame,
): Generator<number, Lines, void> {
  const { lonLat, lineStart } = streets;
  const most = rows.reduce((n, row) => n + Math.max(0, lineStart[row + 1]! - lineStart[row]! - 1), 0);
  const ends = new Float64Array(4 * most);
  const length_m = new Float64Array(most);
  const street = new Uint32Array(most);
  const startNode = new Uint32Array(most);
  const endNode = new Uint32Array(most);
  const nodeOf = new Map<number, Map<number, number>>();
  let nodes = 0;
  const node = (lon: number, lat: number): number => {
    let column = nodeOf.get(lon);
    if (!column) nodeOf.set(lon, (column = new Map()));
    let id = column.get(lat);
    if (id === undefined) column.set(lat, (id = nodes++));
    return id;
  };
  let n = 0;
  for (const [done, row] of rows.entries()) {
    if (done % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield (0.2 * done) / rows.length;
    let [ax, ay, a] = [0, 0, -1];
    for (let v = lineStart[row]!; v < lineStart[row + 1]!; v++) {
      const lon = lonLat[2 * v]!;
      const lat = lonLat[2 * v + 1]!;
      const [bx, by] = frame.toFrame(lon, lat);
      const b = node(lon, lat);
      const length = Math.hypot(bx - ax, by - ay);
      if (a >= 0 && length > 0) {
        ends.set([ax, ay, bx, by], 4 * n);
        length_m[n] = length;
        street[n] = row;
        startNode[n] = a;
        endNode[n] = b;
        n++;
      }
      [ax, ay, a] = [bx, by, b];
    }
  }
  return {
    segments: n,
    ends: ends.subarray(0, 4 * n),
    length_m: length_m.subarray(0, n),
    street: street.subarray(0, n),
    nodes,
    startNode: startNode.subarray(0, n),
    endNode: endNode.subarray(0, n),
  };
}

function stretchesIn(ends: Float64Array, s: number, area: Region): number[] {
  const c = createCrossings();
  addCrossings(c, ends, 4 * s, area.xy, area.ringStart, 0, area.ringStart.length - 1);
  return listInside(c);
}

/** Per segment that passes under buildings: where. Overlapping buildings count once. */
function* underSteps(
  ends: Float64Array,
  grid: SegmentGrid,
  ground: SolidTable,
): Generator<number, Map<number, number[]>, void> {
  const touching = new Map<number, number[]>();
  const { xy, ringStart, solidStart } = ground;
  for (let solid = 0; solid + 1 < solidStart.length; solid++) {
    const first = ringStart[solidStart[solid]!]!;
    const end = ringStart[solidStart[solid + 1]!]!;
    if (solid % SOLIDS_PER_STEP === 0) yield 0.3 + (0.2 * solid) / solidStart.length;
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = first; i < end; i++) {
      minX = Math.min(minX, xy[2 * i]!);
      maxX = Math.max(maxX, xy[2 * i]!);
      minY = Math.min(minY, xy[2 * i + 1]!);
      maxY = Math.max(maxY, xy[2 * i + 1]!);
    }
    for (const s of segmentsInBox(grid, minX, minY, maxX, maxY)) {
      const list = touching.get(s);
      if (list) list.push(solid);
      else touching.set(s, [solid]);
    }
  }
  const under = new Map<number, number[]>();
  const c = createCrossings();
  for (const [s, solids] of touching) {
    clearCrossings(c);
    for (const solid of solids) {
      addCrossings(c, ends, 4 * s, xy, ringStart, solidStart[solid]!, solidStart[solid + 1]!);
    }
    const out = listInside(c);
    if (out.length > 0) under.set(s, out);
  }
  return under;
}

function corridorWidths(streets: Streets, classes: readonly StreetClass[]): Float64Array {
  const byClass = new Map(classes.map((c) => [c.highway, c.width_m]));
  return Float64Array.from(streets.highways, (highway, row) => {
    const own = streets.width_m[row]!;
    return (own > 0 ? own : (byClass.get(highway) ?? OTHER_WIDTH_M)) / 2 + CORRIDOR_MARGIN_M;
  });
}
