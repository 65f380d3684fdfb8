import { describe, expect, it } from 'vitest';
import { aReport } from '../../testing/analysis-builder';
import { reportJson } from './report-json';

describe('reportJson', () => {
  it('[X1] puts members in the order of the specification, whatever order they were made in', () => {
    const { schema, ...rest } = aReport();
    const shuffled = { ...rest, schema };
    expect(Object.keys(JSON.parse(reportJson(shuffled)) as object).slice(0, 4)).toEqual([
      'schema',
      'revision',
      'frame',
      'profile',
    ]);
    expect(reportJson(shuffled)).toBe(reportJson(aReport()));
  });

  it('keeps members that a later part adds', () => {
    const later = { ...aReport(), placement: { tried: 3 } };
    expect(JSON.parse(reportJson(later))).toMatchObject({ placement: { tried: 3 } });
  });

  it('[X2] rounds by what a number is', () => {
    const report = aReport({
      frame: { origin: [7.123456789123, 43.5] },
      streets: {
        length_m: 1 / 3,
        covered_m: 0,
        share: 1 / 3,
        underBuildings_m: 0,
        byLevel: { detect: 2 / 3 },
      },
      timings_ms: { total: 12.3456 },
      redundancy: Number.NaN,
    });
    expect(JSON.parse(reportJson(report))).toMatchObject({
      frame: { origin: [7.12345679, 43.5] },
      streets: { length_m: 0.333333, share: 0.333333333, byLevel: { detect: 0.666667 } },
      timings_ms: { total: 12.3 },
      redundancy: null,
    });
  });
});
