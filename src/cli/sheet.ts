/** The printed sheet from the command line, as SVG. */
import { composeSheet } from '../codec/out/sheet';
import { createTranslator } from '../i18n';
import { sheetWords } from '../i18n/export-words';
import type { ExportRequest } from './arguments';
import type { Computed } from './compute';
import { drawnFrom } from './drawn';

export function writeSheet(computed: Computed, request: ExportRequest): string {
  const { language, paper, portrait, scale } = request;
  return composeSheet({
    ...drawnFrom(computed, request),
    words: sheetWords(createTranslator(language)),
    format: paper,
    orientation: portrait ? 'portrait' : 'landscape',
    ...(scale === undefined ? {} : { view: { scale } }),
  }).svg;
}
