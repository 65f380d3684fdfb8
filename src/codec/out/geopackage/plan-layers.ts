/**
 * The plan as layers whose columns are the plan file's names: what a GIS changes in them is in the plan that is read back.
 * Lists and objects stand as JSON text, as does text that would read as JSON.
 */
import type { SqlValue } from 'sql.js';
import type { Plan } from '../../../model/plan';
import { OBJECT_FIELDS } from '../../plan/fields';
import { writePlan } from '../../plan/write-plan';
import type { Shape } from './blob';
import { isJson } from '../plan-table';
import type { Layer, LayerFeature } from './database';

interface WrittenFeature {
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: Shape | null;
}

const LAYERS: readonly (Omit<Layer, 'features'> & { readonly kinds: readonly string[] })[] = [
  { name: 'devices', geometryType: 'POINT', kinds: ['camera', 'sound-sensor'] },
  { name: 'zones', geometryType: 'POLYGON', kinds: ['zone'] },
  { name: 'places', geometryType: 'POINT', kinds: ['place'] },
  { name: 'sites', geometryType: 'POINT', kinds: ['candidate-site'] },
  { name: 'obstacles', geometryType: 'GEOMETRY', kinds: ['obstacle'] },
];

/** Columns of one layer at most; a database has room for 2,000, and the rest stands under `more`. */
const MAX_COLUMNS = 200;

const OURS = new Set([
  'kind',
  'id',
  ...Object.values(OBJECT_FIELDS).flatMap((fields) => Object.keys(fields)),
]);

export interface PlanLayers {
  readonly layers: readonly Layer[];
  /** What the layers have no place for: the plan's head, the order of its objects, features that are none. */
  readonly document: string;
}

export function planLayers(plan: Plan): PlanLayers {
  const { features, ...head } = JSON.parse(writePlan(plan)) as { readonly features: WrittenFeature[] };
  const objects = features.slice(0, plan.objects.size);
  return {
    layers: LAYERS.map(({ kinds, ...layer }) => ({
      ...layer,
      features: rowsOf(objects.filter(({ properties }) => kinds.includes(String(properties['kind'])))),
    })),
    document: JSON.stringify({
      head,
      layers: LAYERS.map(({ name, kinds }) => ({ name, kind: kinds[0] })),
      order: objects.map(({ properties }) => properties['id']),
      others: features.slice(plan.objects.size),
    }),
  };
}

function rowsOf(features: readonly WrittenFeature[]): LayerFeature[] {
  const columns = new Set<string>();
  // SQLite does not tell capitals in names of columns.
  const taken = new Set(['fid', 'geom', 'more']);
  const names = new Set(features.flatMap(({ properties }) => Object.keys(properties)));
  // The plan file's own names first: none of them gives way to a user's that differs in capitals.
  for (const name of [...names].toSorted((a, b) => Number(OURS.has(b)) - Number(OURS.has(a)))) {
    const plain = name.toLowerCase();
    if (columns.size >= MAX_COLUMNS || taken.has(plain) || !/^[a-z][\w-]{0,62}$/i.test(name)) continue;
    taken.add(plain);
    columns.add(name);
  }
  return features.map(({ type: _type, properties, geometry, ...members }) => {
    const entries = Object.entries(properties);
    const values = entries
      .filter(([name]) => columns.has(name))
      .map(([name, value]): [string, SqlValue] => [name, cellOf(value)]);
    const others = entries.filter(([name]) => !columns.has(name));
    const altitude = geometry?.type === 'Point' ? (geometry.coordinates as readonly number[]).slice(2) : [];
    const more = {
      ...(others.length > 0 ? { properties: Object.fromEntries(others) } : {}),
      ...(altitude.length > 0 ? { altitude } : {}),
      ...(Object.keys(members).length > 0 ? { members } : {}),
    };
    if (Object.keys(more).length > 0) values.push(['more', JSON.stringify(more)]);
    return { geometry, values: Object.fromEntries(values) };
  });
}

function cellOf(value: unknown): SqlValue {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && !isJson(value) && !value.includes('\0') && value !== ''
    ? value
    : JSON.stringify(value);
}
