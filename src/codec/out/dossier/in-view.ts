/** Which buildings some camera's field of view touches: those that a *plan de masse* has to show (R252-3 2°). */
import type { Analysis } from '../../../analysis/analysis';
import { createFrame } from '../../../kernel/frame';
import type { City } from '../../../model/city';
import { fieldIndex, type FieldIndex } from '../field-index';

/** Façades are asked at points no farther apart than this, and this far before the wall, m. */
const STEP_M = 4;
const OFF_WALL_M = 0.25;

/** Places in the table of buildings whose façade a camera sees at the lowest level. */
export function buildingsInView({ buildings }: City, analysis: Analysis): ReadonlySet<number> {
  const frame = createFrame(analysis.frame);
  const lowest = analysis.geometry.devices.flatMap(({ levels: [first] }) => (first ? [first.region] : []));
  const fields = fieldIndex(lowest);
  const found = new Set<number>();
  if (fields.isEmpty) return found;
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

/** Rings keep their inside on the left: a wall's open side is on its right. */
function isRingSeen(xy: Float64Array, from: number, to: number, fields: FieldIndex): boolean {
  for (let v = from, w = to - 1; v < to; w = v++) {
    const dx = xy[2 * v]! - xy[2 * w]!;
    const dy = xy[2 * v + 1]! - xy[2 * w + 1]!;
    const length = Math.hypot(dx, dy);
    const steps = Math.ceil(length / STEP_M);
    for (let i = 0; i < steps; i++) {
      const share = (i + 0.5) / steps;
      const x = xy[2 * w]! + share * dx + (OFF_WALL_M * dy) / length;
      const y = xy[2 * w + 1]! + share * dy - (OFF_WALL_M * dx) / length;
      if (fields.contains(x, y)) return true;
    }
  }
  return false;
}
