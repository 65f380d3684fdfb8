/** The files of one Shapefile, as they lie in a zip, to a layer. */
import { layerNameMeaning } from '../layer-names';
import type { FaultLog } from '../fault-log';
import type { FeatureLayer } from '../layers';
import { openDbf } from './dbf';
import { openShp } from './shp';

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
  return {
    name: parts.name,
    count: shp.count,
    at: (i) => {
      const geometry = shp.geometry(i);
      // A damaged record is one without a place.
      return { type: 'Feature', properties: dbf?.row(i) ?? {}, geometry: geometry ?? null };
    },
    ...(parts.prj === undefined ? {} : { crs: parts.prj }),
    ...(as ? { as } : {}),
  };
}
