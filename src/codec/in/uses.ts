/** What a building is called and used for, as OpenStreetMap and BD TOPO say it. */
import { SENSITIVE_KINDS, type SensitiveKind } from '../../model/city';
import { parseNumber } from './measures';
import { firstProperty, text, type Properties } from './properties';

export interface BuildingUse {
  readonly use: string;
  /** -1 when unknown. */
  readonly dwellings: number;
  /** Index into SENSITIVE_KINDS plus one; 0 for none. */
  readonly sensitive: number;
}

const DWELLINGS = ['nombre_de_logements', 'NOMBRE_DE_LOGEMENTS', 'NB_LOGTS', 'building:flats'];
/** More than any building has: a slip. */
const DWELLINGS_MOST = 10_000;

/** Values of the tags that name a sensitive place. */
const SENSITIVE: readonly (readonly [
  kind: SensitiveKind,
  tags: readonly string[],
  values: readonly string[],
])[] = [
  [
    'school',
    ['building', 'amenity', 'nature', 'nature_detaillee'],
    [
      'school',
      'kindergarten',
      'college',
      'university',
      'childcare',
      'école primaire',
      'collège',
      'lycée',
      'université',
    ],
  ],
  [
    'worship',
    ['building', 'amenity', 'nature', 'NATURE', 'usage_1', 'USAGE1'],
    [
      'place_of_worship',
      'church',
      'chapel',
      'cathedral',
      'mosque',
      'synagogue',
      'temple',
      'religious',
      'monastery',
      'eglise',
      'église',
      'chapelle',
      'religieux',
      'bâtiment religieux divers',
    ],
  ],
  [
    'health',
    ['building', 'amenity', 'healthcare', 'nature'],
    [
      'hospital',
      'clinic',
      'doctors',
      'dentist',
      'nursing_home',
      'centre',
      'center',
      'hôpital',
      'psychotherapist',
    ],
  ],
  ['party', ['office'], ['political_party']],
  ['union', ['office'], ['union', 'trade_union']],
];

export interface BuildingNames {
  readonly name: string;
  /** Number and street, where it has no name: a street alone would name all of its houses alike. */
  readonly address: string;
}

export function readNames(tags: Properties): BuildingNames {
  const name = text(tags, 'name');
  if (name !== '') return { name, address: '' };
  const number = text(tags, 'addr:housenumber');
  const street = text(tags, 'addr:street') || text(tags, 'addr:place');
  const address = number !== '' && street !== '' ? `${number} ${street}` : text(tags, 'addr:full');
  return { name, address };
}

export function readUse(tags: Properties): BuildingUse {
  const building = text(tags, 'building');
  const topo = text(tags, 'usage_1') || text(tags, 'USAGE1');
  const number = parseNumber(firstProperty(tags, DWELLINGS));
  const isCount = number !== undefined && number >= 0 && number <= DWELLINGS_MOST;
  return {
    use: building === '' || building.toLowerCase() === 'yes' ? topo || building : building,
    dwellings: isCount ? Math.round(number) : -1,
    sensitive: sensitiveKind(tags),
  };
}

/** By tag: what its values make of a place, counted as in `BuildingUse`. Each building is asked for each tag once. */
const BY_TAG: readonly (readonly [tag: string, kinds: ReadonlyMap<string, number>])[] = [...kindsByTag()];

function kindsByTag(): Map<string, Map<string, number>> {
  const byTag = new Map<string, Map<string, number>>();
  for (const [kind, tags, values] of SENSITIVE) {
    for (const tag of tags) {
      const kinds = byTag.get(tag) ?? new Map<string, number>();
      byTag.set(tag, kinds);
      for (const value of values) kinds.set(value, SENSITIVE_KINDS.indexOf(kind) + 1);
    }
  }
  return byTag;
}

/** Where several tags name one, the first of SENSITIVE_KINDS. */
function sensitiveKind(tags: Properties): number {
  let first = 0;
  for (const [tag, kinds] of BY_TAG) {
    const value = text(tags, tag);
    const kind = value === '' ? undefined : kinds.get(value.toLowerCase());
    if (kind !== undefined && (first === 0 || kind < first)) first = kind;
  }
  return first;
}
