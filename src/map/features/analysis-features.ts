/** What the analysis found, as features to draw. Pure but for the pauses. */
import type { Feature, FeatureCollection } from 'geojson';
import type { Analysis } from '../../analysis/analysis';
import { formatNumber, type Language } from '../../i18n';
import { createFrame, type Frame } from '../../kernel/frame';
import { isEmptyRegion, type Region } from '../../kernel/region';
import { intersectRegions } from '../../kernel/overlay/region-ops';
import type { ObjectId } from '../../kernel/units';
import type { LevelProfile } from '../../model/catalogue';
import type { LonLat } from '../../model/plan';
import { bandsWithout } from './bands-without';
import { collection, EMPTY, feature, line, point, type Properties } from './geojson';
import { limitPaths } from './limits';
import { regionPolygons } from './regions';

export type Pause = () => Promise<void>;

/**
 * Density bands, dissolved over all cameras but those that are away: `i` is the place of the level in the profile, low
 * to high.
 */
export async function bandFeatures(
  analysis: Analysis,
  profile: LevelProfile,
  away: ReadonlySet<ObjectId>,
  pause: Pause,
): Promise<FeatureCollection> {
  const place = levelPlaces(profile);
  const levels = profile.levels.map(({ id }) => id);
  const parts = away.size > 0 ? await bandsWithout(analysis, levels, away, pause) : analysis.geometry.byLevel;
  return regions(
    createFrame(analysis.frame),
    parts.map(({ level, region }) => [region, { i: place.get(level) ?? 0 }] as const),
    pause,
  );
}

/** Public space by number of cameras, from one up; 3 stands for three and more. */
export const countFeatures = ({ geometry, frame }: Analysis, pause: Pause): Promise<FeatureCollection> =>
  regions(createFrame(frame), byCount(geometry.k), pause);

/** Public space by number of sensors that hear it, from none up. */
export const soundCountFeatures = ({ geometry, frame }: Analysis, pause: Pause): Promise<FeatureCollection> =>
  regions(createFrame(frame), byCount(geometry.soundK, 0, 4), pause);

/** Where three sensors leave two places for a located event. */
export const ambiguousFeatures = ({ geometry, frame }: Analysis, pause: Pause): Promise<FeatureCollection> =>
  regions(createFrame(frame), [[geometry.ambiguous, {}]], pause);

/** The outline of what each sensor hears, but of those that have moved since. */
export const soundFeatures = (
  { geometry, frame }: Analysis,
  away: ReadonlySet<ObjectId>,
  pause: Pause,
): Promise<FeatureCollection> =>
  regions(
    createFrame(frame),
    geometry.sound.filter(({ id }) => !away.has(id)).map(({ id, region }) => [region, { id }] as const),
    pause,
  );

export interface HeardRoughly {
  readonly id: ObjectId;
  readonly origin: readonly [lon: number, lat: number];
  readonly region: Region;
}

/** What sensors under the hand hear, roughly; one frame for all. */
export async function roughFeatures(
  heard: readonly HeardRoughly[],
  pause: Pause,
): Promise<FeatureCollection> {
  const [first] = heard;
  if (!first) return EMPTY;
  return regions(
    createFrame(first.origin),
    heard.map(({ id, region }) => [region, { id }] as const),
    pause,
  );
}

/** What motorised cameras could be turned to. */
export const reachableFeatures = ({ geometry, frame }: Analysis, pause: Pause): Promise<FeatureCollection> =>
  regions(
    createFrame(frame),
    geometry.reachable.map(({ id, region }) => [region, { id }] as const),
    pause,
  );

/** Where faces could be recognised and plates read, by kind. */
export const recognitionFeatures = (
  { geometry, frame }: Analysis,
  pause: Pause,
): Promise<FeatureCollection> =>
  regions(
    createFrame(frame),
    (geometry.recognition ?? []).map(({ kind, region }) => [region, { kind }] as const),
    pause,
  );

/** Public space that no camera sees. */
export const unseenFeatures = ({ geometry, frame }: Analysis, pause: Pause): Promise<FeatureCollection> =>
  regions(createFrame(frame), [[geometry.unseen, {}]], pause);

/** One gap: its ground and its line. */
export async function gapFeatures(
  { geometry, report, frame }: Analysis,
  id: string | undefined,
  pause: Pause,
): Promise<FeatureCollection> {
  const row = report.gaps.find((gap) => gap.id === id);
  if (!row) return EMPTY;
  const ground = geometry.gaps.filter((gap) => gap.id === id).map((gap) => [gap.region, {}] as const);
  const { features } = await regions(createFrame(frame), ground, pause);
  if (row.geometry.type === 'MultiLineString') {
    for (const path of row.geometry.coordinates) features.push(line(path, { part: 'line' }));
  }
  return collection(features);
}

