/** [X1] Façades in view against the slow truth: points all over 200 façades of Lyon, each line held against every wall. */
import { beforeAll, describe, expect, it } from 'vitest';
import { SightContext } from '../../src/kernel/sight-context';
import { objectId } from '../../src/kernel/units';
import type { LevelProfile } from '../../src/model/catalogue';
import { EMPTY_PLAN, type Camera } from '../../src/model/plan';
import { readFile } from '../../src/codec';
import type { City } from '../../src/model/city';
import { facadesInView } from '../../src/analysis/privacy/facade-sight';
import { buildScene, planFrame, type Scene } from '../../src/analysis/scene';
import { sightOfCamera, type CameraSight } from '../../src/analysis/visibility';
import { hasSharedData, sharedFile } from '../fixtures/shared-data';
import { seededRandom } from './scenes';

const FACADES = 200;
/** Steps of the brute force along the façade and up it, m; up it finer near the ends (both ends are tried). */
const ALONG_M = 0.2;
const UP_M = 0.1;
const LEVELS: LevelProfile['levels'] = [
  { id: 'detect', density_px_per_m: 25 },
  { id: 'observe', density_px_per_m: 62.5 },
  { id: 'recognise', density_px_per_m: 125 },
] as unknown as LevelProfile['levels'];
const PROFILE = { id: 'dori', levels: LEVELS } as unknown as LevelProfile;

function lyon(): City {
  const steps = readFile('buildings.geojson', sharedFile('lyon-1er/buildings.geojson'), {
    makeId: () => objectId('x'),
  });
  let step = steps.next();
  while (!step.done) step = steps.next();
  if (!step.value.ok) throw new Error('Lyon cannot be read');
  return step.value.value.city;
}

const there = hasSharedData();

describe.skipIf(!there)('[X1] façades of Lyon', () => {
  let scene: Scene;
  const cameras: { camera: Camera; sight: CameraSight }[] = [];
  beforeAll(() => {
    const city = lyon();
    const plan = EMPTY_PLAN;
    scene = buildScene(city, plan, planFrame(plan, city));
    const random = seededRandom(20);
    const ctx = new SightContext();
    while (cameras.length < 90) {
      // Beside a wall somewhere, looking anywhere: in streets, where cameras hang.
      const wall = Math.floor(random() * scene.walls.next.length);
      const [x, y] = [
        scene.walls.xy[2 * wall]! + 4 * (random() - 0.5),
        scene.walls.xy[2 * wall + 1]! + 4 * (random() - 0.5),
      ];
      const camera: Camera = {
        kind: 'camera',
        id: objectId(`c${cameras.length}`),
        position: scene.frame.toLonLat(x, y),
        height_m: 3 + 9 * random(),
        azimuth_deg: 360 * random(),
        tilt_deg: 25 * random() - 5,
        hfov_deg: 30 + 80 * random(),
        image_width_px: 1920,
        image_height_px: 1080,
        lens: cameras.length % 4 === 3 ? 'equidistant' : 'rectilinear',
      } as Camera;
      const sight = sightOfCamera(
        scene,
        camera,
        undefined,
        { target_height_m: 1.6, profile: PROFILE, masks: [] },
        ctx,
      );
      if (sight.views.length > 0) cameras.push({ camera, sight });
    }
  });

  it('has the metres of the brute force within 1 % at every level, over 200 façades', () => {
    const random = seededRandom(7);
    const sums = LEVELS.map(() => ({ exact: 0, brute: 0 }));
    let [compared, worst_m] = [0, 0];
    for (const { camera, sight } of cameras) {
      const found = facadesInView(scene, sight, PROFILE);
      const truth = new BruteForce(scene, camera, sight);
      for (const wall of truth.candidates(random, 8)) {
        if (compared === FACADES) break;
        const brute = truth.metres(wall);
        const exact = LEVELS.map((_, l) => metresOn(found, wall, l) * truth.length_m(wall));
        if (brute[0] === 0 && exact[0] === 0) continue;
        compared++;
        LEVELS.forEach((_, l) => {
          sums[l]!.exact += exact[l]!;
          sums[l]!.brute += brute[l]!;
          worst_m = Math.max(worst_m, Math.abs(exact[l]! - brute[l]!));
        });
      }
    }
    expect(compared).toBe(FACADES);
    for (const { exact, brute } of sums) expect(Math.abs(exact - brute) / brute).toBeLessThan(0.01);
    // One façade alone: both its ends are off by half a step of the brute force, and either side may step over a low
    // band of height at the corner of the picture (the brute force 0.1 m, the sweep half a degree of a curved lens).
    expect(worst_m).toBeLessThan(0.7);
  }, 600_000);
});

