/** How much of the counted streets has its background noise from where ([S1]). */
import type { Streets } from '../../model/city';
import type { Network } from '../coverage/network';
import { BACKGROUND_ORIGINS, type BackgroundField, type BackgroundOrigin } from './background';

export interface BackgroundShare {
  readonly from: BackgroundOrigin;
  readonly length_m: number;
  /** Of the levels met there, dB(A). */
  readonly least_db: number;
  readonly most_db: number;
}

/** Streets are judged in pieces of at most this length, each at its middle, m. */
const PIECE_M = 10;

/** In the order of precedence; origins that hold for no street are left out. */
export function backgroundShares(
  network: Network,
  streets: Streets,
  field: BackgroundField,
): readonly BackgroundShare[] {
  const sums = new Map<string, { length_m: number; least_db: number; most_db: number }>();
  const { ends, stretchStart, counted } = network;
  for (let s = 0; s < network.segments; s++) {
    const highway = streets.highways[network.street[s]!]!;
    const [ax, ay, bx, by] = [ends[4 * s]!, ends[4 * s + 1]!, ends[4 * s + 2]!, ends[4 * s + 3]!];
    for (let i = stretchStart[s]!; i < stretchStart[s + 1]!; i += 2) {
      const from = counted[i]!;
      const share = counted[i + 1]! - from;
      const pieces = Math.ceil((share * network.length_m[s]!) / PIECE_M);
      for (let p = 0; p < pieces; p++) {
        const t = from + (share * (p + 0.5)) / pieces;
        const found = field.onStreet(ax + (bx - ax) * t, ay + (by - ay) * t, highway);
        const known = sums.get(found.from) ?? { length_m: 0, least_db: Infinity, most_db: -Infinity };
        known.length_m += (share * network.length_m[s]!) / pieces;
        known.least_db = Math.min(known.least_db, found.level_db);
        known.most_db = Math.max(known.most_db, found.level_db);
        sums.set(found.from, known);
      }
    }
  }
  return BACKGROUND_ORIGINS.flatMap((from) => {
    const sum = sums.get(from);
    return sum ? [{ from, ...sum }] : [];
  });
}
