import { describe, expect, it } from 'vitest';
import { objectId } from '../../kernel/units';
import type { PlanObject, Zone } from '../../model/plan';
import { finish } from '../../kernel/steps';
import { aCamera, aCity, anInput, aPlan, block, type TownBuilding } from '../../testing/town-builder';
import { seededRandom } from '../../testing/seeded';
import { analyse } from '../analyse';
import type { Report } from '../report';
import { maskSteps, type MaskAnswer, type MaskProposal } from './masks';

const street = (y: number): { points: [number, number][]; name: string } => ({
  points: [
    [-60, y],
    [60, y],
  ],
  name: `Rue ${y}`,
});
const HOUSES: readonly TownBuilding[] = [
  { id: 'a', ring: block(-22, 12, 14, 10), top_m: 9, use: 'house' },
  { id: 'b', ring: block(-6, 12, 12, 8), top_m: 15, use: 'apartments' },
  { id: 'c', ring: block(8, 10, 14, 10), top_m: 4, use: 'house' },
  { id: 'shop', ring: block(24, 12, 10, 10), top_m: 6, use: 'retail' },
  { id: 'what', ring: block(-40, 12, 14, 10), top_m: 6 },
];
const city = aCity([street(0), street(9)], HOUSES);
const cameras = [
  aCamera('c1', [0, -6]),
  aCamera('c2', [-18, -4], { azimuth_deg: 0, image_width_px: 3840 }),
  aCamera('c3', [14, 0], { height_m: 1.6, tilt_deg: 0 }),
];

const reportOf = (objects: readonly PlanObject[]): Report =>
  finish(analyse(anInput(aPlan(objects), city, { shapes: false }))).report;
const masksOf = (unknownToo = false): MaskAnswer =>
  finish(maskSteps(anInput(aPlan(cameras), city), { unknownToo }));
const zonesOf = (proposals: readonly MaskProposal[]): Zone[] =>
  proposals.flatMap(({ camera, polygons }, p) =>
    polygons.map((polygon, i) => ({
      kind: 'zone' as const,
      id: objectId(`m${p}-${i}`),
      role: 'mask' as const,
      polygon,
      cameras: [camera],
    })),
  );

describe('[X3] proposed masks', () => {
  it('leave none of the named façades in view, and cost what is stated', () => {
    const before = reportOf(cameras);
    const answer = masksOf();
    expect(before.privacy.facades!.dwelling_m).toBeGreaterThan(30);
    const after = reportOf([...cameras, ...zonesOf(answer.proposals)]);
    expect(after.privacy.facades!.dwelling_m).toBe(0);
    expect(after.privacy.facades!.dwellingBuildings).toBe(0);
    expect(after.privacy.facades!.unknown_m).toBeGreaterThan(0);
    // Zones go through degrees and back: a tenth of a millimetre on a street of 240 m.
    expect(before.streets.covered_m - after.streets.covered_m).toBeCloseTo(answer.all.lost_m, 3);
    expect(answer.all.left_m).toBe(0);
    expect(answer.all.lost_m).toBeGreaterThan(0);
  });

  it('one by one: each blanks its façade and no more is lost than it says; taken out, the façade is back', () => {
    const before = reportOf(cameras);
    const seenBy = (report: Report, { building, camera }: MaskProposal): number =>
      report.privacy
        .facades!.buildings.find(({ id }) => id === building)
        ?.devices.find(({ id }) => id === camera)?.facade_m ?? 0;
    for (const proposal of masksOf(true).proposals) {
      const after = reportOf([...cameras, ...zonesOf([proposal])]);
      expect(seenBy(before, proposal)).toBeCloseTo(proposal.facade_m, 6);
      expect(seenBy(after, proposal)).toBe(0);
      expect(before.streets.covered_m - after.streets.covered_m).toBeCloseTo(proposal.lost_m, 3);
    }
    expect(reportOf(cameras).privacy).toEqual(before.privacy);
  });

  it('name dwellings only, unless asked for unknown use too', () => {
    expect(new Set(masksOf().proposals.map((p) => p.building))).toEqual(new Set(['a', 'b', 'c']));
    expect(new Set(masksOf(true).proposals.map((p) => p.building))).toEqual(new Set(['a', 'b', 'c', 'what']));
  });

  it('are for one building alone where one is named, whatever its use', () => {
    const answer = finish(maskSteps(anInput(aPlan(cameras), city), { unknownToo: false, building: 'shop' }));
    expect(answer.proposals.length).toBeGreaterThan(0);
    expect(new Set(answer.proposals.map((p) => p.building))).toEqual(new Set(['shop']));
  });

  it('do so wherever cameras hang and look', () => {
    const random = seededRandom(31);
    for (let n = 0; n < 12; n++) {
      const camera = aCamera('c', [60 * (random() - 0.5), -20 + 28 * random()], {
        height_m: 1 + 14 * random(),
        azimuth_deg: 120 * (random() - 0.5),
        tilt_deg: 40 * random(),
        hfov_deg: 40 + 60 * random(),
        image_width_px: 3840,
      });
      const answer = finish(maskSteps(anInput(aPlan([camera]), city), { unknownToo: true }));
      const after = reportOf([camera, ...zonesOf(answer.proposals)]).privacy.facades!;
      expect([after.dwelling_m, after.unknown_m]).toEqual([0, 0]);
    }
  });
});
