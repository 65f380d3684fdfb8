import type { Words } from '../types';

/**
 * One row per fault of reading a file (`READ_FAULTS`, `parseCatalogue` and its kin): file, place, fault, what to do.
 * `{file}` is its name, `{n}` how many times, `{features}` the first features concerned, counted from 1.
 */
export const FAULTS = {
  // A device of the plan: not computed as it stands.
  'device.azimuthUnknown': [
    'Azimut inconnu : ce que cette caméra voit n’est pas compté. Indiquez où elle regarde.',
    'Azimuth unknown: what this camera sees is not counted. State where it looks.',
  ],
  'device.lensNotModelled': [
    'Aucun objectif n’a cet angle de vue : ce que cette caméra voit n’est pas compté. Vérifiez l’angle et le modèle.',
    'No lens has this angle of view: what this camera sees is not counted. Check the angle and the model.',
  ],
  'device.insideBuilding': [
    'L’appareil est dans un bâtiment, d’où il ne voit ni n’entend rien. Déplacez-le devant une façade.',
    'The device is inside a building, where it neither sees nor hears. Move it in front of a façade.',
  ],
  // The file as a whole: refused.
  'file.empty': [
    '« {file} » est vide (0 octet). Téléchargez-le à nouveau.',
    '“{file}” is empty (0 bytes). Download it again.',
  ],
  'file.isBlank': [
    '« {file} » ne contient que des octets nuls : la copie a échoué. Copiez-le à nouveau.',
    '“{file}” holds nothing but zero bytes: the copy failed. Copy it again.',
  ],
  'file.isImage': [
    '« {file} » est une image ({what}), pas des données. Choisissez un fichier de données.',
    '“{file}” is an image ({what}), not data. Choose a data file.',
  ],
  'file.isPdf': [
    '« {file} » est un document PDF, pas des données. Demandez le fichier GeoJSON d’origine.',
    '“{file}” is a PDF document, not data. Ask for the GeoJSON file behind it.',
  ],
  'file.isWebPage': [
    '« {file} » est une page web, pas des données : le téléchargement demandait peut-être une connexion. Téléchargez-le à nouveau.',
    '“{file}” is a web page, not data: the download may have asked for a login. Download it again.',
  ],
  'file.isEsriJson': [
    '« {file} » est du JSON d’Esri. Demandez le format GeoJSON au serveur (f=geojson).',
    '“{file}” is Esri JSON. Ask the server for GeoJSON (f=geojson).',
  ],
  'file.isSpreadsheet': [
    '« {file} » est un classeur OpenDocument. Enregistrez-le au format Excel (.xlsx) ou CSV.',
    '“{file}” is an OpenDocument spreadsheet. Save it as Excel (.xlsx) or CSV.',
  ],
  'file.isGeoPackage': [
    '« {file} » est un GeoPackage. Ouvrez-le dans QGIS et exportez la couche en GeoJSON (EPSG:4326).',
    '“{file}” is a GeoPackage. Open it in QGIS and export the layer as GeoJSON (EPSG:4326).',
  ],
  'file.isSqlite': [
    '« {file} » est une base SQLite. Ouvrez-la dans QGIS et exportez la couche en GeoJSON.',
    '“{file}” is an SQLite database. Open it in QGIS and export the layer as GeoJSON.',
  ],
  'file.isXml': [
    '« {file} » est du XML d’un format non lu (GML ?). Convertissez-le en GeoJSON avec QGIS.',
    '“{file}” is XML of a format that is not read (GML?). Convert it to GeoJSON with QGIS.',
  ],
  'file.isArchive': [
    '« {file} » est une archive {what}. Aucun fichier de données connu ne s’y trouve.',
    '“{file}” is a {what} archive. There is no data file in it that can be read.',
  ],
  'file.isOther': [
    '« {file} » est un fichier {what}. Convertissez-le en GeoJSON (EPSG:4326), avec QGIS par exemple.',
    '“{file}” is a {what} file. Convert it to GeoJSON (EPSG:4326), with QGIS for example.',
  ],
  'file.zipBroken': [
    '« {file} » commence comme une archive ZIP mais ne peut pas être ouvert : il est incomplet. Téléchargez-le à nouveau.',
    '“{file}” begins like a ZIP archive but cannot be opened: it is incomplete. Download it again.',
  ],
  'file.gzipBroken': [
    '« {file} » est un fichier gzip endommagé ou incomplet. Téléchargez-le à nouveau.',
    '“{file}” is a damaged or incomplete gzip file. Download it again.',
  ],
  'file.tooBig': [
    '« {file} » dépasse {limit_mb} Mo une fois décompressé. Découpez-le à la zone d’étude.',
    '“{file}” is over {limit_mb} MB once unpacked. Cut it to the study area.',
  ],
  'file.isBomb': [
    '« {file} » se décompresse sans fin : la lecture a été arrêtée. N’utilisez pas ce fichier.',
    '“{file}” unpacks without end: reading was stopped. Do not use this file.',
  ],
  'file.unknownFormat': [
    'Le format de « {file} » n’est pas reconnu. Sont lus : GeoJSON, TopoJSON, Shapefile (zip), GeoPackage, KML, KMZ, GPX, CSV, Excel, DXF, OSM (XML, PBF) et les réponses d’Overpass.',
    'The format of “{file}” is not recognised. Read are: GeoJSON, TopoJSON, Shapefile (zip), GeoPackage, KML, KMZ, GPX, CSV, Excel, DXF, OSM (XML, PBF) and Overpass answers.',
  ],
  'json.syntax': [
    '« {file} » n’est pas du JSON valide : ligne {line}, colonne {column}, près de « {found} ». Corrigez cet endroit ou exportez à nouveau.',
    '“{file}” is not valid JSON: line {line}, column {column}, near “{found}”. Correct this place or export it again.',
  ],
  'json.truncated': [
    '« {file} » s’arrête trop tôt (ligne {line}, colonne {column}) : le téléchargement a été interrompu. Rien n’en a été repris.',
    '“{file}” stops too early (line {line}, column {column}): the download was cut off. Nothing was taken from it.',
  ],
  'json.tooDeep': [
    '« {file} » imbrique trop de niveaux (ligne {line}, colonne {column}) : ce n’est pas une géométrie.',
    '“{file}” nests too many levels (line {line}, column {column}): that is no geometry.',
  ],
  'geojson.notGeoJson': [
    '« {file} » est du JSON mais pas du GeoJSON (type : {type}). Exportez une FeatureCollection.',
    '“{file}” is JSON but not GeoJSON (type: {type}). Export a FeatureCollection.',
  ],
  'crs.notDegrees': [
    'Les coordonnées de « {file} » ne sont pas des degrés ({x} ; {y}). Elles conviennent à {proposal} : confirmez ce système, ou exportez en EPSG:4326.',
    'The coordinates of “{file}” are no degrees ({x}; {y}). They fit {proposal}: confirm that system, or export in EPSG:4326.',
  ],
  'crs.notDegreesUnknown': [
    'Les coordonnées de « {file} » ne sont pas des degrés ({x} ; {y}) et leur système est inconnu. Exportez en EPSG:4326 (WGS 84).',
    'The coordinates of “{file}” are no degrees ({x}; {y}) and their system is unknown. Export in EPSG:4326 (WGS 84).',
  ],
  'crs.unknown': [
    '« {file} » est dans le système de coordonnées « {crs} », qui n’est pas lu. Exportez en EPSG:4326 (WGS 84).',
    '“{file}” is in the coordinate system “{crs}”, which is not read. Export in EPSG:4326 (WGS 84).',
  ],
  // The file as a whole: taken, with a word.
  'file.encodingGuessed': [
    '« {file} » n’est pas en UTF-8 ; il a été lu comme {encoding}. Vérifiez les accents.',
    '“{file}” is not UTF-8; it was read as {encoding}. Check accented letters.',
  ],
  'geojson.empty': [
    '« {file} » est valide mais ne contient aucun objet. Ce qui était chargé reste en place.',
    '“{file}” is valid but holds no features. What was loaded stays.',
  ],
  'crs.reprojected': [
    '« {file} » est en {crs} ; les coordonnées ont été converties en WGS 84.',
    '“{file}” is in {crs}; its coordinates were converted to WGS 84.',
  ],
  'crs.contradicted': [
    '« {file} » annonce {crs} mais contient des degrés ; il a été lu en WGS 84. Vérifiez sa place sur la carte.',
    '“{file}” claims {crs} but holds degrees; it was read as WGS 84. Check where it lies on the map.',
  ],
  'coordinates.swapped': [
    'Latitude et longitude de « {file} » ont été permutées, comme demandé.',
    'Latitude and longitude of “{file}” were exchanged, as asked.',
  ],
  'coordinates.maybeSwapped': [
    'Dans « {file} », la latitude semble précéder la longitude. Permuter les deux ?',
    'In “{file}” latitude seems to stand before longitude. Exchange the two?',
  ],
  'coordinates.farFromPlan': [
    '« {file} » se trouve à environ {distance_km} km du plan ouvert. Est-ce le bon fichier ?',
    '“{file}” lies about {distance_km} km from the open plan. Is it the right file?',
  ],
  // Features left out.
  'feature.notAnObject': [
    '« {file} » : {n} {n|élément n’est pas un objet GeoJSON|éléments ne sont pas des objets GeoJSON} (n° {features}), non repris.',
    '“{file}”: {n} {n|entry is no GeoJSON object|entries are no GeoJSON objects} (no. {features}), left out.',
  ],
  'feature.noGeometry': [
    '« {file} » : {n} {n|objet|objets} sans géométrie (n° {features}), {n|compté mais non dessiné|comptés mais non dessinés}.',
    '“{file}”: {n} {n|feature|features} without geometry (no. {features}), counted but not drawn.',
  ],
  'feature.unclassified': [
    '« {file} » : {n} {n|objet non reconnu|objets non reconnus} comme rue, bâtiment, mobilier ou caméra (n° {features}). Si vous savez ce que contient le fichier, indiquez-le.',
    '“{file}”: {n} {n|feature|features} not recognised as street, building, furniture or camera (no. {features}). If you know what the file holds, say so.',
  ],
  'feature.isPlanObject': [
    '« {file} » : {n} {n|objet|objets} d’un plan (n° {features}) non repris : forme ou rôle illisibles.',
    '“{file}”: {n} {n|object|objects} of a plan (no. {features}) left out: shape or role cannot be read.',
  ],
  'geojson.invalid': [
    '« {file} » : {n} {n|géométrie non conforme|géométries non conformes} à la RFC 7946 (n° {features}), {n|non reprise|non reprises} : {message}',
    '“{file}”: {n} {n|geometry breaks|geometries break} RFC 7946 (no. {features}), left out: {message}',
  ],
  'geometry.unknownType': [
    '« {file} » : {n} {n|géométrie|géométries} de type inconnu « {type} » (n° {features}), {n|non reprise|non reprises}.',
    '“{file}”: {n} {n|geometry|geometries} of unknown type “{type}” (no. {features}), left out.',
  ],
  'geometry.tooComplex': [
    '« {file} » : {n} {n|contour trop enchevêtré|contours trop enchevêtrés} pour être {n|vérifié|vérifiés} (n° {features}), non repris. Simplifiez dans QGIS.',
    '“{file}”: {n} {n|outline|outlines} too tangled to be checked (no. {features}), left out. Simplify in QGIS.',
  ],
  'geometry.emptyCollection': [
    '« {file} » : {n} {n|collection vide|collections vides} (n° {features}), sans effet.',
    '“{file}”: {n} empty {n|collection|collections} (no. {features}), ignored.',
  ],
  'coordinates.missing': [
    '« {file} » : {n} {n|géométrie sans coordonnées|géométries sans coordonnées} (n° {features}), {n|non reprise|non reprises}.',
    '“{file}”: {n} {n|geometry|geometries} without coordinates (no. {features}), left out.',
  ],
  'coordinates.notNumbers': [
    '« {file} » : {n} {n|géométrie|géométries} dont les coordonnées ne sont pas des nombres (n° {features}), {n|non reprise|non reprises}. Exportez des nombres, pas du texte.',
    '“{file}”: {n} {n|geometry|geometries} whose coordinates are no numbers (no. {features}), left out. Export numbers, not text.',
  ],
  'coordinates.notFinite': [
    '« {file} » : {n} {n|géométrie|géométries} aux coordonnées infinies (n° {features}), {n|non reprise|non reprises}.',
    '“{file}”: {n} {n|geometry|geometries} with infinite coordinates (no. {features}), left out.',
  ],
  'coordinates.outOfRange': [
    '« {file} » : {n} {n|géométrie|géométries} hors du globe (longitude au-delà de 180° ou latitude au-delà de 90°, n° {features}), {n|non reprise|non reprises}.',
    '“{file}”: {n} {n|geometry|geometries} off the globe (longitude beyond 180° or latitude beyond 90°, no. {features}), left out.',
  ],
  'coordinates.nullIsland': [
    '« {file} » : {n} {n|géométrie passe|géométries passent} par 0°, 0°, dans le golfe de Guinée : position sans doute inconnue (n° {features}), {n|non reprise|non reprises}.',
    '“{file}”: {n} {n|geometry passes|geometries pass} through 0°, 0°, in the Gulf of Guinea: probably an unknown position (no. {features}), left out.',
  ],
  'coordinates.pole': [
    '« {file} » : {n} {n|géométrie se trouve|géométries se trouvent} à un pôle (n° {features}), {n|non reprise|non reprises}. Vérifiez la latitude.',
    '“{file}”: {n} {n|geometry lies|geometries lie} at a pole (no. {features}), left out. Check the latitude.',
  ],
  'line.tooFewPoints': [
    '« {file} » : {n} {n|ligne|lignes} de moins de deux points distincts (n° {features}), {n|non reprise|non reprises}.',
    '“{file}”: {n} {n|line|lines} of fewer than two distinct points (no. {features}), left out.',
  ],
  'ring.tooFewPoints': [
    '« {file} » : {n} {n|contour|contours} de moins de trois points (n° {features}), non repris.',
    '“{file}”: {n} {n|outline|outlines} of fewer than three points (no. {features}), left out.',
  ],
  'ring.zeroArea': [
    '« {file} » : {n} {n|contour sans surface|contours sans surface} (n° {features}), non repris.',
    '“{file}”: {n} {n|outline|outlines} without area (no. {features}), left out.',
  ],
  'ring.holeDropped': [
    '« {file} » : {n} {n|bâtiment|bâtiments} dont une cour n’a pas de surface (n° {features}) : la cour est ignorée.',
    '“{file}”: {n} {n|building|buildings} with a courtyard without area (no. {features}): the courtyard is ignored.',
  ],
  'building.noObstacle': [
    '« {file} » : {n} {n|bâtiment ne fait pas obstacle|bâtiments ne font pas obstacle} (toit ouvert, auvent, souterrain ; n° {features}), non repris.',
    '“{file}”: {n} {n|building is no obstacle|buildings are no obstacle} (open roof, canopy, underground; no. {features}), left out.',
  ],
  'noise.noLevel': [
    '« {file} » : {n} {n|zone|zones} de bruit sans niveau lisible (« {value} » ; n° {features}), {n|non reprise|non reprises}.',
    '“{file}”: {n} {n|area|areas} of noise without a level that can be read (“{value}”; no. {features}), left out.',
  ],
  'street.isArea': [
    '« {file} » : {n} {n|ligne est le bord|lignes sont le bord} d’une surface et non l’axe d’une rue (n° {features}), {n|non reprise|non reprises}.',
    '“{file}”: {n} {n|line is the edge of an area|lines are edges of areas}, not the centre line of a street (no. {features}), left out.',
  ],
  // Features taken, repaired or to be checked.
  'feature.duplicateId': [
    '« {file} » : {n} {n|objet répète|objets répètent} l’identifiant d’un autre (n° {features}, « {id} »). Tous ont été repris.',
    '“{file}”: {n} {n|feature repeats|features repeat} another’s id (no. {features}, “{id}”). All were taken.',
  ],
  'geometry.collectionFlattened': [
    '« {file} » : {n} {n|collection de géométries décomposée|collections de géométries décomposées} (n° {features}) : surfaces prises pour des bâtiments, lignes pour des rues. Vérifiez.',
    '“{file}”: {n} geometry {n|collection|collections} taken apart (no. {features}): areas as buildings, lines as streets. Please check.',
  ],
  'ring.wasOpen': [
    '« {file} » : {n} {n|contour n’était pas fermé|contours n’étaient pas fermés} (n° {features}) : {n|fermé|fermés}.',
    '“{file}”: {n} {n|outline was|outlines were} not closed (no. {features}): closed.',
  ],
  'ring.repaired': [
    '« {file} » : {n} {n|contour qui se croise a été réparé|contours qui se croisent ont été réparés} (n° {features}).',
    '“{file}”: {n} {n|outline that crosses itself was|outlines that cross themselves were} repaired (no. {features}).',
  ],
  'height.unreadable': [
    '« {file} » : {n} {n|hauteur illisible|hauteurs illisibles}, par exemple « {value} » (n° {features}). Une autre indication ou la hauteur supposée est prise.',
    '“{file}”: {n} unreadable {n|height|heights}, for example “{value}” (no. {features}). Another source or the assumed height is taken.',
  ],
  'height.implausible': [
    '« {file} » : {n} {n|hauteur invraisemblable|hauteurs invraisemblables}, par exemple « {value} » (n° {features}), sans effet.',
    '“{file}”: {n} implausible {n|height|heights}, for example “{value}” (no. {features}), not used.',
  ],
  'height.baseAboveTop': [
    '« {file} » : {n} {n|bâtiment|bâtiments} dont la base dépasse le sommet (base {value} m, n° {features}) : pris depuis le sol.',
    '“{file}”: {n} {n|building|buildings} with the base above the top (base {value} m, no. {features}): taken from the ground up.',
  ],
  'camera.directionUnknown': [
    '« {file} » : {n} {n|caméra|caméras} sans direction (n° {features}) : {n|dessinée comme inconnue, elle ne voit|dessinées comme inconnues, elles ne voient} rien tant que l’azimut n’est pas indiqué.',
    '“{file}”: {n} {n|camera|cameras} without a direction (no. {features}): drawn as unknown, seeing nothing until the azimuth is given.',
  ],
  'camera.directionUnreadable': [
    '« {file} » : {n} {n|direction illisible|directions illisibles}, par exemple « {value} » (n° {features}), {n|laissée|laissées} {n|inconnue|inconnues}.',
    '“{file}”: {n} unreadable {n|direction|directions}, for example “{value}” (no. {features}), left unknown.',
  ],
  'camera.rangeReachable': [
    '« {file} » : {n} {n|caméra balaie|caméras balaient} un secteur, par exemple « {value} » (n° {features}) : secteur atteignable, non compté comme vu.',
    '“{file}”: {n} {n|camera pans|cameras pan} over a range, for example “{value}” (no. {features}): reachable, not counted as seen.',
  ],
  'camera.heightImplausible': [
    '« {file} » : {n} {n|hauteur de pose invraisemblable|hauteurs de pose invraisemblables}, par exemple « {value} » (n° {features}) ; la hauteur usuelle est prise. Vérifiez.',
    '“{file}”: {n} implausible mounting {n|height|heights}, for example “{value}” (no. {features}); the usual height is taken. Please check.',
  ],
  'camera.tiltUnreadable': [
    '« {file} » : {n} {n|inclinaison illisible|inclinaisons illisibles}, par exemple « {value} » (n° {features}) ; l’inclinaison usuelle est prise.',
    '“{file}”: {n} unreadable {n|tilt|tilts}, for example “{value}” (no. {features}); the usual tilt is taken.',
  ],
  'camera.modelAssumed': [
    '« {file} » : {n} {n|caméra|caméras} dont le modèle est déduit du type indiqué, par exemple {value} (n° {features}).',
    '“{file}”: {n} {n|camera|cameras} whose model follows from the type stated, for example {value} (no. {features}).',
  ],
  'camera.indoor': [
    '« {file} » : {n} {n|caméra|caméras} d’intérieur (n° {features}) : {n|reprise|reprises}, mais l’espace public n’est pas leur objet.',
    '“{file}”: {n} indoor {n|camera|cameras} (no. {features}): taken, but public space is not what they watch.',
  ],
  // Built-in and user-made data files.
  'data.notAList': ['« {path} » doit être une liste.', '“{path}” must be a list.'],
  'data.notAnObject': ['Cette entrée doit être un objet.', 'This entry must be an object.'],
  'data.notText': ['« {path} » doit être un texte non vide.', '“{path}” must be text that is not empty.'],
  'data.notANumber': ['« {path} » doit être un nombre.', '“{path}” must be a number.'],
  'data.notAFlag': ['« {path} » doit être vrai ou faux.', '“{path}” must be true or false.'],
  'data.notADate': [
    '« {path} » doit être une date (2025, 2025-10 ou 2025-10-08).',
    '“{path}” must be a date (2025, 2025-10 or 2025-10-08).',
  ],
  'data.outOfRange': [
    '« {path} » est hors des valeurs possibles.',
    '“{path}” is outside the possible values.',
  ],
  'data.unknownValue': ['« {path} » a une valeur inconnue.', '“{path}” has an unknown value.'],
  'data.duplicateId': [
    '« {path} » répète un identifiant déjà pris.',
    '“{path}” repeats an id already taken.',
  ],
  'data.notAscending': [
    '« {path} » doit croître d’un niveau à l’autre.',
    '“{path}” must rise from one level to the next.',
  ],
} as const satisfies Words;
