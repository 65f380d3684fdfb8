import type { Words } from '../types';

/** The menu of a place on the map. */
export const MAP_MENU = {
  'op.openMapMenu': ['Menu de la carte', 'Menu of the map'],
  'op.closeMapMenu': ['Fermer le menu de la carte', 'Close the menu of the map'],
  'op.testVisibilityAt': ['Test de visibilité ici', 'Visibility test here'],
  'op.lookAtPlace': ['Voir ce point depuis la caméra', 'See this point from the camera'],
  'mapMenu.label': ['Commandes à cet endroit', 'Commands at this place'],
  'mapMenu.here': ['Ici', 'Here'],
  'mapMenu.test': ['Test de visibilité ici', 'Visibility test here'],
  'mapMenu.look': ['Voir ce point depuis {what}', 'See this point from {what}'],
  'mapMenu.turn': ['Tourner {what} vers ici', 'Turn {what} towards here'],
  'mapMenu.camera': ['Placer une caméra', 'Place a camera'],
  'mapMenu.sensor': ['Placer un capteur sonore', 'Place a sound sensor'],
  'mapMenu.place': ['Placer un lieu à voir', 'Place a point of interest'],
  'mapMenu.site': ['Placer un site candidat', 'Place a candidate site'],
  'mapMenu.centre': ['Centrer ici', 'Centre here'],
  'mapMenu.lock': ['Verrouiller', 'Lock'],
  'mapMenu.unlock': ['Déverrouiller', 'Unlock'],
} satisfies Words;
