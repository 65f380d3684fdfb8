/** The map of the public page: vectors in the page itself, sizes of text and lines kept by the script as it zooms. */
import type { Analysis } from '../../../analysis/analysis';
import { createFrame, type Frame } from '../../../kernel/frame';
import { unionRegions } from '../../../kernel/overlay/region-ops';
import { isEmptyRegion, regionBounds, type Region } from '../../../kernel/region';
import type { StreetClass } from '../../../model/catalogue';
import type { City } from '../../../model/city';
import type { Camera, LonLat, Plan, Zone } from '../../../model/plan';
import { rowIn, unitsOf, type Drawing } from './drawing';
import { markup, NO_HTML, type Html } from './markup';
import { streetLabels, zoomsOf, type Label } from './labels';

/** Width of the drawing, its own units: fine enough to be zoomed, short to write. */
const WIDTH_UNITS = 20_000;
/** How far round what is filmed the ground is drawn, m. */
const MARGIN_M = 80;
/** Where neither a street nor its class states its width. */
const PATH_WIDTH_M = 2.5;

export interface MapInput {
  readonly plan: Plan;
  readonly city: City;
  readonly analysis: Analysis;
  readonly streetClasses: readonly StreetClass[];
  /** Shown by a mark and their number. */
  readonly cameras: readonly Camera[];
  readonly label: string;
}

/** What is filmed at the asked level, all cameras together. */
export function filmedRegions({ geometry, report }: Analysis): Region[] {
  return geometry.devices.flatMap(({ levels }) =>
    levels.filter(({ level }) => level === report.level.id).map(({ region }) => region),
  );
}

export interface DrawnMap {
  readonly svg: Html;
  readonly hasMasks: boolean;
  readonly hasPerimeter: boolean;
}

/** Undefined where there is nothing that a map could be of. */
export function drawMap(input: MapInput): DrawnMap | undefined {
  const frame = createFrame(input.analysis.frame);
  const filmed = unionRegions(filmedRegions(input.analysis));
  const zones = [...input.plan.objects.values()].filter((o): o is Zone => o.kind === 'zone');
  const perimeter = zones.filter(({ role }) => role === 'study');
  const masks = zones.filter(({ role }) => role === 'mask');
  const box = boxOf(frame, filmed, [
    ...perimeter.flatMap(({ polygon }) => polygon[0] ?? []),
    ...input.cameras.map(({ position }) => position),
  ]);
  if (!box) return undefined;
  const [west, south, east, north] = box;
  const drawing: Drawing = { frame, box, unitsPerMetre: WIDTH_UNITS / (east - west) };
  const height = Math.round((north - south) * drawing.unitsPerMetre);
  const svg = markup`<svg
    class="drawing"
    viewBox="0 0 ${WIDTH_UNITS} ${height}"
    role="img"
    aria-label="${input.label}"
  >
    ${streets(drawing, input)} ${path('filmed', regionPath(drawing, filmed))}
    ${path('building', buildings(drawing, input.city))}
    ${masks.map((zone) => path('masked', zonePath(drawing, zone)))}
    ${perimeter.map((zone) => path('perimeter', zonePath(drawing, zone)))}
    ${labels(drawing, input)}
</svg>`;
  return { svg, hasMasks: masks.length > 0, hasPerimeter: perimeter.length > 0 };
}

function boxOf(frame: Frame, filmed: Region, places: readonly LonLat[]): Drawing['box'] | undefined {
  const points = places.map(([lon, lat]) => frame.toFrame(lon, lat));
  const bounds = regionBounds(filmed);
  if (bounds) points.push([bounds[0], bounds[1]], [bounds[2], bounds[3]]);
  if (points.length === 0) return undefined;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return [
    Math.min(...xs) - MARGIN_M,
    Math.min(...ys) - MARGIN_M,
    Math.max(...xs) + MARGIN_M,
    Math.max(...ys) + MARGIN_M,
  ];
}

const path = (name: string, d: string): Html =>
  d === '' ? NO_HTML : markup`<path class="${name}" d="${d}" />`;

