import type { Words } from '../types';

/** Title block of printed sheets: fields, logo and what is wrong with one. */
export const TITLE_BLOCK = {
  'step.titleBlock': ['Cartouche', 'Title block'],
  'titleBlock.title': ['Cartouche et logo', 'Title block and logo'],
  'titleBlock.project': ['Projet', 'Project'],
  'titleBlock.client': ['Maître d’ouvrage', 'Client'],
  'titleBlock.author': ['Auteur', 'Author'],
  'titleBlock.revision': ['Indice', 'Revision'],
  'titleBlock.date': ['Date', 'Date'],
  'titleBlock.hint': [
    'Gardé dans le plan. Vides, le projet et la date sont le nom du plan et le jour de l’impression.',
    'Kept in the plan. Left empty, project and date are the plan’s name and the day of printing.',
  ],
  'titleBlock.logo': ['Logo', 'Logo'],
  'titleBlock.logo.hint': [
    'PNG ou JPEG, 256 Ko et 2000 px au plus',
    'PNG or JPEG, 256 KB and 2000 px at most',
  ],
  'titleBlock.logo.choose': ['Choisir une image…', 'Choose a picture…'],
  'titleBlock.logo.remove': ['Retirer le logo', 'Remove the logo'],
  'titleBlock.logo.shown': ['Logo du cartouche', 'Logo of the title block'],
  'logo.tooLarge': [
    'Image trop grande pour un logo : {kilobytes} Ko et {pixels} px de côté au plus.',
    'Picture too large for a logo: {kilobytes} KB and {pixels} px a side at most.',
  ],
  'logo.unknownFormat': ['Un logo est une image PNG ou JPEG.', 'A logo is a PNG or JPEG picture.'],
  'logo.damaged': ['Image abîmée ou incomplète.', 'Damaged or incomplete picture.'],
} as const satisfies Words;
