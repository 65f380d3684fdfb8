/** `visibility-polygon` at its best: walls near the camera found by `flatbush`, a far box to close the view. */
import Flatbush from 'flatbush';
import { compute, type Segments, type Vector2D } from 'visibility-polygon';
import type { WallIndex } from '../../../src/kernel/wall-index';
import type { BenchCamera } from '../scenes/cameras';

/** No wall near a camera is longer than this. */
const BOX_MARGIN_M = 1000;

export interface SegmentStore {
  readonly segments: Segments;
  readonly tree: Flatbush;
}

/** The walls in the peer's own form, and their tree. */
export function prepareSegments({ xy, next }: WallIndex): SegmentStore {
  const walls = xy.length / 2;
  const tree = new Flatbush(walls);
  const segments: Segments = [];
  for (let i = 0; i < walls; i++) {
    const j = next[i]!;
    const [ax, ay, bx, by] = [xy[2 * i]!, xy[2 * i + 1]!, xy[2 * j]!, xy[2 * j + 1]!];
    segments.push([
      [ax, ay],
      [bx, by],
    ]);
    tree.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  }
  tree.finish();
  return { segments, tree };
}

/**
 * The view over the walls of the range's box, or of the sector's, which is less work and only right inside the
 * sector. Cut to neither: what the peer gives.
 */
export function peerView(
  { segments, tree }: SegmentStore,
  camera: BenchCamera,
  walls: 'range' | 'sector' = 'sector',
): Vector2D[] {
  const [minX, minY, maxX, maxY] = sectorBox(walls === 'range' ? { ...camera, hfov_deg: 360 } : camera);
  const near: Segments = tree.search(minX, minY, maxX, maxY).map((i) => segments[i]!);
  const { x, y, range_m } = camera;
  const far = range_m + BOX_MARGIN_M;
  const corners: Vector2D[] = [
    [x - far, y - far],
    [x + far, y - far],
    [x + far, y + far],
    [x - far, y + far],
  ];
  corners.forEach((corner, i) => near.push([corner, corners[(i + 1) % 4]!]));
  return compute([x, y], near);
}

/** Box of the sector: its apex, its two ends, and where it reaches farthest along the axes. */
export function sectorBox(camera: BenchCamera): [number, number, number, number] {
  const { x, y, bearing_deg, hfov_deg, range_m } = camera;
  if (hfov_deg >= 360) return [x - range_m, y - range_m, x + range_m, y + range_m];
  const box: [number, number, number, number] = [x, y, x, y];
  const reach = (bearing: number): void => {
    const px = x + range_m * Math.sin((bearing * Math.PI) / 180);
    const py = y + range_m * Math.cos((bearing * Math.PI) / 180);
    box[0] = Math.min(box[0], px);
    box[1] = Math.min(box[1], py);
    box[2] = Math.max(box[2], px);
    box[3] = Math.max(box[3], py);
  };
  reach(bearing_deg - hfov_deg / 2);
  reach(bearing_deg + hfov_deg / 2);
  for (let axis = -720; axis <= 720; axis += 90) if (Math.abs(axis - bearing_deg) < hfov_deg / 2) reach(axis);
  return box;
}

/** Area of the view within range and sector, by closed form: triangles from the camera cut by sector and circle. */
export function areaInSector(view: readonly Vector2D[], camera: BenchCamera): number {
  const { x, y, bearing_deg, hfov_deg, range_m } = camera;
  let sum = 0;
  view.forEach((p, i) => {
    const q = view[(i + 1) % view.length]!;
    let [a, b]: [Vector2D, Vector2D] = [
      [p[0] - x, p[1] - y],
      [q[0] - x, q[1] - y],
    ];
    if (a[0] * b[1] - a[1] * b[0] < 0) [a, b] = [b, a];
    const cut = hfov_deg >= 360 ? [a, b] : cutToSector(a, b, bearing_deg, hfov_deg);
    if (cut) sum += areaInCircle(cut[0]!, cut[1]!, range_m);
  });
  return sum;
}

/** The part of the edge a → b (counter-clockwise as seen from the origin) that the sector holds. */
function cutToSector(
  a: Vector2D,
  b: Vector2D,
  bearing: number,
  hfov: number,
): [Vector2D, Vector2D] | undefined {
  let [from, to] = [0, 1];
  const axis: Vector2D = [Math.sin((bearing * Math.PI) / 180), Math.cos((bearing * Math.PI) / 180)];
  for (const side of [1, -1]) {
    const angle = ((bearing + (side * hfov) / 2) * Math.PI) / 180;
    const edge: Vector2D = [Math.sin(angle), Math.cos(angle)];
    const inside = Math.sign(edge[0] * axis[1] - edge[1] * axis[0]);
    const da = inside * (edge[0] * a[1] - edge[1] * a[0]);
    const db = inside * (edge[0] * b[1] - edge[1] * b[0]);
    if (da < 0 && db < 0) return undefined;
    const t = da / (da - db);
    if (da < 0) from = Math.max(from, t);
    else if (db < 0) to = Math.min(to, t);
  }
  if (from >= to) return undefined;
  const at = (t: number): Vector2D => [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
  return [at(from), at(to)];
}

/** Area of the triangle (origin, a, b) inside the circle round the origin. */
function areaInCircle(a: Vector2D, b: Vector2D, r: number): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length2 = dx * dx + dy * dy;
  if (length2 === 0) return 0;
  const middle = -(a[0] * dx + a[1] * dy) / length2;
  const away2 = (a[0] + middle * dx) ** 2 + (a[1] + middle * dy) ** 2;
  const half = away2 < r * r ? Math.sqrt((r * r - away2) / length2) : 0;
  const cuts = [0, Math.min(1, Math.max(0, middle - half)), Math.min(1, Math.max(0, middle + half)), 1];
  let sum = 0;
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [s, t] = [cuts[i]!, cuts[i + 1]!];
    if (t <= s) continue;
    const [px, py, qx, qy] = [a[0] + s * dx, a[1] + s * dy, a[0] + t * dx, a[1] + t * dy];
    const m = (s + t) / 2;
    const inside = (a[0] + m * dx) ** 2 + (a[1] + m * dy) ** 2 < r * r;
    const cross = px * qy - py * qx;
    sum += inside ? cross / 2 : (Math.atan2(cross, px * qx + py * qy) * r * r) / 2;
  }
  return sum;
}
