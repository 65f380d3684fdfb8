import type { Words } from '../types';

/** Money, phases and works. */
export const COSTS = {
  'field.phase': ['Phase', 'Phase'],
  'field.phase.hint': [
    'De 1 à 9. Un appareil projeté arrive dans cette phase, un appareil à déposer y part.',
    '1 to 9. A proposed device comes in this phase, one to be removed goes in it.',
  ],
  'field.trench_m': ['Tranchée', 'Trench'],
  'field.fibre_m': ['Fibre', 'Fibre'],
  'field.radio_hops': ['Bonds radio', 'Radio hops'],
} as const satisfies Words;
