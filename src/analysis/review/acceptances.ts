/**
 * Which gaps of a report are the ones that were accepted: an acceptance belongs to the gap that shares the most with
 * it, when that is at least half of each. So a note survives a recompute while the gap still is the same stretch.
 */
import type { Frame } from '../../kernel/frame';
import { distanceToSegment } from '../../kernel/wall-index';
import type { GapAcceptance, LonLat } from '../../model/plan';
import type { GapRow } from '../report';

/** Points of one line this close to another line are on it, m: what redrawing a street at another sampling moves. */
const ON_LINE_M = 1;
/** Places compared along a line, m apart; no figure hangs on them. */
const SPACING_M = 1;
/** At most so many places per stretch, so that a motorway does not stall a report. */
const MOST_PLACES = 2000;
/** Shared share of either stretch from which on both are the same. */
const SAME_SHARE = 0.5;

type Lines = readonly (readonly LonLat[])[];

/** A gap's lines; the outer rings of a zone gap. */
export const linesOfGap = ({ geometry }: GapRow): Lines =>
  geometry.type === 'MultiLineString' ? geometry.coordinates : geometry.coordinates.map((p) => p[0] ?? []);

/** Acceptance per gap id. Each acceptance goes to one gap at most, each gap takes the acceptance it shares most with. */
export function matchAcceptances(
  acceptances: readonly GapAcceptance[],
  gaps: readonly GapRow[],
  frame: Frame,
): ReadonlyMap<string, GapAcceptance> {
  if (acceptances.length === 0) return new Map();
  const stretches = gaps.map((gap) => stretchOf(gap, frame));
  const pairs = acceptances.flatMap((acceptance) => {
    const own = flat(acceptance.lines, frame);
    return stretches.flatMap((other, g) => {
      if (!meet(own.box, other.box)) return [];
      const shared = Math.min(shareOn(own, other.segments), shareOn(other, own.segments));
      return shared >= SAME_SHARE ? [{ acceptance, id: gaps[g]!.id, shared }] : [];
    });
  });
  pairs.sort((p, q) => q.shared - p.shared || (p.id < q.id ? -1 : 1));
  const found = new Map<string, GapAcceptance>();
  const taken = new Set<GapAcceptance>();
  for (const { acceptance, id } of pairs) {
    if (found.has(id) || taken.has(acceptance)) continue;
    found.set(id, acceptance);
    taken.add(acceptance);
  }
  return found;
}

type Segments = readonly (readonly [number, number, number, number])[];

export interface Stretch {
  /** Segments as x0, y0, x1, y1. */
  readonly segments: Segments;
  readonly length_m: number;
  readonly box: readonly [number, number, number, number];
}

/** A gap's stretch in the frame. */
export const stretchOf = (gap: GapRow, frame: Frame): Stretch => flat(linesOfGap(gap), frame);

/** The segments of those stretches that lie near a stretch. */
export const meetingSegments = ({ box }: Stretch, others: readonly Stretch[]): Segments =>
  others.filter((other) => meet(box, other.box)).flatMap((other) => other.segments);

function flat(lines: Lines, frame: Frame): Stretch {
  const segments: [number, number, number, number][] = [];
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  let length_m = 0;
  for (const line of lines) {
    const points = line.map(([lon, lat]) => frame.toFrame(lon, lat));
    for (const [i, [x, y]] of points.entries()) {
      box[0] = Math.min(box[0], x - ON_LINE_M);
      box[1] = Math.min(box[1], y - ON_LINE_M);
      box[2] = Math.max(box[2], x + ON_LINE_M);
      box[3] = Math.max(box[3], y + ON_LINE_M);
      const before = points[i - 1];
      if (!before) continue;
      segments.push([before[0], before[1], x, y]);
      length_m += Math.hypot(x - before[0], y - before[1]);
    }
  }
  return { segments, length_m, box };
}

const meet = (a: Stretch['box'], b: Stretch['box']): boolean =>
  a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

/** Share of places along `a` that lie on `b`. */
export function shareOn(a: Stretch, b: Segments): number {
  const spacing = Math.max(SPACING_M, a.length_m / MOST_PLACES);
  let on = 0;
  let all = 0;
  for (const [x0, y0, x1, y1] of a.segments) {
    const length = Math.hypot(x1 - x0, y1 - y0);
    const n = Math.max(1, Math.round(length / spacing));
    for (let i = 0; i < n; i++) {
      const t = (i + 0.5) / n;
      const [x, y] = [x0 + t * (x1 - x0), y0 + t * (y1 - y0)];
      const isOn = b.some((s) => distanceToSegment(x, y, s[0], s[1], s[2], s[3]) <= ON_LINE_M);
      all += length / n;
      if (isOn) on += length / n;
    }
  }
  return all > 0 ? on / all : 0;
}
