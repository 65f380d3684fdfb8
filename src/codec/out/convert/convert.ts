/** What was read from any file, as any other: layers of a city and a plan's objects, without computing anything. */
import { strToU8 } from 'fflate';
import type { SqlJsStatic } from 'sql.js';
import type { DeviceModel } from '../../../model/catalogue';
import type { City } from '../../../model/city';
import type { Plan } from '../../../model/plan';
import { writePlan } from '../../plan/write-plan';
import { csvTable, type CsvStyle } from '../csv';
import type { ExportSteps } from '../export-input';
import { geoPackageSteps, type Layer } from '../geopackage/database';
import { planLayers } from '../geopackage/plan-layers';
import { DEGREES, type Grid } from '../grid';
import { osmText } from '../osm';
import { deviceTable, planTable } from '../plan-table';
import { shapefileZip } from '../shape/shapefile';
import { workbookSteps } from '../xlsx/workbook';
import { cityLayers } from './city-layers';
import { layersDxf } from './layers-dxf';
import { layersGeoJson } from './layers-geojson';
import { layersKml } from './layers-kml';

export interface ConvertInput {
  /** Devices and other objects that were read. */
  readonly plan: Plan;
  readonly city: City;
  readonly grid: Grid;
  readonly csvStyle: CsvStyle;
  readonly modelOf: (id: string) => DeviceModel | undefined;
  /** There for formats that load it. */
  readonly sqlite?: SqlJsStatic;
}

export interface ConvertFormat {
  readonly id: string;
  readonly aliases?: readonly string[];
  /** Where coordinates can be in a grid: `metres` in no other, `any` in degrees unless one is asked for. */
  readonly grids?: 'metres' | 'any';
  /** Holds devices and objects of a plan alone, no city. */
  readonly objectsOnly?: boolean;
  readonly loads?: 'sqlite';
  readonly write: (input: ConvertInput) => ExportSteps;
}

function* whole(content: string | Uint8Array): ExportSteps {
  yield { share: 0.5 };
  return typeof content === 'string' ? strToU8(content) : content;
}

/** The plan's layers as those of a GIS, behind the city's. */
const layersOf = ({ city, plan }: ConvertInput): readonly Layer[] =>
  [...cityLayers(city), ...planLayers(plan).layers].filter(({ features }) => features.length > 0);

function* geoPackage(input: ConvertInput): ExportSteps {
  if (!input.sqlite) throw new Error('a GeoPackage needs SQLite');
  const steps = geoPackageSteps(input.sqlite, layersOf(input), { grid: input.grid });
  let step = steps.next();
  for (; !step.done; step = steps.next()) yield { share: step.value };
  return step.value;
}

function* workbook({ plan }: ConvertInput): ExportSteps {
  const sheets = [{ name: 'anglemort', table: planTable(plan), filter: false }];
  const steps = workbookSteps(sheets, { title: plan.head.name, page: '', of: '/' });
  let step = steps.next();
  for (; !step.done; step = steps.next()) yield { share: step.value };
  return step.value;
}

export const CONVERT_FORMATS: readonly ConvertFormat[] = [
  { id: 'geojson', grids: 'any', write: (input) => whole(layersGeoJson(layersOf(input), input.grid)) },
  { id: 'gpkg', aliases: ['geopackage'], grids: 'any', loads: 'sqlite', write: geoPackage },
  {
    id: 'shp',
    aliases: ['shapefile'],
    grids: 'any',
    write: (input) => shapefileZip(layersOf(input), input.grid),
  },
  { id: 'dxf', grids: 'metres', write: (input) => whole(layersDxf(layersOf(input), input.grid)) },
  { id: 'kml', write: (input) => whole(layersKml(layersOf(input), input.plan.head.name)) },
  {
    id: 'csv',
    objectsOnly: true,
    write: ({ plan, csvStyle }) => whole(csvTable(deviceTable(plan), csvStyle)),
  },
  { id: 'xlsx', objectsOnly: true, write: workbook },
  { id: 'osm', objectsOnly: true, write: ({ plan, modelOf }) => whole(osmText(plan, modelOf)) },
  { id: 'plan', objectsOnly: true, write: ({ plan }) => whole(writePlan(plan)) },
];

export const convertFormatNamed = (name: string): ConvertFormat | undefined =>
  CONVERT_FORMATS.find(({ id, aliases }) => id === name || aliases?.includes(name) === true);

/** The grid when none is asked for: degrees, but for drawings, which have none. */
export const usualGrid = ({ grids }: ConvertFormat, place: Grid): Grid =>
  grids === 'metres' ? place : DEGREES;
