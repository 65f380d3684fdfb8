/** The dossier as a task: composed and written in the worker, page by page; its writers come when asked for. */
import { horizontalRange_m, resolveCamera } from '../analysis/optics';
import type { DossierInput } from '../codec/out/dossier';
import { redact } from '../codec/out/redaction/redact';
import { createTranslator } from '../i18n';
import { dossierWords } from '../i18n/export-words';
import type { City } from '../model/city';
import type { Camera } from '../model/plan';
import type { AnalysisCache } from '../analysis/analyse';
import { awaited } from './awaited';
import { lookoutSteps, type PictureCache } from './picture';
import type { PreviewCache } from './preview';
import type { DossierAsk, DossierPageAnswer, DossierPageAsk, DossierRequest } from './dossier-request';
import type { Waiting } from './awaited';

/** The data, and the scene over them where there is one. */
export interface DossierBench {
  readonly city: City;
  readonly previewCache: PreviewCache & PictureCache;
  readonly analysisCache: Pick<AnalysisCache, 'city' | 'ground'>;
}

/** The bytes of the PDF; progress is the share of pages done. */
export function* dossierSteps(
  { fonts, ...request }: DossierRequest,
  bench: DossierBench,
): Generator<number | Waiting, Uint8Array, void> {
  const { createPdf, drawDossier, pdfOptions } = yield* awaited(import('../codec/out/dossier'));
  const input = yield* inputSteps(request, bench);
  const pdf = yield* awaited(createPdf(pdfOptions(input, request.language, fonts)));
  const steps = drawDossier(input, pdf);
  let step = steps.next();
  for (; !step.done; step = steps.next()) yield step.value.done / step.value.total;
  return yield* awaited(step.value);
}

/** One page for the screen; undefined where the choices leave none. */
export function* dossierPageSteps(
  { page, font, ...request }: DossierPageAsk,
  bench: DossierBench,
): Generator<number | Waiting, DossierPageAnswer | undefined, void> {
  const { planDossier, previewPage } = yield* awaited(import('../codec/out/dossier'));
  const input = yield* inputSteps(request, bench);
  const pages = planDossier({ ...input, ...(font ? { font } : {}) });
  yield 0.5;
  const firstPlan = Math.max(
    0,
    pages.findIndex(({ isPlan }) => isPlan),
  );
  const index = Math.min(page ?? firstPlan, pages.length - 1);
  const svg = previewPage(pages, index);
  if (svg === undefined) return undefined;
  return { svg, page: index, total: pages.length, title: titleAt(pages, index) };
}

/** Of the page itself, or of the part that it goes on with. */
const titleAt = (pages: readonly { readonly bookmark?: string }[], index: number): string =>
  pages.slice(0, index + 1).findLast(({ bookmark }) => bookmark !== undefined)?.bookmark ?? '';

/** With the views of the cameras, where there are sheets of them. */
function* inputSteps(ask: DossierAsk, bench: DossierBench): Generator<number, DossierInput, void> {
  const input = inputOf(ask, bench.city);
  const { choices, withheld = [], plan, streetClasses, catalogue, analysis, levels } = ask;
  if (!choices.parts.has('cameras') || withheld.length > 0) return input;
  const { profile: id } = analysis.report;
  const profile = { id, name: { fr: id, en: id }, levels };
  const of = { plan, city: bench.city, catalogue, profile, streetClasses };
  const steps = lookoutSteps(of, bench.previewCache, bench.analysisCache);
  let step = steps.next();
  for (; !step.done; step = steps.next()) yield 0;
  const look = step.value;
  return { ...input, pictureOf: (camera) => look({ camera: camera.id, view: 0 }) };
}

function inputOf({ catalogue, prices, language, ...asked }: DossierAsk, city: City): DossierInput {
  const told = { ...asked, ...redact(asked, asked.withheld ?? []) };
  const modelOf = (id: string) =>
    told.plan.head.catalogue.find((model) => model.id === id) ?? catalogue.find((model) => model.id === id);
  return {
    ...told,
    city,
    horizontalRange_m,
    modelOf,
    resolve: (camera: Camera) =>
      resolveCamera(camera, camera.model === undefined ? undefined : modelOf(camera.model)),
    words: dossierWords(
      createTranslator(language),
      (id) => modelOf(id)?.name,
      (id) => prices.find((price) => price.id === id)?.name,
    ),
  };
}
