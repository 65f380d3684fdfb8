/** Plan and coverage as one GeoPackage: what a GIS opens as layers, and this program as the plan. */
import type { SqlValue } from 'sql.js';
import { resultOf, type ExportInput, type ExportSteps } from '../export-input';
import { coverageFeatures, type CoverageFeature } from '../geojson';
import { noteOf } from '../redaction/note';
import { geoPackageSteps, type Layer, type LayerFeature } from './database';
import { planLayers } from './plan-layers';

const COVERAGE: readonly (Omit<Layer, 'features'> & { readonly kinds: readonly string[] })[] = [
  { name: 'seen', geometryType: 'MULTIPOLYGON', kinds: ['seen'] },
  { name: 'k_areas', geometryType: 'MULTIPOLYGON', kinds: ['k', 'k-at-least'] },
  { name: 'gaps', geometryType: 'GEOMETRY', kinds: ['gap'] },
  { name: 'gap_areas', geometryType: 'MULTIPOLYGON', kinds: ['gap-area'] },
  { name: 'heard', geometryType: 'MULTIPOLYGON', kinds: ['heard'] },
];

/** Share of the work that cutting the shapes is; the rest is the database. */
const CUTTING = 0.5;

/** @throws Error without SQLite: whoever asks loads what the format says that it needs. */
export function* geoPackage(input: ExportInput): ExportSteps {
  if (!input.sqlite) throw new Error('a GeoPackage needs SQLite');
  const features: CoverageFeature[] = [];
  for (const feature of coverageFeatures(resultOf(input), input.plan)) {
    features.push(feature);
    if (features.length % 64 === 0) yield { share: CUTTING * (1 - 64 / (64 + features.length)) };
  }
  const { layers, document } = planLayers(input.plan);
  const coverage = COVERAGE.map(({ kinds, ...layer }) => ({
    ...layer,
    features: features.filter(({ properties }) => kinds.includes(String(properties['kind']))).map(rowOf),
  }));
  const redacted = noteOf(input);
  // A version for the public is not to be worked on.
  const note = redacted === undefined ? { table: 'anglemort', document } : undefined;
  const steps = geoPackageSteps(input.sqlite, [...layers, ...coverage], note, redacted);
  let step = steps.next();
  for (; !step.done; step = steps.next()) yield { share: CUTTING + (1 - CUTTING) * step.value };
  return step.value;
}

/** Names of ours are told apart by capitals nowhere. */
const rowOf = ({ id, properties, geometry }: CoverageFeature): LayerFeature => ({
  geometry,
  values: Object.fromEntries([
    ...Object.entries(properties)
      .filter(([name]) => name !== 'id')
      .map(([name, value]): [string, SqlValue] => [name, plainValue(value)]),
    ['id', id],
  ]),
});

function plainValue(value: unknown): SqlValue {
  if (value === null || value === undefined) return null;
  return typeof value === 'number' || typeof value === 'string' ? value : JSON.stringify(value);
}
