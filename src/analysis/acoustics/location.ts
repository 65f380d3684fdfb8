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
