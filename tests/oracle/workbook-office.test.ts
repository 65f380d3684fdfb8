/** The workbook, read back by LibreOffice Calc; skipped, and said so, where it is absent. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { exported } from '../fixtures/exported';
import { hasTool, officeSheets, temporaryFolder } from '../fixtures/foreign';
import { aCamera, aPlan } from '../../src/testing/small-plan';

// An office starts slowly, more so on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const OFFICE = hasTool('soffice');
const folder = temporaryFolder('office');

const NAME = 'Caméra de l’école, œil n° 1';
const FORMULA = '=1+1';

describe.skipIf(!OFFICE)('LibreOffice', () => {
  it('[X6] [X7] opens the workbook: sheets, accents, numbers, and no formula from a name', () => {
    const file = join(folder, 'tables.xlsx');
    writeFileSync(file, exported({ format: 'xlsx', plan: aPlan([aCamera({ ref: FORMULA, name: NAME })]) }));
    const sheets = officeSheets(folder, [file]);
    // What has no rows has no sheet.
    expect([...sheets.keys()].map((name) => name.replace('tables-', '')).toSorted()).toEqual([
      'Appareils',
      'Appareils, couverture',
      'Appareils, optique',
      'Appareils, travaux',
      'Par nombre de caméras',
      'Résumé',
      'Sources',
      'Zones aveugles',
      'anglemort',
    ]);
    const [head, row] = sheets.get('tables-Appareils')!;
    expect(row).toContain(NAME);
    // As it was written: neither computed to 2 nor an error.
    expect(row).toContain(FORMULA);
    const cell = (header: RegExp): string | undefined => row?.[head!.findIndex((one) => header.test(one))];
    // 43.73 N, 7.42 E, as numbers.
    expect(Number(cell(/longitude/i))).toBe(7.42);
    expect(Number(cell(/latitude/i))).toBe(43.73);
  });
});
