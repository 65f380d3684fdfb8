/** The `anglemort` member: everything of the plan but its objects. */
import { PRINTED_DISTANCES, type DeviceModel, type DeviceType } from '../../model/catalogue';
import {
  DEFAULT_SETTINGS,
  type DataSource,
  type LonLat,
  type PlanHead,
  type PlanSettings,
} from '../../model/plan';
import type { PlanFaultLog } from './faults';
import { SETTINGS_FIELDS } from './fields';
import { isObject, joined, member, others, type Json } from './json';
import { readAcceptances } from './read-acceptances';
import { readCosts } from './read-costs';
import { readFields } from './read-fields';
import { readNotice } from './read-notice';
import { readProfiles } from './read-profiles';
import { readTitleBlock } from './read-title-block';
import { readScenarios } from './read-scenarios';

const HEAD_MEMBERS = new Set([
  'format',
  'name',
  'origin',
  'settings',
  'catalogue',
  'profiles',
  'costs',
  'notice',
  'title_block',
  'sources',
  'acceptances',
  'scenarios',
  'revision',
]);
const COLLECTION_MEMBERS = new Set(['type', 'features', 'anglemort']);

export function readHead(
  file: Json,
  head: Json,
  unknownFeatures: readonly unknown[],
  log: PlanFaultLog,
): PlanHead {
  const settings = readSettings(member(head, 'settings'), log);
  const catalogue = readEntries(member(head, 'catalogue'), isModel, 'catalogue', log);
  const profiles = readProfiles(member(head, 'profiles'), log);
  const sources = readEntries(member(head, 'sources'), isSource, 'sources', log);
  const name = member(head, 'name');
  const origin = readOrigin(member(head, 'origin'), log);
  const costs = costsOf(member(head, 'costs'), log);
  const notice = readNotice(member(head, 'notice'), log);
  const block = readTitleBlock(member(head, 'title_block'), log);
  const accepted = readAcceptances(member(head, 'acceptances'), log);
  const scenarios = readScenarios(member(head, 'scenarios'), log);
  const rest = others(head, HEAD_MEMBERS);
  const unknown = present({
    anglemort: notUnderstood(rest, {
      ...costs.unread,
      ...notice.unread,
      ...block.unread,
      ...scenarios.unread,
    }),
    settings: settings.unknown,
    collection: others(file, COLLECTION_MEMBERS),
    features: unknownFeatures.length > 0 ? unknownFeatures : undefined,
    catalogue: catalogue.unknown,
    profiles: profiles.misfits,
    sources: sources.unknown,
    acceptances: accepted.misfits.length > 0 ? accepted.misfits : undefined,
  });
  return {
    name: typeof name === 'string' ? name : '',
    ...(origin ? { origin } : {}),
    settings: settings.settings,
    catalogue: catalogue.entries,
    ...profiles.known,
    sources: sources.entries,
    ...(accepted.entries.length > 0 ? { acceptances: accepted.entries } : {}),
    ...scenarios.known,
    ...costs.known,
    ...notice.known,
    ...block.known,
    ...(unknown ? { unknown } : {}),
  };
}

/** `unread`: the member as it stands, to be kept. */
function costsOf(
  raw: unknown,
  log: PlanFaultLog,
): { readonly known: Pick<PlanHead, 'costs'>; readonly unread: Json } {
  if (raw === undefined || raw === null) return { known: {}, unread: {} };
  if (isObject(raw)) return { known: { costs: readCosts(raw, log) }, unread: {} };
  log.add('plan.badValue', undefined, { field: 'costs', value: '' });
  return { known: {}, unread: { costs: raw } };
}

/** Members that no version knows, and those that this one knows but could not read. */
const notUnderstood = (rest: Json | undefined, unread: Json): Json | undefined =>
  Object.keys(unread).length > 0 ? joined(rest, unread) : rest;

/** The revision stated, else 0. */
export function readRevision(head: Json): number {
  const revision = member(head, 'revision');
  return typeof revision === 'number' && Number.isSafeInteger(revision) && revision >= 0 ? revision : 0;
}

