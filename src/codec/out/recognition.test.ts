/** [X4] Where recognition is possible, as the impact assessment gets it: in the workbook and in the dossier. */
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { aDossierInput } from '../../../tests/fixtures/dossier-input';
import { exported } from '../../../tests/fixtures/exported';
import { RECOGNITION_LIMITS } from '../../analysis/privacy/recognition-limits';
import type { Report } from '../../analysis/report';
import type { Language } from '../../i18n';
import { objectId } from '../../kernel/units';
import { anAnalysis, ORIGIN } from '../../testing/analysis-builder';
import { aCamera, aPlan } from '../../testing/small-plan';
import { planDossier, previewPage } from './dossier';

const NO_HOMES = { dwelling_m: 0, dwellingBuildings: 0, unknown_m: 0, unknownBuildings: 0 };
const FACE = {
  area_m2: 37,
  length_m: 400,
  dwelling_m: 6,
  dwellingBuildings: 3,
  unknown_m: 2,
  unknownBuildings: 5,
};
const PRIVACY: Report['privacy'] = {
  zones: [],
  recognition: [
    { kind: 'face', limits: RECOGNITION_LIMITS.face, ...FACE, devices: [{ id: objectId('c1'), ...FACE }] },
    { kind: 'plate', limits: RECOGNITION_LIMITS.plate, area_m2: 0, length_m: 0, ...NO_HOMES, devices: [] },
  ],
};

const sheetsOf = (privacy: Report['privacy'], language: Language): string => {
  const files = unzipSync(
    exported({
      format: 'xlsx',
      plan: aPlan([aCamera()]),
      analysis: anAnalysis({ report: { privacy } }),
      language,
    }),
  );
  return strFromU8(files['xl/workbook.xml']!);
};

function pagesOf(privacy: Report['privacy'], language: Language): string[] {
  const pages = planDossier(
    aDossierInput(language, {
      plan: aPlan([aCamera()], { origin: ORIGIN }),
      analysis: anAnalysis({ report: { privacy } }),
      choices: { parts: new Set(['report']), format: 'A3', orientation: 'landscape' },
    }),
  );
  return pages.map((_, i) => previewPage(pages, i)!);
}

describe.each([
  {
    language: 'fr',
    tab: 'Reconnaissance possible',
    title: 'pour l’AIPD',
    plate: 'plaque',
    all: 'tout le réseau',
    zero: '0,0 m',
  },
  {
    language: 'en',
    tab: 'Recognition possible',
    title: 'for the DPIA',
    plate: 'number plate',
    all: 'the whole network',
    zero: '0.0 m',
  },
] as const)('recognition in $language', ({ language, tab, title, plate, all, zero }) => {
  it('has a sheet in the workbook, none where the report does not say', () => {
    expect(sheetsOf(PRIVACY, language)).toContain(`name="${tab}"`);
    expect(sheetsOf({ zones: [] }, language)).not.toContain(tab);
  });

  it('has a table in the dossier: the network, then each camera; nothing found is 0, not absent', () => {
    const page = pagesOf(PRIVACY, language).find((svg) => svg.includes(title))!;
    const cells = [...page.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) =>
      text!.replaceAll('\u00a0', ' '),
    );
    const face = cells.indexOf(all);
    expect(cells.slice(face + 1, face + 5)).toEqual(['37 m²', '400 m', '3', '5']);
    expect(cells.slice(face + 6, face + 11)).toEqual(['C-01', '37 m²', '400 m', '3', '5']);
    const plates = cells.indexOf(plate);
    expect(cells.slice(plates + 1, plates + 4)).toEqual([all, '0 m²', zero]);
    const note = cells.join(' ');
    for (const limit of ['500 px/m', '330 px/m', '15°', '30°']) expect(note).toContain(limit);
    expect(pagesOf({ zones: [] }, language).some((svg) => svg.includes(title))).toBe(false);
  });
});
