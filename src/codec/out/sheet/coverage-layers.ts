/** What was computed: bands by level with their limits and numbers, gap hatching, what sensors hear. */
import type { Analysis } from '../../../analysis/analysis';
import type { ResolvedCamera } from '../../../analysis/optics';
import { regionContains, type Region } from '../../../kernel/region';
import { toRadians } from '../../../kernel/units';
import type { Level } from '../../../model/catalogue';
import type { Camera } from '../../../model/plan';
import { densityOf } from './facts';
import type { Drawn } from './ground-layers';
import type { LegendKey, SheetInput } from './input';
import { BAND_LINE, bandDash, bandFills, GAP, HATCH_PITCH_MM, HEARD, isDark, WEIGHT } from './palette';
import { element, group, line, NOTHING, pathData, type Mark } from './marks';
import { text } from './text';
import { isOnMap, isRegionOnMap, onPaper, ringOnPaper, type SheetView } from './view';

export interface BandLayers {
  readonly fills: Mark;
  readonly limits: Mark;
  /** Thresholds in px/m, on the limits. */
  readonly numbers: Mark;
  readonly legend: readonly LegendKey[];
}

/**
 * Bands painted from the lowest level up, so that each place shows the best level that any camera reaches there: the
 * colours stay solid, and print drivers have no transparency to spoil.
 */
export function bandLayers(
  view: SheetView,
  analysis: Analysis,
  { levels, words }: Pick<SheetInput, 'levels' | 'words'>,
): BandLayers {
  const fills = bandFills(levels.length);
  const painted: Mark[] = [];
  const limits: Mark[] = [];
  const legend: LegendKey[] = [];
  levels.forEach((level, index) => {
    const paths = analysis.geometry.devices.flatMap((device) => {
      const shown = device.levels.find((l) => l.level === level.id);
      return shown && isRegionOnMap(view, shown.region) ? [regionPath(view, shown.region)] : [];
    });
    if (paths.length === 0) return;
    legend.push({ kind: 'level', index });
    painted.push(...paths.map((d) => element('path', { d, fill: fills[index] })));
    const stroke = { 'stroke-width': index === 0 ? WEIGHT.wedge : WEIGHT.band };
    const dash = { 'stroke-dasharray': bandDash(index, levels.length) };
    limits.push(...paths.map((d) => element('path', { d, ...stroke, ...dash })));
  });
  return {
    fills: group({ stroke: 'none' }, painted),
    limits: group({ fill: 'none', stroke: BAND_LINE, 'stroke-linejoin': 'round' }, limits),
    numbers: bandNumbers(view, analysis, levels, (density) => densityOf(words, density)),
    legend,
  };
}

/** The limits of each field of view at the lowest level, without colours. */
export function fieldLayer(view: SheetView, analysis: Analysis): Drawn {
  const paths = analysis.geometry.devices.flatMap(({ levels: [lowest] }) =>
    lowest && isRegionOnMap(view, lowest.region)
      ? [element('path', { d: regionPath(view, lowest.region) })]
      : [],
  );
  const drawn = group({ fill: 'none', stroke: BAND_LINE, 'stroke-width': WEIGHT.wedge }, paths);
  return { drawn, legend: paths.length > 0 ? ['field'] : [] };
}

/** The region's rings on paper, outer and inner in one path: their winding makes the holes. */
export function regionPath(view: SheetView, region: Region): string {
  let d = '';
  for (let r = 0; r + 1 < region.ringStart.length; r++) {
    d += pathData(ringOnPaper(view, region, r), true);
  }
  return d;
}

/** Each band limit's threshold, on the device's axis, where the limit is met before anything blocks it. */
function bandNumbers(
  view: SheetView,
  analysis: Analysis,
  levels: readonly Level[],
  densityText: (density_px_per_m: number) => string,
): Mark {
  const fills = bandFills(levels.length);
  const parts: Mark[] = [];
  for (const device of analysis.geometry.devices) {
    for (const [index, level] of levels.entries()) {
      const region = device.levels.find((l) => l.level === level.id)?.region;
      const at = index > 0 && region && numberPlace(region, (LEAST_ARC_MM * view.scale) / 1000);
      if (!at) continue;
      const [x, y] = onPaper(view, at[0], at[1]);
      if (!isOnMap(view, [x, y])) continue;
      const colour = isDark(fills[index]!) ? '#FFFFFF' : BAND_LINE;
      parts.push(
        text(x, y, densityText(level.density_px_per_m), {
          size_pt: 6,
          weight: 700,
          colour,
          anchor: 'middle',
        }),
      );
    }
  }
  return group({}, parts);
}

