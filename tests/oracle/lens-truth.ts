/**
 * The slow truth about one camera and one point: the formulas of the domain reference (1.3, 1.6–1.8) written out once
 * more, sharing no code with the product.
 */
export interface TrueCamera {
  readonly lens: 'rectilinear' | 'calibrated' | 'equidistant' | 'cylindrical';
  readonly eye: readonly [x: number, y: number, z: number];
  /** Of the frame, clockwise from y. */
  readonly bearing_deg: number;
  readonly tilt_deg: number;
  readonly hfov_deg: number;
  readonly vfov_deg: number;
  readonly width_px: number;
  readonly height_px: number;
}

const rad = (deg: number): number => (deg * Math.PI) / 180;

/** Density in px/m at a point of the picture; undefined outside it. */
export function trueDensity(camera: TrueCamera, p: readonly [number, number, number]): number | undefined {
  const [az, tau] = [rad(camera.bearing_deg), rad(camera.tilt_deg)];
  const v = [p[0] - camera.eye[0], p[1] - camera.eye[1], p[2] - camera.eye[2]] as const;
  const dot = (a: number, b: number, c: number): number => v[0] * a + v[1] * b + v[2] * c;
  const zc = dot(Math.sin(az) * Math.cos(tau), Math.cos(az) * Math.cos(tau), -Math.sin(tau));
  const xc = dot(Math.cos(az), -Math.sin(az), 0);
  const yc = dot(-Math.sin(az) * Math.sin(tau), -Math.cos(az) * Math.sin(tau), -Math.cos(tau));
  const s = Math.hypot(...v);
  const [hw, hh] = [rad(camera.hfov_deg) / 2, rad(camera.vfov_deg) / 2];
  const [W, Hp] = [camera.width_px, camera.height_px];
  if (camera.lens === 'rectilinear') {
    const inside = zc > 0 && Math.abs(xc / zc) <= Math.tan(hw) && Math.abs(yc / zc) <= Math.tan(hh);
    return inside ? W / (2 * Math.tan(hw)) / s : undefined;
  }
  if (camera.lens === 'cylindrical') {
    const inside = Math.abs(Math.atan2(xc, zc)) <= hw && Math.abs(yc) <= Math.tan(hh) * Math.hypot(xc, zc);
    return inside ? W / (2 * hw) / s : undefined;
  }
  const theta = Math.atan2(Math.hypot(xc, yc), zc);
  const phi = Math.atan2(yc, xc);
  if (camera.lens === 'equidistant') {
    const f = W / (2 * hw);
    const isCircle = W === Hp && camera.hfov_deg === camera.vfov_deg;
    const r = f * theta;
    const inside = isCircle
      ? r <= W / 2
      : Math.abs(r * Math.cos(phi)) <= W / 2 && Math.abs(r * Math.sin(phi)) <= Hp / 2;
    if (!inside) return undefined;
    const d = Math.hypot(v[0], v[1]);
    if (camera.tilt_deg >= 90) return Math.min((f * theta) / Math.max(d, 1e-12), (f * d) / (s * s));
    return Math.min(f, theta > 1e-9 ? (f * theta) / Math.sin(theta) : f) / s;
  }
  const b = (W / 2 / hw - Hp / 2 / hh) / (hw * hw - hh * hh);
  const f0 = Hp / 2 / hh - b * hh * hh;
  const k = b / f0;
  if (k < 0 && theta > 1 / Math.sqrt(-3 * k)) return undefined;
  const r = f0 * theta * (1 + k * theta * theta);
  if (Math.abs(r * Math.cos(phi)) > W / 2 || Math.abs(r * Math.sin(phi)) > Hp / 2) return undefined;
  const radial = f0 * (1 + 3 * k * theta * theta);
  const tangential = theta > 1e-9 ? (f0 * theta * (1 + k * theta * theta)) / Math.sin(theta) : f0;
  return Math.min(radial, tangential) / s;
}
