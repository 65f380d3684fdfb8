/** The grid that plans are asked for in: Lambert-93 in metropolitan France, the zone of UTM elsewhere. */
import { crsByCode, type Crs } from '../../crs/systems';
import type { LonLat } from '../../../model/plan';

export interface NationalGrid {
  readonly name: string;
  readonly easting_m: number;
  readonly northing_m: number;
  /** γ: a bearing from true north, less γ, is the bearing from grid north (domain reference 6.5). */
  readonly convergence_deg: number;
}

/** Where EPSG:2154 is meant for: west, south, east, north. */
const LAMBERT_93_AREA = [-9.86, 41.15, 10.38, 51.56] as const;

export function nationalGrid([lon, lat]: LonLat): NationalGrid {
  const [west, south, east, north] = LAMBERT_93_AREA;
  const isFrench = lon >= west && lon <= east && lat >= south && lat <= north;
  const zone = Math.min(60, Math.max(1, Math.floor((lon + 180) / 6) + 1));
  const crs = crsByCode(isFrench ? 2154 : (lat >= 0 ? 32600 : 32700) + zone)!;
  const [easting_m, northing_m] = crs.project!(lon, lat);
  return {
    name: isFrench ? 'Lambert-93' : `UTM ${zone}${lat >= 0 ? 'N' : 'S'}`,
    easting_m,
    northing_m,
    convergence_deg: convergenceOf(crs, lon, lat),
  };
}

/** Half the length of meridian that its direction on the grid is taken from, degrees: its bend is below 1e-6°. */
const STEP_DEG = 1e-3;

function convergenceOf(crs: Crs, lon: number, lat: number): number {
  const [ax, ay] = crs.project!(lon, lat - STEP_DEG);
  const [bx, by] = crs.project!(lon, lat + STEP_DEG);
  return (-Math.atan2(bx - ax, by - ay) * 180) / Math.PI;
}
