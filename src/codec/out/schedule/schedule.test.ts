/** One schedule for workbook, CSV and dossier. */
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { exported } from '../../../../tests/fixtures/exported';
import { horizontalRange_m, resolveCamera } from '../../../analysis/optics';
import { createTranslator } from '../../../i18n';
import { dossierWords, tableWords } from '../../../i18n/export-words';
import { objectId } from '../../../kernel/units';
import { EMPTY_CITY } from '../../../model/city';
import type { Plan, PlanObject } from '../../../model/plan';
import { anAnalysis, aReport, ORIGIN } from '../../../testing/analysis-builder';
import { aCamera, aPlan } from '../../../testing/small-plan';
import { devicesTable, schedulePartTable } from '../device-schedule';
import { planDossier, previewPage } from '../dossier';
import { gridOf } from '../grid';
import { SCHEDULE_PARTS } from './schedule';
import type { Table } from '../table';
import { TABLE_HEADERS } from '../table-headers';
import type { TableInput } from '../tables';

const LEVELS = [{ id: 'detect', name: { fr: 'Détecter', en: 'Detect' }, density_px_per_m: 25 }];

const PLAN = aPlan([
  aCamera({ purpose: 'traffic', mount: 'street-lamp', ir_range_m: 30 }),
  aCamera({ id: objectId('c10'), ref: 'C-10', purpose: 'Rixes', mount: 'portique', status: 'removed' }),
  aCamera({ id: objectId('c2'), ref: 'C-02', position: [7.43, 43.73] }),
  { kind: 'sound-sensor', id: objectId('s1'), ref: 'S-1', position: [7.42, 43.73] },
]);

const input = (plan: Plan = PLAN, report: Partial<TableInput['report']> = {}): TableInput => ({
  plan,
  report: aReport(report),
  levels: LEVELS,
  resolve: (camera) => resolveCamera(camera, undefined),
  modelOf: () => undefined,
  horizontalRange_m,
  grid: gridOf(ORIGIN),
  words: tableWords(createTranslator('fr'), TABLE_HEADERS, () => undefined),
});

const column = ({ columns, rows }: Table, header: string) =>
  rows.map((row) => row[columns.findIndex((one) => one.header === header)]);

