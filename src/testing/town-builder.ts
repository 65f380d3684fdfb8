/** A town laid out in frame metres: streets, buildings and devices, with what a test does not say left plain. */
import type { AnalysisInput } from '../analysis/analysis';
import { createFrame } from '../kernel/frame';
import { objectId } from '../kernel/units';
import type { LevelProfile, StreetClass } from '../model/catalogue';
import {
  EMPTY_CITY,
  HEIGHT_SOURCES,
  SENSITIVE_KINDS,
  STREET_FLAGS,
  type City,
  type SensitiveKind,
} from '../model/city';
import {
  DEFAULT_SETTINGS,
  EMPTY_PLAN,
  type Camera,
  type LonLat,
  type Place,
  type Plan,
  type PlanObject,
  type PlanSettings,
  type SoundSensor,
  type Zone,
} from '../model/plan';

export type Point = readonly [x: number, y: number];

/** Where the town's frame is centred: Lyon, where a degree of longitude is no degree of latitude. */
export const TOWN_ORIGIN: LonLat = [4.83, 45.77];
export const townFrame = createFrame(TOWN_ORIGIN);

export const at = ([x, y]: Point): LonLat => townFrame.toLonLat(x, y);

export interface TownStreet {
  readonly points: readonly Point[];
  readonly id?: string;
  readonly name?: string;
  readonly ref?: string;
  readonly highway?: string;
  readonly width_m?: number;
  readonly flags?: readonly (keyof typeof STREET_FLAGS)[];
}

export interface TownBuilding {
  /** Outer ring counter-clockwise, not closed. */
  readonly ring: readonly Point[];
  readonly id?: string;
  readonly name?: string;
  readonly top_m?: number;
  readonly base_m?: number;
  readonly use?: string;
  readonly dwellings?: number;
  readonly sensitive?: SensitiveKind;
}

export const block = (x: number, y: number, width: number, height: number): readonly Point[] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
];

export function aCity(streets: readonly TownStreet[], buildings: readonly TownBuilding[] = []): City {
  const starts = (lengths: readonly number[]): Uint32Array => {
    let sum = 0;
    return Uint32Array.from([0, ...lengths.map((n) => (sum += n))]);
  };
  const flat = (lines: readonly (readonly Point[])[]): Float64Array =>
    Float64Array.from(lines.flat().flatMap((p) => [...at(p)]));
  return {
    ...EMPTY_CITY,
    buildings: {
      lonLat: flat(buildings.map((b) => b.ring)),
      ringStart: starts(buildings.map((b) => b.ring.length)),
      polygonStart: Uint32Array.from({ length: buildings.length + 1 }, (_, i) => i),
      top_m: Float64Array.from(buildings, (b) => b.top_m ?? 12),
      base_m: Float64Array.from(buildings, (b) => b.base_m ?? 0),
      heightSource: Uint8Array.from(buildings, () => HEIGHT_SOURCES.indexOf('height')),
      feature: Uint32Array.from(buildings, (_, i) => i),
      ids: buildings.map((b, i) => b.id ?? `building/${i}`),
      names: buildings.map((b) => b.name ?? ''),
      addresses: buildings.map(() => ''),
      uses: buildings.map((b) => b.use ?? ''),
      dwellings: Int32Array.from(buildings, (b) => b.dwellings ?? -1),
      sensitive: Uint8Array.from(buildings, (b) =>
        b.sensitive ? SENSITIVE_KINDS.indexOf(b.sensitive) + 1 : 0,
      ),
    },
    streets: {
      lonLat: flat(streets.map((s) => s.points)),
      lineStart: starts(streets.map((s) => s.points.length)),
      ids: streets.map((s, i) => s.id ?? `way/${i}`),
      names: streets.map((s) => s.name ?? ''),
      refs: streets.map((s) => s.ref ?? ''),
      highways: streets.map((s) => s.highway ?? 'residential'),
      width_m: Float64Array.from(streets, (s) => s.width_m ?? Number.NaN),
      flags: Uint8Array.from(streets, (s) =>
        (s.flags ?? []).reduce((bits, flag) => bits | STREET_FLAGS[flag], 0),
      ),
    },
  };
}

/** A camera 5 m up that looks level-headed at the street: 90° wide, 40 m at 25 px/m, but for what is said. */
export const aCamera = (id: string, place: Point, own: Partial<Camera> = {}): Camera => ({
  kind: 'camera',
  id: objectId(id),
  position: at(place),
  height_m: 5,
  azimuth_deg: 0,
  tilt_deg: 15,
  hfov_deg: 90,
  image_width_px: 1920,
  image_height_px: 1080,
  ...own,
});

export const aSensor = (id: string, place: Point, own: Partial<SoundSensor> = {}): SoundSensor => ({
  kind: 'sound-sensor',
  id: objectId(id),
  position: at(place),
  height_m: 4,
  ...own,
});

export const aZone = (
  id: string,
  role: Zone['role'],
  ring: readonly Point[],
  own: Partial<Zone> = {},
): Zone => ({
  kind: 'zone',
  id: objectId(id),
  role,
  polygon: [[...ring, ring[0]!].map(at)],
  ...own,
});

export const aPlace = (id: string, place: Point, own: Partial<Place> = {}): Place => ({
  kind: 'place',
  id: objectId(id),
  position: at(place),
  ...own,
});

export const aPlan = (objects: readonly PlanObject[], settings: Partial<PlanSettings> = {}): Plan => ({
  ...EMPTY_PLAN,
  head: { ...EMPTY_PLAN.head, origin: TOWN_ORIGIN, settings: { ...DEFAULT_SETTINGS, ...settings } },
  objects: new Map(objects.map((o) => [o.id, o])),
});

/** DORI, as the built-in data have it. */
export const DORI: LevelProfile = {
  id: 'dori',
  name: { fr: 'DORI', en: 'DORI' },
  levels: [
    { id: 'detect', density_px_per_m: 25 },
    { id: 'observe', density_px_per_m: 62.5 },
    { id: 'recognise', density_px_per_m: 125 },
    { id: 'identify', density_px_per_m: 250 },
  ].map((level) => ({ ...level, name: { fr: level.id, en: level.id } })),
  source: 'EN 62676-4:2015',
  date: '2015',
};

const streetClass = (highway: string, counted: boolean, width_m: number): StreetClass => ({
  highway,
  counted,
  width_m,
  name: { fr: highway, en: highway },
  source: 'SPEC [C1], [C2]',
  date: '2026-11-23',
});

export const STREET_CLASSES: readonly StreetClass[] = [
  streetClass('primary', true, 14),
  streetClass('residential', true, 7),
  streetClass('footway', true, 2.5),
  streetClass('motorway', false, 14),
];

export const anInput = (plan: Plan, city: City, own: Partial<AnalysisInput> = {}): AnalysisInput => ({
  plan,
  city,
  catalogue: [],
  profile: DORI,
  streetClasses: STREET_CLASSES,
  ...own,
});
