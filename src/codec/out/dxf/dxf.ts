/** Plan, coverage and the ground round them as a CAD drawing in metres of the chosen grid. */
import { createFrame } from '../../../kernel/frame';
import type { Region } from '../../../kernel/region';
import type { LonLat, PlanObject } from '../../../model/plan';
import { attributionOf } from '../attribution';
import { resultOf, type ExportInput, type ExportSteps } from '../export-input';
import { gridOfPlan, type Grid } from '../grid';
import { regionPolygons } from '../polygons';
import { notesOf } from '../notes';
import { Drawing } from './drawing';
import { layerName, windows1252 } from './encoding';

/** AutoCAD colour numbers: 7 is black on white and white on black. */
const LAYERS = {
  buildings: 8,
  streets: 9,
  obstacles: 30,
  zones: 6,
  seen: 3,
  gaps: 1,
  places: 4,
  devices: 5,
  numbers: 7,
  notes: 7,
} as const;
type Layer = keyof typeof LAYERS;

/** Readable at 1:1,000: 2 mm of paper. */
const TEXT_M = 2;
const DEVICE_RADIUS_M = 0.75;
/** How far round plan and coverage the ground is drawn, m. */
const MARGIN_M = 100;
/** Buildings or streets between two reports of progress. */
const STEP = 2048;

interface Pen {
  readonly drawing: Drawing;
  readonly nameOf: (layer: Layer) => string;
  readonly grid: Grid;
}

export function* dxf(input: ExportInput): ExportSteps {
  const analysis = resultOf(input);
  const { say } = input.words;
  const nameOf = (layer: Layer): string =>
    layerName(layer === 'seen' ? `${say('cad.seen')}_${analysis.report.level.id}` : say(`cad.${layer}`));
  const names = (Object.keys(LAYERS) as Layer[]).map((layer): [string, number] => [
    nameOf(layer),
    LAYERS[layer],
  ]);
  // A drawing has one unit: degrees are none.
  const grid = input.grid.projected ? input.grid : gridOfPlan(input, analysis.frame);
  const pen: Pen = { drawing: new Drawing(new Map(names)), nameOf, grid };
  yield { share: 0 };
  for (const object of input.plan.objects.values()) drawObject(pen, object);
  drawCoverage(pen, input);
  yield { share: 0.3 };
  const box = [...pen.drawing.box] as const;
  yield* drawGround(pen, input, box);
  drawNotes(pen, input, Number.isFinite(box[0]) ? box : pen.drawing.box);
  yield { share: 0.9 };
  return windows1252(pen.drawing.toText());
}

const placed = ({ grid }: Pen, line: readonly LonLat[]): [number, number][] =>
  line.map(([lon, lat]) => grid.project(lon, lat));

function drawObject(pen: Pen, object: PlanObject): void {
  const { drawing, nameOf } = pen;
  switch (object.kind) {
    case 'camera':
    case 'sound-sensor':
    case 'place': {
      const isPlace = object.kind === 'place';
      const [x, y] = pen.grid.project(object.position[0], object.position[1]);
      const label = (isPlace ? object.name : (object.ref ?? object.name)) ?? '';
      drawing.circle(nameOf(isPlace ? 'places' : 'devices'), [x, y], DEVICE_RADIUS_M);
      drawing.text(nameOf(isPlace ? 'places' : 'numbers'), [x + 1.5 * DEVICE_RADIUS_M, y], TEXT_M, label);
      break;
    }
    case 'zone':
      drawPolygon(pen, 'zones', object.polygon);
      drawing.text(nameOf('zones'), placed(pen, object.polygon[0]!)[0]!, TEXT_M, object.name ?? '');
      break;
    case 'obstacle':
      if (object.shape.type === 'polygon') drawPolygon(pen, 'obstacles', object.shape.polygon);
      else drawing.polyline(nameOf('obstacles'), placed(pen, object.shape.line), false);
      break;
    case 'candidate-site':
      break;
  }
}

/** Rings that end where they began are closed by a mark, not by a vertex. */
function drawPolygon(pen: Pen, layer: Layer, rings: readonly (readonly LonLat[])[]): void {
  for (const ring of rings) pen.drawing.polyline(pen.nameOf(layer), placed(pen, ring.slice(0, -1)), true);
}

function drawCoverage(pen: Pen, input: ExportInput): void {
  const { geometry, report, frame: origin } = resultOf(input);
  const frame = createFrame(origin);
  const drawRegion = (layer: Layer, region: Region): void => {
    for (const ring of regionPolygons(region).flat()) {
      pen.drawing.polyline(
        pen.nameOf(layer),
        placed(
          pen,
          ring.map(([x, y]) => frame.toLonLat(x, y)),
        ),
        true,
      );
    }
  };
  for (const { levels } of geometry.devices) {
    for (const { level, region } of levels) if (level === report.level.id) drawRegion('seen', region);
  }
  for (const { region } of geometry.gaps) drawRegion('gaps', region);
  for (const { geometry: shape } of report.gaps) {
    if (shape.type !== 'MultiLineString') continue;
    for (const line of shape.coordinates) pen.drawing.polyline(pen.nameOf('gaps'), placed(pen, line), false);
  }
}

type Box = readonly [west: number, south: number, east: number, north: number];

function* drawGround(pen: Pen, { city }: ExportInput, box: Box): Generator<{ share: number }, void> {
  const { buildings, streets } = city;
  const tables = [
    { layer: 'buildings', lonLat: buildings.lonLat, start: buildings.ringStart, closed: true },
    { layer: 'streets', lonLat: streets.lonLat, start: streets.lineStart, closed: false },
  ] as const;
  for (const [t, { layer, lonLat, start, closed }] of tables.entries()) {
    for (let i = 0; i + 1 < start.length; i++) {
      if (i % STEP === 0) yield { share: 0.3 + 0.3 * (t + i / start.length) };
      const points: [number, number][] = [];
      for (let v = start[i]!; v < start[i + 1]!; v++) {
        points.push(pen.grid.project(lonLat[2 * v]!, lonLat[2 * v + 1]!));
      }
      if (isNear(points, box)) pen.drawing.polyline(pen.nameOf(layer), points, closed);
    }
  }
}

/** Whether the line's own box touches the box and its margin; everything does where nothing was drawn yet. */
function isNear(points: readonly (readonly [number, number])[], [west, south, east, north]: Box): boolean {
  if (west > east) return true;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return (
    Math.min(...xs) < east + MARGIN_M &&
    Math.max(...xs) > west - MARGIN_M &&
    Math.min(...ys) < north + MARGIN_M &&
    Math.max(...ys) > south - MARGIN_M
  );
}

/** A drawing has no place for its system and its data's owners: they are written under it. */
function drawNotes(pen: Pen, input: ExportInput, [left, bottom]: Box): void {
  // A drawing of nothing says what it is all the same.
  const [west, south] = Number.isFinite(left) ? [left, bottom] : pen.grid.project(...resultOf(input).frame);
  const { report } = resultOf(input);
  const lines = [
    input.plan.head.name,
    ...notesOf(input),
    `${pen.grid.name} (EPSG:${pen.grid.epsg})`,
    ...attributionOf(report.data.sources),
  ];
  lines.forEach((line, i) => {
    pen.drawing.text(pen.nameOf('notes'), [west, south - MARGIN_M - 2 * TEXT_M * (i + 1)], TEXT_M, line);
  });
}