describe('the schedule', () => {
  it('[X23] has every device in counting order, purposes and mounts in words', () => {
    const table = devicesTable(input());
    expect(column(table, 'Numéro')).toEqual(['C-01', 'C-02', 'C-10', 'S-1']);
    expect(column(table, 'Finalité')).toEqual(['Circulation', undefined, 'Rixes', undefined]);
    expect(column(table, 'Support')).toEqual(['Candélabre', undefined, 'portique', undefined]);
    expect(column(table, 'État')).toEqual(['projeté', 'projeté', 'à déposer', 'existant']);
    // The sensor hangs on the mast of the first camera.
    expect(column(table, 'Point vidéo')).toEqual(['C-01', 'C-02', 'C-01', 'C-01']);
  });

  it('[X23] tells how far a level is seen by day, and by night as far as the infrared reaches', () => {
    const table = devicesTable(input());
    // 25 px/m at f = 960 px: 38.4 m slant, from 5.5 m to 1.6 m: √(38.4² − 3.9²) = 38.2; 30 m: √(30² − 3.9²) = 29.75.
    expect(column(table, 'Portée de jour au niveau (m)')[0]).toBeCloseTo(38.2, 1);
    expect(column(table, 'Portée de nuit au niveau (m)')[0]).toBeCloseTo(29.75, 2);
    expect(column(table, 'Portée de nuit au niveau (m)')[1]).toBeUndefined();
  });

  it('[X23] has in its parts together what the whole has', () => {
    const headers = ({ columns }: Table): string[] => columns.map(({ header }) => header);
    const parts = SCHEDULE_PARTS.flatMap((part) => headers(schedulePartTable(input(), part)).slice(1));
    expect(['Numéro', ...parts]).toEqual(headers(devicesTable(input())));
    expect(new Set(parts).size).toBe(parts.length);
  });

  it('[X17] has no column of what is withheld, rather than a default', () => {
    const redaction = (withheld: 'models' | 'zones') => ({
      redaction: { withheld: [withheld], cameras: 3, sensors: 1 },
    });
    const zones = devicesTable(input(PLAN, redaction('zones'))).columns.map(({ header }) => header);
    expect(zones).not.toEqual(expect.arrayContaining(['Azimut (°)']));
    expect(zones.join()).not.toMatch(/Inclinaison|Portée|vu|Tranchée|Fourniture/);
    const models = devicesTable(input(PLAN, redaction('models'))).columns.map(({ header }) => header);
    expect(models).toContain('Azimut (°)');
    expect(models.join()).not.toMatch(/Modèle|Type|Angle|Image|infrarouge/);
  });

  it('[X23] is on the pages of the dossier in the same words', () => {
    const analysis = anAnalysis();
    const pages = planDossier({
      ...input(),
      analysis,
      city: EMPTY_CITY,
      streetClasses: [],
      words: dossierWords(
        createTranslator('fr'),
        () => undefined,
        () => undefined,
      ),
      date: '',
      soundSensors: true,
      choices: { parts: new Set(['schedule']), format: 'A4', orientation: 'landscape' },
    });
    const text = pages.map((_, i) => previewPage(pages, i)).join('');
    for (const word of ['Circulation', 'Candélabre', 'Rixes', 'S-1', 'Portée de', 'Panneau'])
      expect(text).toContain(word);
    expect(pages.map(({ heading }) => heading?.replaceAll('\u00A0', ' '))).toEqual([
      'Nomenclature (1/4) : implantation',
      'Nomenclature (2/4) : champ et définition',
      'Nomenclature (3/4) : couverture',
      'Nomenclature (4/4) : raccordement et prix',
    ]);
  });
});

describe('the schedule in the workbook', () => {
  const long = (n: number): PlanObject =>
    aCamera({
      id: objectId(`c${n}`),
      ref: `CAM-${n}`,
      name: 'Angle de la rue du Maréchal-de-Lattre-de-Tassigny et du quai de la République',
      purpose: 'Prévention des atteintes à la sécurité des personnes et des biens dans des lieux exposés',
      mount: 'Mât existant de l’éclairage public',
    });
  const files = unzipSync(
    exported({
      format: 'xlsx',
      plan: aPlan([long(1), long(2)]),
      profiles: [{ id: 'dori', name: { fr: '', en: '' }, levels: LEVELS, source: '', date: '' }],
    }),
  );
  const sheets = Object.keys(files)
    .filter((name) => /^xl\/worksheets\/sheet[2-5]\.xml$/.test(name))
    .map((name) => strFromU8(files[name]!));

  it('[X7] [X23] is printed on A3 across, each part one page wide at seven tenths of its size or more', () => {
    expect(sheets).toHaveLength(4);
    for (const sheet of sheets) {
      expect(sheet).toContain('paperSize="8" orientation="landscape" fitToWidth="1"');
      const width = [...sheet.matchAll(/<col [^>]*width="([\d.]+)"/g)].reduce(
        (sum, [, w]) => sum + Number(w),
        0,
      );
      // A3 across less its margins is 399.7 mm; a character of the default font is 7 px of 96 to the inch, 1.85 mm.
      expect(399.7 / 1.85 / width).toBeGreaterThan(0.7);
    }
  });

  it('[X7] gives headers of several lines the height that they need', () => {
    const height = Number(/<row r="1" ht="(\d+)"/.exec(sheets[1]!)![1]);
    // “Portée de nuit au niveau (m)” over four lines.
    expect(height).toBeGreaterThanOrEqual(4 * 15);
  });
});
