/** The answer of Overpass (`[out:json]`): elements with tags, with node references, `geometry` or `center`. */
import { asProperties, property, text, type Properties } from '../properties';
import type { FaultLog } from '../fault-log';
import type { FeatureLayer } from '../layers';
import { OsmData, type Member, type Tags } from './osm-data';

export function overpassLayers(elements: readonly unknown[], log: FaultLog): readonly FeatureLayer[] {
  const data = new OsmData();
  // Nodes that stand only in the geometry of a way get numbers that no real node has.
  const made = new MadeNodes(data);
  for (const value of elements) {
    const element = asProperties(value);
    const id = Number(property(element, 'id'));
    const tags = stringTags(property(element, 'tags'));
    switch (text(element, 'type')) {
      case 'node':
        data.addNode(id, Number(property(element, 'lon')), Number(property(element, 'lat')), tags);
        break;
      case 'way':
        data.addWay(id, refsOf(element, made), tags);
        break;
      case 'relation':
        data.addRelation(id, membersOf(element, data, made), tags);
        break;
      default:
    }
  }
  const layer = data.finish();
  data.tell(log);
  return [layer];
}

function refsOf(element: Properties, made: MadeNodes): readonly number[] {
  const geometry = property(element, 'geometry');
  if (Array.isArray(geometry)) return made.refs(geometry);
  const nodes = property(element, 'nodes');
  return Array.isArray(nodes) ? nodes.map(Number) : [];
}

/** With `out geom` the members bring their own geometry: it is made a way where the way itself is not there. */
function membersOf(element: Properties, data: OsmData, made: MadeNodes): readonly Member[] {
  const members = property(element, 'members');
  if (!Array.isArray(members)) return [];
  return members.map((value): Member => {
    const member = asProperties(value);
    const type = text(member, 'type');
    const geometry = property(member, 'geometry');
    const role = text(member, 'role');
    const ref = Number(property(member, 'ref'));
    if (type === 'way' && Array.isArray(geometry) && !data.hasWay(ref))
      data.addWay(ref, made.refs(geometry), {});
    return { type: type === 'node' || type === 'relation' ? type : 'way', ref, role };
  });
}

/** Positions to node numbers: the same number for the same position, so that ways join. */
class MadeNodes {
  private readonly known = new Map<string, number>();
  private readonly data: OsmData;

  constructor(data: OsmData) {
    this.data = data;
  }

  refs(geometry: readonly unknown[]): readonly number[] {
    return geometry.flatMap((value) => {
      const position = asProperties(value);
      const lon = property(position, 'lon');
      const lat = property(position, 'lat');
      if (typeof lon !== 'number' || typeof lat !== 'number') return [];
      const key = `${lon} ${lat}`;
      const there = this.known.get(key);
      if (there !== undefined) return [there];
      const ref = -(2 ** 40) - this.known.size;
      this.known.set(key, ref);
      this.data.addNode(ref, lon, lat);
      return [ref];
    });
  }
}

function stringTags(value: unknown): Tags {
  const entries = Object.entries(asProperties(value)).flatMap(([name, tag]): [string, string][] =>
    typeof tag === 'string' && name !== '__proto__' ? [[name, tag]] : [],
  );
  return Object.fromEntries(entries);
}
