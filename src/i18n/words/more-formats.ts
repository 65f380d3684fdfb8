import type { Words } from '../types';

/** Shapefile, OpenStreetMap, pictures. */
export const MORE_FORMATS = {
  'export.format.shp': ['Shapefile', 'Shapefile'],
  'export.format.shp.detail': [
    'ZIP de couches (points, lignes, surfaces) en Lambert-93 en France, MN95 en Suisse, sinon UTM ; textes coupés à 254 octets',
    'ZIP of layers (points, lines, areas) in Lambert-93 in France, LV95 in Switzerland, else UTM; texts cut at 254 bytes',
  ],
  'export.format.osm': ['Caméras existantes pour OpenStreetMap', 'Existing cameras for OpenStreetMap'],
  'export.format.osm.detail': [
    'Fichier .osm à relire dans un éditeur : étiquettes man_made=surveillance, direction, support, hauteur',
    'An .osm file to look through in an editor: tags man_made=surveillance, direction, mount, height',
  ],
  'export.file.shapefile': ['shapefile', 'shapefile'],
  'export.style.cameras': ['Nombre de caméras', 'Number of cameras'],
  'export.style.heard': ['Limite d’écoute', 'Limit of hearing'],
  'export.savePng': ['Image PNG (300 ppp)', 'PNG picture (300 dpi)'],
  'export.file.osm': ['osm', 'osm'],
  'export.shp.about': ['LISEZ-MOI', 'README'],
  'export.shp.cut': [
    'Les noms de colonnes sont coupés à 10 caractères, les textes à 254 octets (UTF-8) : le GeoPackage garde tout.',
    'Names of columns are cut at 10 characters, texts at 254 bytes (UTF-8): the GeoPackage keeps all.',
  ],
} as const satisfies Words;
