/**
 * The coordinate systems that exports are written in: degrees, Lambert-93, the nine conic conformal zones of France, LV95 of
 * Switzerland, and UTM elsewhere. RGF93 is taken as WGS 84, as in reading.
 */
import type { Analysis } from '../../analysis/analysis';
import { err, ok, type Result } from '../../kernel/result';
import { toDegrees } from '../../kernel/units';
import type { Plan } from '../../model/plan';
import { crsByCode } from '../crs/systems';
import { inFrance, inSwitzerland } from './grid-areas';

export interface Grid {
  readonly epsg: number;
  /** As people call it: `Lambert-93`. */
  readonly name: string;
  /** False: coordinates are degrees, longitude first. */
  readonly projected: boolean;
  /** WGS 84 degrees to the grid's own units; m where it is projected. */
  readonly project: (lon: number, lat: number) => [x: number, y: number];
  /** Grid convergence, degrees: a true bearing less this is the bearing from grid north. */
  readonly convergence_deg: (lon: number, lat: number) => number;
}

export const DEGREES: Grid = {
  epsg: 4326,
  name: 'WGS 84',
  projected: false,
  project: (lon, lat) => [lon, lat],
  convergence_deg: () => 0,
};

/** Half of the stretch of meridian whose direction in the grid is taken, degrees: 11 m, straight to 1e-6°. */
const STRETCH_DEG = 1e-4;

function projectedGrid(epsg: number, name: string): Grid {
  const project = crsByCode(epsg)?.project;
  if (!project) throw new Error(`no system EPSG:${epsg}`);
  return {
    epsg,
    name,
    projected: true,
    project,
    convergence_deg: (lon, lat) => {
      const [x1, y1] = project(lon, lat - STRETCH_DEG);
      const [x2, y2] = project(lon, lat + STRETCH_DEG);
      return toDegrees(-Math.atan2(x2 - x1, y2 - y1));
    },
  };
}

const lambert93 = (): Grid => projectedGrid(2154, 'Lambert-93');
const lv95 = (): Grid => projectedGrid(2056, 'MN95/LV95');

/** CC42 … CC50. */
const ccGrid = (zone: number): Grid => projectedGrid(3900 + zone, `CC${zone}`);

/** A negative zone lies in the south. */
const utmGrid = (zone: number): Grid =>
  projectedGrid((zone < 0 ? 32700 : 32600) + Math.abs(zone), `UTM ${Math.abs(zone)}${zone < 0 ? 'S' : 'N'}`);

type Place = readonly [lon: number, lat: number];

/** The CC zone of a latitude: each reaches a degree to both sides, the nearest has the least distortion. */
const ccZone = (lat: number): number => Math.min(50, Math.max(42, Math.round(lat)));

const utmZone = ([lon, lat]: Place): number =>
  (Math.min(60, Math.max(1, Math.floor((lon + 180) / 6) + 1)) || 1) * (lat < 0 ? -1 : 1);

type Box = readonly [west: number, south: number, east: number, north: number];

/** A country whose national grid holds in a box, and the places taken for it where a plan states no country. */
interface Country {
  readonly codes: readonly string[];
  readonly box: Box;
  readonly holds: (place: Place) => boolean;
  readonly grid: () => Grid;
}

const COUNTRIES: readonly Country[] = [
  { codes: ['CH', 'LI'], box: [5.9, 45.7, 10.6, 47.9], holds: inSwitzerland, grid: lv95 },
  { codes: ['FR', 'MC'], box: [-5.5, 41, 9.9, 51.5], holds: inFrance, grid: lambert93 },
];

const inBox = ([lon, lat]: Place, [west, south, east, north]: Box): boolean =>
  lon > west && lon < east && lat > south && lat < north;

/**
 * The grid that drawings of a place are in when nobody says: Lambert-93 in metropolitan France, LV95 in Switzerland, else
 * the place's UTM zone. A stated country (ISO 3166) decides; without one the place does, near a border for France.
 */
export function gridOf(place: Place, country?: string): Grid {
  const national = COUNTRIES.find(({ codes, box, holds }) =>
    country === undefined ? holds(place) : codes.includes(country) && inBox(place, box),
  );
  return national ? national.grid() : utmGrid(utmZone(place));
}

/** One grid for all that is written of a plan, also where it lies across two zones; `place` where nothing says where it is. */
export const gridOfPlan = (
  { plan, analysis }: { readonly plan: Plan; readonly analysis?: Analysis | undefined },
  place: Place,
): Grid => gridOf(analysis?.frame ?? plan.head.origin ?? place, plan.head.settings.country);

const SINGLE: readonly { readonly words: readonly string[]; readonly grid: () => Grid }[] = [
  { words: ['wgs84', '4326', 'crs84'], grid: () => DEGREES },
  { words: ['lambert93', 'l93', '2154'], grid: lambert93 },
  { words: ['lv95', 'mn95', '2056'], grid: lv95 },
];

/**
 * A grid by what people write: `wgs84`, `lambert-93`, `cc` (the place's own zone), `cc44`, `lv95`, `utm`, `2154`,
 * `EPSG:3949`.
 * @returns the name back as the error where there is no such grid.
 */
export function gridNamed(name: string, place: Place): Result<Grid, string> {
  const word = name
    .trim()
    .toLowerCase()
    .replace(/^epsg:+/, '')
    .replaceAll(/[\s_-]/g, '');
  const single = SINGLE.find(({ words }) => words.includes(word));
  if (single) return ok(single.grid());
  if (word === 'cc') return ok(ccGrid(ccZone(place[1])));
  if (word === 'utm') return ok(utmGrid(utmZone(place)));
  const zone = /^(?:cc|39)(4[2-9]|50)$/.exec(word)?.[1];
  if (zone !== undefined) return ok(ccGrid(Number(zone)));
  const utm = /^32([67])(\d\d)$/.exec(word);
  const number = Number(utm?.[2]);
  if (utm && number >= 1 && number <= 60) return ok(utmGrid(utm[1] === '7' ? -number : number));
  return err(name);
}
