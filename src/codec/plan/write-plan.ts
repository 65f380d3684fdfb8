/** A plan to its file (SPEC 6): one feature per line, so that versions can be compared line by line. */
import {
  DEFAULT_SETTINGS,
  type Plan,
  type PlanHead,
  type PlanObject,
  type PlanSettings,
  type PolygonCoordinates,
  type Scenarios,
} from '../../model/plan';
import { OBJECT_FIELDS, SETTINGS_FIELDS, type Fields } from './fields';
import { joined, type Json } from './json';
import { writeAcceptance } from './read-acceptances';
import { writeCosts } from './read-costs';
import { writeNotice } from './read-notice';
import { writeProfiles } from './read-profiles';
import { writeTitleBlock } from './read-title-block';
import { CURRENT_FORMAT } from './migrations';
import { rightHanded } from './winding';

/** The plan as RFC 7946 text. Coordinates are rounded to 1e-9 degrees (0.1 mm), which saving again does not change. */
export function writePlan(plan: Plan): string {
  const { unknown } = plan.head;
  const members = [
    '"type":"FeatureCollection"',
    `"anglemort":${JSON.stringify(headOf(plan))}`,
    ...Object.entries(unknown?.collection ?? {}).map(
      ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`,
    ),
  ];
  const features = [...[...plan.objects.values()].map(featureOf), ...(unknown?.features ?? [])];
  const lines = features.map((feature) => JSON.stringify(feature)).join(',\n');
  return `{${members.join(',\n')},\n"features":[${lines === '' ? '' : `\n${lines}\n`}]}\n`;
}

function headOf({ head, revision }: Plan): Json {
  const { unknown } = head;
  return joined(unknown?.anglemort, {
    format: CURRENT_FORMAT,
    name: head.name,
    ...(head.origin ? { origin: rounded(head.origin) } : {}),
    settings: settingsOf(head),
    ...listOf('catalogue', [...head.catalogue, ...(unknown?.catalogue ?? [])]),
    ...writeProfiles(head),
    ...listOf('sources', [...head.sources, ...(unknown?.sources ?? [])]),
    ...listOf('acceptances', [
      ...(head.acceptances ?? []).map(writeAcceptance),
      ...(unknown?.acceptances ?? []),
    ]),
    ...(head.scenarios === undefined ? {} : { scenarios: scenariosOf(head.scenarios) }),
    ...(head.costs === undefined ? {} : { costs: writeCosts(head.costs) }),
    ...writeNotice(head.notice),
    ...writeTitleBlock(head.title_block),
    revision,
  });
}

/** The current one without features: they are the file's. */
const scenariosOf = ({ current, list, unknown }: Scenarios): Json =>
  joined(unknown, {
    current,
    list: list.map(({ id, name, devices, unknownFeatures, unknown: own }) =>
      joined(own, {
        id,
        name,
        ...(id === current
          ? {}
          : { features: [...(devices ?? []).map(featureOf), ...(unknownFeatures ?? [])] }),
      }),
    ),
  });

/** Stated in every file, whatever their value: results are not understood without them. */
const ALWAYS_STATED: readonly (keyof PlanSettings)[] = [
  'target_height_m',
  'assumed_building_height_m',
  'profile',
];

function settingsOf({ settings, unknown }: PlanHead): Json {
  const stated = inOrder(settings, SETTINGS_FIELDS).filter(
    ([key, value]) =>
      ALWAYS_STATED.includes(key as keyof PlanSettings) ||
      JSON.stringify(value) !== JSON.stringify(DEFAULT_SETTINGS[key as keyof PlanSettings]),
  );
  return joined(unknown?.settings, Object.fromEntries(stated));
}

/** The known members that are set, always in the same order, so that saving again writes the same lines. */
const inOrder = (object: object, fields: Fields): [string, unknown][] =>
  Object.keys(fields)
    .map((key): [string, unknown] => [key, (object as Json)[key]])
    .filter(([, value]) => value !== undefined);

const listOf = (key: string, entries: readonly unknown[]): Json =>
  entries.length > 0 ? { [key]: entries } : {};

function featureOf(object: PlanObject): Json {
  const { unknownMembers } = object;
  return joined(unknownMembers, {
    type: 'Feature',
    properties: propertiesOf(object),
    geometry: geometryOf(object),
  });
}

function propertiesOf(object: PlanObject): Json {
  const known = Object.fromEntries(inOrder(object, OBJECT_FIELDS[object.kind]));
  return joined({ kind: object.kind, id: object.id }, joined(object.unknown, known));
}

function geometryOf(object: PlanObject): Json {
  switch (object.kind) {
    case 'zone':
      return { type: 'Polygon', coordinates: polygonOf(object.polygon) };
    case 'obstacle':
      return object.shape.type === 'line'
        ? { type: 'LineString', coordinates: object.shape.line.map(rounded) }
        : { type: 'Polygon', coordinates: polygonOf(object.shape.polygon) };
    default:
      return { type: 'Point', coordinates: rounded(object.position) };
  }
}

const polygonOf = (polygon: PolygonCoordinates): readonly (readonly (readonly number[])[])[] =>
  rightHanded(polygon).map((ring) => ring.map(rounded));

/** An altitude behind longitude and latitude goes with them. */
const rounded = (position: readonly number[]): readonly number[] =>
  position.map((value) => Math.round(value * 1e9) / 1e9 + 0);
