/**
 * The plan's metric frame ([F1]): a transverse Mercator projection on the WGS 84 ellipsoid, k = 1, centred on the
 * plan's origin. x runs east and y north in metres; on the origin's meridian y is true north.
 *
 * Krüger's series to the sixth order of the third flattening: C. F. F. Karney, “Transverse Mercator with an
 * accuracy of a few nanometers”, J. Geodesy 85 (2011), eqs. 7–36.
 */
import { toDegrees, toRadians } from './units';

const EQUATORIAL_RADIUS_M = 6378137;
const FLATTENING = 1 / 298.257223563;
const ECCENTRICITY = Math.sqrt(FLATTENING * (2 - FLATTENING));
const N = FLATTENING / (2 - FLATTENING);

/** Rectifying radius A in m. */
const RECTIFYING_RADIUS_M = (EQUATORIAL_RADIUS_M / (1 + N)) * (1 + N ** 2 / 4 + N ** 4 / 64 + N ** 6 / 256);

/** Geographic to projected, α₁…α₆ (Karney 2011, eq. 35). */
const ALPHA = [
  N / 2 -
    (2 / 3) * N ** 2 +
    (5 / 16) * N ** 3 +
    (41 / 180) * N ** 4 -
    (127 / 288) * N ** 5 +
    (7891 / 37800) * N ** 6,
  (13 / 48) * N ** 2 -
    (3 / 5) * N ** 3 +
    (557 / 1440) * N ** 4 +
    (281 / 630) * N ** 5 -
    (1983433 / 1935360) * N ** 6,
  (61 / 240) * N ** 3 - (103 / 140) * N ** 4 + (15061 / 26880) * N ** 5 + (167603 / 181440) * N ** 6,
  (49561 / 161280) * N ** 4 - (179 / 168) * N ** 5 + (6601661 / 7257600) * N ** 6,
  (34729 / 80640) * N ** 5 - (3418889 / 1995840) * N ** 6,
  (212378941 / 319334400) * N ** 6,
];

/** Projected to geographic, β₁…β₆ (Karney 2011, eq. 36). */
const BETA = [
  N / 2 -
    (2 / 3) * N ** 2 +
    (37 / 96) * N ** 3 -
    (1 / 360) * N ** 4 -
    (81 / 512) * N ** 5 +
    (96199 / 604800) * N ** 6,
  (1 / 48) * N ** 2 +
    (1 / 15) * N ** 3 -
    (437 / 1440) * N ** 4 +
    (46 / 105) * N ** 5 -
    (1118711 / 3870720) * N ** 6,
  (17 / 480) * N ** 3 - (37 / 840) * N ** 4 - (209 / 4480) * N ** 5 + (5569 / 90720) * N ** 6,
  (4397 / 161280) * N ** 4 - (11 / 504) * N ** 5 - (830251 / 7257600) * N ** 6,
  (4583 / 161280) * N ** 5 - (108847 / 3991680) * N ** 6,
  (20648693 / 638668800) * N ** 6,
];

export interface Frame {
  /** Longitude and latitude of (0, 0), degrees. */
  readonly origin: readonly [lon: number, lat: number];
  /** WGS 84 degrees to frame metres. */
  toFrame(lon: number, lat: number): [x: number, y: number];
  /** The same for points `from`…`to` − 1 of lon, lat pairs, to x, y pairs. */
  toFrameInto(lonLat: ArrayLike<number>, xy: Float64Array, from: number, to: number): void;
  /** Frame metres to WGS 84 degrees. */
  toLonLat(x: number, y: number): [lon: number, lat: number];
  /**
   * Meridian convergence γ in degrees at a frame point ([F2]): a bearing from true north, less γ, is the bearing
   * from the frame's y axis.
   */
  convergence_deg(x: number, y: number): number;
}

/**
 * The frame centred on `origin`.
 * @throws RangeError if the origin is not a place on the ellipsoid away from the poles: callers check input first.
 */
export function createFrame(origin: readonly [lon: number, lat: number]): Frame {
  const [lon0, lat0] = origin;
  if (!(Math.abs(lon0) <= 180 && Math.abs(lat0) < 89.9)) throw new RangeError(`no frame at ${lon0}, ${lat0}`);
  const at = new Float64Array(2);
  project(0, toRadians(lat0), at, 0);
  const north0 = at[1]!;
  return {
    origin: [lon0, lat0],
    toFrame(lon, lat) {
      project(toRadians(wrapLongitude(lon - lon0)), toRadians(lat), at, 0);
      return [at[0]!, at[1]! - north0];
    },
    toFrameInto(lonLat, xy, from, to) {
      for (let i = 2 * from; i < 2 * to; i += 2) {
        project(toRadians(wrapLongitude(lonLat[i]! - lon0)), toRadians(lonLat[i + 1]!), xy, i);
        xy[i + 1] = xy[i + 1]! - north0;
      }
    },
    toLonLat(x, y) {
      unproject(x, y + north0, at);
      return [wrapLongitude(lon0 + toDegrees(at[0]!)), toDegrees(at[1]!)];
    },
    convergence_deg(x, y) {
      unproject(x, y + north0, at);
      return convergence(at[0]!, at[1]!);
    },
  };
}

/** The difference of longitudes in [−180, 180]. */
function wrapLongitude(lon: number): number {
  if (lon > 180) return lon - 360;
  if (lon < -180) return lon + 360;
  return lon;
}

/**
 * Longitude from the central meridian and latitude in radians, to easting and northing in m, written to `out[i]` and
 * `out[i + 1]`. The sines of multiples come by Clenshaw's recurrence in ζ = ξ + iη, so that a point costs six
 * elementary functions and no allocation: cities have millions.
 */
