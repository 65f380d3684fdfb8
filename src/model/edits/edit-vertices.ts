import { err, ok, type Result } from '../../kernel/result';
import type { ObjectId } from '../../kernel/units';
import type { LonLat, Obstacle, Plan, PlanObject, Zone } from '../plan';
import { findUnlocked, isPosition, replaceAll, type EditResult } from './common';
import type { Reason } from './reason';

/** A corner of a zone or obstacle: `ring` 0 is the outer one, or the line; `index` counts without the closing point. */
export interface VertexRef {
  readonly id: ObjectId;
  readonly ring: number;
  readonly index: number;
}

export const insertVertex = (plan: Plan, args: VertexRef & { readonly at: LonLat }): EditResult =>
  editPath(plan, args, args.at, (path) =>
    args.index > path.length ? undefined : path.toSpliced(args.index, 0, args.at),
  );

export const moveVertex = (plan: Plan, args: VertexRef & { readonly at: LonLat }): EditResult =>
  editPath(plan, args, args.at, (path) =>
    args.index >= path.length ? undefined : path.with(args.index, args.at),
  );

/** Removing from a hole that is down to three corners removes the hole. */
export const removeVertex = (plan: Plan, args: VertexRef): EditResult =>
  editPath(plan, args, undefined, (path) =>
    args.index >= path.length ? undefined : path.toSpliced(args.index, 1),
  );

/** The open paths of an object: rings without their closing point, or the line. */
export function pathsOf(object: Zone | Obstacle): readonly (readonly LonLat[])[] {
  const shape =
    object.kind === 'zone' ? ({ type: 'polygon', polygon: object.polygon } as const) : object.shape;
  if (shape.type === 'line') return [shape.line];
  return shape.polygon.map((ring) => (isClosed(ring) ? ring.slice(0, -1) : ring));
}

/** The object with these open paths. */
export function withPaths<T extends Zone | Obstacle>(object: T, paths: readonly (readonly LonLat[])[]): T;
export function withPaths(object: Zone | Obstacle, paths: readonly (readonly LonLat[])[]): PlanObject {
  if (object.kind === 'obstacle' && object.shape.type === 'line') {
    return { ...object, shape: { type: 'line', line: paths[0] ?? [] } };
  }
  const polygon = paths.map((path) => [...path, path[0]!]);
  return object.kind === 'zone' ? { ...object, polygon } : { ...object, shape: { type: 'polygon', polygon } };
}

function editPath(
  plan: Plan,
  { id, ring, index }: VertexRef,
  at: LonLat | undefined,
  edit: (path: readonly LonLat[]) => readonly LonLat[] | undefined,
): EditResult {
  const found = findUnlocked(plan, [id]);
  if (!found.ok) return found;
  const object = found.value[0]!;
  if (object.kind !== 'zone' && object.kind !== 'obstacle') return err({ code: 'notThatKind' });
  if (at && !isPosition(at)) return err({ code: 'badPosition' });
  const paths = pathsOf(object);
  const path = paths[ring];
  const next = path && index >= 0 && Number.isInteger(index) ? edit(path) : undefined;
  if (!next) return err({ code: 'noSuchVertex' });
  const checked = checkPaths(object, paths.with(ring, next));
  return checked.ok ? replaceAll([[object, withPaths(object, checked.value)]]) : checked;
}

function checkPaths(
  object: Zone | Obstacle,
  paths: readonly (readonly LonLat[])[],
): Result<readonly (readonly LonLat[])[], Reason> {
  const least = object.kind === 'obstacle' && object.shape.type === 'line' ? 2 : 3;
  const kept = paths.filter((path, ring) => ring === 0 || path.length >= least);
  return kept[0]!.length < least ? err({ code: 'tooFewVertices', params: { least } }) : ok(kept);
}

const isClosed = (ring: readonly LonLat[]): boolean => {
  const first = ring[0];
  const last = ring[ring.length - 1];
  return ring.length > 1 && !!first && !!last && first[0] === last[0] && first[1] === last[1];
};