function metresOn(found: ReturnType<typeof facadesInView>, wall: number, level: number): number {
  let sum = 0;
  found.wall.forEach((w, i) => {
    if (w === wall && found.level[i]! >= level) sum += found.to[i]! - found.from[i]!;
  });
  return sum;
}

/** Shares no code with the sweep but the tables: sight lines in space against the walls and roofs round the camera. */
class BruteForce {
  private readonly scene: Scene;
  private readonly camera: Camera;
  private readonly eye: readonly [number, number, number];
  private readonly near: number[] = [];
  /** Of those, the walls that may stand between the eye and the façade asked about. */
  private between: number[] = [];

  constructor(scene: Scene, camera: Camera, sight: CameraSight) {
    this.scene = scene;
    this.camera = camera;
    this.eye = [sight.position.x, sight.position.y, sight.height_m];
    const { xy, next } = scene.walls;
    for (let i = 0; i < next.length; i++) {
      const [mx, my] = [xy[2 * i]! - this.eye[0], xy[2 * i + 1]! - this.eye[1]];
      if (Math.hypot(mx, my) < 200) this.near.push(i);
    }
  }

  length_m(wall: number): number {
    const { xy, next } = this.scene.walls;
    const j = next[wall]!;
    return Math.hypot(xy[2 * j]! - xy[2 * wall]!, xy[2 * j + 1]! - xy[2 * wall + 1]!);
  }

  /** Walls within 90 m that turn to the camera, with a bearing in the picture's width, in random order. */
  candidates(random: () => number, most: number): number[] {
    const rows = this.near
      .filter((wall) => this.length_m(wall) > 0.5 && this.faces(wall))
      .map((wall) => ({ wall, key: random() }))
      .sort((a, b) => a.key - b.key);
    const found: number[] = [];
    for (const { wall } of rows) {
      if (found.length === most) break;
      if (this.metres(wall, 1, 0.5)[0]! > 0) found.push(wall);
    }
    return found;
  }

  private boxMeets(i: number, wall: number): boolean {
    const { xy, next } = this.scene.walls;
    return [0, 1].every((axis) => {
      const of = (w: number): [number, number] => [xy[2 * w + axis]!, xy[2 * next[w]! + axis]!];
      const span = [this.eye[axis]!, ...of(wall)];
      return Math.max(...of(i)) >= Math.min(...span) && Math.min(...of(i)) <= Math.max(...span);
    });
  }

  private faces(wall: number): boolean {
    const { xy, next } = this.scene.walls;
    const j = next[wall]!;
    const [ax, ay] = [xy[2 * wall]! - this.eye[0], xy[2 * wall + 1]! - this.eye[1]];
    const [ex, ey] = [xy[2 * j]! - xy[2 * wall]!, xy[2 * j + 1]! - xy[2 * wall + 1]!];
    return Math.hypot(ax, ay) < 90 && ax * ey - ay * ex < 0;
  }

