/** Plan and coverage as Shapefiles in one zip, in the grid asked for, a layer for each kind of shape. */
import { strToU8, zipSync } from 'fflate';
import { attributionOf } from '../attribution';
import { resultOf, type ExportInput, type ExportSteps } from '../export-input';
import type { Layer, LayerFeature } from '../geopackage/database';
import { gisLayers } from '../gis-layers';
import type { Grid } from '../grid';
import { notesOf } from '../notes';
import { dbf, dbfColumns } from './dbf';
import { prjOf } from './prj';
import { shp, type ShpKind, type ShpRecord, type Xy } from './shp';

const CUTTING = 0.6;
/** Zip files hold a time; a fixed one keeps equal content equal. */
const TIME = '2000-01-01T00:00:00Z';

const KINDS: Readonly<Record<string, ShpKind>> = {
  Point: 'point',
  LineString: 'line',
  MultiLineString: 'line',
  Polygon: 'polygon',
  MultiPolygon: 'polygon',
};

export function* shapefile(input: ExportInput): ExportSteps {
  const { layers } = yield* gisLayers(input, CUTTING);
  const about = { [`${input.words.say('shp.about')}.txt`]: strToU8(aboutOf(input)) };
  const steps = shapefileZip(layers, input.grid, about);
  let step = steps.next();
  for (; !step.done; step = steps.next()) yield { share: CUTTING + (1 - CUTTING) * step.value.share };
  return step.value;
}

/** @param beside files that go into the zip too, by name. */
export function* shapefileZip(
  layers: readonly Layer[],
  grid: Grid,
  beside: Readonly<Record<string, Uint8Array>> = {},
): ExportSteps {
  const files: Record<string, Uint8Array> = {};
  for (const [i, layer] of layers.entries()) {
    yield { share: i / (layers.length + 1) };
    for (const { name, kind, features } of byKind(layer)) {
      const columns = dbfColumns(features.map(({ values }) => values));
      const records = features.map(({ geometry }) => recordOf(geometry, grid));
      const { shp: shapes, shx } = shp(kind, records);
      files[`${name}.shp`] = shapes;
      files[`${name}.shx`] = shx;
      files[`${name}.dbf`] = dbf(
        columns,
        features.map(({ values }) => values),
      );
      files[`${name}.prj`] = strToU8(prjOf(grid));
      files[`${name}.cpg`] = strToU8('UTF-8');
    }
  }
  return zipSync({ ...files, ...beside }, { mtime: TIME, level: 6 });
}

/** A Shapefile is of one kind of shape: a layer of two becomes two. */
function byKind({ name, features }: Layer): { name: string; kind: ShpKind; features: LayerFeature[] }[] {
  const groups = new Map<ShpKind, LayerFeature[]>();
  for (const feature of features) {
    const kind = KINDS[feature.geometry?.type ?? ''] ?? 'point';
    const own = groups.get(kind);
    if (own) own.push(feature);
    else groups.set(kind, [feature]);
  }
  return [...groups].map(([kind, of]) => ({
    name: groups.size > 1 ? `${name}_${kind}s` : name,
    kind,
    features: of,
  }));
}

function recordOf(geometry: LayerFeature['geometry'], grid: Grid): ShpRecord {
  const place = (at: unknown): Xy => {
    const [lon = 0, lat = 0] = at as readonly number[];
    return grid.project(lon, lat);
  };
  const line = (at: unknown): Xy[] => (at as readonly unknown[]).map(place);
  const rings = (at: unknown): Xy[][] =>
    (at as readonly unknown[]).map((ring, i) => wound(line(ring), i === 0));
  switch (geometry?.type) {
    case 'Point':
      return [[place(geometry.coordinates)]];
    case 'LineString':
      return [line(geometry.coordinates)];
    case 'MultiLineString':
      return (geometry.coordinates as readonly unknown[]).map(line);
    case 'Polygon':
      return rings(geometry.coordinates);
    case 'MultiPolygon':
      return (geometry.coordinates as readonly unknown[]).flatMap(rings);
    default:
      return [];
  }
}

/** Outer rings clockwise, holes the other way round. */
function wound(ring: Xy[], isOuter: boolean): Xy[] {
  const [x0, y0] = ring[0] ?? [0, 0];
  let twice = 0;
  for (let i = 1; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i]!;
    const [bx, by] = ring[i + 1]!;
    twice += (ax - x0) * (by - y0) - (ay - y0) * (bx - x0);
  }
  return twice > 0 === isOuter ? ring.toReversed() : ring;
}

function aboutOf(input: ExportInput): string {
  const { grid, plan } = input;
  const lines = [
    plan.head.name,
    ...notesOf(input),
    `${grid.name} (EPSG:${grid.epsg})`,
    ...attributionOf(resultOf(input).report.data.sources),
    input.words.say('shp.cut'),
  ];
  return `${lines.filter((line) => line !== '').join('\r\n')}\r\n`;
}
