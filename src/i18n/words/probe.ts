import type { Words } from '../types';

/** The visibility test in the inspector. */
export const PROBE = {
  'probe.title': ['Point testé : caméras', 'Tested place: cameras'],
  'probe.count': ['vu par {n} sur {of}', 'seen by {n} of {of}'],
  'probe.verdict': ['Niveau, ou pourquoi non', 'Level, or why not'],
  'probe.empty': ['Aucune caméra au plan', 'No camera in the plan'],
  'probe.note': [
    'Distance réelle (oblique), à la hauteur de cible du plan. Visage : 15° de plongée au plus ; plaque : 30° ; écart à l’axe : 30°, pour un visage ou une plaque tournés le long de l’axe.',
    'Slant distance, at the plan’s target height. Face: at most 15° down; plate: 30°; off the axis: 30°, for a face or plate turned along the axis.',
  ],
} as const satisfies Words;
