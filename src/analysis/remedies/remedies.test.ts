import { describe, expect, it, vi } from 'vitest';
import { objectId } from '../../kernel/units';
import type { Camera, CandidateSite, Plan } from '../../model/plan';
import { aCamera, aCity, anInput, aPlan, at, block, finish } from '../../testing/town-builder';
import { analyse, createAnalysisCache } from '../analyse';
import type { Report } from '../report';
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

  it('leave locked cameras alone, and say nothing of a gap that is gone', () => {
    const locked = aPlan(cameras.map((c) => ({ ...c, locked: true })));
    for (const gap of reportOf(locked).gaps)
      expect(finish(remedySteps(anInput(locked, city), gap.id, createAnalysisCache())).remedies).toEqual([]);
    expect(finish(remedySteps(anInput(plan, city), 'gap-none', createAnalysisCache())).remedies).toEqual([]);
  });
});
