import { FORMAT_NAMES } from './arguments';
import { CONVERT_NAMES } from './convert-arguments';

export const HELP = `anglemort: what a network of cameras and sound sensors covers, and what it misses

Usage
  anglemort analyse PLAN.geojson --buildings FILE… --streets FILE… [options]
  anglemort export PLAN.geojson --buildings FILE… --streets FILE… --format FORMAT --out FILE [options]
  anglemort convert FILE… --to FORMAT --out FILE [options]

Inputs (GeoJSON, Shapefile, GeoPackage, OSM, DXF, … known by content; “-” is standard input)
  PLAN                   plan file
  --buildings FILE…      buildings, one file or several
  --streets FILE…        streets
  --furniture FILE…      street lamps, trees, poles
  --noise FILE…          noise map: polygons with a level, the background of sound sensors where they lie
  --noise-property NAME  the member that has the level in dB(A); known by its name (Lnight, LAeq, …) when absent
  --noise-period P       when it holds: all, day, evening or night
  --events FILE…         incidents, complaints, footfall to cross with the cameras: points, lines, areas
  --date-column NAME     and --hour-column, --category-column, --weight-column: by their names when absent,
                         none when empty; every other column is left behind
  --least-count N        smaller counts of events are told nowhere; 5 when absent
  --area FILE            polygons that replace the plan's study zones

What is asked (the plan's own settings where absent)
  --profile NAME|FILE    level profile: dori, oodpcvs, one of the plan's own, or a JSON file
  --scenario NAME        scenario of the plan, by name or id; its current one otherwise
  --level NAME           level of that profile; its lowest where the plan states none
  --target-height M      height above ground that must be seen, m (1.6 is a face)
  --phase N              devices as they stand after phase N of the works, 1 to 9
  --night                by night: range limited by the infrared range
  --sensitivity          also with 3, 6 and 12 m for buildings of unknown height:
                         each headline figure as a range
  --withhold WHAT…       for the public, some of positions, models, zones: missing from every file, which says so

Export (“-” is standard output)
  --format FORMAT        ${FORMAT_NAMES};
                         “plan” and “osm” need no buildings nor streets; a PNG is drawn by the app alone
  --out FILE             the file to write
  --language fr|en       language of its words; French when absent
  --crs SYSTEM           of tables and drawings: lambert-93, cc (zone of the place), cc42 … cc50, lv95, utm,
                         EPSG:n; Lambert-93 in France, LV95 in Switzerland, else UTM, when absent

Outputs of analyse (“-” is standard output)
  --json OUT.json        the report, schema anglemort.report/1
  --geojson OUT.geojson  polygons per device and level, per number of cameras, and gaps
  --quiet                no summary, no progress, no warnings

Dossier (export --format pdf)
  --paper A4|A3|A2|A1    paper of the plans, A3 where absent; text and tables are A4
  --portrait             plans upright
  --scale N              detail plans at 1:N; else the largest of 1:200 to 1:2000 that two dozen sheets suffice for
  --title, --client, --author, --revision, --date TEXT
                         fields of the title block, over those of the plan; for --format svg too
  --logo FILE            its picture: PNG or JPEG, 256 KB and 2000 px a side at most
  --parts PART…          some of cover, report, situation, ground, detail, cameras, schedule, coverage, costs, signs

Convert (any input, computing nothing)
  --to FORMAT            ${CONVERT_NAMES};
                         buildings, streets, furniture, devices and objects of a plan, by OpenStreetMap's names;
                         csv, xlsx, osm and plan hold devices and objects alone
  --crs SYSTEM           of geojson, gpkg, shp and dxf; degrees when absent, for dxf that of the place
  --from-crs SYSTEM      what the files are in, where they do not say so
  --as LAYER             what they hold, where they do not say so: buildings, streets, furniture, cameras, sensors

Check (analyse)
  --fail-under SHARE     exit 1 when the street share at the level is below SHARE (0 to 1),
                         or a place or a required zone is unmet

  --help, --version

Exit codes
  0  done
  1  a stated requirement is missed (with --fail-under)
  2  unusable input: file, feature and fault on standard error, nothing written

A feature of a data file that cannot be read is left out, told on standard error and counted in the report.
A fault in the plan itself is never passed over.
`;
