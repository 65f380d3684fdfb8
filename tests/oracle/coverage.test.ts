/**
 * Public space and coverage of a real town, against Clipper2 fed the same outlines: another algorithm on an integer
 * grid. Skipped, and said so, where the reference data are absent.
 */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { networkSteps } from '../../src/analysis/coverage/network';
import { groundSteps, publicSpaceSteps } from '../../src/analysis/coverage/public-space';
import { blockLevelSteps } from '../../src/kernel/overlay';
import { buildScene, planFrame } from '../../src/analysis/scene';
import { finish } from '../../src/kernel/steps';
import { mergeCities, parseStreetClasses, readFile } from '../../src/codec';
import { intersectRegions, subtractRegions, unionRegions } from '../../src/kernel/overlay/region-ops';
import { regionArea, regionFromRings } from '../../src/kernel/region';
import { objectId } from '../../src/kernel/units';
import { EMPTY_PLAN } from '../../src/model/plan';
import { seededRandom } from './scenes';

const TOWN = '../shared/data/lorient';
const present = existsSync(TOWN);
if (!present) console.log(`skipped: no ${TOWN}`);

describe.skipIf(!present)('a real town against Clipper2', () => {
  const load = (layer: string) => {
    const outcome = finish(
      readFile(layer, readFileSync(`${TOWN}/${layer}.geojson`), { makeId: () => objectId('unused') }),
    );
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
    return outcome.value.city;
  };
  const run = <T>(steps: Generator<unknown, T, void>): T => {
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  };

  it('[C2] [C3] public space, coverage and overlaps agree', { timeout: 120_000 }, () => {
    const city = mergeCities([load('buildings'), load('streets')]);
    const classes = parseStreetClasses(JSON.parse(readFileSync('data/street-classes/osm.json', 'utf8')));
    if (!classes.ok) throw new Error('street classes');
    const frame = planFrame(EMPTY_PLAN, city);
    const ground = run(groundSteps(buildScene(city, EMPTY_PLAN, frame)));
    const rules = {
      classes: new Set(classes.value.filter((c) => c.counted).map((c) => c.highway)),
      streetClasses: classes.value,
    };
    const network = run(networkSteps(city.streets, frame, rules, ground));
    const space = run(publicSpaceSteps(undefined, network, ground));
    const clipped = subtractRegions(space.inside, [space.outside]);
    // Clipper2 moves vertices by up to 5 µm along some 200 km of outline.
    expect(Math.abs(space.domain.area_m2 - regionArea(clipped))).toBeLessThan(1);

    const random = seededRandom(5);
    const stars = Array.from({ length: 60 }, () => {
      const v = 4 * Math.floor(random() * network.segments);
      const [x, y] = [network.ends[v]!, network.ends[v + 1]!];
      return regionFromRings([
        Array.from({ length: 24 }, (_, i) => {
          const r = 8 + 60 * random();
          return [x + r * Math.cos((i * Math.PI) / 12), y + r * Math.sin((i * Math.PI) / 12)] as const;
        }),
      ]);
    });
    const sums = run(blockLevelSteps(space.domain, stars));
    const union = sums.byK_m2.slice(1).reduce((a, b) => a + b, 0);
    expect(Math.abs(union - regionArea(intersectRegions(unionRegions(stars), clipped)))).toBeLessThan(0.1);
    stars.slice(0, 10).forEach((star, i) => {
      expect(Math.abs(sums.seen_m2[i]! - regionArea(intersectRegions(star, clipped)))).toBeLessThan(0.01);
    });
  });
});
