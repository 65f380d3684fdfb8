import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, it } from 'vitest';
import { FONTS } from '../../tests/fixtures/pdf-fonts';
import { EMPTY_CITY } from '../model/city';
import { anAnalysis } from '../testing/analysis-builder';
import { aPlan } from '../testing/small-plan';
import { createAnalysisCache } from '../analysis';
import { createPreviewCache } from './preview';
import { dossierPageSteps, dossierSteps, type DossierBench } from './dossier';
import type { DossierPageAnswer, DossierPageAsk, DossierRequest } from './dossier-request';

const REQUEST: DossierRequest = {
  plan: aPlan(),
  analysis: anAnalysis(),
  stale: false,
  levels: [{ id: 'detect', name: { fr: 'Détecter', en: 'Detect' }, density_px_per_m: 25 }],
  streetClasses: [],
  catalogue: [],
  prices: [],
  language: 'fr',
  date: '26 novembre 2026',
  soundSensors: false,
  choices: { parts: new Set(['cover', 'situation', 'cameras']), format: 'A4', orientation: 'portrait' },
  fonts: FONTS,
};

const aBench = (): DossierBench => ({
  city: EMPTY_CITY,
  previewCache: createPreviewCache(),
  analysisCache: createAnalysisCache(),
});

it('makes the dossier step by step, saying how far it is, from plain data that a worker can be sent', async () => {
  const steps = dossierSteps(structuredClone(REQUEST), aBench());
  const shares: number[] = [];
  let step = steps.next();
  for (; !step.done; step = steps.next()) {
    if (typeof step.value === 'number') shares.push(step.value);
    else await new Promise((resolve) => setTimeout(resolve, 1));
  }
  expect(shares.filter((share, i) => i === 0 || share !== shares[i - 1])).toEqual([0, 1 / 3, 2 / 3, 1]);
  const file = await PDFDocument.load(step.value);
  expect(file.getPageCount()).toBe(3);
  // A4 upright, in points.
  expect(file.getPage(1).getWidth()).toBeCloseTo(595.28, 1);
});

async function pageOf(ask: DossierPageAsk): Promise<DossierPageAnswer | undefined> {
  const steps = dossierPageSteps(structuredClone(ask), aBench());
  let step = steps.next();
  for (; !step.done; step = steps.next()) {
    if (typeof step.value !== 'number') await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return step.value;
}

it('draws one page for the screen: the first plan, a page that is named, the last where there are fewer', async () => {
  const { fonts: _, ...ask } = REQUEST;
  const plan = await pageOf(ask);
  expect(plan).toMatchObject({ page: 1, total: 3, title: 'Plan de situation' });
  // A4 upright, as in the file.
  expect(plan!.svg).toMatch(/^<svg [^>]*width="210mm" height="297mm"/);
  expect(await pageOf({ ...ask, page: 0 })).toMatchObject({ page: 0, title: 'Dossier de vidéoprotection' });
  expect(await pageOf({ ...ask, page: 99 })).toMatchObject({ page: 2, title: 'Fiche caméra C-01' });
  const none = { ...ask, choices: { ...ask.choices, parts: new Set<never>() } };
  expect(await pageOf(none)).toBeUndefined();
});

it('draws what the camera shows on its sheet, and says level and density of it', async () => {
  const { fonts: _, ...ask } = REQUEST;
  const sheet = await pageOf({ ...ask, page: 2 });
  expect(sheet!.svg).toContain('clip-path="url(#view)"');
  // 1920 px over 90° at 5.5 m of height, the person 13.3 m ahead at 1.6 m: 960 / 13.7 to a metre's accuracy.
  expect(sheet!.svg).toMatch(/Vue calculée[^<]*/);
  expect(sheet!.svg).toMatch(/Personne de 1,70 m à [\d,]+\s?m/);
  expect(sheet!.svg).toContain('Détecter');
  // For the public there are no sheets of cameras, nor what they show.
  expect(await pageOf({ ...ask, withheld: ['zones'], page: 2 })).toMatchObject({ total: 2 });
});
