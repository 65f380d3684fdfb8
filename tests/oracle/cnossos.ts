/**
 * The noise method of Directive (EU) 2015/996 (CNOSSOS-EU) over flat ground, free and screened, as a reference beside
 * the product's ISO 9613-2. Written from the annex; nothing of it is used by the product.
 */
export const BANDS_HZ = [63, 125, 250, 500, 1000, 2000, 4000, 8000];
/** dB/km by band at 10 °C and 70 %. */
export const ALPHA = [0.12, 0.41, 1.04, 1.93, 3.66, 9.66, 32.77, 116.88];
const C = 340;

export interface Ground {
  /** Ground factor along the path, and at the source. */
  readonly path: number;
  readonly source: number;
}

const isNear = (dp: number, zs: number, zr: number): boolean => dp <= 30 * (zs + zr);

const mixedFactor = ({ path, source }: Ground, dp: number, zs: number, zr: number): number =>
  isNear(dp, zs, zr) ? (path * dp) / (30 * (zs + zr)) + source * (1 - dp / (30 * (zs + zr))) : path;

function groundEffect(hz: number, dp: number, zs: number, zr: number, gw: number): number {
  const k = (2 * Math.PI * hz) / C;
  const w =
    (0.0185 * hz ** 2.5 * gw ** 2.6) / (hz ** 1.5 * gw ** 2.6 + 1.3e3 * hz ** 0.75 * gw ** 1.3 + 1.16e6);
  const cf = (dp * (1 + 3 * w * dp * Math.exp(-Math.sqrt(w * dp)))) / (1 + w * dp);
  const term = (z: number): number => z * z - Math.sqrt((2 * cf) / k) * z + cf / k;
  return -10 * Math.log10(((4 * k * k) / (dp * dp)) * term(zs) * term(zr));
}

/** Attenuation by the ground in dB, homogeneous or favourable; `between` edge and receiver the path factor alone holds. */
export function ground_db(
  hz: number,
  dp: number,
  zs: number,
  zr: number,
  factors: Ground,
  favourable: boolean,
  between = false,
): number {
  const mixed = between ? factors.path : mixedFactor(factors, dp, zs, zr);
  if (!favourable) {
    if (factors.path === 0) return -3;
    return Math.max(groundEffect(hz, dp, zs, zr, mixed), -3 * (1 - mixed));
  }
  const least = isNear(dp, zs, zr)
    ? -3 * (1 - mixed)
    : -3 * (1 - mixed) * (1 + 2 * (1 - (30 * (zs + zr)) / dp));
  if (factors.path === 0) return least;
  const dt = (6e-3 * dp) / (zs + zr);
  const raised = (z: number): number => z + (2e-4 * (z / (zs + zr)) ** 2 * dp * dp) / 2 + dt;
  return Math.max(groundEffect(hz, dp, raised(zs), raised(zr), factors.path), least);
}

type Point = readonly [along: number, height: number];

/** Length from a to b, straight or along the arc that favourable weather bends it to. */
function reach(a: Point, b: Point, gamma: number): number {
  const d = Math.hypot(b[0] - a[0], b[1] - a[1]);
  return gamma === Infinity ? d : 2 * gamma * Math.asin(d / (2 * gamma));
}

function pathDifference(points: readonly Point[], gamma: number): number {
  let over = 0;
  for (let i = 1; i < points.length; i++) over += reach(points[i - 1]!, points[i]!, gamma);
  return over - reach(points[0]!, points.at(-1)!, gamma);
}

/** Pure diffraction in dB; `e` between the first and the last edge. */
export function diffraction_db(hz: number, delta: number, e: number): number {
  const lambda = C / hz;
  const q = ((5 * lambda) / e) ** 2;
  const c = e > 0.3 ? (1 + q) / (1 / 3 + q) : 1;
  const x = (40 / lambda) * c * delta;
  return x >= -2 ? 10 * Math.log10(3 + x) : 0;
}

/** What lies between an end and its edge: the ground there, and the image of the end in its mean plane. */
export interface Side {
  readonly ground: Ground;
  /** Heights of both above the mean plane; those above flat ground when absent. */
  readonly heights?: readonly [number, number];
  readonly image?: Point;
}

/** Over the edges, which are given from source to receiver: pure diffraction, and with the ground on both sides. */
export function overEdges(
  hz: number,
  source: Point,
  edges: readonly Point[],
  receiver: Point,
  sourceSide: Side,
  receiverSide: Side,
  favourable: boolean,
): { readonly pure: number; readonly whole: number } {
  const direct = Math.hypot(receiver[0] - source[0], receiver[1] - source[1]);
  const gamma = favourable ? Math.max(1000, 8 * direct) : Infinity;
  const first = edges[0]!;
  const last = edges.at(-1)!;
  const ddif = (s: Point, r: Point, over: readonly Point[] = edges): number => {
    const e = over
      .slice(1)
      .reduce((sum, p, i) => sum + Math.hypot(p[0] - over[i]![0], p[1] - over[i]![1]), 0);
    return diffraction_db(hz, pathDifference([s, ...over, r], gamma), e);
  };
  const pure = ddif(source, receiver);
  const part = (aground: number, image: number): number =>
    -20 * Math.log10(1 + (10 ** (-aground / 20) - 1) * 10 ** (-(image - pure) / 20));
  const below = (p: Point): Point => [p[0], -p[1]];
  const [s1, s2] = sourceSide.heights ?? [source[1], first[1]];
  const [r1, r2] = receiverSide.heights ?? [last[1], receiver[1]];
  const so = ground_db(hz, first[0] - source[0], s1, s2, sourceSide.ground, favourable);
  const or = ground_db(hz, receiver[0] - last[0], r1, r2, receiverSide.ground, favourable, true);
  const whole =
    Math.min(pure, 25) +
    part(so, ddif(sourceSide.image ?? below(source), receiver)) +
    part(or, ddif(source, receiverSide.image ?? below(receiver)));
  return { pure, whole };
}

/** The image of a point in the line z = slope·x + rise. */
export function imageIn(slope: number, rise: number, [x, z]: Point): Point {
  const off = (slope * x - z + rise) / (slope * slope + 1);
  return [x - 2 * slope * off, z + 2 * off];
}

/** Half the time favourable, by energy. */
export const longTerm_db = (homogeneous: number, favourable: number): number =>
  10 * Math.log10(0.5 * 10 ** (favourable / 10) + 0.5 * 10 ** (homogeneous / 10));
