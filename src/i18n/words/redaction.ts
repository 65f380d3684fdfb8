import type { Words } from '../types';

const NOTE = [
  'Version destinée au public (CSI R252-4 à R252-6). Non communiqué : {what}.',
  'Version for the public (CSI R252-4 to R252-6). Withheld: {what}.',
] as const;
const POSITIONS = ['positions des appareils', 'positions of devices'] as const;
const MODELS = ['modèles et optiques', 'models and optics'] as const;
const ZONES = ['zones couvertes', 'zones covered'] as const;

/** Versions for the public: what is withheld, said in the dialog and on every output. */
export const REDACTION = {
  'export.redacted': NOTE,
  'export.withheld.positions': POSITIONS,
  'export.withheld.models': MODELS,
  'export.withheld.zones': ZONES,
  'sheet.redacted': NOTE,
  'sheet.withheld.positions': POSITIONS,
  'sheet.withheld.models': MODELS,
  'sheet.withheld.zones': ZONES,
  'sheet.squares': [
    'Zones filmées arrondies à des carrés de {side} m : plus larges que le champ réel.',
    'Filmed zones rounded to squares of {side} m: wider than the real field of view.',
  ],
  'export.file.public': ['public', 'public'],
  'export.value.summary.redacted': ['Version', 'Version'],
  'redaction.title': ['Version destinée au public', 'Version for the public'],
  'redaction.hint': [
    'Ce qui est retenu manque dans chaque fichier écrit ici, plan et dossier compris ; chacun le dit. Les noms des zones et des lieux, et les finalités, restent tels quels. Cela vaut pour tout plan ouvert jusqu’à ce que vous le leviez ou fermiez la page ; rien n’en est gardé dans le plan.',
    'What is withheld is missing from every file written here, plan and dossier too; each says so. Names of zones and places, and purposes, stay as they are. It holds for every plan opened until you lift it or close the page; nothing of it is kept in the plan.',
  ],
  'redaction.positions': ['Retenir les positions des appareils', 'Withhold positions of devices'],
  'redaction.positions.hint': [
    'Zones filmées par carrés de 100 m, chiffres arrondis, ni zones aveugles ni appareils un à un',
    'Filmed zones by squares of 100 m, rounded figures, neither blind spots nor single devices',
  ],
  'redaction.models': ['Retenir les modèles et optiques', 'Withhold models and optics'],
  'redaction.models.hint': [
    'Ni modèles, objectifs, portées, catalogue, ni coûts',
    'Neither models, lenses, ranges, catalogue nor costs',
  ],
  'redaction.zones': ['Retenir les zones couvertes', 'Withhold zones covered'],
  'redaction.zones.hint': [
    'Ni champs de vision, azimuts, zones aveugles, masques ; seul le périmètre d’étude reste',
    'Neither fields of view, azimuths, blind spots nor masks; only the study perimeter stays',
  ],
} as const satisfies Words;
