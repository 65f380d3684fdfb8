/** Which layer a feature belongs to, by the kind of its geometry and by its tags. */
import { FURNITURE_KINDS, type FurnitureKind } from '../../model/city';
import { isSoundSensor, looksLikeCamera } from './device-columns';
import { HEIGHT_NAMES } from './heights';
import { guessNoise } from './noise';
import { property, text, type Properties } from './properties';

export type ImportLayer = 'streets' | 'buildings' | 'furniture' | 'cameras' | 'sensors' | 'noise';
/** What a layer's features may be; walls become obstacles of the plan. */
export type LayerUse = ImportLayer | 'walls';
export type Shape = 'point' | 'line' | 'polygon';

const SHAPES_OF_LAYER: Readonly<Record<LayerUse, readonly Shape[]>> = {
  streets: ['line'],
  buildings: ['polygon'],
  furniture: ['point'],
  cameras: ['point'],
  sensors: ['point'],
  walls: ['line', 'polygon'],
  noise: ['polygon'],
};

/** Tags that say of a polygon that it is something else than a building. */
const OTHER_AREAS = [
  'landuse',
  'natural',
  'leisure',
  'waterway',
  'water',
  'boundary',
  'highway',
  'area:highway',
  'place',
  'amenity',
  'barrier',
  'power',
  'railway',
  'public_transport',
  'man_made',
  'kind',
];

const BD_TOPO_ROAD = ['importance', 'IMPORTANCE', 'nature_de_la_restriction', 'nombre_de_voies', 'NB_VOIES'];
const BD_TOPO_BUILDING = [
  'usage_1',
  'USAGE1',
  'nombre_de_logements',
  'NB_LOGTS',
  'identifiants_rnb',
  'ORIGIN_BAT',
];

/** Ways that are not there, or are no way. */
const NO_STREET = new Set(['', 'no', 'razed']);

/** Tags that say of a line that it is something else than a street. */
const OTHER_LINES = [
  'power',
  'waterway',
  'railway',
  'barrier',
  'boundary',
  'natural',
  'aeroway',
  'building',
  'kind',
];

/** Whether the user's word for a whole layer can hold for a shape in it. */
export const holdsFor = (use: LayerUse, shape: Shape): boolean => SHAPES_OF_LAYER[use].includes(shape);

/**
 * @param as what the user says the file holds: decides where tags say nothing else, or even then if `evenIfTagged`.
 * @param inCollection the geometry comes from a GeometryCollection of several kinds, whose tags cannot say which part
 *   they describe: then the shape alone decides.
 */
export function recogniseLayer(
  shape: Shape,
  tags: Properties,
  as: LayerUse | undefined,
  inCollection: boolean,
  evenIfTagged = false,
): LayerUse | undefined {
  const byTags = layerByTags(shape, tags, inCollection);
  // What the user says comes before a name that only sounds like noise.
  const found = byTags === 'noise' && as !== undefined ? undefined : byTags;
  if (found !== undefined || as === undefined || !holdsFor(as, shape)) return found;
  return !evenIfTagged && saysOtherwise(shape, tags) ? undefined : as;
}

function layerByTags(shape: Shape, tags: Properties, inCollection: boolean): ImportLayer | undefined {
  switch (shape) {
    case 'polygon':
      if (isBuilding(tags)) return 'buildings';
      return guessNoise(tags) ? 'noise' : undefined;
    case 'line':
      return inCollection || isStreet(tags) ? 'streets' : undefined;
    case 'point':
      return pointLayer(tags);
  }
}

/** A park is no building, and a guard no camera, whatever file they come in. */
function saysOtherwise(shape: Shape, tags: Properties): boolean {
  const has = (name: string): boolean => property(tags, name) !== undefined;
  switch (shape) {
    case 'polygon':
      return text(tags, 'building').toLowerCase() === 'no' || OTHER_AREAS.some(has);
    case 'line':
      return text(tags, 'highway') !== '' || OTHER_LINES.some(has);
    case 'point':
      return text(tags, 'surveillance:type').toLowerCase() === 'guard';
  }
}

function isBuilding(tags: Properties): boolean {
  const building = text(tags, 'building').toLowerCase();
  if (building === 'no') return false;
  if (building !== '' || text(tags, 'building:part') !== '') return true;
  const has = (name: string): boolean => property(tags, name) !== undefined;
  if (OTHER_AREAS.some(has)) return false;
  if (HEIGHT_NAMES.some(has) || BD_TOPO_BUILDING.some(has)) return true;
  return hasNoMeaning(tags);
}

/** Names that describe nothing: a feature with no others has no tags to go by. */
const MEANINGLESS = new Set([
  'id',
  'fid',
  'objectid',
  'gid',
  'name',
  'nom',
  'source',
  'description',
  'osm_id',
  '@id',
]);

const hasNoMeaning = (tags: Properties): boolean =>
  Object.keys(tags).every((name) => MEANINGLESS.has(name.toLowerCase()));

function isStreet(tags: Properties): boolean {
  if (property(tags, 'highway') !== undefined) return !NO_STREET.has(text(tags, 'highway').toLowerCase());
  const hasNature = property(tags, 'nature') !== undefined || property(tags, 'NATURE') !== undefined;
  return hasNature && BD_TOPO_ROAD.some((name) => property(tags, name) !== undefined);
}

function pointLayer(tags: Properties): ImportLayer | undefined {
  const kind = text(tags, 'kind').toLowerCase();
  if (kind === 'sound_sensor' || kind === 'sound-sensor') return 'sensors';
  if (isSoundSensor(tags)) return 'sensors';
  // A stated kind wins over the tags it was made from.
  if (FURNITURE_KINDS.some((name) => name === kind)) return 'furniture';
  const isSurveillance = text(tags, 'man_made').toLowerCase() === 'surveillance';
  if (isSurveillance || kind === 'camera') {
    const type = text(tags, 'surveillance:type').toLowerCase();
    if (type === 'gunshot_detector') return 'sensors';
    return type === 'guard' ? undefined : 'cameras';
  }
  if (furnitureKind(tags) !== undefined) return 'furniture';
  return looksLikeCamera(tags) ? 'cameras' : undefined;
}

const FURNITURE_TAGS: readonly (readonly [key: string, value: string, kind: FurnitureKind])[] = [
  ['highway', 'street_lamp', 'street_lamp'],
  ['highway', 'traffic_signals', 'traffic_signals'],
  ['highway', 'bus_stop', 'bus_stop'],
  ['railway', 'tram_stop', 'tram_stop'],
  ['railway', 'subway_entrance', 'subway_entrance'],
  ['man_made', 'mast', 'mast'],
  ['man_made', 'flagpole', 'flagpole'],
  ['man_made', 'utility_pole', 'pole'],
  ['man_made', 'street_cabinet', 'other'],
  ['power', 'pole', 'pole'],
  ['natural', 'tree', 'tree'],
];

/** The furniture that a point is; undefined when it is none that is known. */
export function furnitureKind(tags: Properties): FurnitureKind | undefined {
  const kind = text(tags, 'kind').toLowerCase();
  const known = FURNITURE_KINDS.find((name) => name === kind);
  if (known !== undefined) return known;
  for (const [key, value, found] of FURNITURE_TAGS) if (text(tags, key).toLowerCase() === value) return found;
  const entrance = text(tags, 'entrance').toLowerCase();
  return entrance !== '' && entrance !== 'no' ? 'entrance' : undefined;
}
