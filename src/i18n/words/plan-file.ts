/** What can be wrong with a plan file (`plan.`), and with a run of ours (`import.failed`). */
import type { Words } from '../types';

export const PLAN_FILE = {
  'plan.notJson': [
    'Le fichier n’est pas du JSON lisible : il est incomplet ou d’un autre genre.',
    'The file is no readable JSON: it is incomplete or of another kind.',
  ],
  'plan.tooDeep': [
    'Le fichier est imbriqué plus profondément qu’aucun plan.',
    'The file is nested deeper than any plan.',
  ],
  'plan.notAPlan': [
    'Le fichier n’est pas un plan : le membre « anglemort » d’une FeatureCollection manque. Pour des données, utilisez Importer.',
    'The file is no plan: the member “anglemort” of a FeatureCollection is missing. For data, use Import.',
  ],
  'plan.noFormat': ['Le numéro de format du plan manque.', 'The plan’s format number is missing.'],
  'plan.tooNew': [
    'Plan au format {format} ; cette version connaît les formats jusqu’à {current}.',
    'Plan of format {format}; this version knows formats up to {current}.',
  ],
  'plan.noFeatures': ['La liste des objets du plan manque.', 'The list of the plan’s objects is missing.'],
  'plan.featureNotUnderstood': [
    '{n} {n|objet|objets} non compris (le premier : n° {features}). Conservé dans le fichier, absent de la carte.',
    '{n} {n|object|objects} not understood (first: no. {features}). Kept in the file, not on the map.',
  ],
  'plan.featureUnknownKind': [
    '{n} {n|objet d’un genre inconnu|objets d’un genre inconnu}, conservé dans le fichier.',
    '{n} {n|object|objects} of unknown kind, kept in the file.',
  ],
  'plan.badGeometry': [
    '{n} {n|objet|objets} à la géométrie inattendue (le premier : n° {features}). Conservé dans le fichier, absent de la carte.',
    '{n} {n|object|objects} with an unexpected geometry (first: no. {features}). Kept in the file, not on the map.',
  ],
  'plan.badPosition': [
    '{n} {n|objet|objets} hors des longitudes et latitudes possibles (le premier : n° {features}). Conservé dans le fichier, absent de la carte.',
    '{n} {n|object|objects} outside possible longitudes and latitudes (first: no. {features}). Kept in the file, not on the map.',
  ],
  'plan.badValue': [
    '« {field} » : valeur non comprise, par exemple « {value} » ({n} fois). La valeur par défaut est prise, le fichier garde la sienne.',
    '“{field}”: value not understood, for example “{value}” ({n} times). The default is taken, the file keeps its own.',
  ],
  'plan.outOfBounds': [
    '« {field} » : valeur inhabituelle, par exemple {value} ({n} fois). Prise telle quelle.',
    '“{field}”: unusual value, for example {value} ({n} times). Taken as it is.',
  ],
  'plan.duplicateId': [
    '{n} {n|objet|objets} au même identifiant qu’un autre : renommé.',
    '{n} {n|object|objects} with the id of another: renamed.',
  ],
  'plan.ringClosed': [
    '{n} {n|contour ouvert a été fermé|contours ouverts ont été fermés}.',
    '{n} open {n|outline was|outlines were} closed.',
  ],
  'plan.split': [
    '{n} {n|objet en plusieurs parties a été séparé|objets en plusieurs parties ont été séparés}.',
    '{n} multi-part {n|object was|objects were} split.',
  ],
  'plan.badOrigin': [
    'L’origine du plan n’est pas une position : le centre de la zone d’étude est pris.',
    'The plan’s origin is no position: the centre of the study area is taken.',
  ],
  'plan.badEntry': [
    '{n} {n|entrée non comprise|entrées non comprises} dans « {field} », conservée dans le fichier.',
    '{n} {n|entry|entries} in “{field}” not understood, kept in the file.',
  ],
  'import.failed': [
    'Lecture interrompue par une erreur du programme. Rien n’a été importé.',
    'Reading was stopped by an error of the program. Nothing was imported.',
  ],
} as const satisfies Words;
