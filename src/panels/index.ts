/** The interface round the map. */
export { PanelProvider, type ExportFormat, type Legend, type LegendRow, type PanelServices } from './context';
export { Shell } from './shell';
