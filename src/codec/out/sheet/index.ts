/** The printed sheet: one landscape A4 or A3 page with map, legend, figures and title block, as SVG in true mm. */
export { composeSheet, type Sheet } from './sheet';
export { SHEET_WORDS, type SheetInput, type SheetWord, type SheetWords, type TitleBlock } from './input';
export { LAYOUTS, ROUND_SCALES, roundScale, type PaperFormat, type SheetLayout } from './layout';
export type { ViewRequest } from './view';
