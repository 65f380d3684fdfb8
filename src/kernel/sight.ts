/**
 * What can be seen from a point over and between solids, exactly and in 2.5D ([V4]): the public face of the
 * visibility kernel.
 *
 * Walls that hide all behind them form a lower envelope (`sight-envelope.ts`), found by a walk of the grid from near
 * to far (`sight-walls.ts`). Where nothing else is in the way, one visible stretch along every direction remains
 * (`sight-band.ts`). Low or raised prisms and masks hide an interval of each ray (`sight-gather.ts`); then wedge by
 * wedge of directions trapezoids are swept (`sight-sweep.ts`) and joined into rings (`sight-rings.ts`). The range's
 * arc comes last in both (`sight-arc.ts`), so that one walk serves every radius.
 */
import { SHADOW } from './hidden-span';
import { EMPTY_REGION, type Region } from './region';
import type { SightContext } from './sight-context';
import { bandRegion } from './sight-band';
import { addEnclosing, addFootprint, addMasks, layWindow, openDirections } from './sight-gather';
import { joinRings } from './sight-rings';
import { sweep } from './sight-sweep';
import { addWalls } from './sight-walls';
import { CHORD_RADIUS, setWindow } from './sight-window';
import type { WallIndex } from './wall-index';

export interface SightQuery {
  /** Computed position, frame metres. */
  readonly x: number;
  readonly y: number;
  /** Height of the eye above ground, m (`zc`). */
  readonly eye_m: number;
  /** Height of the target plane above ground, m (`zt`). */
  readonly target_m: number;
  /**
   * The picture as half-planes a·x + b·y + c ≥ 0 of the target plane, camera-relative metres, as triples; their
   * intersection is convex. Empty: all directions.
   */
  readonly window: Float64Array;
  /** The picture of a lens whose border is curved: nothing outside it is visible. Frame metres, any shape. */
  readonly footprint?: Region;
  /** Plan radii in m, one region each, any order; 0 or less gives an empty region. Arcs are drawn as [F5] says. */
  readonly radii_m: Float64Array;
  /** Bearing in the frame, degrees clockwise from y, at which an arc chord begins: the device's axis. */
  readonly axis_deg: number;
  /** Blanked parts of the target plane ([V7]), frame metres. */
  readonly masks: readonly Region[];
}

export interface SightResult {
  /** One region for each radius, in the query's order. */
  readonly regions: readonly Region[];
  readonly areas_m2: Float64Array;
}

/**
 * The visible part of the target plane, one region for each radius ([V2] without density, [V4], [V7], [F5]).
 *
 * Exact up to rounding: no rays are sampled. A device deep inside a solid that reaches above it sees nothing; one on
 * a façade must be moved outside first ([V6]).
 */
export function computeSight(index: WallIndex, query: SightQuery, ctx: SightContext): SightResult {
  const { radii_m } = query;
  const areas_m2 = new Float64Array(radii_m.length);
  // An array that grows from nothing keeps room for sixteen more: the first is there at once.
  const regions: Region[] = radii_m.length > 0 ? [EMPTY_REGION] : [];
  const state = gather(index, query, ctx);
  if (state === 'swept') sweep(ctx, radii_m, greatest(radii_m), areas_m2);
  for (let l = 0; l < radii_m.length; l++) {
    const radius = radii_m[l]!;
    if (state === 'nothing' || !(radius > 0)) regions[l] = EMPTY_REGION;
    else if (state === 'swept') regions[l] = joinRings(ctx, ctx.trapezoids[l]!, radius);
    else {
      regions[l] = bandRegion(ctx, radius);
      areas_m2[l] = ctx.band.area_m2;
    }
  }
  return { regions, areas_m2 };
}

/**
 * Collects what bounds the view. It may be that nothing is visible, that one stretch is along every direction, or that
 * intervals are hidden in between and a sweep must tell.
 */
function gather(index: WallIndex, query: SightQuery, ctx: SightContext): 'nothing' | 'plain' | 'swept' {
  const outer = greatest(query.radii_m);
  if (!(outer > 0)) return 'nothing';
  const axis = (query.axis_deg * Math.PI) / 180;
  const { arc, window, device, shadow } = ctx;
  arc.axisX = Math.sin(axis);
  arc.axisY = Math.cos(axis);
  window.reachX_m = outer * arc.axisX;
  window.reachY_m = outer * arc.axisY;
  device[0] = query.x;
  device[1] = query.y;
  shadow[SHADOW.eye] = query.eye_m;
  shadow[SHADOW.target] = query.target_m;
  setWindow(window, query.window);
  if (!openDirections(ctx)) return 'nothing';
  layWindow(ctx);
  if (ctx.envelope.count === 0) return 'nothing';
  ctx.borders.count = 0;
  freshStamp(ctx, index);
  const maskSides = addMasks(ctx, query.masks, index.next.length);
  ctx.hiddenAtFoot = 0;
  if (query.footprint) addFootprint(ctx, query.footprint, maskSides);
  if (!addEnclosing(ctx, index)) return 'nothing';
  ctx.reach[0] = outer * CHORD_RADIUS;
  addWalls(ctx, index);
  return ctx.borders.count === 0 && ctx.hiddenAtFoot === 0 ? 'plain' : 'swept';
}

function greatest(radii_m: Float64Array): number {
  let outer = 0;
  for (let l = 0; l < radii_m.length; l++) if (radii_m[l]! > outer) outer = radii_m[l]!;
  return outer;
}

/** A new stamp marks walls as not yet met; the array is cleared only when the counter would wrap. */
function freshStamp(ctx: SightContext, index: WallIndex): void {
  if (ctx.stamp.length < index.next.length) {
    ctx.stamp = new Uint32Array(index.next.length);
    ctx.stampNow = 0;
  }
  if (ctx.stampNow === 0xffffffff) {
    ctx.stamp.fill(0);
    ctx.stampNow = 0;
  }
  ctx.stampNow++;
}
