/** Working memory of listeners over one scene: as large as the city, and so made once. */
import type { WallIndex } from '../../kernel/wall-index';

/** Marks which walls the query at hand has met: a wall stands in several cells. */
export interface Stamps {
  readonly of: Int32Array;
  round: number;
}

export interface SoundMemory {
  readonly ray: Stamps;
  readonly band: Stamps;
  /** Solids that hold the place at hand; all 0 between rays. */
  readonly holds: Uint8Array;
}

export const createSoundMemory = (walls: WallIndex): SoundMemory => ({
  ray: { of: new Int32Array(walls.owner.length), round: 0 },
  band: { of: new Int32Array(walls.owner.length), round: 0 },
  holds: new Uint8Array(walls.top_m.length),
});
