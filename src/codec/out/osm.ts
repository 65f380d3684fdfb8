/**
 * Existing cameras as OpenStreetMap has them (wiki: Tag:man_made=surveillance): an .osm file (API 0.6) to be looked
 * through in an editor. Only what the plan states becomes a tag; a default is no statement.
 */
import { strToU8 } from 'fflate';
import type { DeviceModel, DeviceType } from '../../model/catalogue';
import type { Camera, Plan } from '../../model/plan';
import type { ExportInput, ExportSteps } from './export-input';
import { noteOf } from './redaction/note';
import { escaped } from './xml';

/** Mounts of the plan's own list by OSM's names; others are told as they are where OSM knows them. */
const MOUNTS: Readonly<Record<string, string>> = {
  facade: 'wall',
  pole: 'pole',
  'street-lamp': 'street_lamp',
  street_lamp: 'street_lamp',
  traffic_signals: 'traffic_signals',
  roof: 'roof',
  ceiling: 'ceiling',
  wall: 'wall',
  tree: 'tree',
};

/** `dome` means one that turns. Types that OSM has no word for are left open. */
const TYPES: Readonly<Partial<Record<DeviceType, string>>> = {
  'fixed-dome': 'fixed',
  turret: 'fixed',
  bullet: 'fixed',
  thermal: 'fixed',
  anpr: 'fixed',
  ptz: 'dome',
};

const ZONES = new Set(['town', 'parking', 'traffic', 'shop', 'bank', 'building', 'entrance']);

/** Tags that were read from OSM and have no place in the plan: they go back as they came. */
const KEPT = [
  'surveillance',
  'camera:type',
  'operator',
  'operator:type',
  'image',
  'check_date',
  'manufacturer',
  'start_date',
];

export function* osmFile(input: ExportInput): ExportSteps {
  yield { share: 0.1 };
  return strToU8(osmText(input.plan, input.modelOf, noteOf(input)));
}

export function osmText(plan: Plan, modelOf: ExportInput['modelOf'], note?: string): string {
  const nodes: string[] = [];
  for (const object of plan.objects.values()) {
    if (object.kind !== 'camera' || (object.status ?? 'existing') !== 'existing') continue;
    nodes.push(nodeOf(object, -1 - nodes.length, modelOf));
  }
  return `<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6" generator="Anglemort" upload="false">
${note === undefined ? '' : `<note>${escaped(note)}</note>\n`}${nodes.join('')}</osm>
`;
}

/** A node that the file knows from OSM keeps its number, so that no second one is made; others count down from −1. */
function nodeOf(camera: Camera, newId: number, modelOf: ExportInput['modelOf']): string {
  const source = camera.unknown?.['source_id'];
  const known = typeof source === 'string' ? /^node\/(\d{1,16})$/.exec(source)?.[1] : undefined;
  const [lon, lat] = camera.position;
  const model = camera.model === undefined ? undefined : modelOf(camera.model);
  const tags = Object.entries(osmTags(camera, model)).map(
    ([key, value]) => `<tag k="${escaped(key)}" v="${escaped(value)}"/>\n`,
  );
  return `<node id="${known ?? newId}" lat="${lat.toFixed(7)}" lon="${lon.toFixed(7)}">\n${tags.join('')}</node>\n`;
}

/** A value of OSM holds 255 characters. */
const MAX_VALUE = 255;

/** Tags of one camera, without those that nothing states. */
export function osmTags(camera: Camera, model: DeviceModel | undefined): Readonly<Record<string, string>> {
  const stated: [string, string | number | undefined][] = [
    ['man_made', 'surveillance'],
    ['surveillance:type', model?.type === 'anpr' ? 'ALPR' : 'camera'],
    ['camera:type', camera.pan_range_deg ? 'panning' : model && TYPES[model.type]],
    ...keptTags(camera),
    ['camera:mount', MOUNTS[camera.mount ?? '']],
    ['camera:direction', directionOf(camera)],
    ['camera:angle', camera.tilt_deg],
    ['height', camera.height_m],
    ['surveillance:zone', ZONES.has(camera.purpose ?? '') ? camera.purpose : undefined],
    ['ref', camera.ref],
    ['name', camera.name],
  ];
  return Object.fromEntries(
    stated
      .filter(([, value]) => value !== undefined && value !== '')
      .map(([key, value]) => [key, (typeof value === 'number' ? number(value) : value!).slice(0, MAX_VALUE)]),
  );
}

function keptTags({ unknown = {} }: Camera): [string, string][] {
  return KEPT.flatMap((key): [string, string][] => {
    const value = unknown[key];
    return typeof value === 'string' || typeof value === 'number' ? [[key, String(value)]] : [];
  });
}

/** One, a span that is panned over (clockwise), or one for each head. */
function directionOf({ azimuth_deg, pan_range_deg, views }: Camera): string {
  if (pan_range_deg) return pan_range_deg.map(whole).join('-');
  const heads = views?.flatMap(({ azimuth_deg: own }) => (own === undefined ? [] : [whole(own)]));
  if (heads) return [...new Set(heads)].join(';');
  return azimuth_deg === undefined ? '' : String(whole(azimuth_deg));
}

/** Degrees from 0 to 359. */
const whole = (deg: number): number => ((Math.round(deg) % 360) + 360) % 360;

const number = (value: number): string => String(Math.round(value * 100) / 100);