function readSettings(
  raw: unknown,
  log: PlanFaultLog,
): { readonly settings: PlanSettings; readonly unknown: Json | undefined } {
  if (raw !== undefined && !isObject(raw))
    log.add('plan.badValue', undefined, { field: 'settings', value: '' });
  if (!isObject(raw)) return { settings: DEFAULT_SETTINGS, unknown: undefined };
  const { values, unknown } = readFields(raw, SETTINGS_FIELDS, log, undefined);
  return { settings: { ...DEFAULT_SETTINGS, ...values }, unknown };
}

function readOrigin(raw: unknown, log: PlanFaultLog): LonLat | undefined {
  if (raw === undefined || raw === null) return undefined;
  const [lon, lat] = Array.isArray(raw) ? (raw as unknown[]) : [];
  if (typeof lon === 'number' && typeof lat === 'number' && Math.abs(lon) <= 180 && Math.abs(lat) < 89.9) {
    return [lon, lat];
  }
  log.add('plan.badOrigin');
  return undefined;
}

function readEntries<T>(
  raw: unknown,
  fits: (entry: unknown) => entry is T,
  field: string,
  log: PlanFaultLog,
): { readonly entries: readonly T[]; readonly unknown: readonly unknown[] | undefined } {
  if (raw === undefined || raw === null) return { entries: [], unknown: undefined };
  const all: readonly unknown[] = Array.isArray(raw) ? raw : [raw];
  const unknown = all.filter((entry) => !fits(entry));
  for (const _ of unknown) log.add('plan.badEntry', undefined, { field });
  return { entries: all.filter(fits), unknown: unknown.length > 0 ? unknown : undefined };
}

const DEVICE_TYPES: Readonly<Record<DeviceType, true>> = {
  'fixed-dome': true,
  turret: true,
  bullet: true,
  ptz: true,
  'multi-sensor': true,
  panoramic: true,
  fisheye: true,
  anpr: true,
  thermal: true,
  mobile: true,
  'sound-sensor': true,
};

const MODEL_NUMBERS = [
  'image_width_px',
  'image_height_px',
  'hfov_deg',
  'vfov_deg',
  'hfov_tele_deg',
  'vfov_tele_deg',
  'heads',
  'ir_range_m',
  'ir_beam_deg',
  'focal_mm',
  'focal_tele_mm',
  'sensor_width_mm',
  'sensor_height_mm',
] as const;

/** The same in French and English. */
const isTextPair = (value: unknown): boolean =>
  isObject(value) && isText(member(value, 'fr')) && isText(member(value, 'en'));

function isModel(entry: unknown): entry is DeviceModel {
  if (!isObject(entry)) return false;
  const type = member(entry, 'type');
  return (
    isText(member(entry, 'id')) &&
    typeof type === 'string' &&
    Object.hasOwn(DEVICE_TYPES, type) &&
    isTextPair(member(entry, 'name')) &&
    isPositive(member(entry, 'default_height_m')) &&
    (isText(member(entry, 'source')) || isTextPair(member(entry, 'source'))) &&
    isText(member(entry, 'date')) &&
    hasOptics(entry)
  );
}

const hasOptics = (entry: Json): boolean =>
  MODEL_NUMBERS.every((field) => isAbsentOrPositive(entry, field)) &&
  Number(member(entry, 'ir_beam_deg') ?? 0) <= 360 &&
  isPrinted(member(entry, 'printed'));

const isPrinted = (printed: unknown): boolean =>
  printed === undefined ||
  (isObject(printed) && PRINTED_DISTANCES.every((distance) => isAbsentOrPositive(printed, distance)));

const isAbsentOrPositive = (entry: Json, field: string): boolean =>
  member(entry, field) === undefined || isPositive(member(entry, field));

const LAYERS: readonly unknown[] = [
  'buildings',
  'streets',
  'furniture',
  'cameras',
  'sensors',
  'noise',
  'other',
];

function isSource(entry: unknown): entry is DataSource {
  return (
    isObject(entry) &&
    LAYERS.includes(member(entry, 'layer')) &&
    isText(member(entry, 'name')) &&
    ['date', 'licence', 'attribution'].every((field) =>
      ['string', 'undefined'].includes(typeof member(entry, field)),
    ) &&
    ['number', 'undefined'].includes(typeof member(entry, 'count'))
  );
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isPositive = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value < 1e9;

/** Without the members that are undefined; undefined when none is left. */
function present<T extends object>(members: { [K in keyof T]: T[K] | undefined }): T | undefined {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined);
  return entries.length > 0 ? (Object.fromEntries(entries) as T) : undefined;
}
