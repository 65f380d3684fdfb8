import type { Words } from '../types';

/** Overlaps as a matrix, and cameras that can go without loss. */
export const OVERLAPS = {
  'overlaps.view': ['Présentation', 'View'],
  'overlaps.asList': ['Liste', 'List'],
  'overlaps.asMatrix': ['Matrice', 'Matrix'],
  'overlaps.matrix': ['Ce que deux appareils voient tous deux', 'What two devices both see'],
  'overlaps.matrixOf.selected': [
    'Autour de la sélection : {n} {n|appareil|appareils} sur {all}.',
    'Round the selection: {n} {n|device|devices} of {all}.',
  ],
  'overlaps.matrixOf.most': [
    'Les {n} appareils qui partagent le plus, sur {all}. Sélectionnez un appareil pour voir autour de lui.',
    'The {n} devices that share most, of {all}. Select a device to see those round it.',
  ],
  'overlaps.redundancy': ['Redondance', 'Redundancy'],
  'dispensable.title': ['Peuvent être retirées sans perte', 'Can go without loss'],
  'dispensable.each': ['chacune seule', 'each alone'],
  'dispensable.none': [
    'Aucune : chaque caméra voit quelque chose seule, ou une exigence tient à elle.',
    'None: each camera sees something alone, or a requirement hangs on it.',
  ],
  'dispensable.denser': ['perd {area} à {level}', 'loses {area} at {level}'],
  'dispensable.together': [
    'Toutes ensemble : {n}, perte recalculée {area} et {length}. Trouvé pas à pas ; une autre combinaison peut être plus grande.',
    'All together: {n}, loss recomputed {area} and {length}. Found step by step; another set may be larger.',
  ],
  'dispensable.select': ['Sélectionner ces {n}', 'Select these {n}'],
  'dispensable.note': [
    'Sans perte : rien de l’espace public au niveau visé (à {area} et {length} près) ni aucune exigence tenue.',
    'Without loss: nothing of public space at the target level (to {area} and {length}) and no requirement that is met.',
  ],
  'devices.uniqueStreet': ['Voirie, seule', 'Street, alone'],
  'export.format.overlap-matrix-csv': ['Matrice des recouvrements', 'Matrix of overlaps'],
  'export.format.overlap-matrix-csv.detail': ['CSV pour tableur', 'CSV for a spreadsheet'],
  'export.format.dispensable-csv': ['Caméras retirables sans perte', 'Cameras that can go without loss'],
  'export.format.dispensable-csv.detail': ['CSV pour tableur', 'CSV for a spreadsheet'],
  'export.file.overlapMatrix': ['matrice-recouvrements', 'overlap-matrix'],
  'export.file.dispensable': ['sans-perte', 'without-loss'],
  'export.tab.matrixArea': ['Matrice surfaces (m²)', 'Matrix of areas (m²)'],
  'export.tab.matrixLength': ['Matrice voirie (m)', 'Matrix of streets (m)'],
  'export.tab.dispensable': ['Sans perte', 'Without loss'],
  'export.head.lostAlone_m2': ['Perdu sans elle (m²)', 'Lost without it (m²)'],
  'export.head.goesTogether': ['Retirable avec les autres', 'Can go with the others'],
} as const satisfies Words;
