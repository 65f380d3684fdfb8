/** One sheet per camera: where it stands, what it sees, and room for the photograph of the place. */
import type { Analysis } from '../../../analysis/analysis';
import { createFrame } from '../../../kernel/frame';
import { EMPTY_REGION, regionBounds } from '../../../kernel/region';
import { labelOf } from '../sheet/device-layer';
import { roundScale, scaleBar } from '../sheet/layout';
import type { SheetInput } from '../sheet/input';
import { INK, INK_2, WEIGHT } from '../sheet/palette';
import { camerasOnMap } from '../sheet/device-layer';
import { drawMap, sheetDefinitions } from '../sheet/sheet';
import { line, rect, type Box, type Mark } from '../sheet/marks';
import { text } from '../sheet/text';
import { sheetView, type SheetView } from '../sheet/view';
import type { DossierInput } from './input';
import { cameraView, noView, type CameraView } from './camera-view';
import { BODY, factRows, textPage, type PlannedPage } from './page';
import { viewportOf } from './plates';
import { purposeName } from '../purpose';
import { mountName } from '../schedule/siting';
import { dossierGrid, scheduleRows, type ScheduleRow } from './schedule';

const MAP: Box = { x: BODY.x, y: BODY.y, width: 150, height: 150 };
const SIDE: Box = { x: BODY.x + 156, y: BODY.y, width: BODY.width - 156, height: BODY.height };
const PHOTO_MM = 52;

export function cameraPages(input: DossierInput): PlannedPage[] {
  const fieldOf = new Map(input.analysis?.geometry.devices.map((device) => [device.id, device]));
  return scheduleRows(input).map((row, i) => {
    const label = labelOf(row.camera);
    const title = input.words.write('cameraSheet', { label });
    return {
      ...(i === 0 ? { heading: input.words.write('part.cameras') } : {}),
      bookmark: title,
      draw: (number, total) => {
        const own = ofOneCamera(input, row, fieldOf.get(row.camera.id));
        const view = viewOf(own, row);
        const map = drawMap(own, view, camerasOnMap(view, own));
        const picture = viewSlot(input, row);
        const body = [
          map.drawn,
          rect(MAP, { fill: 'none', stroke: INK, 'stroke-width': WEIGHT.frame }),
          ...scaleMarks(input, view),
          factRows(facts(input, row), SIDE),
          ...photoSlot(input),
          ...picture.drawn,
        ];
        const page = textPage(input, title, [number, total], body, [
          ...sheetDefinitions(MAP),
          ...picture.definitions,
        ]);
        return { ...page, viewport: viewportOf(view) };
      },
    };
  });
}

/** The plan with this camera alone in it, and of the analysis what it sees. */
function ofOneCamera(
  input: DossierInput,
  { camera }: ScheduleRow,
  field: Analysis['geometry']['devices'][number] | undefined,
): SheetInput {
  const { plan, analysis } = input;
  const objects = new Map([...plan.objects].filter(([id, o]) => o.kind !== 'camera' || id === camera.id));
  return {
    ...input,
    plan: { ...plan, objects },
    analysis: analysis && {
      ...analysis,
      geometry: { ...analysis.geometry, devices: field ? [field] : [], unseen: EMPTY_REGION, sound: [] },
    },
    format: 'A4',
  };
}

/** Least ground round a camera whose field is small or unknown, m. */
const LEAST_M = 40;

function viewOf(input: SheetInput, { camera }: ScheduleRow): SheetView {
  const frame = createFrame(input.analysis?.frame ?? input.plan.head.origin ?? camera.position);
  const [x, y] = frame.toFrame(...camera.position);
  const region = input.analysis?.geometry.devices[0]?.levels[0]?.region;
  const field = (region && regionBounds(region)) ?? [x, y, x, y];
  const west = Math.min(x - LEAST_M / 2, field[0]);
  const south = Math.min(y - LEAST_M / 2, field[1]);
  const east = Math.max(x + LEAST_M / 2, field[2]);
  const north = Math.max(y + LEAST_M / 2, field[3]);
  const scale = roundScale(east - west, north - south, MAP);
  const centre = frame.toLonLat((west + east) / 2, (south + north) / 2);
  return sheetView(input.plan, input.city, input.analysis, MAP, { centre, scale });
}