/** A place just inside the far limit of a region: at the middle of its longest run of arc chords. */
function numberPlace(region: Region, least_m: number): readonly [number, number] | undefined {
  const arc = longestArc(region);
  if (!arc) return undefined;
  const [from, to] = arc;
  const span_m = Math.hypot(
    region.xy[2 * to]! - region.xy[2 * from]!,
    region.xy[2 * to + 1]! - region.xy[2 * from + 1]!,
  );
  if (span_m < least_m) return undefined;
  const middle = Math.floor((from + to) / 2);
  const ax = region.xy[2 * middle]!;
  const ay = region.xy[2 * middle + 1]!;
  const bx = region.xy[2 * middle + 2]!;
  const by = region.xy[2 * middle + 3]!;
  const length = Math.hypot(bx - ax, by - ay);
  // The inside lies left of a counter-clockwise ring: two metres in.
  const x = (ax + bx) / 2 - ((by - ay) / length) * 2;
  const y = (ay + by) / 2 + ((bx - ax) / length) * 2;
  return regionContains(region, x, y) ? [x, y] : undefined;
}

/** The least turn between neighbours that still counts as one arc, and the most: chords are of at most 1° ([F5]). */
const ARC_TURN_DEG: readonly [number, number] = [0.05, 2];
/** Fewer chords than this are no arc. */
const LEAST_ARC_CHORDS = 6;
/** An arc shorter than this on paper has no room for a number. */
const LEAST_ARC_MM = 7;

function longestArc(region: Region): readonly [from: number, to: number] | undefined {
  let best: readonly [number, number] | undefined;
  for (let r = 0; r + 1 < region.ringStart.length; r++) {
    const from = region.ringStart[r]!;
    const to = region.ringStart[r + 1]!;
    let start = from;
    for (let v = from + 1; v + 1 < to; v++) {
      const turn = turnAt(region.xy, v);
      if (turn >= ARC_TURN_DEG[0] && turn <= ARC_TURN_DEG[1]) {
        if (v - start >= LEAST_ARC_CHORDS && (!best || v - start > best[1] - best[0])) best = [start, v];
      } else start = v;
    }
  }
  return best;
}

/** The left turn at a vertex, degrees. */
function turnAt(xy: Float64Array, v: number): number {
  const ax = xy[2 * v]! - xy[2 * v - 2]!;
  const ay = xy[2 * v + 1]! - xy[2 * v - 1]!;
  const bx = xy[2 * v + 2]! - xy[2 * v]!;
  const by = xy[2 * v + 3]! - xy[2 * v + 1]!;
  return (Math.atan2(ax * by - ay * bx, ax * bx + ay * by) * 180) / Math.PI;
}

/** Unseen public space, hatched at 45° ([C4]). */
export function gapLayer(view: SheetView, analysis: Analysis): Drawn {
  const { unseen } = analysis.geometry;
  if (!isRegionOnMap(view, unseen)) return { drawn: NOTHING, legend: [] };
  const d = regionPath(view, unseen);
  return { drawn: element('path', { d, fill: 'url(#gap)' }), legend: ['gap'] };
}

export const gapPattern = (): Mark =>
  element(
    'pattern',
    {
      id: 'gap',
      patternUnits: 'userSpaceOnUse',
      width: HATCH_PITCH_MM,
      height: HATCH_PITCH_MM,
      patternTransform: 'rotate(45)',
    },
    line(0, 0, 0, HATCH_PITCH_MM, { stroke: GAP, 'stroke-width': WEIGHT.hatch * 2 }),
  );

/** The limit of what sound sensors hear: dash, dot, dot. */
export function heardLayer(view: SheetView, analysis: Analysis): Drawn {
  const paths = analysis.geometry.sound
    .filter(({ region }) => isRegionOnMap(view, region))
    .map(({ region }) => element('path', { d: regionPath(view, region) }));
  const drawn = group(
    { fill: 'none', stroke: HEARD, 'stroke-width': '0.35', 'stroke-dasharray': '2.4 0.8 0.4 0.8 0.4 0.8' },
    paths,
  );
  return { drawn, legend: paths.length > 0 ? ['heard'] : [] };
}

/** From the foot to the near limit along each axis: the part that the camera looks over. */
export function axisLayer(
  view: SheetView,
  cameras: readonly { readonly camera: Camera; readonly resolved: ResolvedCamera }[],
  input: Pick<SheetInput, 'analysis'>,
): Mark {
  const nearOf = new Map(input.analysis?.report.devices.map((d) => [d.id, d.nearBlind_m]));
  const parts: Mark[] = [];
  for (const { camera, resolved } of cameras) {
    const near_m = nearOf.get(camera.id);
    if (!near_m || near_m > 200) continue;
    const [x, y] = view.frame.toFrame(camera.position[0], camera.position[1]);
    const [px, py] = onPaper(view, x, y);
    for (const { azimuth_deg } of resolved.views) {
      const bearing = toRadians(azimuth_deg - view.frame.convergence_deg(x, y));
      const [qx, qy] = onPaper(view, x + near_m * Math.sin(bearing), y + near_m * Math.cos(bearing));
      parts.push(line(px, py, qx, qy));
    }
  }
  return group({ stroke: BAND_LINE, 'stroke-width': '0.2', 'stroke-dasharray': '0.6 0.6' }, parts);
}
