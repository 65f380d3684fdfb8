/** The plan in a GeoPackage that was written here: its layers as they stand now, so that what a GIS changed counts. */
import { strToU8 } from 'fflate';

type Json = Readonly<Record<string, unknown>>;

export interface PlanNote {
  readonly head: Json;
  /** The tables that hold the plan's objects, and what a row is whose kind is not stated. */
  readonly layers: readonly { readonly name: string; readonly kind: string }[];
  readonly order: readonly unknown[];
  readonly others: readonly unknown[];
}

/** Undefined for a document that is not one of ours. */
export function planNote(document: unknown): PlanNote | undefined {
  const value = typeof document === 'string' ? parsed(document) : undefined;
  if (!isObject(value)) return undefined;
  const { head, layers, order, others } = value;
  if (!isObject(head) || !isObject(head['anglemort'])) return undefined;
  if (!Array.isArray(layers) || !Array.isArray(order) || !Array.isArray(others)) return undefined;
  const named = layers.filter(
    (layer: unknown): layer is PlanNote['layers'][number] =>
      isObject(layer) && typeof layer['name'] === 'string' && typeof layer['kind'] === 'string',
  );
  return { head, layers: named, order, others };
}

export interface PlanRow {
  readonly kind: string;
  readonly properties: Json;
  readonly geometry: { readonly type: string; readonly coordinates?: unknown } | null;
}

/** The plan's document: rows in the plan's own order, new ones behind. */
export function planDocument({ head, order, others }: PlanNote, rows: readonly PlanRow[]): Uint8Array {
  const rank = new Map(order.map((id, i) => [id, i]));
  const features = rows.map(featureOf);
  const rankOf = (properties: Json): number => rank.get(properties['id']) ?? order.length;
  features.sort((a, b) => rankOf(a.properties) - rankOf(b.properties));
  return strToU8(JSON.stringify({ ...head, features: [...features, ...others] }));
}

function featureOf({ kind, properties, geometry }: PlanRow): { readonly properties: Json } & Json {
  const { fid: _fid, more: moreText, ...columns } = properties;
  const more = objectOf(typeof moreText === 'string' ? parsed(moreText) : undefined);
  const values = Object.entries(columns).map(([name, value]): [string, unknown] => [
    name,
    typeof value === 'string' ? (parsed(value) ?? (value === 'null' ? null : value)) : value,
  ]);
  const { altitude } = more;
  const lifted =
    geometry?.type === 'Point' && Array.isArray(altitude)
      ? { ...geometry, coordinates: [...(geometry.coordinates as readonly number[]), ...altitude] }
      : geometry;
  return {
    ...objectOf(more['members']),
    type: 'Feature',
    properties: { kind, ...Object.fromEntries(values), ...objectOf(more['properties']) },
    geometry: lifted,
  };
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const objectOf = (value: unknown): Json => (isObject(value) ? value : {});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
