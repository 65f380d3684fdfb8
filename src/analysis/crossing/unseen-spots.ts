/** Where much happens that no camera sees: squares of the frame, the heaviest first. */
import type { ContextLayer } from '../../model/context-layer';
import type { Frame } from '../../kernel/frame';
import type { UnseenSpot } from './crossing-report';
import { whole } from './events-near';
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

/** The squares in which a layer's events lie, whatever the cameras see. */
export interface Squares {
  /** Per row of the layer: its square, or −1 where it is not counted. */
  readonly of: Int32Array;
  /** Per square, in steps of its side. */
  readonly col: Int32Array;
  readonly line: Int32Array;
  /** Events in it. */
  readonly total: Float64Array;
}

export function squaresOf({ part }: ContextLayer, { xy, row }: PointIndex, counted: Uint8Array): Squares {
  const of = new Int32Array(row.length).fill(-1);
  const known = new Map<number, number>();
  const [col, line, total]: number[][] = [[], [], []];
  for (let at = 0; at < row.length; at++) {
    const p = row[at]!;
    if (counted[p] === 0) continue;
    const c = Math.floor(xy[2 * at]! / SPOT_M);
    const l = Math.floor(xy[2 * at + 1]! / SPOT_M);
    const key = c * KEY_COLUMNS + l;
    let square = known.get(key);
    if (square === undefined) {
      square = known.size;
      known.set(key, square);
      col!.push(c);
      line!.push(l);
      total!.push(0);
    }
    of[p] = square;
    total![square]! += part[p]!;
  }
  return {
    of,
    col: Int32Array.from(col!),
    line: Int32Array.from(line!),
    total: Float64Array.from(total!),
  };
}

/** Squares with something unseen, by the weight of it; equal ones from west to east. */
export function unseenSpots(
  { part, weight }: ContextLayer,
  { of, col, line, total }: Squares,
  seen: Uint8Array,
  { frame, streetAt }: SpotPlace,
): readonly UnseenSpot[] {
  const unseen = new Float64Array(total.length);
  const heavy = new Float64Array(total.length);
  for (let p = 0; p < of.length; p++) {
    const square = of[p]!;
    if (square < 0 || seen[p] === 1) continue;
    unseen[square] = unseen[square]! + part[p]!;
    heavy[square] = heavy[square]! + weight[p]!;
  }
  return Array.from(unseen.keys())
    .filter((s) => unseen[s]! > 0)
    .sort(
      (a, b) => heavy[b]! - heavy[a]! || unseen[b]! - unseen[a]! || col[a]! - col[b]! || line[a]! - line[b]!,
    )
    .slice(0, MOST)
    .map((s) => {
      const [x, y] = [(col[s]! + 0.5) * SPOT_M, (line[s]! + 0.5) * SPOT_M];
      const [west, south] = frame.toLonLat(x - SPOT_M / 2, y - SPOT_M / 2);
      const [east, north] = frame.toLonLat(x + SPOT_M / 2, y + SPOT_M / 2);
      return {
        at: frame.toLonLat(x, y),
        bounds: [west, south, east, north] as const,
        street: streetAt(x, y),
        unseen: whole(unseen[s]!),
        weight: heavy[s]!,
        total: whole(total[s]!),
      };
    });
}
