import { describe, expect, it, vi } from 'vitest';
import { objectId } from '../../kernel/units';
import { FURNITURE_KINDS, type FurnitureKind } from '../../model/city';
import type { Camera, CandidateSite, Plan } from '../../model/plan';
import { finish } from '../../kernel/steps';
import { aCamera, aCity, anInput, aPlan, at, block, townFrame, type Point } from '../../testing/town-builder';
import { analyse, createAnalysisCache } from '../analyse';
import type { GapRow, Report } from '../report';
import { changesOf } from './changes';
import { remedySteps, type Remedy } from './remedies';

vi.setConfig({ testTimeout: 60_000 });

const city = aCity(
  [
    {
      points: [
        [-60, 0],
        [60, 0],
      ],
      name: 'Rue A',
    },
    {
      points: [
        [0, -60],
        [0, 0],
        [0, 60],
      ],
      name: 'Rue B',
    },
  ],
  [
    { ring: block(8, 8, 20, 20), top_m: 5.5 },
    { ring: block(-40, 10, 25, 10), top_m: 4 },
  ],
);
const site: CandidateSite = {
  kind: 'candidate-site',
  id: objectId('s1'),
  position: at([20, -6]),
  height_m: 6,
};
const cameras: Camera[] = [
  aCamera('c1', [-4, -6], { azimuth_deg: 250 }),
  aCamera('c2', [-20, 26], { azimuth_deg: 180, height_m: 4.5 }),
];
const plan = aPlan([...cameras, site]);
const reportOf = (of: Plan): Report => finish(analyse(anInput(of, city, { shapes: false }))).report;

/** Whole degrees from a place to the ends and middles of the gap's stretches. */
function bearingsTo({ geometry }: GapRow, [x, y]: Point): number[] {
  if (geometry.type !== 'MultiLineString') throw new Error('no street gap');
  const places = geometry.coordinates.flatMap((line) => {
    const points = line.map(([lon, lat]) => townFrame.toFrame(lon, lat));
    return points.flatMap(([ax, ay], i) => {
      const [bx, by] = points[i + 1] ?? [ax, ay];
      return [
        [ax, ay],
        [(ax + bx) / 2, (ay + by) / 2],
      ] as const;
    });
  });
  const degrees = places.map(([px, py]) => (Math.atan2(px - x, py - y) * 180) / Math.PI);
  return [...new Set(degrees.map((deg) => Math.round(deg + 360) % 360))];
}

const withRemedy = (of: Plan, { camera }: Remedy): Plan => ({
  ...of,
  objects: new Map([...of.objects, [camera.id, camera]]),
});

