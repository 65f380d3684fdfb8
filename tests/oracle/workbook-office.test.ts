/** The workbook, read back by LibreOffice Calc; skipped, and said so, where it is absent. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { exported } from '../fixtures/exported';
import { aCamera, aPlan } from '../../src/testing/small-plan';

// An office starts slowly, more so on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const OFFICE = spawnSync('soffice', ['--version']).status === 0;
if (!OFFICE) process.stdout.write('skipped: no LibreOffice (soffice)\n');

const folder = mkdtempSync(join(tmpdir(), 'anglemort-office-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NAME = 'Caméra de l’école, œil n° 1';
const FORMULA = '=1+1';

/** Every sheet as LibreOffice shows it, as CSV by the sheet's name. */
function sheetsOf(file: string): Map<string, string> {
  // Separator, quote, UTF-8, from row 1, no column formats, not quoted, as shown, no formulas, no blanks, all sheets.
  const filter = 'csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1';
  const home = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const run = spawnSync(
    'soffice',
    [home, '--headless', '--convert-to', filter, '--outdir', join(folder, 'out'), file],
    { encoding: 'utf8' },
  );
  if (run.status !== 0) throw new Error(run.stderr);
  return new Map(
    readdirSync(join(folder, 'out')).map((name) => [
      name.replace(/^[^-]*-|\.csv$/g, ''),
      readFileSync(join(folder, 'out', name), 'utf8'),
    ]),
  );
}

describe.skipIf(!OFFICE)('LibreOffice', () => {
  it('[X6] [X7] opens the workbook: sheets, accents, numbers, and no formula from a name', () => {
    const file = join(folder, 'tables.xlsx');
    writeFileSync(file, exported({ format: 'xlsx', plan: aPlan([aCamera({ ref: FORMULA, name: NAME })]) }));
    const sheets = sheetsOf(file);
    // What has no rows has no sheet.
    expect([...sheets.keys()].toSorted()).toEqual([
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
    const devices = sheets.get('Appareils')!;
    expect(devices).toContain(NAME);
    // As it was written: neither computed to 2 nor an error.
    expect(devices).toContain(FORMULA);
    const [head, row] = devices.split('\n').map((line) => line.split(';'));
    const cell = (header: RegExp): string | undefined => row?.[head!.findIndex((one) => header.test(one))];
    // 43.73 N, 7.42 E, as numbers.
    expect(Number(cell(/longitude/i))).toBe(7.42);
    expect(Number(cell(/latitude/i))).toBe(43.73);
  });
});
