/** What is told of the approaches to entrances ([C8]). */
import type { ObjectId } from '../../kernel/units';
import type { LonLat } from '../../model/plan';

/** Seen by a camera ahead of whoever walks to the door, by other cameras only, by none. */
export type ApproachState = 'facing' | 'seen' | 'unseen';

export interface ApproachPiece {
  readonly state: ApproachState;
  /** From the place outwards. */
  readonly from_m: number;
  readonly to_m: number;
  readonly coordinates: readonly [LonLat, LonLat];
}

/** How much of a way, or of all ways together, is seen. */
interface ApproachLengths {
  /** What is asked about, and the angle in plan within which a camera counts as ahead. */
  readonly asked_m: number;
  readonly within_deg: number;
  /** What there is of it: up to the next building. */
  readonly length_m: number;
  /** Seen at the place's level by a camera ahead; `share` of the length, null where there is none. */
  readonly covered_m: number;
  readonly share: number | null;
  /** Seen at the level from any side. */
  readonly seen_m: number;
}

export interface ApproachRow extends ApproachLengths {
  /** From the door outwards, degrees from true north, [0, 360). */
  readonly facing_deg: number;
  /** The plan does not say: away from the nearest façade. */
  readonly facingAssumed: boolean;
  /** By camera, those that cover most first. */
  readonly by: readonly { readonly id: ObjectId; readonly covered_m: number; readonly seen_m: number }[];
  /** From the place outwards, without holes. */
  readonly pieces: readonly ApproachPiece[];
}

/** All approaches of a plan together. */
export interface ApproachTotals extends ApproachLengths {
  /** Places that are entrances; of those without a direction nothing is measured. */
  readonly entrances: number;
  readonly withoutDirection: number;
}