function project(dLon: number, lat: number, out: Float64Array, i: number): void {
  const sinLat = Math.sin(lat);
  const cosLat = Math.cos(lat);
  const sigma = smallSinh(ECCENTRICITY * smallAtanh(ECCENTRICITY * sinLat));
  // τ′ = τ·√(1 + σ²) − σ·√(1 + τ²) (Karney 2011, eq. 7), times cos φ on both sides: no pole in it.
  const conformal = sinLat * Math.sqrt(1 + sigma * sigma) - sigma;
  const across = cosLat * Math.cos(dLon);
  const h = Math.sqrt(conformal * conformal + across * across);
  const sinXi = conformal / h;
  const cosXi = across / h;
  const sinhEta = (cosLat * Math.sin(dLon)) / h;
  const sin2 = 2 * sinXi * cosXi;
  const cos2 = cosXi * cosXi - sinXi * sinXi;
  const sinh2 = 2 * sinhEta * Math.sqrt(1 + sinhEta * sinhEta);
  const cosh2 = 1 + 2 * sinhEta * sinhEta;
  sineSeries(ALPHA, sin2, cos2, sinh2, cosh2);
  out[i] = RECTIFYING_RADIUS_M * (Math.asinh(sinhEta) + series.im);
  out[i + 1] = RECTIFYING_RADIUS_M * (Math.atan2(conformal, across) + series.re);
}

/** The last sum of {@link sineSeries}: a point costs no allocation. */
const series = { re: 0, im: 0 };

/** Σ cⱼ·sin 2jζ for j = 1…6 and ζ = ξ + iη, by Clenshaw's recurrence, from sine and cosine of 2ξ and 2η. */
function sineSeries(c: readonly number[], sin2: number, cos2: number, sinh2: number, cosh2: number): void {
  const re = 2 * cos2 * cosh2;
  const im = -2 * sin2 * sinh2;
  let [aRe, aIm, bRe, bIm] = [0, 0, 0, 0];
  for (let j = 5; j >= 0; j--) {
    const nextRe = c[j]! + re * aRe - im * aIm - bRe;
    const nextIm = re * aIm + im * aRe - bIm;
    bRe = aRe;
    bIm = aIm;
    aRe = nextRe;
    aIm = nextIm;
  }
  const sRe = sin2 * cosh2;
  const sIm = cos2 * sinh2;
  series.re = sRe * aRe - sIm * aIm;
  series.im = sRe * aIm + sIm * aRe;
}

/** atanh for |z| ≤ 0.082, the eccentricity: the series to z¹³, whose rest is below 1e-17. */
function smallAtanh(z: number): number {
  const q = z * z;
  return z * (1 + q * (1 / 3 + q * (1 / 5 + q * (1 / 7 + q * (1 / 9 + q * (1 / 11 + q / 13))))));
}

/** sinh for |x| ≤ 0.0068, the eccentricity squared: the series to x⁵. */
const smallSinh = (x: number): number => x * (1 + ((x * x) / 6) * (1 + (x * x) / 20));

/** Easting and northing in m to longitude from the central meridian and latitude in radians, written to `out`. */
function unproject(easting: number, northing: number, out: Float64Array): void {
  const xi = northing / RECTIFYING_RADIUS_M;
  const eta = easting / RECTIFYING_RADIUS_M;
  const sinh2 = Math.sinh(2 * eta);
  sineSeries(BETA, Math.sin(2 * xi), Math.cos(2 * xi), sinh2, Math.sqrt(1 + sinh2 * sinh2));
  const xi0 = xi - series.re;
  const across = Math.cos(xi0);
  const along = Math.sinh(eta - series.im);
  out[0] = Math.atan2(along, across);
  out[1] = Math.atan(geographicTangent(Math.sin(xi0) / Math.sqrt(along * along + across * across)));
}

/** tan φ from the tangent τ′ of the conformal latitude: Newton's method (Karney 2011, eqs. 19–21). */
function geographicTangent(conformal: number): number {
  const e2 = ECCENTRICITY * ECCENTRICITY;
  let tau = conformal / (1 - e2);
  for (let i = 0; i < 5; i++) {
    const root = Math.sqrt(1 + tau * tau);
    const sigma = smallSinh(ECCENTRICITY * smallAtanh((ECCENTRICITY * tau) / root));
    const current = tau * Math.sqrt(1 + sigma * sigma) - sigma * root;
    const step =
      ((conformal - current) / Math.sqrt(1 + current * current)) *
      ((1 + (1 - e2) * tau * tau) / ((1 - e2) * root));
    tau += step;
    if (Math.abs(step) < 1e-16 * (1 + Math.abs(tau))) break;
  }
  return tau;
}

/** Meridian convergence in degrees (Karney 2011, eqs. 23, 24 and 28). */
function convergence(dLon: number, lat: number): number {
  const sinLat = Math.sin(lat);
  const conformal = Math.sinh(Math.atanh(sinLat) - ECCENTRICITY * Math.atanh(ECCENTRICITY * sinLat));
  const xi0 = Math.atan2(conformal, Math.cos(dLon));
  const eta0 = Math.asinh(Math.sin(dLon) / Math.hypot(conformal, Math.cos(dLon)));
  let p = 1;
  let q = 0;
  for (let j = 0; j < 6; j++) {
    const m = 2 * (j + 1);
    p += m * ALPHA[j]! * Math.cos(m * xi0) * Math.cosh(m * eta0);
    q += m * ALPHA[j]! * Math.sin(m * xi0) * Math.sinh(m * eta0);
  }
  const spherical = Math.atan2(conformal * Math.tan(dLon), Math.hypot(1, conformal));
  return toDegrees(spherical + Math.atan2(q, p));
}
