/** Approaches to entrances: in the inspector, the report, on the map and in what is written. */
import type { Words } from '../types';

export const APPROACH = {
  'field.entrance': ['Entrée', 'Entrance'],
  'field.entrance.hint': [
    'Juger aussi l’approche de la porte, vue de face.',
    'Judge the approach to the door too, seen from the front.',
  ],
  'field.facing_deg': ['Donne vers', 'Faces'],
  'field.facing_deg.error': [
    'Donne vers : un angle de 0 à 359,9° ou un point cardinal (NNO).',
    'Faces: an angle from 0 to 359.9° or a compass point (NNW).',
  ],
  'field.facing_deg.hint': ['de la porte vers l’extérieur', 'from the door outwards'],
  'field.facing_deg.unknown': ['façade', 'façade'],
  'field.approach_m': ['Approche d’une entrée', 'Approach to an entrance'],
  'step.set.entrance': ['Entrée ou non : {what}', 'Entrance or not: {what}'],
  'step.set.entranceMany': ['Entrée ou non : {n} lieux', 'Entrance or not: {n} places'],
  'step.set.facing_deg': ['Sens de {what}', 'Facing of {what}'],
  'step.set.facing_degMany': ['Sens de {n} lieux', 'Facing of {n} places'],

  'section.approach': ['Approche', 'Approach'],
  'approach.aside': ['{length} avant la porte', '{length} before the door'],
  'approach.front': ['Vue de face', 'Seen from the front'],
  'approach.anySide': ['Vue, tous côtés', 'Seen from any side'],
  'approach.part': ['{share} · {length}', '{share} · {length}'],
  'approach.by': ['De face par', 'From the front by'],
  'approach.meaning': [
    'De face : vue au niveau requis par une caméra à {angle}° au plus du sens de la marche, en plan. Ce n’est pas une exigence.',
    'From the front: seen at the required level by a camera at most {angle}° off the walk, in plan. It is no requirement.',
  ],
  'approach.assumed': [
    'Sens pris de la façade la plus proche : {angle}°. À vérifier, ou à saisir.',
    'Facing taken from the nearest façade: {angle}°. To be checked, or stated.',
  ],
  'approach.cut': [
    'Un bâtiment y met fin : {length} sur {asked}.',
    'A building ends it: {length} of {asked}.',
  ],
  'approach.noDirection': [
    'Aucune façade proche : saisissez vers où donne la porte.',
    'No façade near: state which way the door faces.',
  ],
  'approach.noDirectionShort': ['sens inconnu', 'facing unknown'],

  'requirements.approach': ['Approche', 'Approach'],
  'summary.approaches': ['Approches vues de face', 'Approaches seen from the front'],
  'summary.approachesValue': ['{share} de {length}', '{share} of {length}'],
  'scenario.figure.approaches': ['Approches vues de face', 'Approaches seen from the front'],

  'legend.approach.facing': ['Approche, vue de face', 'Approach, seen from the front'],
  'legend.approach.seen': ['Approche, vue de côté ou de dos', 'Approach, seen from side or back'],
  'legend.approach.unseen': ['Approche, non vue', 'Approach, unseen'],

  'export.head.entrance': ['Entrée', 'Entrance'],
  'export.head.facing_deg': ['Donne vers (°)', 'Faces (°)'],
  'export.head.facingAssumed': ['Sens supposé (façade)', 'Facing assumed (façade)'],
  'export.head.approach_m': ['Approche (m)', 'Approach (m)'],
  'export.head.approachCovered_m': ['Approche vue de face (m)', 'Approach seen from the front (m)'],
  'export.head.approachShare_pct': ['Approche vue de face (%)', 'Approach seen from the front (%)'],
  'export.head.approachSeen_m': ['Approche vue, tous côtés (m)', 'Approach seen from any side (m)'],
  'export.head.approachBy': ['Approche vue de face par', 'Approach seen from the front by'],

  'dossier.table.approaches': ['Approches des entrées', 'Approaches to entrances'],
  'dossier.table.approaches.note': [
    'Les {length} avant la porte, ou jusqu’au prochain bâtiment. De face : vu au niveau demandé par une caméra à {angle}° au plus, en plan, du sens de qui marche vers la porte.',
    'The {length} before the door, or up to the next building. From the front: seen at the level asked by a camera at most {angle}° off the walk towards the door, in plan.',
  ],
  'dossier.column.faces': ['Donne vers', 'Faces'],
  'dossier.column.approach': ['Approche', 'Approach'],
  'dossier.column.front': ['De face', 'From the front'],
  'dossier.column.anySide': ['Tous côtés', 'From any side'],
  'dossier.column.frontBy': ['De face par', 'From the front by'],
  'dossier.approach.stated': ['{angle}°', '{angle}°'],
  'dossier.approach.assumed': ['{angle}°, supposé (façade)', '{angle}°, assumed (façade)'],
  'dossier.approach.noDirection': ['sens inconnu', 'facing unknown'],
} as const satisfies Words;
