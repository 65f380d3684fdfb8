/**
 * The dossier: parts in order, page numbers over all of them, one PDF. A generator that yields after every page, so
 * that whoever runs it can tell how far it is, and stop.
 */
import type { PdfOptions, PdfWriter } from '../pdf/document';
import { createFrame } from '../../../kernel/frame';
import { LAYER_NAMES, type LayerName } from '../sheet/marks';
import { sheetLayout } from '../sheet/layout';
import { svgOf } from '../sheet/svg';
import { blockOf, projectOf } from '../sheet/title-block';
import { sheetView } from '../sheet/view';
import { cameraPages } from './camera-page';
import type { DossierInput } from './input';
import type { PlannedPage } from './page';
import { plates } from './plates';
import { coverPage, reportPages, type ContentsLine } from './report-pages';
import { schedulePages } from './schedule';
import { signPages } from './sign-pages';
import { coveragePages, costPages } from './tables';
import { withoutWithheld } from './withheld-parts';

export interface DossierProgress {
  readonly done: number;
  readonly total: number;
}

/** Every page of the chosen parts; drawing them is left for later. */
export function planDossier(asked: DossierInput): readonly PlannedPage[] {
  const input = withOrigin(withoutWithheld(asked));
  const { parts } = input.choices;
  const pages: PlannedPage[] = [];
  if (parts.has('cover')) pages.push(coverPage(input, () => contentsOf(pages)));
  if (parts.has('report')) pages.push(...reportPages(input));
  pages.push(...plates(input));
  if (parts.has('cameras')) pages.push(...cameraPages(input));
  if (parts.has('schedule')) pages.push(...schedulePages(input));
  if (parts.has('coverage')) pages.push(...coveragePages(input));
  if (parts.has('costs')) pages.push(...costPages(input));
  if (parts.has('signs')) pages.push(...signPages(input));
  return pages;
}

/** All sheets in one frame, also where neither the plan nor an analysis says which. */
function withOrigin(input: DossierInput): DossierInput {
  const { plan, city, analysis, choices } = input;
  const { map } = sheetLayout(choices.format, choices.orientation);
  const { origin } = createFrame(sheetView(plan, city, analysis, map, {}).frame.origin);
  return { ...input, plan: { ...plan, head: { ...plan.head, origin } } };
}

const contentsOf = (pages: readonly PlannedPage[]): ContentsLine[] =>
  pages.flatMap(({ heading }, i) => (heading === undefined ? [] : [{ title: heading, page: i + 1 }]));

/** One page as it will be in the file, for the screen. */
export function previewPage(pages: readonly PlannedPage[], index: number): string | undefined {
  const page = pages[index]?.draw(index + 1, pages.length);
  return page && svgOf(page.drawing);
}

/** The PDF; yields before each page. The last step, writing the file, is a promise. */
export function* drawDossier(
  input: DossierInput,
  pdf: PdfWriter,
): Generator<DossierProgress, Promise<Uint8Array>, void> {
  const pages = planDossier(input);
  for (const [i, page] of pages.entries()) {
    yield { done: i, total: pages.length };
    const drawn = page.draw(i + 1, pages.length);
    pdf.add(page.bookmark === undefined ? drawn : { ...drawn, bookmark: page.bookmark });
  }
  yield { done: pages.length, total: pages.length };
  return pdf.finish();
}

export function pdfOptions(input: DossierInput, language: string, fonts: PdfOptions['fonts']): PdfOptions {
  const layerNames = Object.fromEntries(
    LAYER_NAMES.map((name) => [name, input.words.write(`layer.${name}`)]),
  ) as Record<LayerName, string>;
  const { drawnBy = '', logo } = blockOf(input);
  return {
    title: projectOf(input),
    author: drawnBy,
    language,
    layerNames,
    fonts,
    ...(logo === undefined ? {} : { logo }),
  };
}
