/**
 * Names that lists of cameras and sensors use, to those that the readers know: OSM's where a tag says the same, else
 * the plan file's. `Hauteur (m)`, `AZIMUT` and `Type de caméra` are understood; what is not keeps its own name.
 */
import { OBJECT_FIELDS } from '../plan/fields';
import { PlanFaultLog } from '../plan/faults';
import { readFields } from '../plan/read-fields';
import { parseLength_m, parseNumber } from './measures';
import type { Properties } from './properties';
import { plainName } from './table/names';

/** What a column of a device list can be, each with the names it goes by, the surest first; plain as `plainName` says. */
export const DEVICE_COLUMNS = {
  ref: 'ref reference identifiant idcam idcamera iddevice codecam codecamera repere matricule numero number num code id cam no n',
  name: 'name nom nomcam nomcamera libelle designation intitule emplacement lieu site adresse address localisation',
  height:
    'height hauteur hauteurm hauteurpose hauteurposem hauteurdepose hauteurdeposem mountingheight mountingheightm hauteurmat hauteurcam hauteurcamera heightabovegroundm h hm',
  'camera:direction':
    'cameradirection azimut azimuth azimutdeg azimuthdeg orientation cap direction heading bearing',
  'camera:angle': 'cameraangle inclinaison tilt tiltdeg plongee anglevertical',
  'camera:mount': 'cameramount mount support typesupport fixation montage',
  'camera:type': 'cameratype type typecam typecamera typedecamera typologie',
  'surveillance:zone': 'surveillancezone purpose finalite usage objectif',
  hfov_deg: 'hfovdeg hfov champhorizontal anglehorizontal champ angledevue angleofview ouverture fov',
  vfov_deg: 'vfovdeg vfov champvertical',
  max_range_m:
    'maxrangem porteelimite porteelimitem rangelimit rangelimitm portee porteem porteemax range rangem',
  ir_range_m: 'irrangem porteeir porteeinfrarouge porteeinfrarougem infraredrange infraredrangem ir irm',
  model: 'model modele modelecamera referenceproduit produit',
  status: 'status statut etat situation',
  snr_min_db: 'snrmindb snrmin snr seuil seuildb seuildedetection emergence emergencedb',
  background_db: 'backgrounddb background bruitdefond bruitdefonddb fondsonore ambiancesonore laeq',
  image_width_px: 'imagewidthpx largeurimage largeurpx',
  image_height_px: 'imageheightpx hauteurimage hauteurpx',
  phase: 'phase tranche',
  power_group: 'powergroup powersupply alimentation coffret armoire',
  network_group: 'networkgroup network reseau noeudreseau switch',
  trench_m: 'trenchm tranchee trancheem genieciv',
  fibre_m: 'fibrem fibre',
} as const satisfies Readonly<Record<string, string>>;

export type DeviceColumn = keyof typeof DEVICE_COLUMNS;

/** A device column, part of the place, a column to keep under its own name, or one to leave aside. */
export type ColumnUse = DeviceColumn | 'x' | 'y' | 'position' | 'keep' | 'leave';

/** What the user says of columns, by their names. */
export type ColumnChoices = Readonly<Record<string, ColumnUse>>;

const RANKS: ReadonlyMap<string, readonly [column: DeviceColumn, rank: number]> = new Map(
  (Object.entries(DEVICE_COLUMNS) as [DeviceColumn, string][]).flatMap(([column, names]) =>
    names.split(' ').map((name, rank) => [name, [column, rank] as const] as const),
  ),
);

/** Names that mean this in a list of devices alone: elsewhere `id` is the feature's and `type` anything. */
const IN_LISTS_ONLY = new Set(
  'id code no n num number cam h hm type range ir adresse address localisation lieu site situation etat'.split(
    ' ',
  ),
);

const plainNames = new Map<string, string>();
/** The same few names come back with every row. */
function plain(name: string): string {
  let found = plainNames.get(name);
  if (found === undefined) {
    if (plainNames.size > 5000) plainNames.clear();
    found = plainName(name);
    plainNames.set(name, found);
  }
  return found;
}

/** Which name stands for which device column; of several for one the surest. */
export function matchColumns(
  names: readonly string[],
  choices: ColumnChoices = {},
  isList = true,
): ReadonlyMap<string, DeviceColumn> {
  const best = new Map<DeviceColumn, Ranked>();
  for (const name of names) {
    const found = Object.hasOwn(choices, name) ? chosen(choices[name]) : known(name, isList);
    if (!found) continue;
    const [column, rank] = found;
    const there = best.get(column);
    if (!there || rank < there.rank) best.set(column, { name, rank });
  }
  return new Map([...best].map(([column, { name }]) => [name, column]));
}

interface Ranked {
  readonly name: string;
  readonly rank: number;
}

/** What the user says comes before every name. */
function chosen(choice: ColumnChoices[string] | undefined): readonly [DeviceColumn, number] | undefined {
  return choice !== undefined && isDeviceColumn(choice) ? [choice, -1] : undefined;
}

const isDeviceColumn = (choice: string): choice is DeviceColumn => Object.hasOwn(DEVICE_COLUMNS, choice);

function known(name: string, isList: boolean): readonly [DeviceColumn, number] | undefined {
  const word = plain(name);
  if (!isList && (IN_LISTS_ONLY.has(word) || name.startsWith('@'))) return undefined;
  return RANKS.get(word);
}

