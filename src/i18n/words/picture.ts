import type { Words } from '../types';

/** What a camera shows. */
export const PICTURE = {
  'op.lookThrough': ['Regarder par la caméra', 'Look through the camera'],
  'picture.title': ['Vue de la caméra', 'View from the camera'],
  'picture.view': ['Vue', 'View'],
  'picture.none': ['Aucune vue calculable depuis cet endroit.', 'No view can be computed from here.'],
  'picture.empty': ['Ce que montre la caméra.', 'What the camera shows.'],
  'picture.seen': [
    'Personne à {distance} : vue, {density} px/m, visage de {face} px de large.',
    'Person at {distance}: seen, {density} px/m, face {face} px wide.',
  ],
  'picture.unseen': [
    'Personne à {distance}, non vue : {reasons}.',
    'Person at {distance}, not seen: {reasons}.',
  ],
  'picture.crop': ['1,70 m sur {n} px de haut', '1.70 m over {n} px of height'],
  'picture.trueSize': ['Taille vraie : un point d’écran par pixel', 'True size: one screen point per pixel'],
  'picture.truePart': [
    'Taille vraie : un point d’écran par pixel ; le haut de la personne',
    'True size: one screen point per pixel; the upper part of the person',
  ],
  'picture.assumed': [
    'Hauteur supposée : {n} des {of} volumes dessinés ({share}), en tirets.',
    'Assumed height: {n} of the {of} volumes drawn ({share}), dashed.',
  ],
  'picture.note': [
    'La personne se place avec le test de visibilité ; sinon elle est dans l’axe. Sol plat, toits plats ; le contour en tirets marque une personne qui n’est pas vue.',
    'The person is placed with the visibility test, else stands on the axis. Flat ground, flat roofs; a dashed outline marks a person that is not seen.',
  ],
  'side.tilt': ['Inclinaison', 'Tilt'],
  'side.height': ['Hauteur de pose', 'Mounting height'],
  'cameraMasks.title': ['Masques', 'Privacy masks'],
  'cameraMasks.count': ['{n}', '{n}'],
  'cameraMasks.cost': ['coûte {area} et {length} de voie', 'costs {area} and {length} of street'],
  'cameraMasks.note': [
    'Ce que la caméra verrait de plus sans ce masque, au niveau demandé, les autres restant.',
    'What the camera would see besides without this mask, at the level asked for, the others staying.',
  ],
} as const satisfies Words;
