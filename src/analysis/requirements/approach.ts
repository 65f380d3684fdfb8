/**
 * Approaches to entrances ([C8]): how much of the last metres before a door is seen at its level, and how much of that
 * by cameras towards which people walk. Exact clipping by parameter intervals, as for streets; nothing is sampled.
 */
import { outwardFrom } from '../../kernel/facade';
import type { Region } from '../../kernel/region';
import { normalizeAzimuth, toDegrees, toRadians } from '../../kernel/units';
import { LINE_SLACK_M, visitLineCells } from '../../kernel/wall-index';
import { ABSENT_SETTINGS, type LonLat, type Place } from '../../model/plan';
import { addCrossings, createCrossings, listInside } from '../coverage/crossings';
import { intersectStretches, stretchSum, subtractStretches, uniteStretches } from '../coverage/stretches';
import { STEEPNESS_RULES } from '../probe';
import type { Scene } from '../scene';
import type { CameraSight } from '../visibility';
import type { ApproachPiece, ApproachRow, ApproachState, ApproachTotals } from './approach-report';

/** An entrance that states no direction takes that of a façade at most this far away, m. */
const FACADE_WITHIN_M = 5;
/** A camera counts as ahead within this angle of the way, in plan: as much as a face may be turned. */
const WITHIN_DEG = STEEPNESS_RULES.yaw_deg;
/** Cameras that see less than this of an approach see its border, m. */
const LEAST_M = 1e-3;

