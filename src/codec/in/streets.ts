/** A street's class, width and what takes it out of the default network ([C1], [C2]), from OSM tags or BD TOPO. */
import { STREET_FLAGS } from '../../model/city';
import { parseLength_m } from './measures';
import { firstProperty, isSet, text, type Properties } from './properties';

export interface StreetFacts {
  readonly highway: string;
  readonly name: string;
  readonly ref: string;
  /** NaN when unknown. */
  readonly width_m: number;
  /** Bit set of STREET_FLAGS. */
  readonly flags: number;
}

/** What a line is taken for that nothing but the user, or a collection, says is a street. */
const UNTAGGED_HIGHWAY = 'unclassified';

const WIDTH_M = { min: 0.3, max: 150 } as const;

export function readStreet(tags: Properties): StreetFacts {
  const highway = text(tags, 'highway').toLowerCase();
  return {
    highway: highway === '' ? bdTopoClass(tags) : highway,
    name: firstText(tags, [
      'name',
      'nom_voie_ban_gauche',
      'nom_1_gauche',
      'nom_collaboratif_gauche',
      'NOM_1_G',
      'NOM_VOIE_G',
    ]),
    ref: firstText(tags, ['ref', 'cpx_numero', 'numero', 'NUMERO']),
    width_m: width(tags),
    flags: flags(tags),
  };
}

function width(tags: Properties): number {
  const value = parseLength_m(firstProperty(tags, ['width', 'largeur_de_chaussee', 'LARGEUR']));
  return value !== undefined && value >= WIDTH_M.min && value <= WIDTH_M.max ? value : Number.NaN;
}

function flags(tags: Properties): number {
  const access = text(tags, 'access').toLowerCase();
  const footway = text(tags, 'footway').toLowerCase();
  const service = text(tags, 'service').toLowerCase();
  const underground = Number(firstProperty(tags, ['position_par_rapport_au_sol', 'POS_SOL']) ?? 0) < 0;
  const sheltered = underground || ['tunnel', 'covered', 'indoor'].some((name) => isSet(tags, name));
  return (
    (sheltered ? STREET_FLAGS.sheltered : 0) |
    (access === 'private' || access === 'no' ? STREET_FLAGS.noAccess : 0) |
    (footway === 'sidewalk' || footway === 'crossing' ? STREET_FLAGS.doubles : 0) |
    (service === 'driveway' || service === 'parking_aisle' ? STREET_FLAGS.driveway : 0)
  );
}

function firstText(tags: Properties, names: readonly string[]): string {
  for (const name of names) {
    const value = text(tags, name);
    if (value !== '') return value;
  }
  return '';
}

/** IGN BD TOPO, troncon_de_route, `nature` in lower case. */
const NATURES = new Map([
  ['type autoroutier', 'motorway'],
  ['bretelle', 'trunk_link'],
  ['route empierrée', 'track'],
  ['chemin', 'track'],
  ['sentier', 'path'],
  ['escalier', 'steps'],
  ['piste cyclable', 'cycleway'],
]);

/** `importance` 1 to 6 of the same class, for its made-up roads and roundabouts. */
const IMPORTANCE = ['', 'trunk', 'primary', 'secondary', 'tertiary', 'residential', 'service'];

function bdTopoClass(tags: Properties): string {
  const nature = firstText(tags, ['nature', 'NATURE']).toLowerCase();
  const byNature = NATURES.get(nature);
  if (byNature !== undefined) return byNature;
  const importance = Number(firstProperty(tags, ['importance', 'IMPORTANCE']));
  return IMPORTANCE[importance] || UNTAGGED_HIGHWAY;
}