export interface ListedDevice {
  /** With the names that `readOsmCamera` reads; the rest as it was. */
  readonly tags: Properties;
  /** Members of the plan's device that OSM has no tags for. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** Names of OSM and of the plan file are theirs already. */
const NUMBERS = new Set([
  'hfov_deg',
  'vfov_deg',
  'image_width_px',
  'image_height_px',
  'phase',
  'snr_min_db',
  'background_db',
]);
const isOfSensors = (column: string): boolean => column === 'snr_min_db' || column === 'background_db';
const LENGTHS = new Set(['max_range_m', 'ir_range_m', 'trench_m', 'fibre_m']);
const TEXT_CELL = new Set(['views', 'pan_range_deg']);

/**
 * Reads one row of a list, or one point with attributes, by the names of its columns.
 * @param isList all of the layer are devices.
 */
export function listedDevice(
  kind: 'camera' | 'sound-sensor',
  tags: Properties,
  { choices = {}, isList }: { readonly choices?: ColumnChoices | undefined; readonly isList: boolean },
): ListedDevice {
  const fields = OBJECT_FIELDS[kind];
  const matched = matchColumns(Object.keys(tags), choices, isList);
  const named: Record<string, unknown> = {};
  const plan: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(tags)) {
    const isLeftAside = Object.hasOwn(choices, name) && choices[name] === 'leave';
    if (isLeftAside || value === '' || name === '__proto__') continue;
    const column = columnOf(name, matched, fields);
    if (column === 'camera:type') Object.assign(named, cameraType(name, value));
    else if (isPlanField(fields, column)) plan[column] = planValue(column, value);
    else named[column] = value;
  }
  const { values, unknown } = readFields(plan, fields, new PlanFaultLog(undefined), undefined);
  return { tags: { ...named, ...unknown }, values };
}

/** What a cell is read as: a member of the plan, a tag, or its own name. */
function columnOf(name: string, matched: ReadonlyMap<string, DeviceColumn>, fields: object): string {
  if (isPlanField(fields, name)) return name;
  const column = matched.get(name) ?? name;
  // A camera has no threshold: there the word means something else.
  return isOfSensors(column) && !isPlanField(fields, column) ? name : column;
}

/** Fields of the plan's device that are read as such; `ref` and `name` are the same everywhere. */
const isPlanField = (fields: object, name: string): boolean =>
  Object.hasOwn(fields, name) && name !== 'ref' && name !== 'name';

/** What a cell of a table says, as the plan file would: tables know no lists, and numbers come with commas and units. */
function planValue(column: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const cell = value.trim();
  if (TEXT_CELL.has(column)) return parseJson(cell);
  if (column === 'status') return STATUS_WORDS.get(plainName(cell)) ?? cell;
  if (NUMBERS.has(column)) return parseNumber(cell.replace(/\s*(?:°|px|dB(?:\s*\(?A\)?)?)$/iu, '')) ?? cell;
  return LENGTHS.has(column) ? (parseLength_m(cell) ?? cell) : cell;
}

function parseJson(cell: string): unknown {
  try {
    return JSON.parse(cell);
  } catch {
    return cell;
  }
}

const STATUS_WORDS: ReadonlyMap<string, string> = new Map([
  ...words('existing', 'existing existant existante existe enplace enservice actif active'),
  ...words(
    'proposed',
    'proposed planned projet projete projetee propose proposee prevu prevue nouveau nouvelle acreer',
  ),
  ...words('removed', 'removed toberemoved supprime supprimee depose deposee adeposer horsservice'),
]);

const CAMERA_TYPES: ReadonlyMap<string, string> = new Map([
  ...words('dome', 'dome ptz domeptz motorisee motorise rotative pilotable mobile speeddome'),
  ...words('panning', 'panning panoramique'),
  ...words('fixed', 'fixed fixe bullet tube compacte domefixe box'),
  ...words('ALPR', 'alpr anpr lapi vpi lecturedeplaques'),
]);

function words(meaning: string, list: string): (readonly [string, string])[] {
  return list.split(' ').map((word) => [word, meaning] as const);
}

/** A type in the words of OSM, its own word beside it; a word that is not known stays as it is. */
function cameraType(name: string, value: unknown): Record<string, unknown> {
  const own = { [name]: value };
  const type = typeof value === 'string' ? CAMERA_TYPES.get(plainName(value)) : undefined;
  if (type === undefined) return own;
  return type === 'ALPR' ? { ...own, 'surveillance:type': 'ALPR' } : { ...own, 'camera:type': type };
}

/** Whether the names are those of a list of cameras: a direction or an angle of view, which nothing else has. */
export function looksLikeCamera(tags: Properties): boolean {
  const columns = new Set(matchColumns(Object.keys(tags), {}, false).values());
  return columns.has('camera:direction') || columns.has('hfov_deg');
}

/** Columns that say what kind of device a row is. */
const KIND_COLUMNS = new Set(
  'kind type typologie categorie nature famille typedecapteur typecapteur'.split(' '),
);
const SOUND_SENSOR =
  /capteur.*(?:sonore|acousti|bruit|audio)|sonometre|microphone|(?:sound|noise|acoustic)sensor|gunshotdetector|detecteur.*(?:sonore|acousti|coupdefeu|bruit)/;

/** Whether a row or a point says of itself that it is a sound sensor. */
export const isSoundSensor = (tags: Properties): boolean =>
  Object.entries(tags).some(
    ([name, value]) =>
      typeof value === 'string' &&
      value.length < 80 &&
      KIND_COLUMNS.has(plain(name)) &&
      SOUND_SENSOR.test(plainName(value)),
  );

/** Whether the names are those of a list of sound sensors: what they hear above what, and nothing of a picture. */
export function looksLikeSensors(names: readonly string[], choices: ColumnChoices = {}): boolean {
  const columns = new Set(matchColumns(names, choices).values());
  const ofCameras = (['camera:direction', 'camera:angle', 'hfov_deg', 'vfov_deg'] as const).some((one) =>
    columns.has(one),
  );
  return !ofCameras && (columns.has('snr_min_db') || columns.has('background_db'));
}
