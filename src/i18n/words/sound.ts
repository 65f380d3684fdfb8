import type { Words } from '../types';

/** Sound: events, background, propagation. */
export const SOUND = {
  'field.pressure_kpa': ['Pression', 'Air pressure'],
  'field.ground_factor': ['Facteur de sol (0 dur, 1 poreux)', 'Ground factor (0 hard, 1 porous)'],
  'field.canyon_width_m': ['Largeur de la rue encaissée', 'Width of the street canyon'],
  'field.facade_absorption': ['Absorption des façades', 'Façade absorption'],
  'field.sound_reach_m': ['Portée étudiée', 'Reach studied'],
  'field.event_height_m': ['Hauteur de l’événement', 'Height of the event'],

  'sound.event': ['Événement à entendre', 'Event to hear'],
  'sound.event.default': ['Événement type, 100 dB à 1 kHz', 'Standard event, 100 dB at 1 kHz'],
  'sound.level.hint': [
    'LAFmax à 1 m, même grandeur que le fond',
    'LAFmax at 1 m, same quantity as the background',
  ],
  'sound.background': ['Bruit de fond', 'Background noise'],
  'sound.background.one': ['Une valeur pour le plan', 'One value for the plan'],
  'sound.background.street': ['Selon la rue et l’heure', 'By street and hour'],
  'sound.background.otherwise': ['Là où aucune rue n’est connue', 'Where no street is known'],
  'sound.background.sensor': ['mesuré au capteur', 'measured at the sensor'],
  'sound.background.zone': ['zone de bruit', 'noise zone'],
  'sound.background.plan': ['valeur du plan', 'the plan’s value'],
  'sound.period': ['Période', 'Period'],
  'sound.period.day': ['Jour, 6 h à 18 h', 'Day, 6 am to 6 pm'],
  'sound.period.evening': ['Soirée, 18 h à 22 h', 'Evening, 6 pm to 10 pm'],
  'sound.period.night': ['Nuit, 22 h à 6 h', 'Night, 10 pm to 6 am'],
  'sound.propagation': ['Propagation', 'Propagation'],
  'sound.form': ['Calcul', 'Computation'],
  'sound.form.octave': ['Bandes d’octave, 63 Hz à 8 kHz', 'Octave bands, 63 Hz to 8 kHz'],
  'sound.form.short': ['Forme courte, bande dominante', 'Short form, dominant band'],
  'sound.ground': ['Effet de sol', 'Ground effect'],
  'sound.ground.none': ['Compris dans le niveau de la source', 'Within the source’s level'],
  'sound.ground.alternative': ['ISO 9613-2, 7.3.2 (sol poreux)', 'ISO 9613-2, 7.3.2 (porous ground)'],
  'sound.ground.general': ['ISO 9613-2, 7.3.1 (par octave)', 'ISO 9613-2, 7.3.1 (by octave)'],
  'sound.canyon.hint': ['Vide : aucun gain de rue', 'Empty: no street gain'],
  'sound.levelOnly': ['Niveau seul, aucun son conservé', 'Level only, no audio kept'],
  'sound.levelOnly.hint': [
    'Les capteurs mesurent un niveau et n’enregistrent rien.',
    'The sensors measure a level and record nothing.',
  ],
  'sound.methodLine': [
    '{method}, {form}, {temperature} °C, {humidity} %, {pressure} kPa ; sol : {ground} ; jusqu’à {reach} m.',
    '{method}, {form}, {temperature} °C, {humidity} %, {pressure} kPa; ground: {ground}; up to {reach} m.',
  ],
  'sound.impulse': [
    'Ces méthodes valent pour des sources continues : pour un bruit bref, c’est une approximation. Contours à {error} dB près, sauf en lisière d’ombre d’un bâtiment.',
    'These methods are for steady sources: for a short noise they are an approximation. Contours within {error} dB, but at the edge of a building’s shadow.',
  ],
  'sound.bySnr': ['À {snr} dB au-dessus du fond', 'At {snr} dB above the background'],
  'sound.detectedStreets': ['Rues entendues', 'Streets heard'],
  'sound.locatableStreets': ['Rues localisables à {error} m', 'Streets located within {error} m'],
  'sound.ambiguous': [
    'dont ambigu (trois capteurs, deux lieux possibles)',
    'of which ambiguous (three sensors, two possible places)',
  ],
  'sound.errorUpTo': ['Erreur ≤ {error} m', 'Error ≤ {error} m'],
} as const satisfies Words;
