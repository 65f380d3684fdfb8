/**
 * Bounding boxes of runs of vertices: four numbers each, least x, least y, greatest x, greatest y, in the units of `xy`.
 * Run `i` is the vertices from `start[i]` up to `end[i]`, by default up to where the next one starts. A run without
 * vertices has an empty box: infinite, the wrong way round.
 */
export function boxesOfRuns(xy: Float64Array, start: Uint32Array, end = start.subarray(1)): Float64Array {
  const count = Math.max(0, start.length - 1);
  const boxes = new Float64Array(4 * count);
  for (let i = 0; i < count; i++) {
    let minX = Infinity;
    let minY = Infinity;
    let maxX = -Infinity;
    let maxY = -Infinity;
    for (let v = start[i]!; v < end[i]!; v++) {
      const x = xy[2 * v]!;
      const y = xy[2 * v + 1]!;
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
    boxes[4 * i] = minX;
    boxes[4 * i + 1] = minY;
    boxes[4 * i + 2] = maxX;
    boxes[4 * i + 3] = maxY;
  }
  return boxes;
}
