/** What lies under the pointer, and which of several things is meant (UI.md 6). Screen px throughout. */
import { createFrame } from '../../kernel/frame';
import { regionContains, type Region } from '../../kernel/region';
import type { ObjectId } from '../../kernel/units';
import { pathsOf } from '../../model/edits';
import type { LonLat, PlanObject } from '../../model/plan';
import type { ScreenPoint } from '../port';
import type { HandleRole } from './camera-geometry';

/** Hit areas: 28 px for a mouse, 44 px for a finger (UI.md 6): half of that round the middle. */
export const hitRadius = (touch: boolean): number => (touch ? 22 : 14);

/** Which handle is meant when several are near. */
const HANDLE_ORDER: readonly HandleRole[] = [
  'tilt',
  'angle-left',
  'angle-right',
  'range',
  'azimuth',
  'position',
];

export interface PlacedHandle {
  readonly role: HandleRole;
  readonly at: ScreenPoint;
}

/** The handle under the pointer: one much nearer than the others, else by priority. */
export function hitHandle(
  handles: readonly PlacedHandle[],
  pointer: ScreenPoint,
  radius: number,
): HandleRole | undefined {
  const near = handles
    .map(({ role, at }) => ({ role, distance: distance(at, pointer) }))
    .filter((handle) => handle.distance <= radius)
    .toSorted((a, b) => a.distance - b.distance);
  const nearest = near[0];
  if (!nearest) return undefined;
  // Handles whose middles are as good as one: priority decides. Otherwise the hand means the nearest.
  const rivals = near.filter((handle) => handle.distance <= nearest.distance + SAME_PLACE_PX);
  return HANDLE_ORDER.find((role) => rivals.some((handle) => handle.role === role));
}

const SAME_PLACE_PX = 4;
/** Outlines and lines are this easy to hit. */
const LINE_PX = 6;
/** Symbols pushed out from a mast and small symbols alike. */
const SYMBOL_PX = 15;

export interface HitContext {
  readonly project: (at: LonLat) => ScreenPoint;
  /** Where a device's symbol is drawn off its place, px; devices on one mast. */
  readonly push: (id: ObjectId) => readonly [number, number];
}

/** Point objects first, nearest of them; then lines; then outlines of zones; a filled zone last, the smallest. */
export function hitObject(
  objects: readonly PlanObject[],
  pointer: ScreenPoint,
  radius: number,
  context: HitContext,
): PlanObject | undefined {
  return (
    nearest(objects, (object) => symbolDistance(object, pointer, context), Math.max(radius, SYMBOL_PX)) ??
    nearest(objects, (object) => outlineDistance(object, pointer, context), LINE_PX)
  );
}

function nearest(
  objects: readonly PlanObject[],
  distanceOf: (object: PlanObject) => number,
  within: number,
): PlanObject | undefined {
  let best: PlanObject | undefined;
  let least = within;
  // The last drawn lies on top.
  for (const object of objects) {
    const d = distanceOf(object);
    if (d <= least) {
      best = object;
      least = d;
    }
  }
  return best;
}

function symbolDistance(object: PlanObject, pointer: ScreenPoint, { project, push }: HitContext): number {
  if (!('position' in object)) return Infinity;
  const [x, y] = project(object.position);
  const [dx, dy] = push(object.id);
  return distance([x + dx, y + dy], pointer);
}

function outlineDistance(object: PlanObject, pointer: ScreenPoint, { project }: HitContext): number {
  if (object.kind !== 'zone' && object.kind !== 'obstacle') return Infinity;
  const closed = object.kind === 'zone' || object.shape.type === 'polygon';
  let least = Infinity;
  for (const path of pathsOf(object)) {
    const points = path.map(project);
    const last = closed ? points.length : points.length - 1;
    for (let i = 0; i < last; i++) {
      least = Math.min(least, segmentDistance(pointer, points[i]!, points[(i + 1) % points.length]!));
    }
  }
  return least;
}

export interface VertexHit {
  readonly id: ObjectId;
  readonly ring: number;
  /** Of the corner; for a midpoint, where the new corner goes. */
  readonly index: number;
  readonly kind: 'vertex' | 'midpoint';
  readonly at: LonLat;
}

/** Corners and midpoints of a zone or obstacle; corners win. */
export function hitVertex(
  vertices: readonly VertexHit[],
  pointer: ScreenPoint,
  radius: number,
  project: HitContext['project'],
): VertexHit | undefined {
  const reach = Math.min(radius, 12);
  for (const kind of ['vertex', 'midpoint'] as const) {
    const near = vertices
      .filter((vertex) => vertex.kind === kind)
      .map((vertex) => ({ vertex, distance: distance(project(vertex.at), pointer) }))
      .filter((candidate) => candidate.distance <= reach)
      .toSorted((a, b) => a.distance - b.distance)[0];
    if (near) return near.vertex;
  }
  return undefined;
}

/** The corners and midpoints of an object that can be edited. */
export function verticesOf(object: PlanObject): readonly VertexHit[] {
  if (object.kind !== 'zone' && object.kind !== 'obstacle') return [];
  const closed = object.kind === 'zone' || object.shape.type === 'polygon';
  return pathsOf(object).flatMap((path, ring) => {
    const corners = path.map((at, index): VertexHit => ({ id: object.id, ring, index, kind: 'vertex', at }));
    const edges = closed ? path.length : path.length - 1;
    const midpoints = Array.from({ length: Math.max(0, edges) }, (_, i): VertexHit => {
      const a = path[i]!;
      const b = path[(i + 1) % path.length]!;
      return {
        id: object.id,
        ring,
        index: i + 1,
        kind: 'midpoint',
        at: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2],
      };
    });
    return [...corners, ...midpoints];
  });
}

/** Which cameras' ground a place lies in, the smallest region first: what a click into a wedge means. */
export function wedgesAt(
  at: LonLat,
  origin: LonLat,
  devices: readonly { readonly id: ObjectId; readonly levels: readonly { readonly region: Region }[] }[],
): readonly ObjectId[] {
  const [x, y] = createFrame(origin).toFrame(at[0], at[1]);
  return devices
    .flatMap(({ id, levels }) => {
      const whole = levels[0]?.region;
      return whole && regionContains(whole, x, y) ? [{ id, size: whole.xy.length, area: extent(whole) }] : [];
    })
    .toSorted((a, b) => a.area - b.area)
    .map(({ id }) => id);
}

function extent({ xy }: Region): number {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < xy.length; i += 2) {
    minX = Math.min(minX, xy[i]!);
    maxX = Math.max(maxX, xy[i]!);
    minY = Math.min(minY, xy[i + 1]!);
    maxY = Math.max(maxY, xy[i + 1]!);
  }
  return (maxX - minX) * (maxY - minY);
}

export const distance = (a: ScreenPoint, b: ScreenPoint): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

export function segmentDistance(p: ScreenPoint, a: ScreenPoint, b: ScreenPoint): number {
  const [ux, uy] = [b[0] - a[0], b[1] - a[1]];
  const length2 = ux * ux + uy * uy;
  const t = length2 > 0 ? Math.max(0, Math.min(1, ((p[0] - a[0]) * ux + (p[1] - a[1]) * uy) / length2)) : 0;
  return Math.hypot(a[0] + t * ux - p[0], a[1] + t * uy - p[1]);
}
