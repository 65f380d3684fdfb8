/** How far requirements are from being met. */
import type { Words } from '../types';

export const REQUIREMENTS = {
  'requirement.missing': ['Manque', 'Missing'],
  'requirement.missing.cameras': ['{k} {k|caméra|caméras}', '{k} {k|camera|cameras}'],
  'requirement.missing.area': ['{share}, {area}', '{share}, {area}'],
  'export.head.missingCameras': ['Caméras manquantes', 'Missing cameras'],
  'export.head.missingDensity_px_per_m': ['Définition manquante (px/m)', 'Missing density (px/m)'],
} as const satisfies Words;
