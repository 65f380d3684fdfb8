import { readFileSync } from 'node:fs';
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, it } from 'vitest';
import { EMPTY_CITY } from '../model/city';
import { anAnalysis } from '../testing/analysis-builder';
import { aPlan } from '../testing/small-plan';
import { dossierPageSteps, dossierSteps } from './dossier';
import type { DossierPageAnswer, DossierPageAsk, DossierRequest } from './dossier-request';

const face = (path: string): Uint8Array =>
  new Uint8Array(readFileSync(`node_modules/@expo-google-fonts/${path}`));

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
  fonts: {
    regular: face('atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf'),
    bold: face('atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf'),
    wide: face('noto-sans/400Regular/NotoSans_400Regular.ttf'),
  },
};

it('makes the dossier step by step, saying how far it is, from plain data that a worker can be sent', async () => {
  const steps = dossierSteps(structuredClone(REQUEST), EMPTY_CITY);
  const shares: number[] = [];
  let step = steps.next();
  for (; !step.done; step = steps.next()) {
    if (typeof step.value === 'number') shares.push(step.value);
    else await new Promise((resolve) => setTimeout(resolve, 1));
  }
  expect(shares).toEqual([0, 1 / 3, 2 / 3, 1]);
  const file = await PDFDocument.load(step.value);
  expect(file.getPageCount()).toBe(3);
  // A4 upright, in points.
  expect(file.getPage(1).getWidth()).toBeCloseTo(595.28, 1);
});

async function pageOf(ask: DossierPageAsk): Promise<DossierPageAnswer | undefined> {
  const steps = dossierPageSteps(structuredClone(ask), EMPTY_CITY);
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