/** By steps from point to point: shorter than places. */
function pathData(points: readonly (readonly [number, number])[], closed: boolean): string {
  let text = '';
  let [lastX, lastY] = [0, 0];
  points.forEach(([x, y], i) => {
    if (i > 0 && x === lastX && y === lastY) return;
    text += i === 0 ? `M${x} ${y}` : `l${x - lastX} ${y - lastY}`;
    [lastX, lastY] = [x, y];
  });
  return closed ? `${text}z` : text;
}

function regionPath(drawing: Drawing, region: Region): string {
  if (isEmptyRegion(region)) return '';
  let text = '';
  for (let r = 0; r + 1 < region.ringStart.length; r++) {
    const points: (readonly [number, number])[] = [];
    for (let v = region.ringStart[r]!; v < region.ringStart[r + 1]!; v++) {
      points.push(unitsOf(drawing, region.xy[2 * v]!, region.xy[2 * v + 1]!));
    }
    text += pathData(points, true);
  }
  return text;
}

const zonePath = (drawing: Drawing, { polygon }: Zone): string =>
  polygon
    .map((ring) =>
      pathData(
        ring.slice(0, -1).map(([lon, lat]) => unitsOf(drawing, ...drawing.frame.toFrame(lon, lat))),
        true,
      ),
    )
    .join('');

function buildings(drawing: Drawing, { buildings: { lonLat, ringStart } }: City): string {
  let text = '';
  for (let r = 0; r + 1 < ringStart.length; r++) {
    const points = rowIn(drawing, lonLat, ringStart[r]!, ringStart[r + 1]!);
    if (points)
      text += pathData(
        points.map(([x, y]) => unitsOf(drawing, x, y)),
        true,
      );
  }
  return text;
}

function streets(drawing: Drawing, { city: { streets: table }, streetClasses }: MapInput): Html[] {
  const widthOf = new Map(streetClasses.map(({ highway, width_m }) => [highway, width_m]));
  const byWidth = new Map<number, string>();
  for (let i = 0; i + 1 < table.lineStart.length; i++) {
    const points = rowIn(drawing, table.lonLat, table.lineStart[i]!, table.lineStart[i + 1]!);
    if (!points) continue;
    const stated_m = table.width_m[i]!;
    const width_m = stated_m > 0 ? stated_m : (widthOf.get(table.highways[i] ?? '') ?? PATH_WIDTH_M);
    const width = Math.round(width_m * drawing.unitsPerMetre);
    const d = pathData(
      points.map(([x, y]) => unitsOf(drawing, x, y)),
      false,
    );
    byWidth.set(width, (byWidth.get(width) ?? '') + d);
  }
  return [...byWidth].map(([width, d]) => markup`<path class="street" stroke-width="${width}" d="${d}" />`);
}

/** Cameras with their numbers, then names of streets where these leave room. */
function labels(drawing: Drawing, { cameras, city }: MapInput): Html[] {
  const labelOf = new Map(
    cameras.map((camera): [Camera, Label] => {
      const [x, y] = unitsOf(drawing, ...drawing.frame.toFrame(camera.position[0], camera.position[1]));
      return [camera, { name: camera.ref ?? '', x, y, anchor: 'start' }];
    }),
  );
  const names = streetLabels(drawing, city);
  const zooms = zoomsOf(drawing, [...labelOf.values(), ...names]);
  return [
    ...names
      .filter((label) => zooms.has(label))
      .map(
        (label) =>
          markup`<text class="name" data-from="${zooms.get(label)!}" x="${label.x}" y="${label.y}">${label.name}</text>`,
      ),
    ...[...labelOf].map(([camera, label]) => cameraMark(camera, label, zooms.get(label) ?? 3)),
  ];
}

function cameraMark({ ref, name, status }: Camera, { x, y }: Label, zoom: number): Html {
  const title = [ref, name].filter((part) => part !== undefined && part !== '').join(' – ');
  const kind = status === 'proposed' ? 'proposed' : 'existing';
  return markup`<g class="camera ${kind}"><title>${title}</title><circle cx="${x}" cy="${y}" r="66"/><text data-from="${zoom}" x="${x}" y="${y}" dx="0.7em" dy="0.35em">${ref ?? ''}</text></g>`;
}
