/** Which devices see or hear one place, out of the last result: for the visibility test. */
import type { Analysis } from '../../analysis/analysis';
import { density_px_per_m, resolveCamera } from '../../analysis/optics';
import { createFrame } from '../../kernel/frame';
import { regionContains } from '../../kernel/region';
import type { DeviceModel, Level, LevelProfile } from '../../model/catalogue';
import type { Device, LonLat, Plan } from '../../model/plan';

export interface ProbeRow {
  readonly device: Device;
  /** Horizontal, m. */
  readonly distance_m: number;
  /** For cameras: the level reached and the density by slant range. */
  readonly level?: Level;
  readonly density_px_per_m?: number;
}

/** Best level first, then nearest. */
export function probeAt(
  at: LonLat,
  { geometry, frame: origin }: Analysis,
  plan: Plan,
  profile: LevelProfile,
  models: ReadonlyMap<string, DeviceModel>,
): readonly ProbeRow[] {
  const frame = createFrame(origin);
  const [x, y] = frame.toFrame(at[0], at[1]);
  const rows: ProbeRow[] = [];
  const distanceTo = (device: Device): number => {
    const [dx, dy] = frame.toFrame(device.position[0], device.position[1]);
    return Math.hypot(dx - x, dy - y);
  };
  for (const { id, levels } of geometry.devices) {
    const camera = plan.objects.get(id);
    if (camera?.kind !== 'camera') continue;
    const reached = new Set(
      levels.filter(({ region }) => regionContains(region, x, y)).map(({ level }) => level),
    );
    const level = profile.levels.findLast((entry) => reached.has(entry.id));
    if (!level) continue;
    const distance_m = distanceTo(camera);
    const resolved = resolveCamera(camera, models.get(camera.model ?? ''));
    const focal = Math.max(0, ...resolved.views.map((view) => view.focal_px));
    const slant = Math.hypot(distance_m, resolved.height_m - plan.head.settings.target_height_m);
    rows.push({ device: camera, distance_m, level, density_px_per_m: density_px_per_m(focal, slant) });
  }
  for (const { id, region } of geometry.sound) {
    const sensor = plan.objects.get(id);
    if (sensor?.kind === 'sound-sensor' && regionContains(region, x, y)) {
      rows.push({ device: sensor, distance_m: distanceTo(sensor) });
    }
  }
  return rows.toSorted(
    (a, b) =>
      (b.level?.density_px_per_m ?? 0) - (a.level?.density_px_per_m ?? 0) || a.distance_m - b.distance_m,
  );
}
