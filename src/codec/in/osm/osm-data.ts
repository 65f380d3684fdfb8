/**
 * Nodes, ways and relations of OpenStreetMap, as any of its formats gives them, to features: tagged nodes are points,
 * ways lines or areas by their tags, multipolygon relations areas. Kept flat, since an extract of a city has a million
 * nodes.
 */
import { GrowingFloats } from '../growable';
import type { FaultLog } from '../fault-log';
import type { FeatureLayer } from '../layers';
import { ringContains } from '../ring-contains';
import { joinRings, type Ring } from './rings';

export type Tags = Readonly<Record<string, string>>;

export interface Member {
  readonly type: 'node' | 'way' | 'relation';
  readonly ref: number;
  readonly role: string;
}

interface Way {
  readonly id: number;
  /** Place of its first node in `refs`. */
  readonly from: number;
  readonly to: number;
  readonly tags: Tags;
}

interface Relation {
  readonly id: number;
  readonly members: readonly Member[];
  readonly tags: Tags;
}

type Position = readonly [lon: number, lat: number];

/** A closed way with one of these is an area, if nothing says otherwise (wiki: Overpass turbo/Polygon Features). */
const AREA_TAGS = ['building', 'building:part', 'landuse', 'natural', 'leisure', 'amenity', 'area:highway'];

export class OsmData {
  /** Ways with nodes that are not in the file. */
  private incompleteWays = 0;
  /** Multipolygons whose ways do not close. */
  private openRelations = 0;
  private readonly ids = new GrowingFloats();
  private readonly lon = new GrowingFloats();
  private readonly lat = new GrowingFloats();
  private sorted = true;
  private order: Uint32Array | undefined;
  private readonly taggedNodes: { readonly at: number; readonly tags: Tags }[] = [];
  private readonly refs = new GrowingFloats();
  private readonly ways: Way[] = [];
  private readonly wayById = new Map<number, number>();
  private readonly relations: Relation[] = [];

  /** @param tags undefined or empty for a node that only shapes ways. */
  addNode(id: number, lon: number, lat: number, tags?: Tags): void {
    if (this.ids.length > 0 && id < this.ids.at(this.ids.length - 1)) this.sorted = false;
    if (tags && Object.keys(tags).length > 0) this.taggedNodes.push({ at: this.ids.length, tags });
    this.ids.push(id);
    this.lon.push(lon);
    this.lat.push(lat);
  }

  addWay(id: number, refs: Iterable<number>, tags: Tags): void {
    const from = this.refs.length;
    for (const ref of refs) this.refs.push(ref);
    this.wayById.set(id, this.ways.length);
    this.ways.push({ id, from, to: this.refs.length, tags });
  }

  hasWay(id: number): boolean {
    return this.wayById.has(id);
  }

  addRelation(id: number, members: readonly Member[], tags: Tags): void {
    if (tags['type'] === 'multipolygon') this.relations.push({ id, members, tags });
  }

  finish(): FeatureLayer {
    const areas = this.relations.flatMap((relation) => this.relationFeature(relation) ?? []);
    const doubled = this.doubledWays();
    const ways = this.ways.filter(({ id, tags }) => Object.keys(tags).length > 0 && !doubled.has(id));
    this.incompleteWays = ways.filter((way) => this.positions(way).length < way.to - way.from).length;
    const nodes = this.taggedNodes;
    return {
      name: '',
      count: nodes.length + ways.length + areas.length,
      at: (i) => {
        if (i < nodes.length) return this.nodeFeature(nodes[i]!);
        const way = ways[i - nodes.length];
        return way ? this.wayFeature(way) : areas[i - nodes.length - ways.length];
      },
    };
  }

  /** What is missing from the file, after `finish`. */
  tell(log: FaultLog): void {
    if (this.incompleteWays > 0) log.add('osm.missingNodes', undefined, { n: this.incompleteWays });
    if (this.openRelations > 0) log.add('osm.openRelations', undefined, { n: this.openRelations });
  }

  private nodeFeature({ at, tags }: { at: number; tags: Tags }): unknown {
    const coordinates = [this.lon.at(at), this.lat.at(at)];
    return feature(`node/${this.ids.at(at)}`, tags, { type: 'Point', coordinates });
  }

  private wayFeature(way: Way): unknown {
    const line = this.positions(way);
    const closed = line.length > 3 && this.refs.at(way.from) === this.refs.at(way.to - 1);
    const geometry =
      closed && isArea(way.tags)
        ? { type: 'Polygon', coordinates: [line] }
        : { type: 'LineString', coordinates: line };
    return feature(`way/${way.id}`, way.tags, geometry);
  }

  private relationFeature(relation: Relation): unknown {
    const rings = (role: string): readonly Ring[] | undefined =>
      joinRings(
        relation.members
          .filter((member) => member.type === 'way' && (member.role || 'outer') === role)
          .flatMap(({ ref }) => this.wayById.get(ref) ?? [])
          .map((index) => this.refsOf(this.ways[index]!)),
      );
    const outer = rings('outer');
    const inner = rings('inner');
    if (!outer || outer.length === 0 || !inner) {
      this.openRelations++;
      return undefined;
    }
    const place = (ring: Ring): Position[] => this.placed(ring);
    const coordinates = withHoles(outer.map(place), inner.map(place));
    return feature(`relation/${relation.id}`, relation.tags, { type: 'MultiPolygon', coordinates });
  }

  /** Outlines of a multipolygon that say the same as it: one building, not two. */
  private doubledWays(): ReadonlySet<number> {
    const doubled = new Set<number>();
    for (const { members, tags } of this.relations) {
      if (tags['building'] === undefined && tags['building:part'] === undefined) continue;
      for (const { type, ref, role } of members) if (type === 'way' && role !== 'inner') doubled.add(ref);
    }
    return doubled;
  }

  private refsOf({ from, to }: Way): number[] {
    return Array.from({ length: to - from }, (_, i) => this.refs.at(from + i));
  }

  private positions(way: Way): Position[] {
    return this.placed(this.refsOf(way));
  }

  private placed(refs: readonly number[]): Position[] {
    return refs.map((ref) => this.position(ref)).filter((position) => position !== undefined);
  }

  private position(id: number): Position | undefined {
    this.order ??= this.sorted ? undefined : this.orderById();
    let low = 0;
    let high = this.ids.length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const at = this.order ? this.order[middle]! : middle;
      const found = this.ids.at(at);
      if (found === id) return [this.lon.at(at), this.lat.at(at)];
      if (found < id) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  private orderById(): Uint32Array {
    return Uint32Array.from({ length: this.ids.length }, (_, i) => i).sort(
      (a, b) => this.ids.at(a) - this.ids.at(b),
    );
  }
}

function isArea(tags: Tags): boolean {
  if (tags['area'] === 'no') return false;
  if (tags['area'] === 'yes') return true;
  return tags['highway'] === undefined && AREA_TAGS.some((name) => tags[name] !== undefined);
}

const feature = (id: string, properties: Tags, geometry: object): unknown => ({
  type: 'Feature',
  id,
  properties,
  geometry,
});

/** Each hole with the outer ring that holds its first corner; one that none holds is dropped. */
function withHoles(outer: readonly Position[][], inner: readonly Position[][]): Position[][][] {
  const polygons = outer.map((ring) => [ring]);
  for (const hole of inner) {
    const first = hole[0];
    const home = first && polygons.find(([ring]) => ringContains(ring!, first));
    home?.push(hole);
  }
  return polygons;
}
