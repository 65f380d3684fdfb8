/** The PDF dossier from the command line. */
import { horizontalRange_m } from '../analysis/optics';
import { createPdf, DOSSIER_PARTS, drawDossier, pdfOptions, type DossierInput } from '../codec/out/dossier';
import { createTranslator } from '../i18n';
import { dossierWords } from '../i18n/export-words';
import { createAnalysisCache } from '../analysis';
import { lookoutSteps } from '../jobs/picture';
import { createPreviewCache } from '../jobs/preview';
import { err, ok, type Result } from '../kernel/result';
import type { Fault } from '../kernel/fault';
import type { ExportRequest } from './arguments';
import type { Computed } from './compute';
import { drawnFrom } from './drawn';
import { inputFault } from './faults';
import { dossierFonts } from './fonts';

/** The bytes of the dossier; `tell` shows how far it is. */
export async function writeDossier(
  computed: Computed,
  request: ExportRequest,
  tell: (text: string) => void,
): Promise<Result<Uint8Array, readonly Fault[]>> {
  const unknown = (request.parts ?? []).filter((part) => !DOSSIER_PARTS.some((known) => known === part));
  if (unknown.length > 0) {
    const there = `${unknown.join(', ')}; there are: ${DOSSIER_PARTS.join(', ')}`;
    return err([inputFault('export.unknownPart', request.out, there)]);
  }
  const { language, paper, portrait, scale, parts } = request;
  const drawn = drawnFrom(computed, request);
  const input: DossierInput = {
    ...drawn,
    horizontalRange_m,
    ...(request.withheld.length > 0 ? {} : { pictureOf: picturesOf(computed) }),
    words: dossierWords(
      createTranslator(language),
      (id) => drawn.modelOf(id)?.name,
      (id) => computed.data.prices.find((price) => price.id === id)?.name,
    ),
    choices: {
      parts: new Set(DOSSIER_PARTS.filter((part) => parts?.includes(part) ?? true)),
      format: paper,
      orientation: portrait ? 'portrait' : 'landscape',
      ...(scale === undefined ? {} : { detailScale: scale }),
    },
  };
  const pdf = await createPdf(pdfOptions(input, language, dossierFonts()));
  const steps = drawDossier(input, pdf);
  let step = steps.next();
  for (; !step.done; step = steps.next()) tell(`page ${step.value.done}/${step.value.total}`);
  return ok(await step.value);
}

/** What each camera shows. */
function picturesOf({ plan, city, profile, data }: Computed): NonNullable<DossierInput['pictureOf']> {
  const { catalogue, streetClasses } = data;
  const of = { plan, city, catalogue, profile, streetClasses };
  const steps = lookoutSteps(of, createPreviewCache(), createAnalysisCache());
  let step = steps.next();
  while (!step.done) step = steps.next();
  const look = step.value;
  return (camera) => look({ camera: camera.id, view: 0 });
}
