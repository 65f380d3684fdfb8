/**
 * The background noise at a place ([S1]): that of the zone that holds it, else of the loaded noise map, else of the
 * street by class and period, else the plan's.
 */
import type { Frame } from '../../kernel/frame';
import { regionArea, regionContains, type Region } from '../../kernel/region';
import type { ObjectId } from '../../kernel/units';
import { distanceToSegment } from '../../kernel/wall-index';
import type { StreetClass } from '../../model/catalogue';
import type { Streets } from '../../model/city';
import type { PlanSettings, SoundPeriod, SoundSensor, Zone } from '../../model/plan';
import type { Network } from '../coverage/network';
import { zoneRegion } from '../coverage/public-space';
import { segmentsInBox } from '../coverage/segment-grid';
import { noiseAt_db, type NoiseIndex } from './noise-index';

/** Where a place has its background from, the first that says something. */
export const BACKGROUND_ORIGINS = ['zone', 'layer', 'street', 'plan'] as const;
export type BackgroundOrigin = (typeof BACKGROUND_ORIGINS)[number];

export interface Background {
  readonly level_db: number;
  readonly from: 'sensor' | BackgroundOrigin;
  /** OSM class of the street that it was taken from. */
  readonly highway?: string;
  readonly zone?: ObjectId;
}

export interface BackgroundInput {
  readonly settings: PlanSettings;
  readonly zones: readonly Zone[];
  readonly frame: Frame;
  readonly network: Network;
  readonly streets: Streets;
  readonly classes: readonly StreetClass[];
  /** The loaded noise map. */
  readonly noise?: NoiseIndex | undefined;
}

/** A street farther off says nothing of the noise at a sensor, m. */
const STREET_WITHIN_M = 60;

/** The background all over a place at the plan's period; frame metres. */
export class BackgroundField {
  private readonly input: BackgroundInput;
  /** Smallest first: a zone in a zone comes before it. */
  private readonly zones: readonly {
    readonly level_db: number;
    readonly id: ObjectId;
    readonly region: Region;
  }[];
  /** By OSM class; empty where streets do not count. */
  private readonly levels: ReadonlyMap<string, number>;

  /** Of fields over one network with the same key every answer is the same. */
  readonly key: string;

  constructor(input: BackgroundInput) {
    this.input = input;
    const { settings, frame } = input;
    const period = periodOf(settings);
    this.zones = input.zones
      .flatMap((zone) => {
        const level_db = zone[`background_${period}_db`];
        return level_db === undefined
          ? []
          : [{ level_db, id: zone.id, region: zoneRegion([zone.polygon], frame) }];
      })
      .sort((a, b) => regionArea(a.region) - regionArea(b.region));
    const byStreet = (settings.background_mode ?? 'one') !== 'one';
    this.levels = byStreet ? streetLevels(input.classes, settings, period) : new Map();
    this.key = JSON.stringify([
      settings.background_mode === 'layer' && input.noise ? period : '',
      settings.background_db,
      [...this.levels],
      this.zones.map(({ level_db, id }) => [level_db, id]),
      input.zones.filter(({ id }) => this.zones.some((zone) => zone.id === id)).map(({ polygon }) => polygon),
    ]);
  }

  /** What a sensor listens against: its own value, else that of its place. */
  of(sensor: SoundSensor, { x, y }: { readonly x: number; readonly y: number }): Background {
    if (sensor.background_db !== undefined) return { level_db: sensor.background_db, from: 'sensor' };
    return this.inArea(x, y) ?? this.nearestStreet(x, y) ?? this.otherwise();
  }

  /** In the middle of a street of a class. */
  onStreet(x: number, y: number, highway: string): Background {
    return this.inArea(x, y) ?? this.ofStreet(highway) ?? this.otherwise();
  }

  private inArea(x: number, y: number): Background | undefined {
    const zone = this.zones.find(({ region }) => regionContains(region, x, y));
    if (zone) return { level_db: zone.level_db, from: 'zone', zone: zone.id };
    const { noise, settings } = this.input;
    if (!noise || settings.background_mode !== 'layer') return undefined;
    const level_db = noiseAt_db(noise, x, y, periodOf(settings));
    return level_db === undefined ? undefined : { level_db, from: 'layer' };
  }

  private ofStreet(highway: string): Background | undefined {
    const level_db = this.levels.get(highway);
    return level_db === undefined ? undefined : { level_db, from: 'street', highway };
  }

  private otherwise(): Background {
    return { level_db: this.input.settings.background_db, from: 'plan' };
  }

  /** That of the nearest counted street with a known level. */
  private nearestStreet(x: number, y: number): Background | undefined {
    if (this.levels.size === 0) return undefined;
    const { network, streets } = this.input;
    const { ends, street } = network;
    const r = STREET_WITHIN_M;
    let best = r;
    let nearest: string | undefined;
    for (const s of segmentsInBox(network.grid, x - r, y - r, x + r, y + r)) {
      const highway = streets.highways[street[s]!]!;
      if (!this.levels.has(highway)) continue;
      const d = distanceToSegment(x, y, ends[4 * s]!, ends[4 * s + 1]!, ends[4 * s + 2]!, ends[4 * s + 3]!);
      if (d >= best) continue;
      best = d;
      nearest = highway;
    }
    return nearest === undefined ? undefined : this.ofStreet(nearest);
  }
}

export const periodOf = ({ sound_period }: PlanSettings): SoundPeriod => sound_period ?? 'night';

/** Levels by class: the plan's own, else those of the data. */
function streetLevels(
  classes: readonly StreetClass[],
  { street_backgrounds }: PlanSettings,
  period: SoundPeriod,
): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  for (const { highway, background_db } of classes) {
    if (background_db) levels.set(highway, background_db[period]);
  }
  for (const [highway, own] of Object.entries(street_backgrounds ?? {})) {
    const level_db = own[period];
    if (level_db !== undefined) levels.set(highway, level_db);
  }
  return levels;
}
