import type { Words } from '../types';

/** Faults of the formats beside GeoJSON, and what the import dialog says of layers, systems and columns. */
export const READERS = {
  'file.zipEncrypted': [
    '« {file} » est une archive protégée par un mot de passe. Décompressez-la d’abord.',
    '“{file}” is an archive protected by a password. Unpack it first.',
  ],
  'file.zipMethod': [
    '« {file} » est compressé par une méthode rare. Décompressez-le et recréez un ZIP ordinaire.',
    '“{file}” is packed by an uncommon method. Unpack it and make an ordinary ZIP of it.',
  ],
  'file.zipNested': [
    '« {file} » contient des archives dans des archives, sur plus de trois niveaux. Décompressez-les d’abord.',
    '“{file}” holds archives inside archives, more than three levels deep. Unpack them first.',
  ],
  'xlsx.broken': [
    '« {file} » est un classeur Excel endommagé. Ouvrez-le dans Excel et enregistrez-le à nouveau.',
    '“{file}” is a damaged Excel workbook. Open it in Excel and save it again.',
  ],
  'geopackage.broken': [
    '« {file} » est un GeoPackage endommagé ou incomplet. Téléchargez-le à nouveau.',
    '“{file}” is a damaged or incomplete GeoPackage. Download it again.',
  ],
  'geopackage.noLayers': [
    '« {file} » est un GeoPackage sans couche vectorielle (des images, ou des vues, qui ne sont pas lues).',
    '“{file}” is a GeoPackage without a vector layer (images, or views, which are not read).',
  ],
  'topojson.broken': [
    '« {file} » est du TopoJSON dont les arcs ou les objets manquent. Exportez-le à nouveau.',
    '“{file}” is TopoJSON whose arcs or objects are missing. Export it again.',
  ],
  'xml.syntax': [
    '« {file} » n’est pas du XML valide : ligne {line}, colonne {column}. Exportez-le à nouveau.',
    '“{file}” is not valid XML: line {line}, column {column}. Export it again.',
  ],
  'xml.entities': [
    '« {file} » définit des entités XML (ligne {line}), ce que ces formats n’ont jamais à faire : par prudence, rien n’en a été lu.',
    '“{file}” defines XML entities (line {line}), which these formats never need: to be safe, nothing of it was read.',
  ],
  'xml.tooDeep': [
    '« {file} » imbrique trop d’éléments XML (ligne {line}) : ce ne sont pas des données géographiques.',
    '“{file}” nests too many XML elements (line {line}): that is no geographic data.',
  ],
  'csv.quoteOpen': [
    '« {file} » : un guillemet ouvert ligne {line} n’est jamais refermé. Corrigez cette ligne.',
    '“{file}”: a quote opened on line {line} is never closed. Correct that line.',
  ],
  'csv.tooManyColumns': [
    '« {file} » a plus de 1 000 colonnes : ce n’est pas une liste. Vérifiez le séparateur.',
    '“{file}” has more than 1,000 columns: that is no list. Check the separator.',
  ],
  'csv.tooManyRows': [
    '« {file} » a plus de 2 000 000 de lignes. Découpez-le à la zone d’étude.',
    '“{file}” has more than 2,000,000 rows. Cut it to the study area.',
  ],
  'table.noCoordinates': [
    '« {file} » n’a pas de colonne de coordonnées reconnue (colonnes : {columns}). Sont compris : latitude et longitude, x et y, x_l93 et y_l93, position, geo_point_2d, wkt. Les adresses ne sont pas cherchées.',
    '“{file}” has no column of coordinates that is understood (columns: {columns}). Understood are: latitude and longitude, x and y, x_l93 and y_l93, position, geo_point_2d, wkt. Addresses are not looked up.',
  ],
  'archive.filesLeftOut': [
    '« {file} » : {n|un fichier de l’archive n’a pas pu être lu|{n} fichiers de l’archive n’ont pas pu être lus}.',
    '“{file}”: {n|one file of the archive could not be read|{n} files of the archive could not be read}.',
  ],
  'shapefile.noAttributes': [
    '« {file} » : la couche {layer} n’a pas de fichier .dbf. Les formes sont lues, sans hauteurs ni noms.',
    '“{file}”: layer {layer} has no .dbf file. Shapes are read, without heights or names.',
  ],
  'shapefile.noPrj': [
    '« {file} » : la couche {layer} n’a pas de fichier .prj, qui dirait son système de coordonnées. Vérifiez la position.',
    '“{file}”: layer {layer} has no .prj file, which would state its coordinate system. Check the position.',
  ],
  'shapefile.cut': [
    '« {file} » : la couche {layer} s’arrête au milieu d’un objet. Téléchargez le fichier à nouveau.',
    '“{file}”: layer {layer} stops in the middle of a feature. Download the file again.',
  ],
  'osm.missingNodes': [
    '« {file} » : {n|un chemin a des nœuds|{n} chemins ont des nœuds} hors de l’extrait ; ce qui est présent a été repris.',
    '“{file}”: {n|one way has nodes|{n} ways have nodes} outside the extract; what is there was taken.',
  ],
  'osm.openRelations': [
    '« {file} » : {n|un multipolygone ne se referme pas et a été laissé|{n} multipolygones ne se referment pas et ont été laissés} de côté.',
    '“{file}”: {n|one multipolygon does not close and was|{n} multipolygons do not close and were} left out.',
  ],
  'format.topojson': ['TopoJSON', 'TopoJSON'],
  'format.overpass': ['Réponse d’Overpass', 'Overpass answer'],
  'format.osm-xml': ['OpenStreetMap XML', 'OpenStreetMap XML'],
  'format.kml': ['KML', 'KML'],
  'format.gpx': ['GPX', 'GPX'],
  'format.csv': ['Tableau CSV', 'CSV table'],
  'format.xlsx': ['Classeur Excel', 'Excel workbook'],
  'format.shapefile': ['Shapefile', 'Shapefile'],
  'format.geopackage': ['GeoPackage', 'GeoPackage'],
  'format.archive': ['Archive', 'Archive'],
} as const satisfies Words;