/** Undefined where no place is an entrance. */
export function approachTotals(
  places: readonly { readonly approach?: ApproachRow | null }[],
  approach_m: number = ABSENT_SETTINGS.approach_m,
): ApproachTotals | undefined {
  const all = places.flatMap(({ approach }) => (approach === undefined ? [] : [approach]));
  if (all.length === 0) return undefined;
  const rows = all.filter((row) => row !== null);
  const sum = (of: (row: ApproachRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const [length_m, covered_m] = [sum((row) => row.length_m), sum((row) => row.covered_m)];
  return {
    entrances: all.length,
    withoutDirection: all.length - rows.length,
    asked_m: approach_m,
    within_deg: WITHIN_DEG,
    length_m,
    covered_m,
    share: length_m > 0 ? covered_m / length_m : null,
    seen_m: sum((row) => row.seen_m),
  };
}

/** Where an approach begins and what it asks for. */
export interface ApproachAsked {
  readonly place: Place;
  /** The place as stated, and where it is computed ([C6]), frame metres. */
  readonly stated: { readonly x: number; readonly y: number };
  readonly x: number;
  readonly y: number;
  /** Place of the level in the profile. */
  readonly level: number;
  readonly length_m?: number | undefined;
}

/**
 * Judges the approach to an entrance; null where its direction is neither stated nor to be had from a façade.
 * People are taken to walk straight to the door; both directions are measured in plan.
 */
export function judgeApproach(
  scene: Scene,
  asked: ApproachAsked,
  sights: readonly CameraSight[],
): ApproachRow | null {
  const out = directionOf(scene, asked);
  if (!out) return null;
  const { x, y, level } = asked;
  const asked_m = asked.length_m ?? ABSENT_SETTINGS.approach_m;
  const length_m =
    asked_m * freeShare(scene, Float64Array.of(x, y, x + asked_m * out.x, y + asked_m * out.y));
  const line = Float64Array.of(x, y, x + length_m * out.x, y + length_m * out.y);
  const found = (length_m > 0 ? sights : [])
    .map((sight) => {
      const seen = inside(line, sight.byLevel[level]!).map((t) => t * length_m);
      const ahead = [aheadFrom_m(sight.position, asked, out), length_m];
      return { id: sight.id, seen, facing: intersectStretches(seen, ahead) };
    })
    .filter(({ seen }) => stretchSum(seen) > LEAST_M);
  const facing = uniteStretches(found.flatMap((one) => one.facing));
  const seen = uniteStretches(found.flatMap((one) => one.seen));
  const covered_m = stretchSum(facing);
  const at = (m: number): LonLat => scene.frame.toLonLat(x + m * out.x, y + m * out.y);
  return {
    facing_deg: normalizeAzimuth(toDegrees(Math.atan2(out.x, out.y)) + scene.frame.convergence_deg(x, y)),
    facingAssumed: asked.place.facing_deg === undefined,
    asked_m,
    within_deg: WITHIN_DEG,
    length_m,
    covered_m,
    share: length_m > 0 ? Math.min(1, covered_m / length_m) : null,
    seen_m: stretchSum(seen),
    by: found
      .map((one) => ({ id: one.id, covered_m: stretchSum(one.facing), seen_m: stretchSum(one.seen) }))
      .sort((a, b) => b.covered_m - a.covered_m || b.seen_m - a.seen_m || (a.id < b.id ? -1 : 1)),
    pieces: piecesOf(length_m, facing, seen).map((piece) => ({
      ...piece,
      coordinates: [at(piece.from_m), at(piece.to_m)] as const,
    })),
  };
}

interface Vector {
  readonly x: number;
  readonly y: number;
}

/** Unit vector from the door outwards, in the frame. */
function directionOf(scene: Scene, { place, stated, x, y }: ApproachAsked): Vector | undefined {
  if (place.facing_deg === undefined) {
    const stands = (s: number): boolean => isBuilding(scene, s);
    return outwardFrom(scene.walls, { x, y }, stated, stands, FACADE_WITHIN_M);
  }
  const bearing = toRadians(place.facing_deg - scene.frame.convergence_deg(x, y));
  return { x: Math.sin(bearing), y: Math.cos(bearing) };
}

const isBuilding = ({ standsOnGround, feature }: Scene, s: number): boolean =>
  standsOnGround[s] === 1 && feature[s]! >= 0;

/** How far along the line a building first stands, as a share of it; 1 when none does. */
function freeShare(scene: Scene, line: Float64Array): number {
  const { walls } = scene;
  const near = new Set<number>();
  visitLineCells(walls, line[0]!, line[1]!, line[2]!, line[3]!, LINE_SLACK_M, (cell) => {
    for (let i = walls.solidItemStart[cell]!; i < walls.solidItemStart[cell + 1]!; i++) {
      near.add(walls.solidItems[i]!);
    }
  });
  const crossings = createCrossings();
  for (const s of near) {
    if (!isBuilding(scene, s)) continue;
    addCrossings(
      crossings,
      line,
      0,
      walls.xy,
      walls.ringStart,
      walls.solidStart[s]!,
      walls.solidStart[s + 1]!,
    );
  }
  return listInside(crossings)[0] ?? 1;
}

/** Stretches of the line inside the region, as shares of it. */
function inside(line: Float64Array, { xy, ringStart }: Region): number[] {
  const crossings = createCrossings();
  addCrossings(crossings, line, 0, xy, ringStart, 0, ringStart.length - 1);
  return listInside(crossings);
}

/**
 * How far from the door the camera is ahead of whoever walks there: the angle between the walk and the camera is at
 * most the limit. With the camera `along` m out and `aside` m off the line, at t m from the door it is
 * atan2(aside, t − along), which falls with t.
 */
function aheadFrom_m(camera: Vector, door: Vector, out: Vector): number {
  const [dx, dy] = [camera.x - door.x, camera.y - door.y];
  const along = dx * out.x + dy * out.y;
  const aside = Math.abs(dx * out.y - dy * out.x);
  return Math.max(0, along + aside / Math.tan(toRadians(WITHIN_DEG)));
}

type Piece = Omit<ApproachPiece, 'coordinates'>;

/** The whole length, cut where its state changes. */
function piecesOf(length_m: number, facing: readonly number[], seen: readonly number[]): readonly Piece[] {
  const list = (state: ApproachState, stretches: readonly number[]): Piece[] =>
    stretches.flatMap((from_m, i) => (i % 2 === 0 ? [{ state, from_m, to_m: stretches[i + 1]! }] : []));
  const whole = length_m > 0 ? [0, length_m] : [];
  return [
    ...list('facing', facing),
    ...list('seen', subtractStretches(seen, facing)),
    ...list('unseen', subtractStretches(whole, seen)),
  ].sort((a, b) => a.from_m - b.from_m);
}
