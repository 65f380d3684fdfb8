/** Plan and coverage as KML 2.2 (OGC 07-147r2): folders of placemarks, a style per level, every name as text. */
import { strToU8 } from 'fflate';
import type { PlanObject, PolygonCoordinates } from '../../model/plan';
import { attributionOf } from './attribution';
import { resultOf, type ExportInput, type ExportSteps } from './export-input';
import { coverageFeatures, type CoverageFeature } from './geojson';
import { notesOf } from './notes';
import { escaped } from './xml';

/** Colours as KML has them, aabbggrr: Okabe and Ito's, told apart by colour-blind people; levels in ascending density. */
const LEVEL_COLOURS = ['e9b456', '739e00', 'b27200', '009fe6', '005ed5', 'a779cc'];
const GAP_COLOUR = '0000c0';
const ZONE_COLOUR = 'a0a0a0';

type Position = readonly number[];

export function* kml(input: ExportInput): ExportSteps {
  const { plan, words, levels } = input;
  const analysis = resultOf(input);
  const folders = new Map<string, string[]>();
  const add = (folder: string, placemark: string): void => {
    const own = folders.get(folder);
    if (own) own.push(placemark);
    else folders.set(folder, [placemark]);
  };
  for (const object of plan.objects.values()) {
    add(words.say(`kml.${FOLDER_OF[object.kind]}`), objectPlacemark(object));
  }
  let count = 0;
  for (const feature of coverageFeatures(analysis, plan)) {
    if (++count % 64 === 0) yield { share: 0.9 * (1 - 64 / (64 + count)) };
    const { properties } = feature;
    const level = levels.find(({ id }) => id === properties['level']);
    // Areas by number of cameras lie over one another; a globe would show a mixture of them.
    if (properties['kind'] === 'seen') {
      const name = level ? words.level(level) : String(properties['level']);
      add(`${words.say('kml.seen')} – ${name}`, coveragePlacemark(feature));
    } else if (properties['kind'] === 'gap') add(words.say('kml.gaps'), coveragePlacemark(feature));
  }
  const levelIds = analysis.geometry.byLevel.map(({ level }) => level);
  const styles = [
    ...levelIds.map((level, i) => style(`seen-${level}`, LEVEL_COLOURS[i % LEVEL_COLOURS.length]!)),
    style('gap', GAP_COLOUR),
    style('zone', ZONE_COLOUR),
  ];
  const body = [...folders].map(
    ([name, placemarks]) => `<Folder><name>${escaped(name)}</name>\n${placemarks.join('\n')}\n</Folder>`,
  );
  yield { share: 0.95 };
  return strToU8(
    `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>${escaped(plan.head.name)}</name>
<description>${escaped([...notesOf(input), ...attributionOf(analysis.report.data.sources)].join(', '))}</description>
${[...styles, ...body].join('\n')}
</Document></kml>
`,
  );
}

const FOLDER_OF: Readonly<Record<PlanObject['kind'], string>> = {
  camera: 'devices',
  'sound-sensor': 'devices',
  zone: 'zones',
  place: 'places',
  'candidate-site': 'sites',
  obstacle: 'obstacles',
};

/** Lines opaque, faces a third so: the ground stays in view. */
const style = (id: string, colour: string): string =>
  `<Style id="${escaped(id)}"><LineStyle><color>ff${colour}</color><width>2</width></LineStyle>` +
  `<PolyStyle><color>55${colour}</color></PolyStyle></Style>`;

function objectPlacemark(object: PlanObject): string {
  const name = ('ref' in object ? object.ref : undefined) ?? object.name ?? '';
  const { kind, id } = object;
  const data: Record<string, unknown> = { kind, id, description: object.name };
  for (const key of ['ref', 'model', 'height_m', 'azimuth_deg', 'status', 'role', 'category'] as const) {
    if (key in object) data[key] = (object as unknown as Record<string, unknown>)[key];
  }
  switch (object.kind) {
    case 'zone':
      return placemark(name, data, polygon(object.polygon), 'zone');
    case 'obstacle':
      return object.shape.type === 'line'
        ? placemark(name, data, lineString(object.shape.line))
        : placemark(name, data, polygon(object.shape.polygon));
    default:
      return placemark(name, data, `<Point><coordinates>${tuple(object.position)}</coordinates></Point>`);
  }
}

function coveragePlacemark({ id, properties, geometry }: CoverageFeature): string {
  const isGap = properties['kind'] === 'gap';
  const named = isGap ? (properties['names'] as readonly string[]).join(', ') : properties['ref'];
  const parts =
    geometry.type === 'MultiPolygon'
      ? geometry.coordinates.map(polygon)
      : geometry.coordinates.map(lineString);
  const { name, ...data } = properties;
  return placemark(
    [named, name, id].find((text) => typeof text === 'string' && text !== '') as string,
    { ...data, description: name, id },
    `<MultiGeometry>${parts.join('')}</MultiGeometry>`,
    isGap ? 'gap' : `seen-${String(properties['level'])}`,
  );
}

export function placemark(
  name: string,
  data: Readonly<Record<string, unknown>>,
  geometry: string,
  styleId?: string,
): string {
  const { description, ...others } = data;
  const rows = Object.entries(others)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([key, value]) => {
      const text = typeof value === 'object' ? JSON.stringify(value) : String(value as string | number);
      return `<Data name="${escaped(key)}"><value>${escaped(text)}</value></Data>`;
    });
  const about = typeof description === 'string' ? `<description>${escaped(description)}</description>` : '';
  const look = styleId === undefined ? '' : `<styleUrl>#${escaped(styleId)}</styleUrl>`;
  return `<Placemark><name>${escaped(name)}</name>${about}${look}<ExtendedData>${rows.join('')}</ExtendedData>${geometry}</Placemark>`;
}

export const tuple = ([lon = 0, lat = 0]: Position): string => `${lon},${lat}`;

export const lineString = (line: readonly Position[]): string =>
  `<LineString><tessellate>1</tessellate><coordinates>${line.map(tuple).join(' ')}</coordinates></LineString>`;

export function polygon(rings: PolygonCoordinates): string {
  const boundaries = rings.map((ring, i) => {
    const side = i === 0 ? 'outerBoundaryIs' : 'innerBoundaryIs';
    return `<${side}><LinearRing><coordinates>${ring.map(tuple).join(' ')}</coordinates></LinearRing></${side}>`;
  });
  return `<Polygon><tessellate>1</tessellate>${boundaries.join('')}</Polygon>`;
}
