/** The visibility kernel against the slow truths: point by point, and by overlay with Turf. */
import { describe, expect, it } from 'vitest';
import { regionArea, regionContains, type Region } from '../../src/kernel/region';
import { computeSight, type SightQuery } from '../../src/kernel/sight';
import { SightContext } from '../../src/kernel/sight-context';
import { buildWallIndex } from '../../src/kernel/wall-index';
import { pictureHalfPlanes } from '../../src/analysis/optics/picture';
import { blockingPrism, distanceToRegionBorder, type Prism } from './line-height';
import { randomPrisms, seededRandom, solidTable, type Random } from './scenes';
import { turfSeenArea } from './turf-overlay';

/** [issue: no disagreement outside a 1 cm band round the borders] */
const BAND_M = 0.01;

const ctx = new SightContext();

function sightOf(
  prisms: readonly Prism[],
  query: Partial<SightQuery> & Pick<SightQuery, 'x' | 'y' | 'eye_m'>,
) {
  return computeSight(
    buildWallIndex(solidTable(prisms)),
    {
      target_m: 1.6,
      window: new Float64Array(0),
      radii_m: Float64Array.of(70),
      axis_deg: 0,
      masks: [],
      ...query,
    },
    ctx,
  );
}

/** A place outside every prism that reaches above it, or undefined. Half of them on whole metres: degenerate. */
function eyeIn(random: Random, prisms: readonly Prism[]): readonly [number, number, number] | undefined {
  const spot = (): number => (random() - 0.5) * 60;
  const onGrid = random() < 0.5;
  const eye = [
    onGrid ? Math.round(spot()) + 0.25 : spot(),
    onGrid ? Math.round(spot()) : spot(),
    3 + Math.floor(random() * 7),
  ] as const;
  const enclosed = blockingPrism(prisms, eye, [eye[0] + 1e-5, eye[1] + 1e-5, eye[2]]) >= 0;
  return enclosed ? undefined : eye;
}

const TARGETS = [0, 1, 1.6, 1.6, 4, 10];

describe('[V4] against the line heights, point by point', () => {
  it('agrees on 400 random scenes with degenerate cases', () => {
    let tested = 0;
    let seen = 0;
    const disagreements: string[] = [];
    for (let seed = 1; seed <= 400; seed++) {
      const random = seededRandom(seed);
      const prisms = randomPrisms(random, 3 + Math.floor(random() * 40), 60);
      const eye = eyeIn(random, prisms);
      if (!eye) continue;
      const target_m = TARGETS[seed % TARGETS.length]!;
      const { regions, areas_m2 } = sightOf(prisms, { x: eye[0], y: eye[1], eye_m: eye[2], target_m });
      const region = regions[0]!;
      // The rings enclose what the trapezoids add up to: 1e-6 m² + 1e-9 for corners that were joined.
      expect(Math.abs(regionArea(region) - areas_m2[0]!)).toBeLessThan(1e-6 + 1e-7 * areas_m2[0]!);
      for (let i = 0; i < 100; i++) {
        const angle = random() * 2 * Math.PI;
        const r = 69.9 * Math.sqrt(random());
        const p = [eye[0] + r * Math.cos(angle), eye[1] + r * Math.sin(angle), target_m] as const;
        const truth = blockingPrism(prisms, eye, p) < 0;
        tested++;
        if (truth) seen++;
        if (truth === regionContains(region, p[0], p[1])) continue;
        if (distanceToRegionBorder(region.xy, region.ringStart, p[0], p[1]) <= BAND_M) continue;
        disagreements.push(`seed ${seed}: ${p.join(' ')} from ${eye.join(' ')}`);
      }
    }
    expect(disagreements).toEqual([]);
    expect(tested).toBeGreaterThan(20_000);
    // Both answers must be frequent, or the comparison says little.
    expect(seen / tested).toBeGreaterThan(0.1);
    expect(seen / tested).toBeLessThan(0.9);
  });

  it('[V2] with tilted pictures agrees too', () => {
    const disagreements: string[] = [];
    let seen = 0;
    for (let seed = 1001; seed <= 1300; seed++) {
      const random = seededRandom(seed);
      const prisms = randomPrisms(random, 3 + Math.floor(random() * 25), 60);
      const eye = eyeIn(random, prisms);
      if (!eye) continue;
      const tilt_deg = [0, 10, 25, 45, 80, 90][seed % 6]!;
      const aim = {
        bearing_deg: random() * 360,
        tilt_deg,
        hfov_deg: 20 + random() * 130,
        vfov_deg: 15 + random() * 70,
      };
      const window = pictureHalfPlanes(aim, 1.6 - eye[2]);
      const region = sightOf(prisms, {
        x: eye[0],
        y: eye[1],
        eye_m: eye[2],
        window,
        axis_deg: aim.bearing_deg,
      }).regions[0]!;
      for (let i = 0; i < 100; i++) {
        const angle = random() * 2 * Math.PI;
        const r = 69.9 * Math.sqrt(random());
        const [dx, dy] = [r * Math.cos(angle), r * Math.sin(angle)];
        const inPicture = [0, 3, 6, 9].every(
          (p) => window[p]! * dx + window[p + 1]! * dy + window[p + 2]! >= 0,
        );
        const truth = inPicture && blockingPrism(prisms, eye, [eye[0] + dx, eye[1] + dy, 1.6]) < 0;
        if (truth) seen++;
        if (truth === regionContains(region, eye[0] + dx, eye[1] + dy)) continue;
        if (distanceToRegionBorder(region.xy, region.ringStart, eye[0] + dx, eye[1] + dy) <= BAND_M) continue;
        disagreements.push(`seed ${seed}: ${dx} ${dy} from ${eye.join(' ')}`);
      }
    }
    expect(disagreements).toEqual([]);
    expect(seen).toBeGreaterThan(1000);
  });
});

describe('[V4] against Turf, by overlay', () => {
  it('has the area of disc minus hidden sets, to 1e-6, on random scenes', () => {
    let compared = 0;
    const refused: string[] = [];
    for (let seed = 2001; seed <= 2160; seed++) {
      const random = seededRandom(seed);
      const prisms = randomPrisms(random, 2 + Math.floor(random() * 9), 35);
      const eye = eyeIn(random, prisms);
      if (!eye || prisms.some((p) => overlapsEye(p, eye))) continue;
      const target_m = TARGETS[seed % TARGETS.length]!;
      const radius = 50;
      const { areas_m2 } = sightOf(prisms, {
        x: eye[0],
        y: eye[1],
        eye_m: eye[2],
        target_m,
        radii_m: Float64Array.of(radius),
      });
      const truth = turfSeenArea(prisms, eye, target_m, radius);
      if (truth === undefined) {
        refused.push(`seed ${seed}`);
        continue;
      }
      compared++;
      expect(Math.abs(areas_m2[0]! - truth), `seed ${seed}`).toBeLessThan(1e-6 * Math.PI * radius * radius);
    }
    if (refused.length > 0)
      console.log(`Turf could not overlay ${refused.length} scenes: ${refused.join(', ')}`);
    expect(compared).toBeGreaterThan(80);
    // Turf needs a second for some scenes.
  }, 120_000);
});

/** Turf's swept quadrilaterals need the eye outside in plan. */
function overlapsEye(prism: Prism, eye: readonly [number, number, number]): boolean {
  const region: Region = solidTable([prism]) as unknown as Region;
  return regionContains(region, eye[0], eye[1]);
}