function scaleMarks({ words }: DossierInput, view: SheetView): Mark[] {
  const bar = scaleBar(view.scale, 60);
  const y = MAP.y + MAP.height + 6;
  const end = MAP.x + 4 * bar.step_mm;
  const stroke = { stroke: INK, 'stroke-width': 0.3 };
  const tick = (x: number): Mark => line(x, y - 1.2, x, y, stroke);
  const size_pt = 7;
  const northX = MAP.x + MAP.width - 3;
  return [
    line(MAP.x, y, end, y, stroke),
    ...[0, 1, 2, 3, 4].map((i) => tick(MAP.x + i * bar.step_mm)),
    text(end + 2, y, `${words.number(4 * bar.step_m, 0)}\u00A0m`, { size_pt, colour: INK }),
    text(MAP.x + 80, y, words.say('scale', { scale: words.number(view.scale, 0) }), {
      size_pt: 8,
      weight: 700,
      colour: INK,
    }),
    line(northX, y + 1, northX, y - 4.5, stroke),
    line(northX, y - 4.5, northX - 1, y - 2.5, stroke),
    line(northX, y - 4.5, northX + 1, y - 2.5, stroke),
    text(northX - 5, y, 'N', { size_pt, weight: 700, colour: INK }),
  ];
}

function facts(input: DossierInput, row: ScheduleRow): [string, string][] {
  return [...sitingFacts(input, row), ...opticsFacts(input, row), ...seenFacts(input, row)];
}

const column = ({ words }: DossierInput, key: string): string => words.write(`column.${key}`);

const figure = ({ words }: DossierInput, value: number | null | undefined, digits: number): string =>
  value === undefined || value === null || !Number.isFinite(value) ? '' : words.number(value, digits);

function sitingFacts(input: DossierInput, { camera, resolved }: ScheduleRow): [string, string][] {
  const { words } = input;
  const grid = dossierGrid(input)!;
  const [easting_m, northing_m] = grid.project(...camera.position);
  const pair = (a: number, b: number, digits: number): string =>
    `${words.number(a, digits)} ; ${words.number(b, digits)}`;
  const model = camera.model === undefined ? undefined : input.modelOf(camera.model);
  return [
    [column(input, 'designation'), camera.name ?? ''],
    [column(input, 'purpose'), camera.purpose === undefined ? '' : purposeName(words.term, camera.purpose)],
    [column(input, 'type'), model ? words.deviceType(model.type) : ''],
    [column(input, 'model'), camera.model === undefined ? '' : words.model(camera.model)],
    [column(input, 'status'), words.value(`status.${camera.status ?? 'existing'}`)],
    [grid.name, pair(easting_m, northing_m, 2)],
    [words.write('lonLat'), pair(camera.position[0], camera.position[1], 6)],
    [column(input, 'mount'), camera.mount === undefined ? '' : mountName(words, camera.mount)],
    [column(input, 'height'), figure(input, resolved.height_m, 2)],
  ];
}

function opticsFacts(input: DossierInput, { resolved, row }: ScheduleRow): [string, string][] {
  const [view] = resolved.views;
  const angles = view && [view.azimuth_deg, view.tilt_deg, view.hfov_deg];
  return [
    [input.words.write('anglesOf'), angles?.map((a) => `${figure(input, a, 1)}°`).join(' · ') ?? ''],
    [column(input, 'resolution'), view ? `${view.image_width_px} × ${view.image_height_px}` : ''],
    [column(input, 'irRange'), figure(input, resolved.ir_range_m || undefined, 0)],
    [column(input, 'nearBlind'), figure(input, row?.nearBlind_m, 1)],
  ];
}

function seenFacts(input: DossierInput, { resolved, row }: ScheduleRow): [string, string][] {
  const { words } = input;
  const area = (m2: number): string => (row ? words.area(m2) : '');
  const levels = input.analysis ? input.levels : [];
  return [
    ...levels.map((level): [string, string] => [words.level(level), area(row?.byLevel[level.id] ?? 0)]),
    [column(input, 'unique'), area(row?.unique_m2 ?? 0)],
    [column(input, 'remarks'), resolved.faults.map(words.value).join(', ')],
  ];
}

const SLOT = {
  y: BODY.y + BODY.height - PHOTO_MM,
  width: (SIDE.width - 4) / 2,
  height: PHOTO_MM,
};

/** A frame to stick or paste a photograph in. */
function photoSlot({ words }: DossierInput): Mark[] {
  const box = { ...SLOT, x: SIDE.x };
  return [
    rect(box, { fill: 'none', stroke: INK_2, 'stroke-width': 0.25, 'stroke-dasharray': '2 1' }),
    text(box.x + box.width / 2, box.y + PHOTO_MM / 2, words.write('slot.photo'), {
      size_pt: 7.5,
      colour: INK_2,
      anchor: 'middle',
    }),
  ];
}

/** What the camera shows, beside it; a frame to fill where nothing can be computed. */
function viewSlot(input: DossierInput, { camera, resolved }: ScheduleRow): CameraView {
  const box = { ...SLOT, x: SIDE.x + SLOT.width + 4 };
  const picture = input.pictureOf?.(camera);
  if (!picture) return { drawn: noView(input, box), definitions: [] };
  return cameraView(input, picture, resolved.views.length, box);
}
