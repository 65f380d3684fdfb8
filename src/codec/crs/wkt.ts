/**
 * The system that a .prj file or a GeoPackage describes in well-known text. It is known by its code or its name, never
 * by its parameters alone: those of Esri leave out the shift of the datum, which for Switzerland is over 100 m.
 */
import { crsByCode, WGS84, type Crs } from './systems';

/** Names as QGIS, ArcGIS, GDAL and FME write them, spaces and signs taken out. */
const NAMES: readonly (readonly [RegExp, (match: RegExpExecArray) => number])[] = [
  [/lambert(?:france)?93/, () => 2154],
  [/cc(4[2-9]|50)/, ([, zone]) => 3900 + Number(zone)],
  [/lv95/, () => 2056],
  [/lv03|ch1903$/, () => 21781],
  [/lambert(?:zone)?(?:ii|2)etendu|ntfparislambertzoneii$/, () => 27572],
  [/webmercator|pseudomercator|popularvisualisation/, () => 3857],
  [/rgnc.*lambert/, () => 3163],
  [/(?:wgs|rgf|rgr|rgm|rgfg|rraf|rgaf|rgspm|rgpf|etrs).*utm(?:zone)?(\d{1,2})([ns])/, utmCode],
];

function utmCode([, zone, half]: RegExpExecArray): number {
  return (half === 's' ? 32700 : 32600) + Number(zone);
}

/** Datums whose longitude and latitude are those of WGS 84 within a metre. */
const SAME_DATUM = /wgs_?_?(?:19)?84|rgf_?_?(?:19)?93|etrs_?_?(?:19)?89|reseau_geodesique|world_geodetic/i;

export interface StatedCrs {
  /** Undefined when it is one that cannot be read. */
  readonly crs: Crs | undefined;
  /** As the file names it. */
  readonly name: string;
}

export function crsByWkt(wkt: string): StatedCrs {
  const name = /^\s*\w+\s*\[\s*"([^"]{1,200})"/.exec(wkt)?.[1] ?? wkt.slice(0, 60);
  const code = outermostCode(wkt);
  const byCode = code === undefined ? undefined : crsByCode(code);
  return { name, crs: byCode ?? byName(name, wkt) };
}

function byName(name: string, wkt: string): Crs | undefined {
  const plain = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z\d]/g, '');
  for (const [test, code] of NAMES) {
    const match = test.exec(plain);
    if (match) return crsByCode(code(match));
  }
  return /^\s*GEO(?:G|D|GCS|GCRS)/i.test(wkt) && SAME_DATUM.test(wkt) ? WGS84 : undefined;
}

/** The code that stands last belongs to the whole: `AUTHORITY["EPSG","2154"]]` of WKT 1, `ID["EPSG",2154]]` of WKT 2. */
function outermostCode(wkt: string): number | undefined {
  const match = /(?:AUTHORITY|ID)\s*\[\s*"EPSG"\s*,\s*"?(\d{4,6})"?\s*\]\s*\]\s*$/i.exec(wkt);
  return match ? Number(match[1]) : undefined;
}