/** A numbered tag on each gap, at the middle of its line or the first corner of its ground. */
export function gapTagFeatures(
  { report }: Analysis,
  selected: string | undefined,
  label: (row: number) => string,
): FeatureCollection {
  return collection(
    report.gaps.flatMap((gap, row) => {
      const at = middleOf(gap.geometry.coordinates.flat(gap.geometry.type === 'MultiPolygon' ? 2 : 1));
      return at ? [point(at, { id: gap.id, label: label(row), on: gap.id === selected, rank: row })] : [];
    }),
  );
}

/** The ground that both devices of a pair see at the lowest level. */
export async function overlapFeatures(
  { geometry, frame }: Analysis,
  pair: readonly [ObjectId, ObjectId] | undefined,
  level: string | undefined,
  pause: Pause,
): Promise<FeatureCollection> {
  if (!pair) return EMPTY;
  const [a, b] = pair.map((id) => {
    const device = geometry.devices.find((entry) => entry.id === id);
    return (device?.levels.find((entry) => entry.level === level) ?? device?.levels[0])?.region;
  });
  return a && b ? regions(createFrame(frame), [[intersectRegions(a, b), {}]], pause) : EMPTY;
}

export interface SeenLevels {
  readonly origin: LonLat;
  readonly levels: readonly { readonly level: string; readonly region: Region }[];
}

/** The bands of single devices, to be drawn low to high over each other; `part` is `band`, or `edge` for the outline. */
export async function deviceBandFeatures(
  devices: ReadonlyMap<ObjectId, SeenLevels>,
  profile: LevelProfile,
  outlined: (id: ObjectId) => boolean,
  pause: Pause,
): Promise<FeatureCollection> {
  const place = levelPlaces(profile);
  const all: Feature[] = [];
  for (const [id, { origin, levels }] of devices) {
    const ranked = levels.toSorted((a, b) => (place.get(a.level) ?? 0) - (place.get(b.level) ?? 0));
    const { features } = await regions(
      createFrame(origin),
      ranked.map(({ level, region }) => [region, { id, i: place.get(level) ?? 0 }] as const),
      pause,
    );
    all.push(...features);
    const whole = features[0];
    if (whole && outlined(id)) all.push({ ...whole, properties: { id, part: 'edge' } });
  }
  return collection(all);
}

/** The limits of the bands of each device as lines: `i` is the level's place, `label` its threshold as written. */
export function deviceLimitFeatures(
  devices: ReadonlyMap<ObjectId, SeenLevels>,
  profile: LevelProfile,
  language: Language,
): FeatureCollection {
  const features: Feature[] = [];
  for (const [id, { origin, levels }] of devices) {
    const frame = createFrame(origin);
    const regionOf = new Map(levels.map(({ level, region }) => [level, region] as const));
    // The outer edge of the lowest level has no line of its own (UI.md 4).
    for (let i = 1; i < profile.levels.length; i++) {
      const level = regionOf.get(profile.levels[i]!.id);
      const lower = regionOf.get(profile.levels[i - 1]!.id);
      if (!level || !lower || isEmptyRegion(level)) continue;
      const label = formatNumber(profile.levels[i]!.density_px_per_m, language);
      for (const limit of limitLines(level, lower, frame)) features.push(line(limit, { id, i, label }));
    }
  }
  return collection(features);
}

/** The limits of a level's region and what they follow from: an edit leaves most regions the objects that they were. */
const LIMITS = new WeakMap<
  Region,
  { readonly lower: Region; readonly origin: LonLat; readonly lines: readonly LonLat[][] }
>();

function limitLines(level: Region, lower: Region, frame: Frame): readonly LonLat[][] {
  const { origin } = frame;
  const known = LIMITS.get(level);
  if (known?.lower === lower && known.origin[0] === origin[0] && known.origin[1] === origin[1])
    return known.lines;
  const lines = limitPaths(level, lower).map((path) => path.map(([x, y]) => frame.toLonLat(x, y)));
  LIMITS.set(level, { lower, origin, lines });
  return lines;
}

const levelPlaces = (profile: LevelProfile): ReadonlyMap<string, number> =>
  new Map(profile.levels.map((level, i) => [level.id, i] as const));

const byCount = (
  rows: Analysis['geometry']['k'],
  least = 1,
  most = 3,
): readonly (readonly [Region, Properties])[] =>
  rows.filter(({ k }) => k >= least).map(({ k, region }) => [region, { k: Math.min(k, most) }] as const);

async function regions(
  frame: Frame,
  parts: readonly (readonly [Region, Properties])[],
  pause: Pause,
): Promise<FeatureCollection> {
  const features: Feature[] = [];
  for (const [region, properties] of parts) {
    if (isEmptyRegion(region)) continue;
    const coordinates = await regionPolygons(region, (x, y) => frame.toLonLat(x, y), pause);
    if (coordinates.length > 0) features.push(feature({ type: 'MultiPolygon', coordinates }, properties));
  }
  return { type: 'FeatureCollection', features };
}

function middleOf(path: readonly unknown[]): LonLat | undefined {
  const at = path[Math.floor(path.length / 2)];
  return Array.isArray(at) && typeof at[0] === 'number' && typeof at[1] === 'number'
    ? [at[0], at[1]]
    : undefined;
}
