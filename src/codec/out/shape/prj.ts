/**
 * What a .prj says: well-known text of Esri's kind, which GDAL, QGIS and ArcGIS know. Parameters are those of the EPSG
 * register.
 */
import type { Grid } from '../grid';

const DEGREE = 'UNIT["Degree",0.0174532925199433]';
const PRIMEM = 'PRIMEM["Greenwich",0.0]';
const WGS84 = `GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],${PRIMEM},${DEGREE}]`;
const CH1903_PLUS = `GEOGCS["GCS_CH1903+",DATUM["D_CH1903+",SPHEROID["Bessel_1841",6377397.155,299.1528128]],${PRIMEM},${DEGREE}]`;
const RGF93 = `GEOGCS["GCS_RGF_1993",DATUM["D_RGF_1993",SPHEROID["GRS_1980",6378137.0,298.257222101]],${PRIMEM},${DEGREE}]`;

/** @throws Error for a grid that exports are not written in. */
export function prjOf({ epsg }: Grid): string {
  if (epsg === 4326) return WGS84;
  if (epsg === 2154) return conic('RGF_1993_Lambert_93', [44, 49], 46.5, [700_000, 6_600_000]);
  if (epsg >= 3942 && epsg <= 3950) {
    const zone = epsg - 3900;
    return conic(`RGF_1993_CC${zone}`, [zone - 0.75, zone + 0.75], zone, [
      1_700_000,
      (zone - 41) * 1_000_000 + 200_000,
    ]);
  }
  if (epsg === 2056) {
    return projected('CH1903+_LV95', CH1903_PLUS, 'Hotine_Oblique_Mercator_Azimuth_Center', [
      ['False_Easting', 2_600_000],
      ['False_Northing', 1_200_000],
      ['Scale_Factor', 1],
      ['Azimuth', 90],
      ['Longitude_Of_Center', 7.43958333333333],
      ['Latitude_Of_Center', 46.9524055555556],
    ]);
  }
  const south = epsg > 32_700;
  const zone = epsg - (south ? 32_700 : 32_600);
  if (zone < 1 || zone > 60) throw new Error(`no well-known text for EPSG:${epsg}`);
  return projected(`WGS_1984_UTM_Zone_${zone}${south ? 'S' : 'N'}`, WGS84, 'Transverse_Mercator', [
    ['False_Easting', 500_000],
    ['False_Northing', south ? 10_000_000 : 0],
    ['Central_Meridian', 6 * zone - 183],
    ['Scale_Factor', 0.9996],
    ['Latitude_Of_Origin', 0],
  ]);
}

const conic = (
  name: string,
  [south, north]: readonly [number, number],
  origin: number,
  [east, up]: readonly [number, number],
): string =>
  projected(name, RGF93, 'Lambert_Conformal_Conic', [
    ['False_Easting', east],
    ['False_Northing', up],
    ['Central_Meridian', 3],
    ['Standard_Parallel_1', north],
    ['Standard_Parallel_2', south],
    ['Latitude_Of_Origin', origin],
  ]);

const projected = (
  name: string,
  geographic: string,
  method: string,
  parameters: readonly (readonly [string, number])[],
): string =>
  `PROJCS["${name}",${geographic},PROJECTION["${method}"],${parameters
    .map(([parameter, value]) => `PARAMETER["${parameter}",${value}]`)
    .join(',')},UNIT["Meter",1.0]]`;
