/** Devices with their labels: number, height, azimuth, tilt. Labels step aside until they cross nothing. */
import type { ResolvedCamera } from '../../../analysis/optics';
import type { Camera, SoundSensor } from '../../../model/plan';
import type { LegendKey, SheetInput } from './input';
import { INK, PAPER } from './palette';
import { element, group, NOTHING, type Box, type Mark, type PaperPoint } from './marks';
import { placeLabels, symbolBox } from './labels';
import { cameraSymbol, placeSymbol, sensorSymbol, type PlaceState } from './symbols';
import { isOnMap, lonLatOnPaper, type SheetView } from './view';

/** A camera of the plan with what its model and the defaults add. */
export interface ShownCamera {
  readonly camera: Camera;
  readonly resolved: ResolvedCamera;
  readonly at: PaperPoint;
}

export interface DeviceLayer {
  readonly symbols: Mark;
  readonly labels: Mark;
  readonly legend: readonly LegendKey[];
  /** What is taken on the map: street names keep off. */
  readonly boxes: readonly Box[];
  /** Labels for which there was no free place: they stand over something. */
  readonly crowded: number;
}

/** The cameras on the map, in the order of their numbers. */
export function camerasOnMap(view: SheetView, input: SheetInput): ShownCamera[] {
  return [...input.plan.objects.values()]
    .filter((o): o is Camera => o.kind === 'camera')
    .map((camera) => ({ camera, resolved: input.resolve(camera), at: lonLatOnPaper(view, camera.position) }))
    .filter(({ at }) => isOnMap(view, at))
    .toSorted((a, b) => byLabel(labelOf(a.camera), labelOf(b.camera)));
}

/** Numbers in counting order (C-2 before C-10), the rest by code unit: core has no locale. */
export function byLabel(a: string, b: string): number {
  const [aText, aNumber] = split(a);
  const [bText, bNumber] = split(b);
  if (aText !== bText) return aText < bText ? -1 : 1;
  return aNumber - bNumber;
}

const split = (label: string): readonly [string, number] => {
  const match = /^(.*?)(\d+)$/.exec(label);
  return match ? [match[1] ?? '', Number(match[2])] : [label, 0];
};

export const labelOf = (device: Camera | SoundSensor): string => device.ref ?? device.name ?? device.id;

export function deviceLayer(
  view: SheetView,
  input: SheetInput,
  cameras: readonly ShownCamera[],
): DeviceLayer {
  if (input.look?.dots) return dotLayer(cameras);
  const shown = cameras.map((c) => drawCamera(view, input, c));
  const symbols = shown.map((s) => s.drawn);
  const legend = shown.flatMap((s) => s.legend);
  const points = cameras.map((c) => c.at);
  const sensors = input.soundSensors ? sensorsOnMap(view, input) : [];
  for (const { sensor, at } of sensors) {
    symbols.push(sensorSymbol(at, sensor.status ?? 'existing'));
    points.push(at);
    legend.push({ kind: 'sensor' });
  }
  const places = placesOnMap(view, input);
  for (const { at, state } of places) {
    symbols.push(placeSymbol(at, state));
    points.push(at);
    legend.push({ kind: state === 'unknown' ? 'place' : `place.${state}` });
  }
  const labels = [
    ...cameras.map((c) => ({ at: c.at, lines: cameraLines(c, input), ...lookOf(view, c) })),
    ...sensors.map(({ sensor, at }) => ({ at, lines: [labelOf(sensor)] })),
  ];
  const placed = placeLabels(view.map, labels, points);
  return {
    symbols: group({}, symbols),
    labels: group({}, placed.drawn),
    legend,
    boxes: [...placed.boxes, ...points.map(symbolBox)],
    crowded: placed.crowded.length,
  };
}

