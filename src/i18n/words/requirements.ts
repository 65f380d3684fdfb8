/** How far requirements are from being met. */
import type { Words } from '../types';

export const REQUIREMENTS = {
  'requirement.preset': ['Exigence type', 'Usual requirement'],
  'requirement.preset.none': ['Choisir…', 'Choose…'],
  'requirement.preset.note': [
    'Fixe niveau et poids ; valeurs d’Anglemort, à adapter au diagnostic local.',
    'Sets level and weight; Anglemort’s own values, to be adapted to the local diagnosis.',
  ],
  'requirement.missing': ['Manque', 'Missing'],
  'requirement.missing.cameras': ['{k} {k|caméra|caméras}', '{k} {k|camera|cameras}'],
  'requirement.missing.area': ['{share}, {area}', '{share}, {area}'],
  'requirements.events': ['Faits', 'Events'],
  'requirements.events.weight': ['{n} (poids {weight})', '{n} (weight {weight})'],
  'export.head.events': ['Faits (rien en dessous de 5)', 'Events (none below 5)'],
  'export.head.eventsWeight': ['Poids des faits', 'Weight of events'],
  'export.head.missingCameras': ['Caméras manquantes', 'Missing cameras'],
  'export.head.missingDensity_px_per_m': ['Définition manquante (px/m)', 'Missing density (px/m)'],
} as const satisfies Words;