  /** Metres at each level: a step of the façade counts when any of its heights is in view. */
  metres(wall: number, along_m = ALONG_M, up_m = UP_M): number[] {
    const { xy, next, owner, top_m } = this.scene.walls;
    const j = next[wall]!;
    const length = this.length_m(wall);
    const steps = Math.max(1, Math.ceil(length / along_m));
    const solid = owner[wall]!;
    this.between = this.near.filter((i) => this.boxMeets(i, wall));
    const top = top_m[solid]!;
    const [nx, ny] = [(xy[2 * j + 1]! - xy[2 * wall + 1]!) / length, -(xy[2 * j]! - xy[2 * wall]!) / length];
    const sums = LEVELS.map(() => 0);
    for (let n = 0; n < steps; n++) {
      const u = (n + 0.5) / steps;
      const x = xy[2 * wall]! + (xy[2 * j]! - xy[2 * wall]!) * u + nx * 1e-5;
      const y = xy[2 * wall + 1]! + (xy[2 * j + 1]! - xy[2 * wall + 1]!) * u + ny * 1e-5;
      let level = -1;
      for (let z = top - 1e-3; z > 0 && level < LEVELS.length - 1; z -= up_m) {
        const here = this.levelAt(x, y, z);
        if (here > level && !this.isBlocked(x, y, z)) level = here;
      }
      for (let l = 0; l <= level; l++) sums[l]! += length / steps;
    }
    return sums;
  }

  private levelAt(x: number, y: number, z: number): number {
    const { camera, eye } = this;
    const [dx, dy, dz] = [x - eye[0], y - eye[1], z - eye[2]];
    const convergence = this.scene.frame.convergence_deg(eye[0], eye[1]);
    const rad = Math.PI / 180;
    const az = (camera.azimuth_deg! - convergence) * rad;
    const tilt = camera.tilt_deg! * rad;
    const ahead = dx * Math.sin(az) + dy * Math.cos(az);
    const right = dx * Math.cos(az) - dy * Math.sin(az);
    const depth = ahead * Math.cos(tilt) - dz * Math.sin(tilt);
    const down = -ahead * Math.sin(tilt) - dz * Math.cos(tilt);
    const slant = Math.hypot(dx, dy, dz);
    const density = this.density(right, down, depth, slant);
    let level = -1;
    while (level + 1 < LEVELS.length && density >= LEVELS[level + 1]!.density_px_per_m) level++;
    return level;
  }

  /** Domain reference §1.3, §1.7, straight; 0 outside the picture. */
  private density(right: number, down: number, depth: number, slant: number): number {
    const { hfov_deg } = this.camera;
    const half = (hfov_deg! * Math.PI) / 360;
    if (this.camera.lens === 'rectilinear') {
      const f = 960 / Math.tan(half);
      const inside = depth > 0 && Math.abs((f * right) / depth) <= 960 && Math.abs((f * down) / depth) <= 540;
      return inside ? f / slant : 0;
    }
    const theta = Math.atan2(Math.hypot(right, down), depth);
    const f = 960 / half;
    const scale = (f * theta) / Math.hypot(right, down);
    if (Math.abs(right * scale) > 960 || Math.abs(down * scale) > 540) return 0;
    return Math.min(f, (f * theta) / Math.sin(theta)) / slant;
  }

  /** A line through a wall between its base and top, or down through a roof that it is then inside of. */
  private isBlocked(px: number, py: number, pz: number): boolean {
    const { xy, next, owner, base_m, top_m } = this.scene.walls;
    const [ex, ey, ez] = this.eye;
    const [dx, dy, dz] = [px - ex, py - ey, pz - ez];
    for (const i of this.between) {
      const j = next[i]!;
      const [ax, ay] = [xy[2 * i]! - ex, xy[2 * i + 1]! - ey];
      const [wx, wy] = [xy[2 * j]! - xy[2 * i]!, xy[2 * j + 1]! - xy[2 * i + 1]!];
      const det = dx * wy - dy * wx;
      if (det === 0) continue;
      const t = (ax * wy - ay * wx) / det;
      const u = (ax * dy - ay * dx) / det;
      if (t <= 1e-9 || t >= 1 - 1e-9 || u < 0 || u >= 1) continue;
      const z = ez + dz * t;
      const s = owner[i]!;
      // On flat roofs a line that goes in through the roof comes out through a wall, or ends inside.
      if (z > base_m[s]! && z < top_m[s]!) return true;
    }
    return false;
  }
}
