/** The dossier as a task: composed and written in the worker, page by page; its writers come when asked for. */
import { horizontalRange_m, resolveCamera } from '../analysis/optics';
import { redact } from '../codec/out/redaction/redact';
import { createTranslator } from '../i18n';
import { dossierWords } from '../i18n/export-words';
import type { City } from '../model/city';
import type { Camera } from '../model/plan';
import { awaited } from './awaited';
import type { DossierRequest } from './dossier-request';
import type { Waiting } from './awaited';

/** The bytes of the PDF; progress is the share of pages done. */
export function* dossierSteps(
  request: DossierRequest,
  city: City,
): Generator<number | Waiting, Uint8Array, void> {
  const { createPdf, drawDossier, pdfOptions } = yield* awaited(import('../codec/out/dossier'));
  const { catalogue, prices, language, fonts, ...asked } = request;
  const rest = { ...asked, ...redact(asked, asked.withheld ?? []) };
  const modelOf = (id: string) =>
    rest.plan.head.catalogue.find((model) => model.id === id) ?? catalogue.find((model) => model.id === id);
  const input = {
    ...rest,
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
  const pdf = yield* awaited(createPdf(pdfOptions(input, language, fonts)));
  const steps = drawDossier(input, pdf);
  let step = steps.next();
  for (; !step.done; step = steps.next()) yield step.value.done / step.value.total;
  return yield* awaited(step.value);
}
