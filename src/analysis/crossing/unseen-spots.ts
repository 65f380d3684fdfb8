/** Where much happens that no camera sees: squares of the frame, the heaviest first. */
import type { ContextLayer } from '../../model/context-layer';
import type { Frame } from '../../kernel/frame';
import type { UnseenSpot } from './crossing-report';
import type { PointIndex } from './point-index';

/** How a place of the frame is told. */
export interface SpotPlace {
  readonly frame: Frame;
  /** Name of the street at a place of the frame; '' when there is none. */
  readonly streetAt: (x: number, y: number) => string;
}

export const SPOT_M = 50;
/** More than the squares of the globe from pole to pole, so that no two squares share a key. */
const KEY_COLUMNS = 2 ** 24;
/** As many as somebody walks through. */
const MOST = 50;

/** Equal parts of a feature add up but for rounding. */
const whole = (value: number): number => Math.round(value * 1e6) / 1e6;

interface Square {
  readonly col: number;
  readonly row: number;
  total: number;
  unseen: number;
  weight: number;
}

/** Squares with something unseen, by the weight of it; equal ones from west to east. */
export function unseenSpots(
  layer: ContextLayer,
  { xy, row }: PointIndex,
  { inArea, seen }: { readonly inArea: Uint8Array; readonly seen: Uint8Array },
  { frame, streetAt }: SpotPlace,
): readonly UnseenSpot[] {
  const squares = new Map<number, Square>();
  for (let at = 0; at < row.length; at++) {
    const p = row[at]!;
    if (inArea[p] === 0) continue;
    const col = Math.floor(xy[2 * at]! / SPOT_M);
    const line = Math.floor(xy[2 * at + 1]! / SPOT_M);
    const key = col * KEY_COLUMNS + line;
    let square = squares.get(key);
    if (!square) {
      square = { col, row: line, total: 0, unseen: 0, weight: 0 };
      squares.set(key, square);
    }
    square.total += layer.part[p]!;
    if (seen[p] === 1) continue;
    square.unseen += layer.part[p]!;
    square.weight += layer.weight[p]!;
  }
  return [...squares.values()]
    .filter(({ unseen }) => unseen > 0)
    .sort((a, b) => b.weight - a.weight || b.unseen - a.unseen || a.col - b.col || a.row - b.row)
    .slice(0, MOST)
    .map(({ col, row: line, total, unseen, weight }) => {
      const [x, y] = [(col + 0.5) * SPOT_M, (line + 0.5) * SPOT_M];
      const [west, south] = frame.toLonLat(x - SPOT_M / 2, y - SPOT_M / 2);
      const [east, north] = frame.toLonLat(x + SPOT_M / 2, y + SPOT_M / 2);
      const bounds = [west, south, east, north] as const;
      return {
        at: frame.toLonLat(x, y),
        bounds,
        street: streetAt(x, y),
        unseen: whole(unseen),
        weight,
        total: whole(total),
      };
    });
}
