import type { ObjectId } from '../kernel/units';
import type { LonLat } from '../model/plan';

/** The commands at a place of the map. */
export interface MapMenu {
  readonly at: LonLat;
  /** Where it opens, px of the window. */
  readonly window_px: readonly [x: number, y: number];
  /** What stands there. */
  readonly object?: ObjectId;
}
