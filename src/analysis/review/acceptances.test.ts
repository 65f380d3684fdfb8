import { describe, expect, it } from 'vitest';
import { finish } from '../../kernel/steps';
import { aCamera, aCity, anInput, aPlan, aZone, at, block, townFrame } from '../../testing/town-builder';
import type { GapAcceptance } from '../../model/plan';
import { analyse } from '../analyse';
import type { GapRow } from '../report';
import { linesOfGap, matchAcceptances } from './acceptances';

const gap = (id: string, from: number, to: number): GapRow => ({
  id,
  basis: 'street',
  length_m: to - from,
  area_m2: 0,
  names: [],
  ends: [],
  reasons: [],
  geometry: { type: 'MultiLineString', coordinates: [[at([from, 0]), at([to, 0])]] },
});
const accepted = (from: number, to: number, note = 'n') => ({
  note,
  lines: [[at([from, 0]), at([(from + to) / 2, 0]), at([to, 0])]],
});
const idsFor = (acceptances: GapAcceptance[], gaps: GapRow[]) =>
  [...matchAcceptances(acceptances, gaps, townFrame)].map(([id, { note }]) => [id, note]);

describe('accepted gaps', () => {
  it('are known again by their stretch, whatever its id and vertices', () => {
    expect(idsFor([accepted(0, 100, 'quiet')], [gap('x', 0, 100)])).toEqual([['x', 'quiet']]);
    expect(idsFor([accepted(0, 100)], [gap('x', 20, 100)])).toEqual([['x', 'n']]);
  });

  it('are not taken for another stretch: less than half is shared', () => {
    expect(idsFor([accepted(0, 100)], [gap('x', 60, 100)])).toEqual([]);
    expect(idsFor([accepted(0, 40)], [gap('x', 0, 100)])).toEqual([]);
    expect(idsFor([accepted(0, 100)], [gap('x', 200, 300)])).toEqual([]);
  });

  it('of a zone are known by the outline of the gap', () => {
    const square = block(0, 0, 40, 40).map(at);
    const hole = block(10, 10, 5, 5).map(at);
    const outline = [...square, square[0]!];
    const inZone: GapRow = {
      ...gap('z', 0, 1),
      basis: 'zone',
      geometry: { type: 'MultiPolygon', coordinates: [[outline, [...hole, hole[0]!]]] },
    };
    expect(linesOfGap(inZone)).toEqual([outline]);
    expect(idsFor([{ note: 'n', lines: [outline] }], [inZone])).toEqual([['z', 'n']]);
  });

  it('go to one gap each, the one that shares the most', () => {
    expect(idsFor([accepted(0, 100)], [gap('half', 0, 52), gap('most', 0, 90)])).toEqual([['most', 'n']]);
    expect(idsFor([accepted(0, 100, 'a'), accepted(0, 90, 'b')], [gap('x', 0, 100)])).toEqual([['x', 'a']]);
  });

  it('keep their note when an edit shortens the gap, and stand in the report', () => {
    const city = aCity([
      {
        points: [
          [-80, 0],
          [80, 0],
        ],
        name: 'Rue A',
      },
    ]);
    const before = finish(analyse(anInput(aPlan([aCamera('c', [80, -9])]), city, { shapes: false }))).report;
    const [first] = before.gaps;
    expect(first!.accepted).toBeUndefined();
    const plan = aPlan([aCamera('c', [72, -9])]);
    const head = {
      ...plan.head,
      acceptances: [{ note: 'seen to', date: '2026-11-26', lines: linesOfGap(first!) }],
    };
    const after = finish(analyse(anInput({ ...plan, head }, city, { shapes: false }))).report;
    expect(after.gaps[0]!.length_m).not.toBeCloseTo(first!.length_m, 1);
    expect(after.gaps[0]!.accepted).toEqual({ note: 'seen to', date: '2026-11-26' });
  });
});

describe('weights', () => {
  const city = aCity([
    {
      points: [
        [-80, 0],
        [80, 0],
      ],
      name: 'Rue A',
      id: 'way/7',
    },
  ]);
  const weightOf = (own: Parameters<typeof anInput>[2], zones = [] as ReturnType<typeof aZone>[]) =>
    finish(analyse(anInput(aPlan(zones), city, { shapes: false, ...own }))).report.gaps.find(
      (row) => row.basis === 'street',
    )!.weight;

  it('are of the data where they say one, else of the class, times that of the zone round it', () => {
    expect(weightOf({})).toBeUndefined();
    const streetClasses = anInput(aPlan([]), city).streetClasses.map((c) => ({ ...c, weight: 3 }));
    expect(weightOf({ streetClasses })).toBeCloseTo(3, 9);
    expect(weightOf({ streetClasses, streetWeights: new Map([['way/7', 5]]) })).toBeCloseTo(5, 9);
    const school = aZone('z', 'required', block(-80, -20, 160, 40), { weight: 10 });
    expect(weightOf({ streetWeights: new Map([['way/7', 0.5]]) }, [school])).toBeCloseTo(5, 9);
    const around = block(-90, -30, 180, 60);
    const quiet = aZone('q', 'required', around, { weight: 4 });
    expect(weightOf({}, [quiet, school])).toBeCloseTo(10, 9);
    const home = aZone('h', 'privacy', around, { weight: 50 });
    expect(weightOf({}, [school, home])).toBeCloseTo(10, 9);
  });
});
