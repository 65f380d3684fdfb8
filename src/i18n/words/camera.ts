import type { Words } from '../types';

/** Lenses, zoom, tours, light by night, aiming. */
export const CAMERA = {
  'field.ir_beam_deg': ['Faisceau infrarouge', 'Infrared beam'],
  'field.ir_beam_deg.picture': ['comme l’image', 'as the picture'],
  'field.dwell_s': ['Durée', 'Dwell'],
  'field.lamp_light_m': ['Un lampadaire éclaire à', 'A street lamp lights'],
  'field.zoneLit': ['La nuit', 'By night'],
  'field.zoneLit.lamps': ['Selon les lampadaires', 'As the street lamps'],
  'field.zoneLit.lit': ['Éclairée', 'Lit'],
  'field.zoneLit.unlit': ['Non éclairée', 'Unlit'],

  'lens.rectilinear.words': [
    'Rectiligne : les droites restent droites, densité moyenne de la scène.',
    'Rectilinear: straight lines stay straight, density averaged over the scene.',
  ],
  'lens.calibrated.words': [
    'Étalonné : distorsion déduite des deux angles de la fiche technique.',
    'Calibrated: distortion worked out from both angles of the data sheet.',
  ],
  'lens.equidistant.words': [
    'Équidistant : l’image croît avec l’angle (fisheye, ou angle vertical inconnu).',
    'Equidistant: the picture grows with the angle (fisheye, or vertical angle unknown).',
  ],
  'lens.cylindrical.words': [
    'Cylindrique : panorama assemblé, densité égale tout autour.',
    'Cylindrical: stitched panorama, the same density all round.',
  ],

  'zoom.label': ['Focale', 'Focal length'],
  'zoom.value': ['{focal} mm, {angle}°', '{focal} mm, {angle}°'],
  'zoom.valueTimes': ['× {times}, {angle}°', '× {times}, {angle}°'],
  'zoom.ends': ['grand angle {wide}°, télé {tele}°', 'wide {wide}°, tele {tele}°'],

  'unachievable.height': [
    '{level} : impossible depuis cette hauteur.',
    '{level}: not achievable from this height.',
  ],
  'unachievable.range': [
    '{level} : impossible, la portée maximale est trop courte.',
    '{level}: not achievable, the maximum range is too short.',
  ],
  'unachievable.picture': [
    '{level} : impossible avec cette inclinaison, l’image commence plus loin.',
    '{level}: not achievable at this tilt, the picture begins farther away.',
  ],

  'views.title': ['Vues', 'Views'],
  'views.heads': ['Têtes', 'Heads'],
  'views.head': ['Tête {n}', 'Head {n}'],
  'views.home': ['Position d’accueil', 'Home position'],
  'views.preset': ['Préposition {n}', 'Preset {n}'],
  'views.none': [
    'Aucune vue garantie : ajoutez la position d’accueil et les prépositions.',
    'No guaranteed view: add the home position and the presets.',
  ],
  'views.counted': [
    'Seules ces vues sont comptées ; la portée atteignable est dessinée à part.',
    'Only these views are counted; what it could be turned to is drawn apart.',
  ],
  'views.addHome': ['Ajouter l’accueil', 'Add the home position'],
  'views.addPreset': ['Ajouter une préposition', 'Add a preset'],
  'views.addHead': ['Ajouter une tête', 'Add a head'],
  'views.remove': ['Supprimer {view}', 'Remove {view}'],
  'views.up': ['Monter {view}', 'Move {view} up'],
  'views.down': ['Descendre {view}', 'Move {view} down'],
  'views.azimuth_deg': ['Azimut', 'Azimuth'],
  'views.tilt_deg': ['Inclinaison', 'Tilt'],
  'views.hfov_deg': ['Angle horizontal', 'Horizontal angle'],
  'views.dwell_s': ['Durée', 'Dwell'],
  'views.ring': ['Répartir en anneau', 'Spread as a ring'],
  'views.share': ['{share} du temps', '{share} of the time'],
  'views.dwellShare': ['Part du temps, en moyenne', 'Share of the time, on average'],
  'views.reachable': ['Atteignable, non compté', 'Reachable, not counted'],

  'op.setViews': ['Régler les vues', 'Set the views'],
  'op.aimAtPlace': ['Viser ce lieu', 'Aim at this place'],
  'step.views': ['Vues de {what}', 'Views of {what}'],
  'step.aim': ['Viser un lieu avec {what}', 'Aim {what} at a place'],
  'aim.title': ['Viser un lieu', 'Aim at a place'],
  'aim.place': ['Lieu', 'Place'],
  'aim.do': ['Viser', 'Aim'],
  'notice.aimed': ['Lieu vu à {density} px/m.', 'The place is seen at {density} px/m.'],
  'refused.aim.insideBuilding': [
    'La caméra est dans un bâtiment : elle ne voit rien.',
    'The camera is inside a building: it sees nothing.',
  ],
  'refused.aim.occluded': [
    'Lieu caché par {obstacle}, haut de {top} m.',
    'The place is hidden by {obstacle}, {top} m high.',
  ],
  'refused.aim.tooFar': [
    'Trop loin ({slant} m) : {density} px/m au plus, il en faut {needed}.',
    'Too far ({slant} m): {density} px/m at most, {needed} are needed.',
  ],
  'refused.aim.beyondRange': [
    'À {slant} m, au-delà de la portée maximale de {limit} m.',
    'At {slant} m, beyond the maximum range of {limit} m.',
  ],
  'refused.aim.masked': [
    'Le lieu est sous un masque de la caméra.',
    'The place lies under a mask of the camera.',
  ],
  'refused.aim.dark': [
    'De nuit, à {slant} m : hors de l’infrarouge ({limit} m) et non éclairé.',
    'By night, at {slant} m: beyond infrared ({limit} m) and unlit.',
  ],
  'refused.aim.outOfTilt': ['Inclinaison impossible : {tilt}°.', 'That tilt is not possible: {tilt}°.'],
  'refused.aim.noPlace': ['Choisissez un lieu du plan.', 'Choose a place of the plan.'],
  'refused.noSuchView': ['Cette vue n’existe plus.', 'This view no longer exists.'],
} as const satisfies Words;
