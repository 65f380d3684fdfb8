/** The files of one Shapefile, as they lie in a zip, to a layer. */
import { layerNameMeaning } from '../layer-names';
import type { FaultLog } from '../fault-log';
import type { FeatureLayer } from '../layers';
import { OBJECT_FIELDS } from '../../plan/fields';
import { openDbf, type DbfTable } from './dbf';
import { openShp } from './shp';

/** A Shapefile cuts names at ten letters: those of the plan file are known by what is left. */
const CUT_NAMES = new Map(
  Object.values(OBJECT_FIELDS)
    .flatMap((fields) => Object.keys(fields))
    .filter((name) => name.length > 10)
    .map((name) => [name.slice(0, 10), name]),
);

type Row = ReturnType<DbfTable['row']>;

const fullNames = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [CUT_NAMES.get(name) ?? name, value]));

export interface ShapefileParts {
  readonly name: string;
  readonly shp: Uint8Array;
  readonly dbf?: Uint8Array;
  readonly prj?: string;
  readonly cpg?: string;
}

/** Undefined when the .shp is none; what is missing or damaged is told in the log. */
export function shapefileLayer(parts: ShapefileParts, log: FaultLog): FeatureLayer | undefined {
  const shp = openShp(parts.shp);
  if (!shp) return undefined;
  const dbf = parts.dbf && openDbf(parts.dbf, parts.cpg);
  const layer = { layer: parts.name };
  if (!dbf) log.add('shapefile.noAttributes', undefined, layer);
  if (parts.prj === undefined) log.add('shapefile.noPrj', undefined, layer);
  if (shp.isCut) log.add('shapefile.cut', undefined, layer);
  const as = layerNameMeaning(parts.name);
  const isOurs = dbf?.fields.includes('kind') === true;
  return {
    name: parts.name,
    count: shp.count,
    at: (i) => {
      const geometry = shp.geometry(i);
      // A damaged record is one without a place.
      return {
        type: 'Feature',
        properties: isOurs ? fullNames(dbf.row(i)) : (dbf?.row(i) ?? {}),
        geometry: geometry ?? null,
      };
    },
    ...(parts.prj === undefined ? {} : { crs: parts.prj }),
    ...(as ? { as } : {}),
  };
}
