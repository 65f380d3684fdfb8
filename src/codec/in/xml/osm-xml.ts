/** Elements of OSM XML 0.6, as the API, JOSM and the planet's extracts write them. */
import type { Member, OsmData, Tags } from '../osm/osm-data';
import type { XmlElement } from './records';

export const OSM_RECORDS: ReadonlySet<string> = new Set(['node', 'way', 'relation']);

export function addOsmElement(data: OsmData, element: XmlElement): void {
  const { attributes, children } = element;
  // JOSM marks what was deleted and not yet uploaded; histories mark old versions.
  if (attributes['action'] === 'delete' || attributes['visible'] === 'false') return;
  const id = Number(attributes['id']);
  const tags = tagsOf(children);
  if (element.name === 'node') data.addNode(id, Number(attributes['lon']), Number(attributes['lat']), tags);
  else if (element.name === 'way') {
    const refs = children.filter(({ name }) => name === 'nd').map((nd) => Number(nd.attributes['ref']));
    data.addWay(id, refs, tags);
  } else data.addRelation(id, children.flatMap(memberOf), tags);
}

function tagsOf(children: readonly XmlElement[]): Tags {
  const entries = children.flatMap(({ name, attributes: { k, v } }): [string, string][] =>
    name === 'tag' && k !== undefined && v !== undefined && k !== '__proto__' ? [[k, v]] : [],
  );
  return Object.fromEntries(entries);
}

function memberOf({ name, attributes: { type, ref, role } }: XmlElement): Member[] {
  if (name !== 'member' || (type !== 'node' && type !== 'way' && type !== 'relation')) return [];
  return [{ type, ref: Number(ref), role: role ?? '' }];
}
