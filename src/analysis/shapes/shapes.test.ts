import { describe, expect, it } from 'vitest';
import { intersectRegions } from '../../kernel/overlay/region-ops';
import { regionArea, regionBounds } from '../../kernel/region';
import type { City } from '../../model/city';
import type { PlanObject } from '../../model/plan';
import { finish } from '../../kernel/steps';
import { aCamera, aCity, anInput, aPlan, aZone } from '../../testing/town-builder';
import { analyse } from '../analyse';
import type { Analysis } from '../analysis';

const LENGTH_M = 20_000;

/** Parallel streets, 100 m apart, the first with a camera at its western end that sees some tens of metres of it. */
const streets = (count: number): City =>
  aCity(
    Array.from({ length: count }, (_, i) => ({
      points: [
        [-1000, 100 * i],
        [LENGTH_M - 1000, 100 * i],
      ],
      name: `Rue ${i}`,
    })),
  );
const camera = aCamera('c1', [-990, 3], { azimuth_deg: 90 });
const study = aZone('z1', 'study', [
  [-1000, -5],
  [1000, -5],
  [1000, 5],
  [-1000, 5],
]);

const analysed = (count: number, ...objects: PlanObject[]): Analysis =>
  finish(analyse(anInput(aPlan(objects), streets(count))));

const SQUARE_M = 64;
/** Enough streets, 15 m wide, for public space to be vast. */
const MANY = 40;

describe('[C2] shapes of what no camera sees', () => {
  it('are traced near the devices alone where public space is vast and has no study zone; the figures count all', () => {
    const { geometry, report } = analysed(MANY, camera);
    const seen = regionBounds(geometry.devices[0]!.levels[0]!.region)!;
    const [west, , east, north] = regionBounds(geometry.unseen)!;
    expect(geometry.unseenWithin_m).toBe(300);
    expect(west).toBeLessThan(-1000);
    expect(east).toBeGreaterThan(seen[2] + 299);
    expect(east).toBeLessThan(seen[2] + 300 + SQUARE_M);
    // Four streets, at 0, 100, 200 and 300 m, are near enough, each as wide as all are on average.
    expect(north).toBeLessThan(seen[3] + 300 + SQUARE_M);
    const width_m = report.area.public_m2 / (MANY * LENGTH_M);
    const drawn_m2 = regionArea(geometry.unseen) + regionArea(geometry.k[1]!.region);
    expect(drawn_m2 / (4 * width_m * (east + 1000))).toBeCloseTo(1, 1);
    const drawn = new Set(geometry.gaps.map(({ id }) => id));
    const names = report.gaps.filter(({ id }) => drawn.has(id)).flatMap((gap) => gap.names);
    expect(new Set(names)).toEqual(new Set(['Rue 0', 'Rue 1', 'Rue 2', 'Rue 3']));
    expect(new Set(report.gaps.flatMap((gap) => gap.names)).size).toBe(MANY);
    // Nothing is both, but for the clipper's grid along a border of some hundred metres.
    const both = intersectRegions(geometry.unseen, geometry.devices[0]!.levels[0]!.region);
    expect(regionArea(both)).toBeLessThan(0.1);
    expect(report.k[1]!.area_m2).toBeCloseTo(regionArea(geometry.k[1]!.region), 1);
    expect(report.k[0]!.area_m2).toBeCloseTo(report.area.public_m2 - report.k[1]!.area_m2, 1);
  });

  it.each([[1], [MANY]])('are whole within a study zone, of %i streets', (count) => {
    const { geometry, report } = analysed(count, camera, study);
    expect(geometry.unseenWithin_m).toBeUndefined();
    // The shapes' vertices lie on a grid of a quarter of a millimetre.
    expect(regionArea(geometry.unseen) / report.k[0]!.area_m2).toBeCloseTo(1, 5);
  });

  it('are whole in a town without a study zone', () => {
    const { geometry, report } = analysed(1, camera);
    expect(regionArea(geometry.unseen) / report.k[0]!.area_m2).toBeCloseTo(1, 5);
  });

  it('are none where there is no device to be blind', () => {
    expect(analysed(MANY).geometry.unseen.xy).toHaveLength(0);
  });
});
