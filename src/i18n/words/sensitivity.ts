import type { Words } from '../types';

/** How far the figures hang on heights that nobody measured. */
export const SENSITIVITY = {
  'op.findSensitivity': ['Essayer d’autres hauteurs supposées', 'Try other assumed heights'],
  'op.cancelSensitivity': ['Arrêter l’essai des hauteurs', 'Stop trying heights'],
  'summary.gapsRange': ['Leur longueur', 'Their length'],
  'summary.assumed': [
    'Hauteur supposée pour {n} des {total} bâtiments.',
    'Height assumed for {n} of {total} buildings.',
  ],
  'sensitivity.title': ['Sensibilité aux hauteurs supposées', 'Sensitivity to assumed heights'],
  'sensitivity.why': [
    '{n} {n|bâtiment n’a|bâtiments n’ont} pas de hauteur connue. L’analyse est refaite en leur donnant 3, 6 et 12 m : un chiffre qui bouge repose sur cette supposition.',
    '{n} {n|building has|buildings have} no known height. The analysis is run again with 3, 6 and 12 m for them: a figure that moves hangs on that guess.',
  ],
  'sensitivity.none': [
    'Toutes les hauteurs sont connues : aucun chiffre ne repose sur une supposition.',
    'All heights are known: no figure hangs on a guess.',
  ],
  'sensitivity.find': ['Essayer 3, 6 et 12 m', 'Try 3, 6 and 12 m'],
  'sensitivity.again': ['Essayer de nouveau', 'Try again'],
  'sensitivity.running': ['Analyse à d’autres hauteurs…', 'Analysing at other heights…'],
  'sensitivity.cancel': ['Arrêter', 'Stop'],
  'sensitivity.failed': ['L’essai des hauteurs a échoué.', 'Trying heights failed.'],
  'sensitivity.range': [
    '({least} à {most} selon les hauteurs supposées)',
    '({least} to {most} by assumed heights)',
  ],
  'sensitivity.same': ['inchangée', 'unchanged'],
  'sensitivity.others': [
    'Sans fourchette : ne dépend pas des hauteurs supposées.',
    'Without a range: does not depend on assumed heights.',
  ],
  'sensitivity.short': ['{least} à {most}', '{least} to {most}'],
  'sensitivity.height': ['Hauteur supposée', 'Assumed height'],
  'sensitivity.own': ['{height} m (plan)', '{height} m (plan)'],
  'sensitivity.other': ['{height} m', '{height} m'],
  'sensitivity.streets': ['Voirie vue', 'Streets seen'],
  'sensitivity.area': ['Espace public vu', 'Public space seen'],
  'sensitivity.gaps': ['Zones aveugles', 'Blind spots'],
  'sensitivity.gaps.count': ['{n} · {length}', '{n} · {length}'],
  'sensitivity.devices': ['Surface vue par appareil', 'Area seen by device'],
  'sensitivity.steady': [
    '{n} {n|autre appareil voit|autres appareils voient} la même surface à toutes les hauteurs.',
    '{n} {n|other device sees|other devices see} the same area at all heights.',
  ],
  'sensitivity.steady.all': [
    'Chaque appareil voit la même surface à toutes les hauteurs.',
    'Each device sees the same area at all heights.',
  ],
} as const satisfies Words;
