/**
 * [V2]–[V4], [V7] The seen polygon of a level against a count of the cells of a 0.25 m grid, in real scenes of Lyon:
 * footprint ∩ isovist ∩ density − masks. The count knows the formulas and the height of a line over a prism, and
 * nothing of the product's geometry.
 */
import { describe, expect, it } from 'vitest';
import { sightOfCamera, type CameraSight } from '../../src/analysis/visibility';
import { buildScene, planFrame, type Scene } from '../../src/analysis/scene';
import { finish } from '../../src/kernel/steps';
import { parseLevelProfile, readFile } from '../../src/codec';
import dori from '../../data/levels/dori.json' with { type: 'json' };
import { regionArea, regionFromRings } from '../../src/kernel/region';
import { SightContext } from '../../src/kernel/sight-context';
import { objectId } from '../../src/kernel/units';
import { EMPTY_PLAN, type Camera } from '../../src/model/plan';
import { hasSharedData, sharedFile } from '../fixtures/shared-data';
import { trueDensity, type TrueCamera } from './lens-truth';
import { blockingPrism, type Prism } from './line-height';
import { seededRandom, type Random } from './scenes';

const SCENES = 50;
const CELL_M = 0.25;
const TARGET_M = 1.6;

const LENSES = [
  { lens: 'rectilinear', hfov_deg: 38, vfov_deg: 22, image_width_px: 1920, image_height_px: 1080 },
  { lens: 'calibrated', hfov_deg: 103, vfov_deg: 55, image_width_px: 2688, image_height_px: 1520 },
  { lens: 'equidistant', hfov_deg: 182, vfov_deg: 182, image_width_px: 2160, image_height_px: 2160 },
  { lens: 'cylindrical', hfov_deg: 180, vfov_deg: 80, image_width_px: 4096, image_height_px: 1800 },
] as const;

/** A camera at a façade of the city's middle, as real ones are; fisheyes look down. */
function cameraAt(random: Random, lonLat: Float64Array, i: number): Camera {
  const optics = LENSES[i % LENSES.length]!;
  const v = Math.floor((random() * lonLat.length) / 2);
  return {
    kind: 'camera',
    id: objectId(`scene ${i}`),
    position: [lonLat[2 * v]!, lonLat[2 * v + 1]!],
    height_m: 3 + Math.round(random() * 50) / 10,
    azimuth_deg: random() * 360,
    tilt_deg: optics.lens === 'equidistant' ? 90 : [5, 15, 25, 40][Math.floor(random() * 4)]!,
    ...optics,
  };
}

function prismsOf({ walls }: Scene): Prism[] {
  return Array.from(walls.base_m, (base_m, s) => {
    const rings: [number, number][][] = [];
    for (let r = walls.solidStart[s]!; r < walls.solidStart[s + 1]!; r++) {
      const ring: [number, number][] = [];
      for (let p = walls.ringStart[r]!; p < walls.ringStart[r + 1]!; p++)
        ring.push([walls.xy[2 * p]!, walls.xy[2 * p + 1]!]);
      rings.push(ring);
    }
    return { rings, base_m, top_m: walls.top_m[s]! };
  });
}

/** Prisms whose box meets the circle's box. */
function near(prisms: readonly Prism[], x: number, y: number, reach: number): Prism[] {
  return prisms.filter(({ rings }) => {
    const xs = rings[0]!.map((p) => p[0]);
    const ys = rings[0]!.map((p) => p[1]);
    return (
      Math.min(...xs) < x + reach &&
      Math.max(...xs) > x - reach &&
      Math.min(...ys) < y + reach &&
      Math.max(...ys) > y - reach
    );
  });
}

function countedArea(
  sight: CameraSight,
  camera: TrueCamera,
  prisms: readonly Prism[],
  density: number,
  reach: number,
  mask: readonly [number, number, number, number],
): number {
  const { x, y } = sight.position;
  let cells = 0;
  for (let cx = x - reach + CELL_M / 2; cx < x + reach; cx += CELL_M) {
    for (let cy = y - reach + CELL_M / 2; cy < y + reach; cy += CELL_M) {
      if (cx > mask[0] && cx < mask[2] && cy > mask[1] && cy < mask[3]) continue;
      const reached = trueDensity(camera, [cx, cy, TARGET_M]);
      if (reached === undefined || reached < density) continue;
      if (blockingPrism(prisms, camera.eye, [cx, cy, TARGET_M]) < 0) cells++;
    }
  }
  return cells * CELL_M * CELL_M;
}

describe.skipIf(!hasSharedData())('the seen polygon in Lyon', () => {
  it(`is what a count of 0.25 m cells gives, within 0.5 % or 1 m², in ${SCENES} scenes`, () => {
    const file = 'lyon-1er/buildings.geojson';
    const outcome = finish(readFile(file, sharedFile(file), { makeId: () => objectId('unused') }));
    const profile = parseLevelProfile(dori);
    if (!outcome.ok || !profile.ok) throw new Error('the reference data cannot be read');
    const { city } = outcome.value;
    const scene = buildScene(city, EMPTY_PLAN, planFrame(EMPTY_PLAN, city));
    const prisms = prismsOf(scene);
    const random = seededRandom(20261126);
    const ctx = new SightContext();
    const { levels } = profile.value;
    let worst = 0;
    let i = 0;
    for (let tried = 0; i < SCENES && tried < 40 * SCENES; tried++) {
      const camera = cameraAt(random, city.buildings.lonLat, i);
      const at = scene.frame.toFrame(...camera.position);
      const mask = [at[0] + 3, at[1] - 4, at[0] + 8, at[1] + 4] as const;
      const masks =
        i % 2 === 0
          ? []
          : [
              regionFromRings([
                [
                  [mask[0], mask[1]],
                  [mask[2], mask[1]],
                  [mask[2], mask[3]],
                  [mask[0], mask[3]],
                ],
              ]),
            ];
      const settings = { target_height_m: TARGET_M, profile: profile.value, masks };
      const sight = sightOfCamera(scene, camera, undefined, settings, ctx);
      // Recognise by turns with observe.
      const l = 1 + (i % 3 === 0 ? 1 : 0);
      const area = sight.faults.length > 0 ? 0 : regionArea(sight.byLevel[l]!);
      // A camera that looks into its own wall shows nothing about the polygon.
      if (area < 20) continue;
      i++;
      const view = sight.views[0]!;
      const truth: TrueCamera = {
        lens: camera.lens!,
        eye: [sight.position.x, sight.position.y, sight.height_m],
        bearing_deg: view.aim.bearing_deg,
        tilt_deg: view.tilt_deg,
        hfov_deg: view.hfov_deg,
        vfov_deg: view.vfov_deg,
        width_px: view.image_width_px,
        height_px: view.image_height_px,
      };
      const density = levels[l]!.density_px_per_m;
      const reach = view.focal_px / density + 1;
      const around = near(prisms, sight.position.x, sight.position.y, reach);
      const counted = countedArea(sight, truth, around, density, reach, i % 2 === 1 ? [0, 0, 0, 0] : mask);
      const off = Math.abs(area - counted);
      worst = Math.max(worst, off / Math.max(1, 0.005 * counted));
      expect(off, `scene ${i}, ${camera.lens}: ${area} m², counted ${counted} m²`).toBeLessThanOrEqual(
        Math.max(1, 0.005 * counted),
      );
    }
    process.stdout.write(`${SCENES} scenes, worst ${(100 * worst).toFixed(0)} % of the tolerance\n`);
    expect(i).toBe(SCENES);
  }, 3_600_000);
});