/** At small scales: where cameras stand, by status, no more. */
function dotLayer(cameras: readonly ShownCamera[]): DeviceLayer {
  const dots = cameras.map(({ camera, at: [x, y] }) => {
    const filled = camera.status === 'proposed';
    return element('circle', {
      cx: x,
      cy: y,
      r: 0.7,
      fill: filled ? INK : PAPER,
      stroke: INK,
      'stroke-width': 0.25,
    });
  });
  const legend = cameras.map(({ camera }): LegendKey => ({ kind: `camera.${camera.status ?? 'existing'}` }));
  return { symbols: group({}, dots), labels: NOTHING, legend, boxes: [], crowded: 0 };
}

function drawCamera(
  view: SheetView,
  input: SheetInput,
  { camera, resolved, at }: ShownCamera,
): { drawn: Mark; legend: LegendKey[] } {
  const type = camera.model === undefined ? undefined : input.modelOf(camera.model)?.type;
  const status = camera.status ?? 'existing';
  const known = !resolved.faults.includes('device.azimuthUnknown');
  const legend: LegendKey[] = [{ kind: `camera.${status}` }];
  if (type) legend.push({ kind: 'type', type });
  if (!known) legend.push({ kind: 'noAzimuth' });
  return {
    drawn: cameraSymbol(at, known ? beaksOf(view, camera, resolved) : undefined, status, type),
    legend,
  };
}

/** Of a camera with one direction; of others no side is before them. */
function lookOf(view: SheetView, { camera, resolved }: ShownCamera): { readonly looks_deg?: number } {
  const known = !resolved.faults.includes('device.azimuthUnknown');
  const [looks_deg, ...more] = known ? beaksOf(view, camera, resolved) : [];
  return looks_deg === undefined || more.length > 0 ? {} : { looks_deg };
}

/** Straight down, or all round: no direction to draw or to write. */
const looksRound = ({ tilt_deg, hfov_deg }: ResolvedCamera['views'][number]): boolean =>
  tilt_deg >= 90 || hfov_deg >= 360;

/** Beaks by bearing on the sheet: the azimuth less the convergence ([F2]); several for several views. */
function beaksOf(view: SheetView, camera: Camera, { views }: ResolvedCamera): number[] {
  const [x, y] = view.frame.toFrame(camera.position[0], camera.position[1]);
  const convergence = view.frame.convergence_deg(x, y);
  if (views.length === 0) return camera.azimuth_deg === undefined ? [] : [camera.azimuth_deg - convergence];
  return views.filter((v) => !looksRound(v)).map((v) => v.azimuth_deg - convergence);
}

function sensorsOnMap(
  view: SheetView,
  input: SheetInput,
): { readonly sensor: SoundSensor; readonly at: PaperPoint }[] {
  return [...input.plan.objects.values()]
    .filter((o): o is SoundSensor => o.kind === 'sound-sensor')
    .map((sensor) => ({ sensor, at: lonLatOnPaper(view, sensor.position) }))
    .filter(({ at }) => isOnMap(view, at));
}

function placesOnMap(view: SheetView, input: SheetInput): { at: PaperPoint; state: PlaceState }[] {
  const metOf = new Map(input.analysis?.report.places.map((p) => [p.id, p.met]));
  const shown: { at: PaperPoint; state: PlaceState }[] = [];
  for (const object of input.plan.objects.values()) {
    if (object.kind !== 'place') continue;
    const at = lonLatOnPaper(view, object.position);
    const met = metOf.get(object.id);
    if (isOnMap(view, at)) shown.push({ at, state: met === undefined ? 'unknown' : met ? 'met' : 'unmet' });
  }
  return shown;
}

/** « C-03 », « h 5,50 m · az 316° · incl 16° ». */
function cameraLines({ camera, resolved }: ShownCamera, { words, withheld }: SheetInput): string[] {
  const figures = [words.say('label.height', { height: words.number(resolved.height_m, 2) })];
  const [view] = resolved.views;
  if (view && resolved.views.length === 1 && !looksRound(view) && !withheld?.includes('zones')) {
    figures.push(words.say('label.azimuth', { azimuth: words.number(view.azimuth_deg, 0) }));
    figures.push(words.say('label.tilt', { tilt: words.number(view.tilt_deg, 0) }));
  }
  return [labelOf(camera), figures.join(' · ')];
}
