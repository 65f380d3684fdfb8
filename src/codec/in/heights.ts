/**
 * How high a building is, from whatever its source says ([O1]), and whether it is an obstacle at all ([O2]).
 * Lengths in metres above local ground.
 */
import { HEIGHT_SOURCES, type HeightSource } from '../../model/city';
import { parseLength_m, parseNumber } from './measures';
import { firstProperty, property, text, type Properties } from './properties';

/** Height of one storey ([O1]). */
const STOREY_M = 3;
/** Nothing built is higher; a greater number is a slip or another unit. */
const HIGHEST_M = 900;

type HeightFault = 'height.unreadable' | 'height.implausible' | 'height.baseAboveTop';

export interface BuildingHeight {
  /** NaN when only the plan's assumed height can say. */
  readonly top_m: number;
  readonly base_m: number;
  readonly source: HeightSource;
  readonly faults: readonly { readonly code: HeightFault; readonly value: string }[];
}

const BD_TOPO = {
  roof: ['altitude_maximale_toit', 'Z_MAX_TOIT', 'ALTITUDE_MAXIMALE_TOIT', 'z_max_toit'],
  ground: ['altitude_minimale_sol', 'Z_MIN_SOL', 'ALTITUDE_MINIMALE_SOL', 'z_min_sol'],
  eaves: ['hauteur', 'HAUTEUR'],
  // The last two are CityGML's and CityJSON's.
  storeys: [
    'nombre_d_etages',
    'NB_ETAGES',
    'NOMBRE_D_ETAGES',
    'nb_etages',
    'storeysAboveGround',
    'storeysabo',
  ],
} as const;

const HEIGHT_COLUMNS = [
  'HEIGHT',
  'height_m',
  'Height',
  'HEIGHT_M',
  'hauteur_m',
  'HAUTEUR_M',
  'measuredHeight',
  'measuredhe',
] as const;

/** OSM's, and what is left of it in a Shapefile, whose names end after ten characters. */
const LEVELS = ['building:levels', 'building_levels', 'building_l'] as const;

/** All names that say how high something is: their presence marks a building. */
export const HEIGHT_NAMES: readonly string[] = [
  'height',
  ...LEVELS,
  ...Object.values(BD_TOPO).flat(),
  ...HEIGHT_COLUMNS,
];

export const heightSourceIndex = (source: HeightSource): number => HEIGHT_SOURCES.indexOf(source);

/** In order of trust. */
const RULES: readonly (readonly [HeightSource, (reader: HeightReader) => number | undefined])[] = [
  ['height', (reader) => reader.length(['height'])],
  ['levels', (reader) => reader.levels()],
  ['roofAltitude', (reader) => reader.roofAboveGround()],
  ['eaves', (reader) => reader.length(BD_TOPO.eaves)],
  ['storeys', (reader) => reader.storeys(BD_TOPO.storeys)],
  ['column', (reader) => reader.length(HEIGHT_COLUMNS)],
];

/** [O1]: the first source that gives a usable top wins; what could not be read is told. */
export function buildingHeight(properties: Properties): BuildingHeight {
  const reader = new HeightReader(properties);
  let base_m = reader.base();
  for (const [source, top] of RULES) {
    const top_m = top(reader);
    if (top_m === undefined) continue;
    if (base_m >= top_m) {
      reader.fault('height.baseAboveTop', base_m);
      base_m = 0;
    }
    return { top_m, base_m, source, faults: reader.faults };
  }
  return { top_m: Number.NaN, base_m, source: 'assumed', faults: reader.faults };
}

const SLABS = new Set(['roof', 'canopy', 'carport']);

/** [O2]: open roofs are none unless `min_height` says where the slab begins; what is under the ground is never one. */
export function isObstacle(properties: Properties): boolean {
  if (text(properties, 'location').toLowerCase() === 'underground') return false;
  if (!SLABS.has(text(properties, 'building').toLowerCase())) return true;
  return parseLength_m(property(properties, 'min_height')) !== undefined;
}

class HeightReader {
  readonly faults: { code: HeightFault; value: string }[] = [];
  private readonly properties: Properties;

  constructor(properties: Properties) {
    this.properties = properties;
  }

  /** A length that can be the height of something: above 0 and below the highest building. */
  length(names: readonly string[]): number | undefined {
    return this.usable(names, parseLength_m, 1);
  }

  storeys(names: readonly string[]): number | undefined {
    return this.usable(names, parseNumber, STOREY_M);
  }

  /** `building:levels` × 3 m and the roof; 0 levels below a roof with a height are legal. */
  levels(): number | undefined {
    const value = firstProperty(this.properties, LEVELS);
    if (value === undefined) return undefined;
    const levels = parseNumber(value);
    if (levels === undefined || levels < 0) {
      this.fault('height.unreadable', value);
      return undefined;
    }
    const top = levels * STOREY_M + (this.length(['roof:height']) ?? this.storeys(['roof:levels']) ?? 0);
    if (top > 0 && top <= HIGHEST_M) return top;
    if (top > HIGHEST_M) this.fault('height.implausible', value);
    return undefined;
  }

  roofAboveGround(): number | undefined {
    const roof = parseLength_m(firstProperty(this.properties, BD_TOPO.roof));
    const ground = parseLength_m(firstProperty(this.properties, BD_TOPO.ground));
    if (roof === undefined || ground === undefined) return undefined;
    const top = roof - ground;
    if (top > 0 && top <= HIGHEST_M) return top;
    this.fault('height.implausible', `${roof} − ${ground}`);
    return undefined;
  }

  base(): number {
    const base =
      this.usable(['min_height'], parseLength_m, 1) ??
      this.usable(['building:min_level'], parseNumber, STOREY_M);
    return base ?? 0;
  }

  fault(code: HeightFault, value: unknown): void {
    this.faults.push({ code, value: String(value).slice(0, 40) });
  }

  private usable(
    names: readonly string[],
    parse: (value: unknown) => number | undefined,
    scale_m: number,
  ): number | undefined {
    const value = firstProperty(this.properties, names);
    if (value === undefined) return undefined;
    const number = parse(value);
    if (number === undefined) {
      this.fault('height.unreadable', value);
      return undefined;
    }
    // 0 is how many tools write “unknown”: no fault, and no height.
    if (number === 0) return undefined;
    if (number > 0 && number * scale_m <= HIGHEST_M) return number * scale_m;
    this.fault('height.implausible', value);
    return undefined;
  }
}
