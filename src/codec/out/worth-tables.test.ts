import { describe, expect, it } from 'vitest';
import type { Report } from '../../analysis/report';
import { aCamera, aPlan } from '../../testing/small-plan';
import { objectId } from '../../kernel/units';
import type { TableInput } from './tables';
import { dispensableTable, overlapMatrix } from './worth-tables';

const ids = ['a', 'b', 'c'].map(objectId);
const report = {
  devices: ids.map((id) => ({ id, kind: 'camera' })),
  overlaps: [
    { a: ids[0], b: ids[2], area_m2: 12, length_m: 3 },
    { a: ids[0], b: ids[1], area_m2: 5, length_m: 0 },
  ],
  dispensable: {
    tolerance_m2: 0.1,
    tolerance_m: 0.1,
    single: [{ id: ids[1], seen_m2: 40, lostByLevel_m2: { detect: 0, observe: 7 } }],
    together: { devices: [], lost_m2: 0, lost_m: 0 },
  },
} as unknown as Report;
const input = {
  plan: aPlan(ids.map((id) => aCamera({ id, ref: `C-${id}` }))),
  report,
  levels: [{ id: 'observe' }],
  words: {
    header: { device: 'Device', seen_m2: 'Seen', lostAlone_m2: 'Lost', goesTogether: 'Together' },
    level: ({ id }: { id: string }) => id,
    value: (code: string) => code,
  },
} as unknown as TableInput;

describe('tables of worth', () => {
  it('show a pair on both sides of the diagonal, in area or length', () => {
    const area = overlapMatrix(input, 'area_m2');
    expect(area.columns.map(({ header }) => header)).toEqual(['Device', 'C-a', 'C-b', 'C-c']);
    expect(area.rows).toEqual([
      ['C-a', undefined, 5, 12],
      ['C-b', 5, undefined, undefined],
      ['C-c', 12, undefined, undefined],
    ]);
    expect(overlapMatrix(input, 'length_m').rows[2]).toEqual(['C-c', 3, undefined, undefined]);
  });

  it('name what can go, what it loses at each level, and whether it goes with the others', () => {
    expect(dispensableTable(input).rows).toEqual([['C-b', 40, 7, 'no']]);
    expect(dispensableTable(input).columns[2]!.header).toBe('Lost – observe');
  });
});
