import type { Words } from '../types';

/** The catalogue page: models, their level distances, and what contradicts itself in a data sheet. */
export const CATALOGUE = {
  'op.openCatalogue': ['Catalogue des modèles', 'Catalogue of models'],
  'op.setModel': ['Modifier un modèle du plan', 'Change a model of the plan'],
  'op.copyModel': ['Copier un modèle dans le plan', 'Copy a model into the plan'],
  'op.removeModel': ['Supprimer un modèle du plan', 'Delete a model of the plan'],
  'op.importModels': ['Importer des modèles', 'Import models'],
  'step.model': ['Modèle {what}', 'Model {what}'],
  'step.modelNew': ['Nouveau modèle {what}', 'New model {what}'],
  'step.modelRemove': ['Suppression du modèle {what}', 'Deletion of model {what}'],
  'step.modelImport': ['Import de {n} {n|modèle|modèles}', 'Import of {n} {n|model|models}'],
  'notice.modelsRead': [
    '{n} {n|modèle lu|modèles lus} dans le catalogue du plan.',
    '{n} {n|model|models} read into the plan’s catalogue.',
  ],
  'refused.modelFaults': [
    'Ce modèle n’est pas complet ou se contredit.',
    'This model is incomplete or contradictory.',
  ],
  'refused.modelInUse': [
    '{n} {n|appareil utilise|appareils utilisent} ce modèle : changez d’abord leur modèle.',
    '{n} {n|device uses|devices use} this model: give them another one first.',
  ],

  'models.notJson': [
    '« {file} » n’est pas un fichier JSON lisible. Rien n’a été importé.',
    '“{file}” is not readable as JSON. Nothing was imported.',
  ],
  'models.none': ['« {file} » ne contient aucun modèle.', '“{file}” holds no model.'],
  'models.tooMany': [
    '« {file} » contient plus de {most} modèles : découpez-le.',
    '“{file}” holds more than {most} models: split it.',
  ],
  'models.noIdColumn': [
    '« {file} » n’a pas de colonne « id » : partez d’un export du catalogue.',
    '“{file}” has no column “id”: start from an export of the catalogue.',
  ],
  'models.unknownColumn': [
    'La colonne « {column} » est inconnue : renommez-la ou retirez-la.',
    'Column “{column}” is unknown: rename it or take it out.',
  ],

  'catalogue.title': ['Catalogue des modèles', 'Catalogue of models'],
  'catalogue.subtitle': [
    'Les modèles génériques sont fixes ; copiez-en un pour l’adapter. Vos modèles restent dans le plan.',
    'Generic models are fixed; copy one to adapt it. Your models stay in the plan.',
  ],
  'catalogue.filter': ['Filtrer les modèles', 'Filter models'],
  'catalogue.model': ['Modèle', 'Model'],
  'catalogue.type': ['Type', 'Type'],
  'catalogue.origin': ['Origine', 'Origin'],
  'catalogue.own': ['du plan', 'of the plan'],
  'catalogue.generic': ['générique', 'generic'],
  'catalogue.devices': ['Appareils', 'Devices'],
  'catalogue.none': ['Aucun modèle ne correspond.', 'No model matches.'],
  'catalogue.copy': ['Dupliquer', 'Duplicate'],
  'catalogue.remove': ['Supprimer', 'Delete'],
  'catalogue.apply': ['Donner aux appareils sélectionnés', 'Give to the selected devices'],
  'catalogue.import': ['Importer (JSON, CSV)…', 'Import (JSON, CSV)…'],
  'catalogue.exportJson': ['Exporter en JSON', 'Export as JSON'],
  'catalogue.exportCsv': ['Exporter en CSV', 'Export as CSV'],
  'catalogue.file': ['modeles', 'models'],
  'catalogue.faults': ['Rien n’a été changé :', 'Nothing was changed:'],
  'catalogue.choose': ['Choisissez un modèle.', 'Choose a model.'],
  'catalogue.facts': ['Fiche', 'Data sheet'],
  'catalogue.sensor': [
    'Un capteur sonore n’a pas d’image : ni objectif, ni distances.',
    'A sound sensor has no picture: no lens, no distances.',
  ],

  'catalogue.name.fr': ['Nom français', 'French name'],
  'catalogue.name.en': ['Nom anglais', 'English name'],
  'catalogue.lens': ['Objectif', 'Lens'],
  'catalogue.source': ['Source', 'Source'],
  'catalogue.date': ['Date de la fiche', 'Date of the sheet'],
  'catalogue.image_width_px': ['Largeur d’image', 'Image width'],
  'catalogue.image_height_px': ['Hauteur d’image', 'Image height'],
  'catalogue.hfov_deg': ['Angle horizontal', 'Horizontal angle'],
  'catalogue.vfov_deg': ['Angle vertical', 'Vertical angle'],
  'catalogue.hfov_tele_deg': ['Angle horizontal, télé', 'Horizontal angle, tele'],
  'catalogue.vfov_tele_deg': ['Angle vertical, télé', 'Vertical angle, tele'],
  'catalogue.focal_mm': ['Focale', 'Focal length'],
  'catalogue.focal_tele_mm': ['Focale, télé', 'Focal length, tele'],
  'catalogue.sensor_width_mm': ['Largeur du capteur', 'Sensor width'],
  'catalogue.sensor_height_mm': ['Hauteur du capteur', 'Sensor height'],
  'catalogue.ir_range_m': ['Portée infrarouge', 'Infrared range'],
  'catalogue.default_height_m': ['Hauteur habituelle', 'Usual height'],
  'catalogue.heads': ['Têtes', 'Heads'],
  'catalogue.printed': ['Distances imprimées par le fabricant', 'Distances printed by the maker'],
  'catalogue.detect_m': ['Détecter (25 px/m)', 'Detect (25 px/m)'],
  'catalogue.observe_m': ['Observer (62,5 px/m)', 'Observe (62.5 px/m)'],
  'catalogue.recognise_m': ['Reconnaître (125 px/m)', 'Recognise (125 px/m)'],
  'catalogue.identify_m': ['Identifier (250 px/m)', 'Identify (250 px/m)'],

  'catalogue.guard': ['Pourquoi cet objectif', 'Why this lens'],
  'guard.narrow': [
    'Angle d’au plus 40° : la distorsion se perd dans l’arrondi des angles imprimés.',
    'Angle of 40° at most: distortion is lost in the rounding of the printed angles.',
  ],
  'guard.calibrated': [
    'Les deux angles sont connus, différents, et donnent une image qui croît jusqu’au bord.',
    'Both angles are known, differ, and give a picture that grows up to its border.',
  ],
  'guard.noVertical': [
    'L’angle vertical n’est pas imprimé : la distorsion ne peut pas en être déduite.',
    'The vertical angle is not printed: distortion cannot be worked out.',
  ],
  'guard.sameAngles': [
    'Les deux angles sont égaux : une image ronde ou carrée.',
    'Both angles are equal: a round or square picture.',
  ],
  'guard.notGrowing': [
    'Les deux angles donneraient une image qui se replie avant le bord.',
    'Both angles would give a picture that folds back before its border.',
  ],
  'guard.stated': ['Le modèle l’indique.', 'The model states it.'],

  'catalogue.average': ['Distances, moyenne de la scène', 'Distances, average over the scene'],
  'catalogue.average.hint': [
    'Pixels de l’image sur largeur de la scène : la définition des marchés.',
    'Pixels of the picture over width of the scene: the wording of tenders.',
  ],
  'catalogue.centre': ['Distances, centre de l’image', 'Distances, centre of the picture'],
  'catalogue.centre.hint': [
    'Densité sur l’axe de l’objectif : la définition des fabricants.',
    'Density on the axis of the lens: the wording of makers.',
  ],
  'catalogue.level': ['Niveau', 'Level'],
  'catalogue.density': ['Densité', 'Density'],
  'catalogue.end.only': ['Distance', 'Distance'],
  'catalogue.end.wide': ['Grand angle, {angle}°', 'Wide, {angle}°'],
  'catalogue.end.tele': ['Télé, {angle}°', 'Tele, {angle}°'],
  'catalogue.noAverage': ['sans objet', 'not defined'],

  'catalogue.findings': ['Contradictions de la fiche', 'Contradictions in the sheet'],
  'catalogue.noFindings': ['Aucune contradiction trouvée.', 'No contradiction found.'],
  'sheet.ladder': [
    '{member} : {stated} m imprimés, {expected} m attendus d’après la distance de détection.',
    '{member}: {stated} m printed, {expected} m expected from the detection distance.',
  ],
  'sheet.detect': [
    '{member} : {stated} m imprimés ; l’image et les angles donnent {expected} m au centre. La fiche d’un autre modèle ?',
    '{member}: {stated} m printed; picture and angles give {expected} m at the centre. The sheet of another model?',
  ],
  'sheet.aspect': [
    '{member} : {stated}° imprimés ; la forme de l’image en demande environ {expected}°. Un autre mode d’image ?',
    '{member}: {stated}° printed; the shape of the picture asks for about {expected}°. Another picture mode?',
  ],
  'sheet.focal': [
    '{member} : {stated}° imprimés ; la focale et le capteur donnent environ {expected}°.',
    '{member}: {stated}° printed; focal length and sensor give about {expected}°.',
  ],
} satisfies Words;
