/** The interface round the map. */
export {
  PanelProvider,
  type ExportFormat,
  type ExportOutcome,
  type DossierAsked,
  type DossierPageRun,
  type ExportRun,
  type Legend,
  type LegendRow,
  type PanelServices,
  type Paper,
  type SheetPreview,
} from './context';
export { Shell } from './shell';
