/** Which buildings some camera's field of view touches: those that a *plan de masse* has to show (R252-3 2°). */
import type { Analysis } from '../../../analysis/analysis';
import { createFrame } from '../../../kernel/frame';
import { regionBounds, regionContains, type Region } from '../../../kernel/region';
import type { City } from '../../../model/city';

/** Façades are asked at points no farther apart than this, and this far before the wall, m. */
const STEP_M = 4;
const OFF_WALL_M = 0.25;
/** Side of the cells by which fields of view are found, m. */
const CELL_M = 50;

/** Places in the table of buildings whose façade a camera sees at the lowest level. */
export function buildingsInView({ buildings }: City, analysis: Analysis): ReadonlySet<number> {
  const frame = createFrame(analysis.frame);
  const fields = fieldsByCell(analysis);
  const found = new Set<number>();
  if (fields.size === 0) return found;
  const xy = new Float64Array(buildings.lonLat.length);
  frame.toFrameInto(buildings.lonLat, xy, 0, buildings.lonLat.length / 2);
  for (let p = 0; p + 1 < buildings.polygonStart.length; p++) {
    for (let r = buildings.polygonStart[p]!; r < buildings.polygonStart[p + 1]!; r++) {
      if (!isRingSeen(xy, buildings.ringStart[r]!, buildings.ringStart[r + 1]!, fields)) continue;
      found.add(p);
      break;
    }
  }
  return found;
}

type Fields = ReadonlyMap<string, readonly Region[]>;

const cellOf = (x: number, y: number): string => `${Math.floor(x / CELL_M)} ${Math.floor(y / CELL_M)}`;

function fieldsByCell({ geometry }: Analysis): Fields {
  const cells = new Map<string, Region[]>();
  for (const { levels } of geometry.devices) {
    const region = levels[0]?.region;
    const bounds = region && regionBounds(region);
    if (!bounds) continue;
    for (let x = Math.floor(bounds[0] / CELL_M); x * CELL_M <= bounds[2]; x++) {
      for (let y = Math.floor(bounds[1] / CELL_M); y * CELL_M <= bounds[3]; y++) {
        const key = `${x} ${y}`;
        const there = cells.get(key);
        if (there) there.push(region);
        else cells.set(key, [region]);
      }
    }
  }
  return cells;
}

/** Rings keep their inside on the left: a wall's open side is on its right. */
function isRingSeen(xy: Float64Array, from: number, to: number, fields: Fields): boolean {
  for (let v = from, w = to - 1; v < to; w = v++) {
    const dx = xy[2 * v]! - xy[2 * w]!;
    const dy = xy[2 * v + 1]! - xy[2 * w + 1]!;
    const length = Math.hypot(dx, dy);
    const steps = Math.ceil(length / STEP_M);
    for (let i = 0; i < steps; i++) {
      const share = (i + 0.5) / steps;
      const x = xy[2 * w]! + share * dx + (OFF_WALL_M * dy) / length;
      const y = xy[2 * w + 1]! + share * dy - (OFF_WALL_M * dx) / length;
      if (fields.get(cellOf(x, y))?.some((region) => regionContains(region, x, y))) return true;
    }
  }
  return false;
}
