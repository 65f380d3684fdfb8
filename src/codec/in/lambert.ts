/**
 * Lambert conformal conic with two standard parallels, inverse, on the GRS 80 ellipsoid: Lambert-93 and the nine
 * conic conformal zones of France. EPSG Guidance Note 7-2, method 9802; J. P. Snyder, Map Projections, USGS 1395,
 * eqs. 15-1 to 15-11. RGF93 is taken as WGS 84 (they differ by less than a metre's tenth).
 */
import { toDegrees, toRadians } from '../../kernel/units';

/** GRS 80. */
const A = 6378137;
const F = 1 / 298.257222101;
const E = Math.sqrt(F * (2 - F));

export interface ConicParameters {
  readonly lon0_deg: number;
  readonly lat0_deg: number;
  readonly parallel1_deg: number;
  readonly parallel2_deg: number;
  readonly falseEasting_m: number;
  readonly falseNorthing_m: number;
}

/** EPSG:2154. */
export const LAMBERT_93: ConicParameters = {
  lon0_deg: 3,
  lat0_deg: 46.5,
  parallel1_deg: 44,
  parallel2_deg: 49,
  falseEasting_m: 700_000,
  falseNorthing_m: 6_600_000,
};

/** EPSG:3942–3950: zone CC42 … CC50, named by its central latitude. */
export const conicZone = (lat: number): ConicParameters => ({
  lon0_deg: 3,
  lat0_deg: lat,
  parallel1_deg: lat - 0.75,
  parallel2_deg: lat + 0.75,
  falseEasting_m: 1_700_000,
  falseNorthing_m: (lat - 41) * 1_000_000 + 200_000,
});

/** The function from easting and northing in m to longitude and latitude in degrees. */
export function inverseConic(p: ConicParameters): (x: number, y: number) => [lon: number, lat: number] {
  const m1 = meridional(toRadians(p.parallel1_deg));
  const m2 = meridional(toRadians(p.parallel2_deg));
  const t1 = conformal(toRadians(p.parallel1_deg));
  const t2 = conformal(toRadians(p.parallel2_deg));
  const n = Math.log(m1 / m2) / Math.log(t1 / t2);
  const scale = (A * m1) / (n * t1 ** n);
  const rho0 = scale * conformal(toRadians(p.lat0_deg)) ** n;
  return (x, y) => {
    const east = x - p.falseEasting_m;
    const north = rho0 - (y - p.falseNorthing_m);
    const rho = Math.hypot(east, north);
    const lon = Math.atan2(east, north) / n;
    return [p.lon0_deg + toDegrees(lon), toDegrees(latitude((rho / scale) ** (1 / n)))];
  };
}

/** Snyder eq. 14-15. */
const meridional = (lat: number): number => Math.cos(lat) / Math.sqrt(1 - (E * Math.sin(lat)) ** 2);

/** Snyder eq. 15-9. */
function conformal(lat: number): number {
  const s = E * Math.sin(lat);
  return Math.tan(Math.PI / 4 - lat / 2) / ((1 - s) / (1 + s)) ** (E / 2);
}

/** The latitude in radians of which `t` is the conformal measure: Snyder eq. 7-9, to convergence. */
function latitude(t: number): number {
  let lat = Math.PI / 2 - 2 * Math.atan(t);
  for (let i = 0; i < 12; i++) {
    const s = E * Math.sin(lat);
    const next = Math.PI / 2 - 2 * Math.atan(t * ((1 - s) / (1 + s)) ** (E / 2));
    if (Math.abs(next - lat) < 1e-15) break;
    lat = next;
  }
  return lat;
}
