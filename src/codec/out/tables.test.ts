import { describe, expect, it } from 'vitest';
import { approachTotals } from '../../analysis/requirements/approach';
import { horizontalRange_m, resolveCamera } from '../../analysis/optics';
import { tableWords } from '../../i18n/export-words';
import { createTranslator } from '../../i18n';
import { objectId } from '../../kernel/units';
import type { Level } from '../../model/catalogue';
import { aGap, aReport, ORIGIN } from '../../testing/analysis-builder';
import { aCamera, aPlan } from '../../testing/small-plan';
import { csvTable, FRENCH_CSV } from './csv';
import { devicesTable } from './device-schedule';
import { gridOf } from './grid';
import type { Table } from './table';
import { TABLE_HEADERS } from './table-headers';
import { gapsTable, overlapsTable, placesTable, type TableInput } from './tables';

const LEVELS: Level[] = [
  { id: 'detect', name: { fr: 'Détecter', en: 'Detect' }, density_px_per_m: 25 },
  { id: 'observe', name: { fr: 'Observer', en: 'Observe' }, density_px_per_m: 62.5 },
];

const input = (overrides: Partial<TableInput> = {}): TableInput => ({
  plan: aPlan(),
  report: aReport(),
  levels: LEVELS,
  resolve: (camera) => resolveCamera(camera, undefined),
  modelOf: () => undefined,
  horizontalRange_m,
  grid: gridOf(ORIGIN),
  words: tableWords(createTranslator('fr'), TABLE_HEADERS, () => undefined),
  ...overrides,
});

/** The table's rows by header; no cell of these tests holds a separator. */
const rows = (table: Table): Record<string, string>[] => {
  const [head, ...lines] = csvTable(table, FRENCH_CSV).slice(1).trimEnd().split('\r\n');
  const names = head!.split(';');
  return lines.map((line) => Object.fromEntries(line.split(';').map((cell, i) => [names[i]!, cell])));
};

describe('devicesTable', () => {
  it('gives each device with its settings, the defaults included, and its figures', () => {
    expect(rows(devicesTable(input()))).toEqual([
      expect.objectContaining({
        Numéro: 'C-01',
        Nature: 'caméra',
        État: 'projeté',
        'Hauteur de pose (m)': '5,50',
        'Azimut (°)': '40,0',
        'Inclinaison (°)': '15,0',
        'Portée limite (m)': '',
        'Observer (m²)': '400,5',
        'Pied non vu (m)': '6,3',
      }),
    ]);
  });

  it('leaves the azimuth of a camera empty where nobody knows it', () => {
    const { azimuth_deg: _, ...unknown } = aCamera();
    const plan = aPlan([unknown]);
    expect(rows(devicesTable(input({ plan })))[0]?.['Azimut (°)']).toBe('');
  });
});

describe('gapsTable', () => {
  it('[C4] tells street, ends, size, the main reason and what stands in the way', () => {
    expect(rows(gapsTable(input()))).toEqual([
      expect.objectContaining({
        Rang: '1',
        Rue: 'Rue Grimaldi',
        De: 'Rue Louis Notari',
        À: 'Rue Suffren Reymond / Rue de la Turbie',
        'Longueur (m)': '42,3',
        'Cause principale': 'caché par un obstacle',
        'Part de cette cause (%)': '71,0',
        Appareil: 'C-01',
        Obstacle: 'Mairie',
        'Hauteur supposée': 'non',
        'Longitude (°)': '7,4204000',
      }),
    ]);
  });

  it('says nothing of a share where a gap has no length', () => {
    const report = aReport({
      gaps: [aGap({ basis: 'zone', length_m: 0, reasons: [{ reason: 'noDeviceInRange', length_m: 0 }] })],
    });
    expect(rows(gapsTable(input({ report })))[0]?.['Part de cette cause (%)']).toBe('');
  });
});

describe('overlapsTable and placesTable', () => {
  it('names devices by their number, and by their id when they have none left', () => {
    const report = aReport({
      overlaps: [{ a: objectId('c1'), b: objectId('gone'), area_m2: 12.34, length_m: 5 }],
    });
    expect(rows(overlapsTable(input({ report })))).toEqual([
      { Appareil: 'C-01', 'Autre appareil': 'gone', 'Surface (m²)': '12,3', 'Longueur (m)': '5,0' },
    ]);
  });

  it('[C6] tells what each place asks and gets', () => {
    const place = {
      kind: 'place' as const,
      id: objectId('p1'),
      name: 'École',
      position: [7.42, 43.73] as const,
    };
    const report = aReport({
      places: [
        {
          id: place.id,
          level: 'observe',
          k: 2,
          met: false,
          by: [objectId('c1')],
          bestDensity_px_per_m: 81.6,
          movedToFacade: true,
          missing: { cameras: 1, density_px_per_m: 43.4 },
        },
      ],
    });
    expect(rows(placesTable(input({ plan: aPlan([aCamera(), place]), report })))).toEqual([
      expect.objectContaining({
        Nom: 'École',
        'Niveau demandé': 'Observer',
        'Caméras demandées': '2',
        'Exigence tenue': 'non',
        'Vu par': 'C-01',
        'Définition atteinte (px/m)': '82',
        'Caméras manquantes': '1',
        'Définition manquante (px/m)': '43',
        'Calculé devant la façade': 'oui',
      }),
    ]);
    expect(placesTable(input({ report })).columns.map(({ header }) => header)).not.toContain('Entrée');
    const told = (count: number) => {
      const [asked] = report.places;
      const crossed = { places: [{ ...asked!, events: { count, weight: 9.5 } }], crossing: [] };
      return rows(placesTable(input({ report: aReport(crossed) })))[0];
    };
    expect(told(12)).toMatchObject({ 'Faits (rien en dessous de 5)': '12', 'Poids des faits': '9,5' });
    expect(told(4)).toMatchObject({ 'Faits (rien en dessous de 5)': '', 'Poids des faits': '' });
  });

  it('[C8] tells of each entrance how its approach is seen, in the same columns for every place', () => {
    const asked = { level: 'detect', k: 1, met: true, by: [], bestDensity_px_per_m: 30, movedToFacade: true };
    const approach = {
      facing_deg: 181.26,
      facingAssumed: true,
      asked_m: 20,
      within_deg: 30,
      length_m: 16,
      covered_m: 6,
      share: 0.375,
      seen_m: 12,
      by: [
        { id: objectId('c1'), covered_m: 6, seen_m: 6 },
        { id: objectId('c2'), covered_m: 0, seen_m: 8 },
      ],
      pieces: [],
    };
    const report = aReport({
      places: [
        { id: objectId('door'), ...asked, approach },
        { id: objectId('lost'), ...asked, approach: null },
        { id: objectId('stop'), ...asked },
      ],
      approaches: approachTotals([{ approach }, { approach: null }, {}])!,
    });
    const [door, lost, stop] = rows(placesTable(input({ report })));
    expect(door).toMatchObject({
      Entrée: 'oui',
      'Donne vers (°)': '181,3',
      'Sens supposé (façade)': 'oui',
      'Approche (m)': '16,0',
      'Approche vue de face (m)': '6,0',
      'Approche vue de face (%)': '37,5',
      'Approche vue, tous côtés (m)': '12,0',
      'Approche vue de face par': 'C-01',
    });
    expect(lost).toMatchObject({ Entrée: 'oui', 'Donne vers (°)': '', 'Approche (m)': '' });
    expect(stop).toMatchObject({ Entrée: 'non', 'Donne vers (°)': '' });
  });
});
