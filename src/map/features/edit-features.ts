/** Handles and tags of what is selected, and the lines that explain it. */
import type { Feature, FeatureCollection } from 'geojson';
import type { Translator } from '../../i18n';
import type { Camera, LonLat, PlanObject } from '../../model/plan';
import type { Gesture } from '../../store';
import { SYMBOL } from '../theme/symbol-names';
import {
  cameraGeometry,
  fieldOutline,
  handlesOf,
  polar,
  type Handle,
  type HandleRole,
  type Optics,
} from '../tools/camera-geometry';
import { verticesOf } from '../tools/hit';
import { handleWords, ROLE_OF } from '../tools/words';
import { collection, line, point } from './geojson';

/** Under this length of wedge on the screen only place and direction have handles (UI.md 6). */
export const SHORT_WEDGE_PX = 60;

const IMAGE: Readonly<Record<Exclude<HandleRole, 'position'>, string>> = {
  tilt: SYMBOL.tilt,
  'angle-left': SYMBOL.angle,
  'angle-right': SYMBOL.angle,
  range: SYMBOL.range,
  azimuth: SYMBOL.azimuth,
};

export interface HandleContext {
  readonly optics: Optics;
  /** The camera as it stands in the plan, while a gesture changes it. */
  readonly before: Camera | undefined;
  readonly gesture: Gesture['what'] | undefined;
  readonly short: boolean;
  readonly bearing_deg: number;
  readonly t: Translator;
}

/** The handles to be drawn and hit. */
export const shownHandles = (camera: Camera, optics: Optics, short: boolean): readonly Handle[] =>
  handlesOf(camera, optics).filter(({ role }) => !short || role === 'azimuth' || role === 'position');

export function handleFeatures(camera: Camera, context: HandleContext): FeatureCollection {
  const { optics, short, gesture } = context;
  const live = gesture && gesture !== 'vertex' && gesture !== 'place' ? ROLE_OF[gesture] : undefined;
  return collection(
    shownHandles(camera, optics, short).flatMap((handle) => [
      ...pictureOf(handle, live),
      ...tagOf(handle, camera, live, context),
    ]),
  );
}

function pictureOf({ role, at, turn_deg, beyond_px }: Handle, live: HandleRole | undefined): Feature[] {
  if (role === 'position') return [];
  const isLive = live === role || (live === 'angle-right' && role === 'angle-left');
  return [point(at, { image: IMAGE[role], turn: turn_deg, offset: [0, -beyond_px], live: isLive })];
}

/** Both angle handles share one tag. While one value moves it alone is shown, in ink (UI.md 3). */
function tagOf(
  { role, at, turn_deg }: Handle,
  camera: Camera,
  live: HandleRole | undefined,
  { optics, before, bearing_deg, t }: HandleContext,
): Feature[] {
  if (role === 'angle-left' || (live !== undefined && live !== role)) return [];
  const tag = handleWords(role, camera, live === role ? before : undefined, optics, t);
  if (tag === undefined) return [];
  const shift = tagShift(role, turn_deg - bearing_deg, tag.length);
  return [point(at, { tag, live: live === role, anchor: 'center', shift })];
}

const EM_PX = 11.5;

/** Where a tag's middle stands off its handle, in ems of its type: clear of the handle, on the far side of the wedge. */
function tagShift(role: HandleRole, turn_deg: number, letters: number): [number, number] {
  const halfWidth = letters * 3 + 8;
  const bearing = role === 'azimuth' || role === 'angle-right' ? turn_deg : turn_deg - 90;
  const rad = (bearing * Math.PI) / 180;
  const [right, down] = [Math.sin(rad), -Math.cos(rad)];
  const clear = role === 'azimuth' ? 22 + 11 : role === 'position' ? 30 : 13;
  const reach = clear + Math.abs(right) * halfWidth + Math.abs(down) * 10;
  return [(right * reach) / EM_PX, (down * reach) / EM_PX];
}

/** Corners and midpoints of a zone or obstacle. */
export const vertexFeatures = (object: PlanObject): FeatureCollection =>
  collection(
    verticesOf(object).map(({ at, kind }) =>
      point(at, {
        image: kind === 'vertex' ? SYMBOL.vertex : SYMBOL.midpoint,
        turn: 0,
        offset: [0, 0],
        live: false,
      }),
    ),
  );

/** Unobstructed field and axis of a camera; during a gesture also its outline before. */
export function fieldFeatures(
  camera: Camera,
  optics: Optics,
  before: readonly (readonly LonLat[])[],
  withAxis: boolean,
): FeatureCollection {
  const features: Feature[] = before.map((ring) => line(ring, { part: 'before' }));
  for (const ring of fieldOutline(camera, optics)) features.push(line(ring, { part: 'field' }));
  const geometry = cameraGeometry(camera, optics);
  if (geometry?.aimed && withAxis) {
    const end = polar(camera.position, geometry.view.azimuth_deg, geometry.reach_m);
    features.push(line([camera.position, end], { part: 'axis' }));
  }
  return collection(features);
}

/** The reach of a sensor in the open, dotted. */
export const soundFieldFeatures = (at: LonLat, radius_m: number): FeatureCollection =>
  collection([
    line(
      Array.from({ length: 73 }, (_, i) => polar(at, (i % 72) * 5, radius_m)),
      { part: 'field' },
    ),
  ]);