describe('[C4] remedies', () => {
  const before = reportOf(plan);
  const answers = before.gaps.map((gap) =>
    finish(remedySteps(anInput(plan, city), gap.id, createAnalysisCache())),
  );

  it('are found for gaps near a camera or a site, of every kind that helps', () => {
    const kinds = new Set(answers.flatMap((a) => a.remedies.map((r) => r.kind)));
    expect(kinds.has('turn')).toBe(true);
    expect(kinds.has('add')).toBe(true);
  });

  it('do what they say when applied: the street seen grows by what they close and gain, less what they lose', () => {
    const remedies = answers.flatMap((a) => a.remedies);
    expect(remedies.length).toBeGreaterThan(3);
    for (const remedy of remedies) {
      const after = reportOf(withRemedy(plan, remedy));
      const change_m = after.streets.covered_m - before.streets.covered_m;
      // Sums of the same stretches in another order: rounding only.
      expect(change_m).toBeCloseTo(remedy.closed_m + remedy.gained_m - remedy.lost_m, 6);
      expect(remedy.closed_m).toBeGreaterThanOrEqual(1);
    }
  });

  it('turn a new camera to the part of the gap where it closes the most', () => {
    const added = answers.flatMap(({ gap, remedies }) =>
      remedies.filter(({ kind }) => kind === 'add').map((remedy) => ({ gap, remedy })),
    );
    expect(added.length).toBeGreaterThan(0);
    for (const { gap, remedy } of added) {
      const bearings = bearingsTo(
        before.gaps.find(({ id }) => id === gap)!,
        [20, -6],
      );
      expect(bearings).toContain(remedy.camera.azimuth_deg);
      for (const azimuth_deg of bearings.slice(0, 8)) {
        const after = reportOf(withRemedy(plan, { ...remedy, camera: { ...remedy.camera, azimuth_deg } }));
        expect(after.streets.covered_m - before.streets.covered_m).toBeLessThanOrEqual(
          remedy.closed_m + remedy.gained_m + 1e-6,
        );
      }
    }
  });

  it('count as lost only what no other camera sees, and put those first that close half of the gap', () => {
    const crowded = aPlan([...cameras, aCamera('c3', [-4, -6], { azimuth_deg: 255, locked: true })]);
    const was = reportOf(crowded);
    let [all, halves] = [0, 0];
    for (const gap of was.gaps) {
      const { remedies, gapLength_m } = finish(
        remedySteps(anInput(crowded, city), gap.id, createAnalysisCache()),
      );
      for (const remedy of remedies) {
        const change_m = reportOf(withRemedy(crowded, remedy)).streets.covered_m - was.streets.covered_m;
        expect(change_m).toBeCloseTo(remedy.closed_m + remedy.gained_m - remedy.lost_m, 6);
      }
      const isHalf = remedies.map(({ closed_m }) => closed_m >= gapLength_m / 2);
      expect(isHalf).toEqual(isHalf.toSorted((a, b) => Number(b) - Number(a)));
      all += isHalf.length;
      halves += isHalf.filter(Boolean).length;
    }
    expect(halves).toBeGreaterThan(0);
    expect(all).toBeGreaterThan(halves);
  });

  it('stand on candidate sites and posts near by, never on other furniture', () => {
    const tried = (
      posts: readonly (readonly [kind: FurnitureKind, x: number])[],
      ...sites: CandidateSite[]
    ) => {
      const furniture = {
        lonLat: Float64Array.from(posts.flatMap(([, x]) => [...at([x, 4])])),
        kind: Uint8Array.from(posts, ([kind]) => FURNITURE_KINDS.indexOf(kind)),
        height_m: Float64Array.from(posts, () => 6),
        ids: posts.map((_, i) => `post/${i}`),
        names: posts.map(() => ''),
      };
      const bare = aPlan([cameras[0]!, ...sites]);
      const input = anInput(bare, { ...city, furniture });
      return finish(remedySteps(input, reportOf(bare).gaps[0]!.id, createAnalysisCache()));
    };
    const none = tried([]);
    expect(tried([['bus_stop', 20]]).tried).toBe(none.tried);
    expect(tried([['street_lamp', 20]]).tried).toBeGreaterThan(none.tried);
    expect(tried([], { ...site, position: at([20, -300]) }).tried).toBe(none.tried);
    const lamps = Array.from({ length: 9 }, (_, i) => ['street_lamp', 10 + 4 * i] as const);
    const kinds = tried(lamps, site).remedies.map((remedy) => remedy.site?.kind);
    expect(kinds).toContain('candidate-site');
  });

  it('neither tilt nor zoom a camera of several views, nor raise one beyond 12 m', () => {
    const kinds = (camera: Camera) => changesOf(camera, undefined).map(({ kind }) => kind);
    expect(kinds(cameras[0]!)).toEqual(['turn', 'tilt', 'zoom', 'raise']);
    const heads = [0, 180].map((azimuth_deg) => ({ role: 'head', azimuth_deg }) as const);
    expect(kinds({ ...cameras[0]!, views: heads })).toEqual(['turn', 'raise']);
    const raise = changesOf({ ...cameras[0]!, height_m: 10.5 }, undefined).at(-1)!;
    expect(raise.steps).toEqual([0.5, 1]);
  });

  it('leave locked cameras alone, and say nothing of a gap that is gone', () => {
    const locked = aPlan(cameras.map((c) => ({ ...c, locked: true })));
    for (const gap of reportOf(locked).gaps)
      expect(finish(remedySteps(anInput(locked, city), gap.id, createAnalysisCache())).remedies).toEqual([]);
    expect(finish(remedySteps(anInput(plan, city), 'gap-none', createAnalysisCache())).remedies).toEqual([]);
  });
});
