/** Plan and coverage as the layers that a GIS is given, whatever the file. */
import type { SqlValue } from 'sql.js';
import { resultOf, type ExportInput, type ExportProgress } from './export-input';
import { coverageFeatures, type CoverageFeature } from './geojson';
import type { Layer, LayerFeature } from './geopackage/database';
import { planLayers } from './geopackage/plan-layers';

const COVERAGE: readonly (Omit<Layer, 'features'> & { readonly kinds: readonly string[] })[] = [
  { name: 'seen', geometryType: 'MULTIPOLYGON', kinds: ['seen'] },
  { name: 'k_areas', geometryType: 'MULTIPOLYGON', kinds: ['k', 'k-at-least'] },
  { name: 'gaps', geometryType: 'GEOMETRY', kinds: ['gap'] },
  { name: 'gap_areas', geometryType: 'MULTIPOLYGON', kinds: ['gap-area'] },
  { name: 'heard', geometryType: 'MULTIPOLYGON', kinds: ['heard'] },
];

export interface GisLayers {
  readonly layers: readonly Layer[];
  /** What the layers have no place for, as JSON. */
  readonly document: string;
}

/** @param share of the whole work that cutting the shapes is. */
export function* gisLayers(input: ExportInput, share: number): Generator<ExportProgress, GisLayers, void> {
  const features: CoverageFeature[] = [];
  for (const feature of coverageFeatures(resultOf(input), input.plan)) {
    features.push(feature);
    if (features.length % 64 === 0) yield { share: share * (1 - 64 / (64 + features.length)) };
  }
  const { layers, document } = planLayers(input.plan);
  const coverage = COVERAGE.map(({ kinds, ...layer }) => ({
    ...layer,
    features: features.filter(({ properties }) => kinds.includes(String(properties['kind']))).map(rowOf),
  }));
  return { layers: [...layers, ...coverage], document };
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
