/**
 * How well an event is located by the times at which it reaches several sensors ([S3]): the Cramér–Rao bound of the
 * position in plan. With reference-free time differences of equal error the information is that of the centred unit
 * vectors, J = Σ (uᵢ − ū)(uᵢ − ū)ᵀ / (c·σ)², whichever sensor the differences are taken to (domain reference 4.8
 * writes the same with R = σ²(I + 11ᵀ)).
 */

/**
 * RMS position error in m at (x, y) for the sensors `ids` (first `count`) at `xs`, `ys`; Infinity below three
 * sensors or where they stand in line with the place. `error_m` is the speed of sound times the timing error.
 */
export function locationError_m(
  x: number,
  y: number,
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  ids: ArrayLike<number>,
  count: number,
  error_m: number,
): number {
  if (count < 3) return Infinity;
  let [sx, sy, sxx, sxy, syy] = [0, 0, 0, 0, 0];
  for (let i = 0; i < count; i++) {
    const dx = x - xs[ids[i]!]!;
    const dy = y - ys[ids[i]!]!;
    const distance = Math.hypot(dx, dy);
    if (distance === 0) continue;
    const ux = dx / distance;
    const uy = dy / distance;
    sx += ux;
    sy += uy;
    sxx += ux * ux;
    sxy += ux * uy;
    syy += uy * uy;
  }
  const jxx = sxx - (sx * sx) / count;
  const jxy = sxy - (sx * sy) / count;
  const jyy = syy - (sy * sy) / count;
  const determinant = jxx * jyy - jxy * jxy;
  return determinant > 1e-12 ? error_m * Math.sqrt((jxx + jyy) / determinant) : Infinity;
}

/** A second solution nearer than this to the place is the place itself, m. */
const TWIN_FROM_M = 0.5;

/**
 * Whether the arrival times at three sensors fit a second place too. With the first sensor as origin, qᵢ = dᵢ − d₁ and
 * ‖sᵢ‖² − qᵢ² = 2·(sᵢ·p + qᵢ·d₁): the place is linear in d₁, and ‖p‖ = d₁ leaves a quadratic, one root of which is the
 * place that the event is at.
 */
export function hasTwin(
  x: number,
  y: number,
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  ids: ArrayLike<number>,
): boolean {
  const [ox, oy] = [xs[ids[0]!]!, ys[ids[0]!]!];
  const d1 = Math.hypot(x - ox, y - oy);
  const side = (i: number): readonly [number, number, number] => {
    const [sx, sy] = [xs[ids[i]!]! - ox, ys[ids[i]!]! - oy];
    return [sx, sy, Math.hypot(x - ox - sx, y - oy - sy) - d1];
  };
  const [ax, ay, qa] = side(1);
  const [bx, by, qb] = side(2);
  const determinant = ax * by - ay * bx;
  // In line: the mirror image always fits.
  if (Math.abs(determinant) < 1e-9) return true;
  const solve = (a: number, b: number): readonly [number, number] => [
    (a * by - ay * b) / determinant,
    (ax * b - a * bx) / determinant,
  ];
  const [cx, cy] = solve((ax * ax + ay * ay - qa * qa) / 2, (bx * bx + by * by - qb * qb) / 2);
  const [gx, gy] = solve(-qa, -qb);
  // (g² − 1)·d² + 2·(c·g)·d + c² = 0: the roots' product gives the other one.
  const lead = gx * gx + gy * gy - 1;
  if (Math.abs(lead) < 1e-9 || d1 === 0) return false;
  const other = (cx * cx + cy * cy) / (lead * d1);
  const fits = other > 0 && other + qa > -1e-9 && other + qb > -1e-9;
  return fits && Math.hypot(cx + gx * other - (x - ox), cy + gy * other - (y - oy)) > TWIN_FROM_M;
}
