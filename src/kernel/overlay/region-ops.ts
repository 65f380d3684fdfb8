/**
 * Boolean operations on regions for shapes that are drawn or exported, by Clipper2 on an integer grid. Figures come
 * from the exact tile engine beside this file, not from here: a vertex may move by half a grid step.
 */
import { Clipper, EndType, FillRule, JoinType, type Paths64 } from 'clipper2-ts';
import { EMPTY_REGION, isEmptyRegion, regionBounds, type Region } from '../region';

/**
 * Grid step in m: 0.01 mm, below every tolerance of the product. Coordinates are taken relative to a corner of the
 * input, so that they stay small integers.
 */
export const GRID_STEP_M = 1e-5;

/** Everything that is in at least one region; overlaps count once. */
export const unionRegions = (regions: readonly Region[]): Region =>
  operate(regions, [], (a) => Clipper.union(a, FillRule.NonZero));

export const intersectRegions = (a: Region, b: Region): Region =>
  isEmptyRegion(a) || isEmptyRegion(b)
    ? EMPTY_REGION
    : operate([a], [b], (s, c) => Clipper.intersect(s, c, FillRule.NonZero));

export const subtractRegions = (a: Region, b: readonly Region[]): Region =>
  isEmptyRegion(a) ? EMPTY_REGION : operate([a], b, (s, c) => Clipper.difference(s, c, FillRule.NonZero));

/**
 * What at least `k` of the regions hold: k − 1 boxes round everything, run clockwise, take that much off the winding
 * number, and the rest is what is positive.
 */
export function atLeastRegion(regions: readonly Region[], k: number): Region {
  const parts = regions.filter((region) => !isEmptyRegion(region));
  if (parts.length < k) return EMPTY_REGION;
  if (k <= 1) return unionRegions(parts);
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const part of parts) {
    const box = regionBounds(part)!;
    [x0, y0] = [Math.min(x0, box[0]), Math.min(y0, box[1])];
    [x1, y1] = [Math.max(x1, box[2]), Math.max(y1, box[3])];
  }
  const box = {
    xy: Float64Array.of(x0 - 1, y0 - 1, x0 - 1, y1 + 1, x1 + 1, y1 + 1, x1 + 1, y0 - 1),
    ringStart: Uint32Array.of(0, 4),
  };
  const boxes = Array.from({ length: k - 1 }, () => box);
  return operate([...parts, ...boxes], [], (a) => Clipper.union(a, FillRule.Positive));
}

/**
 * Lines widened to `halfWidth_m` on both sides with round joins and round ends, dissolved. Lines are x, y pairs in
 * frame metres. The arcs stay within `arcTolerance_m` inside the true circle.
 */
export function bufferLines(
  lines: readonly Float64Array[],
  halfWidth_m: number,
  arcTolerance_m = 0.005,
): Region {
  const [x0, y0] = cornerOf(lines);
  const paths = lines.map((line) => toPath(line, 0, line.length / 2, x0, y0));
  const wide = Clipper.inflatePaths(
    paths,
    halfWidth_m / GRID_STEP_M,
    JoinType.Round,
    EndType.Round,
    2,
    arcTolerance_m / GRID_STEP_M,
  );
  return fromPaths(wide, x0, y0);
}

function operate(
  subject: readonly Region[],
  clip: readonly Region[],
  run: (subject: Paths64, clip: Paths64) => Paths64,
): Region {
  const [x0, y0] = cornerOf([...subject, ...clip].map((region) => region.xy));
  return fromPaths(run(toPaths(subject, x0, y0), toPaths(clip, x0, y0)), x0, y0);
}

function cornerOf(arrays: readonly Float64Array[]): readonly [number, number] {
  let [x0, y0] = [Infinity, Infinity];
  for (const xy of arrays) {
    const bounds = regionBounds({ xy, ringStart: EMPTY_REGION.ringStart });
    if (!bounds) continue;
    x0 = Math.min(x0, bounds[0]);
    y0 = Math.min(y0, bounds[1]);
  }
  return Number.isFinite(x0) ? [Math.floor(x0), Math.floor(y0)] : [0, 0];
}

function toPaths(regions: readonly Region[], x0: number, y0: number): Paths64 {
  const paths: Paths64 = [];
  for (const { xy, ringStart } of regions) {
    for (let r = 0; r + 1 < ringStart.length; r++)
      paths.push(toPath(xy, ringStart[r]!, ringStart[r + 1]!, x0, y0));
  }
  return paths;
}

function toPath(xy: Float64Array, from: number, to: number, x0: number, y0: number): Paths64[number] {
  const path: Paths64[number] = [];
  for (let i = from; i < to; i++) {
    path.push({
      x: Math.round((xy[2 * i]! - x0) / GRID_STEP_M),
      y: Math.round((xy[2 * i + 1]! - y0) / GRID_STEP_M),
    });
  }
  return path;
}

function fromPaths(paths: Paths64, x0: number, y0: number): Region {
  const kept = paths.filter((path) => path.length >= 3);
  const xy = new Float64Array(2 * kept.reduce((n, path) => n + path.length, 0));
  const ringStart = new Uint32Array(kept.length + 1);
  let v = 0;
  kept.forEach((path, r) => {
    for (const point of path) {
      xy[2 * v] = point.x * GRID_STEP_M + x0;
      xy[2 * v + 1] = point.y * GRID_STEP_M + y0;
      v++;
    }
    ringStart[r + 1] = v;
  });
  return { xy, ringStart };
}
