/** The dossier as PDF: plans at scale, schedule, tables, sheets per camera, presentation report. Loaded when asked for. */
export { createPdf } from '../pdf/document';
export { drawDossier, pdfOptions, planDossier, previewPage, type DossierProgress } from './dossier';
export {
  DOSSIER_PARTS,
  type DossierChoices,
  type DossierInput,
  type DossierPart,
  type DossierWords,
} from './input';
