/**
 * The plan itself as a table, so that a workbook can be read back into the same plan: one row per object, columns named
 * like the plan file's properties. What is no number nor text stands as JSON; shapes as GeoJSON, cut where a cell is full.
 */
import type { Plan } from '../../model/plan';
import { writePlan } from '../plan/write-plan';
import type { Cell, Table } from './table';
import { MAX_CELL } from './xlsx/sheet-xml';

interface WrittenFeature {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null;
}

const FIRST = ['kind', 'id', 'ref', 'name', 'longitude', 'latitude'];

/** The first row holds what the plan file has beside its features: kind `anglemort`, its JSON under `geometry`. */
export function planTable(plan: Plan): Table {
  const {
    features: all,
    type: _,
    ...rest
  } = JSON.parse(writePlan(plan)) as {
    readonly type: string;
    readonly features: readonly WrittenFeature[];
  };
  const features = all.slice(0, plan.objects.size);
  // What this version does not understand may be anything: it stands whole in a row without a kind.
  const others: readonly unknown[] = all.slice(plan.objects.size);
  const names = new Set(FIRST);
  for (const { properties } of features) {
    for (const name of Object.keys(properties)) if (!isTaken(name)) names.add(name);
  }
  const heads = [...names];
  const shapes = [
    JSON.stringify(rest),
    ...features.map(shapeOf),
    ...others.map((feature) => JSON.stringify({ feature })),
  ];
  const parts = Math.max(1, ...shapes.map((text) => Math.ceil(text.length / MAX_CELL)));
  const shapeHeads = Array.from({ length: parts }, (_unused, i) =>
    i === 0 ? 'geometry' : `geometry_${i + 1}`,
  );
  const cut = (text: string): Cell[] =>
    shapeHeads.map((_head, i) => text.slice(i * MAX_CELL, (i + 1) * MAX_CELL) || null);
  return {
    columns: [...heads, ...shapeHeads].map((header) => ({ header })),
    rows: [
      [...heads.map((head) => (head === 'kind' ? 'anglemort' : null)), ...cut(shapes[0]!)],
      ...features.map((feature, i) => [
        ...heads.map((head) => valueOf(feature, head)),
        ...cut(shapes[i + 1]!),
      ]),
      ...others.map((_other, i) => [...heads.map(() => null), ...cut(shapes[features.length + i + 1]!)]),
    ],
  };
}

/** Devices alone, as a list that is read back by the names of its columns. */
export function deviceTable(plan: Plan): Table {
  const devices = [...plan.objects].filter(([, { kind }]) => kind === 'camera' || kind === 'sound-sensor');
  const { columns, rows } = planTable({ ...plan, objects: new Map(devices) });
  const kept = columns.flatMap(({ header }, i) => (header.startsWith('geometry') ? [] : [i]));
  // The first row is the plan's own.
  return {
    columns: kept.map((i) => columns[i]!),
    rows: rows.slice(1, devices.length + 1).map((row) => kept.map((i) => row[i])),
  };
}

/** A property of the user's that is called like a column of ours, or like no column can be, stands with the shape. */
const isTaken = (name: string): boolean => /^(?:longitude|latitude|geometry(?:_\d+)?|__proto__)$/.test(name);

/** Points stand in columns of their own; what a feature has beside properties and place stands with its shape. */
function shapeOf({ properties, geometry, ...members }: WrittenFeature): string {
  const { type: _type, ...others } = members as { readonly type?: unknown };
  const isPoint = geometry?.type === 'Point' && (geometry.coordinates as readonly number[]).length === 2;
  const taken = Object.entries(properties).filter(([name]) => isTaken(name));
  const kept = {
    ...(isPoint ? {} : { geometry }),
    ...(taken.length > 0 ? { properties: Object.fromEntries(taken) } : {}),
    ...others,
  };
  return Object.keys(kept).length === 0 ? '' : JSON.stringify(kept);
}

function valueOf({ properties, geometry }: WrittenFeature, head: string): Cell {
  if (head === 'longitude' || head === 'latitude') {
    const isPoint = geometry?.type === 'Point';
    return isPoint ? (geometry.coordinates as readonly number[])[head === 'longitude' ? 0 : 1] : undefined;
  }
  const value = Object.hasOwn(properties, head) ? properties[head] : undefined;
  if (value === undefined || typeof value === 'number') return value;
  // Text that would read as JSON is written as JSON text, so that it comes back as text.
  if (typeof value === 'string') return value === '' || isJson(value) ? JSON.stringify(value) : value;
  return JSON.stringify(value);
}

/** Whether text would be read as JSON. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
