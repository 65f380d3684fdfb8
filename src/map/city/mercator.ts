/** Web Mercator as map tiles use it, for drawing only: no figure is ever taken from it ([F1]). The world is [0, 1]². */
import type { LonLat } from '../../model/plan';

/** Equatorial circumference ÷ 512 px: the size of a pixel in m at zoom 0 on the equator. */
const METRES_PER_PIXEL_AT_0 = 40_075_016.686 / 512;

export const mercatorX = (lon: number): number => (lon + 180) / 360;

export function mercatorY(lat: number): number {
  const sin = Math.sin((Math.max(-85.06, Math.min(85.06, lat)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
}

export const lonOf = (x: number): number => x * 360 - 180;

export const latOf = (y: number): number =>
  (360 / Math.PI) * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - 90;

/** Ground size of a screen pixel in m at a zoom (512 px tiles) and latitude. */
export const metresPerPixel = (zoom: number, lat: number): number =>
  (METRES_PER_PIXEL_AT_0 * Math.cos((lat * Math.PI) / 180)) / 2 ** zoom;

/** Box [west, south, east, north] within `radius_m` of a place, generously, for searches. */
export function boxAround([lon, lat]: LonLat, radius_m: number): [number, number, number, number] {
  const dLat = (radius_m / 110_000) * 1.01;
  const dLon = dLat / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  return [lon - dLon, lat - dLat, lon + dLon, lat + dLat];
}
