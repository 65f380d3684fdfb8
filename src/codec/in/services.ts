/**
 * Questions to services of geographic data, and what their answers say of what is left to ask: Overpass, WFS 2.0 (OGC
 * 09-025r2) and OGC API Features (OGC 17-069r4). Nothing is sent from here.
 */
import { strFromU8 } from 'fflate';
import { ok, err, type Result } from '../../kernel/result';
import type { Bounds } from './outcome';
import { asProperties, property, text } from './properties';

export interface DataService {
  readonly kind: 'overpass' | 'wfs' | 'features';
  /** https, or http on this machine. */
  readonly address: string;
  /** Type names of a WFS, collections of an API. */
  readonly layers: readonly string[];
}

export interface ServiceRequest {
  readonly url: string;
  /** Sent by POST, as a form; GET where there is none. */
  readonly body?: string;
}

/** Features asked for at once. */
export const PAGE = 5000;

/** What a city planner needs of OpenStreetMap. */
const OVERPASS_PARTS = [
  'way[building]',
  'relation[building][type=multipolygon]',
  'way["building:part"]',
  'way[highway]',
  'node[man_made=surveillance]',
  'node[highway~"^(street_lamp|traffic_signals)$"]',
  'node[natural=tree]',
];

/**
 * The request for one page of one layer.
 * @param bounds of the area, degrees.
 * @param start features that were had already.
 */
export function serviceRequest(
  service: DataService,
  layer: string,
  bounds: Bounds,
  start: number,
): ServiceRequest {
  const [west, south, east, north] = bounds.map((value) => Number(value.toFixed(6))) as unknown as Bounds;
  const box = `${south},${west},${north},${east}`;
  switch (service.kind) {
    case 'overpass': {
      const query = `[out:json][timeout:90][bbox:${box}];(${OVERPASS_PARTS.map((part) => `${part};`).join('')});out geom;`;
      return { url: service.address, body: `data=${encodeURIComponent(query)}` };
    }
    case 'wfs':
      return {
        url: withQuery(service.address, {
          SERVICE: 'WFS',
          VERSION: '2.0.0',
          REQUEST: 'GetFeature',
          TYPENAMES: layer,
          OUTPUTFORMAT: 'application/json',
          SRSNAME: 'EPSG:4326',
          BBOX: `${box},urn:ogc:def:crs:EPSG::4326`,
          STARTINDEX: String(start),
          COUNT: String(PAGE),
        }),
      };
    case 'features':
      return {
        url: withQuery(
          `${service.address.replace(/\/+$/, '')}/collections/${encodeURIComponent(layer)}/items`,
          {
            f: 'json',
            bbox: [west, south, east, north].join(','),
            offset: String(start),
            limit: String(PAGE),
          },
        ),
      };
  }
}

function withQuery(address: string, parameters: Readonly<Record<string, string>>): string {
  const query = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${address}${address.includes('?') ? '&' : '?'}${query.join('&')}`;
}

export interface ServicePage {
  readonly features: number;
  /** Of the whole answer, where the service counts them. */
  readonly matched?: number;
}

/** What a page holds; services tell their faults as XML, text or a web page, whose first words are given. */
export function servicePage(bytes: Uint8Array): Result<ServicePage, string> {
  let answer: unknown;
  try {
    answer = JSON.parse(strFromU8(bytes));
  } catch {
    return err(firstWords(strFromU8(bytes.subarray(0, 4000))));
  }
  const members = asProperties(answer);
  const features = property(members, 'features') ?? property(members, 'elements');
  if (!Array.isArray(features))
    return err(firstWords(text(members, 'description') || text(members, 'remark')));
  const matched = property(members, 'numberMatched') ?? property(members, 'totalFeatures');
  return ok({ features: features.length, ...(typeof matched === 'number' ? { matched } : {}) });
}

const firstWords = (answer: string): string =>
  answer
    .replace(/<[^>]*>/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, 160);

/** Whether there is more to ask after this page. */
export function hasMore(kind: DataService['kind'], page: ServicePage, had: number): boolean {
  if (kind === 'overpass' || page.features === 0) return false;
  return page.matched === undefined ? page.features >= PAGE : had < page.matched;
}

/** An address that may be asked: https anywhere, http on this machine alone; undefined for any other. */
export function serviceOrigin(address: string): string | undefined {
  const match = /^(https:\/\/[\w.-]+(?::\d+)?|http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?)(?:[/?]|$)/iu.exec(
    address,
  );
  return match?.[1]?.toLowerCase();
}
