/** Devices, sites and places as points with what their symbols show. */
import type { Feature, FeatureCollection } from 'geojson';
import { resolveCamera } from '../../analysis/optics';
import type { ObjectId } from '../../kernel/units';
import type { DeviceModel, DeviceType } from '../../model/catalogue';
import { groupByMast } from '../../model/masts';
import type { Camera, CandidateSite, Device, LonLat, Place, PlanObject } from '../../model/plan';
import { bodyImage, plainImage, SYMBOL } from '../theme/symbol-names';
import { looksSomewhere } from '../tools/camera-geometry';
import { collection, line, point, type Properties } from './geojson';

/** How far symbols on one mast are pushed out along their azimuth, px (UI.md 4). */
export const MAST_PUSH_PX = 15;

export interface DeviceContext {
  readonly models: ReadonlyMap<string, DeviceModel>;
  /** Devices that carry a fault in the last result. */
  readonly faulty: ReadonlySet<ObjectId>;
}

export function deviceFeatures(
  devices: readonly Device[],
  context: DeviceContext,
  masts: ReadonlyMap<ObjectId, Push>,
): FeatureCollection {
  const features: Feature[] = [];
  for (const device of devices) {
    const push = masts.get(device.id);
    features.push(deviceFeature(device, context, push), ...moreBeaks(device, push));
    if (push) features.push(point(device.position, { kind: 'mast' }));
  }
  return collection(features);
}

/** What the symbol of a device shows; also for ghosts and devices under the hand. */
export function deviceFeature(device: Device, context: DeviceContext, push?: Push): Feature {
  const status = device.status ?? 'existing';
  return point(device.position, {
    id: device.id,
    kind: device.kind,
    body: bodyImage(deviceType(device, context.models), status),
    plain: plainImage(device.kind === 'sound-sensor', status),
    existing: status !== 'proposed',
    label: device.ref ?? device.name ?? '',
    ...(push ? { push, pushed: true } : {}),
    ...(device.locked ? { locked: true } : {}),
    ...(device.kind === 'camera' ? directionOf(device, context) : {}),
    ...(context.faulty.has(device.id) ? { warning: true } : {}),
  });
}

/** Layers ask whether a member is there, so what is not so is left out. */
function directionOf(camera: Camera, { models }: DeviceContext): Properties {
  const { faults, views } = resolveCamera(camera, models.get(camera.model ?? ''));
  if (faults.includes('device.azimuthUnknown')) return { unknown: true, warning: true };
  const azimuth = axisAzimuth(camera);
  const view = views[0];
  return azimuth === undefined || (view && !looksSomewhere(view)) ? {} : { azimuth };
}

/** A device with several heads or presets has a beak for each; the first is the device's own. */
function moreBeaks(device: Device, push: Push | undefined): Feature[] {
  if (device.kind !== 'camera') return [];
  return (device.views ?? []).slice(1).flatMap(({ azimuth_deg }) =>
    azimuth_deg === undefined
      ? []
      : [
          point(device.position, {
            kind: device.kind,
            azimuth: azimuth_deg,
            ...(push ? { push, pushed: true } : {}),
          }),
        ],
  );
}

/** The type that decides the figure: the model's; without one, what the device's angles say. */
export function deviceType(device: Device, models: ReadonlyMap<string, DeviceModel>): DeviceType {
  if (device.kind === 'sound-sensor') return 'sound-sensor';
  const model = device.model === undefined ? undefined : models.get(device.model);
  if (model) return model.type;
  if ((device.hfov_deg ?? 0) >= 360) return 'panoramic';
  return (device.views?.length ?? 0) > 1 ? 'multi-sensor' : 'bullet';
}

/** Where the device, or its first view, looks. */
export const axisAzimuth = (camera: Camera): number | undefined =>
  camera.views?.length ? (camera.views[0]!.azimuth_deg ?? camera.azimuth_deg) : camera.azimuth_deg;

export type Push = readonly [right: number, down: number];

/** For devices that share a mast: where their symbols go, in screen px with north up. */
export function mastsOf(devices: readonly Device[]): ReadonlyMap<ObjectId, Push> {
  const pushed = new Map<ObjectId, Push>();
  for (const mast of groupByMast(devices)) {
    if (mast.devices.length < 2) continue;
    mast.devices.forEach((device, i) => pushed.set(device.id, pushOf(device, i, mast.devices.length)));
  }
  return pushed;
}

/** Along the azimuth; what has none takes its share of the circle. */
function pushOf(device: Device, i: number, count: number): Push {
  const azimuth = (device.kind === 'camera' ? axisAzimuth(device) : undefined) ?? 180 + (i * 360) / count;
  const rad = (azimuth * Math.PI) / 180;
  return [Math.sin(rad) * MAST_PUSH_PX, -Math.cos(rad) * MAST_PUSH_PX];
}

/** Places and candidate sites. */
export const siteFeatures = (sites: readonly (Place | CandidateSite)[]): FeatureCollection =>
  collection(
    sites.map((site) =>
      point(site.position, {
        id: site.id,
        kind: site.kind,
        image: site.kind === 'place' ? SYMBOL.place : SYMBOL.candidate,
        label: site.name ?? '',
      }),
    ),
  );

/** Rings round what is selected or pointed at, and the ink label of what is selected. */
export function markFeatures(
  selected: readonly PlanObject[],
  hovered: PlanObject | undefined,
  masts: ReadonlyMap<ObjectId, Push>,
): FeatureCollection {
  const mark = (object: PlanObject, ring: string, on: boolean): Feature[] =>
    'position' in object
      ? [
          point(object.position, {
            ring,
            on,
            push: masts.get(object.id) ?? [0, 0],
            label: ('ref' in object && object.ref) || object.name || '',
            shift: labelShift(object),
            ...(object.locked ? { locked: true } : {}),
          }),
        ]
      : outlineOf(object).map((path) => line(path, { on }));
  const isHoveredOnly = hovered && !selected.some((object) => object.id === hovered.id);
  return collection([
    ...selected.flatMap((object) => mark(object, SYMBOL.ring, true)),
    ...(isHoveredOnly ? mark(hovered, SYMBOL.hoverRing, false) : []),
  ]);
}

/** Where the ink label stands, in ems of its type: on the side away from what the device looks at. */
function labelShift(object: PlanObject): readonly [number, number] {
  const azimuth = (object.kind === 'camera' ? axisAzimuth(object) : undefined) ?? 315;
  const [right, down] = azimuth % 360 < 180 ? [-1, 1] : [1, 1];
  const upwards = azimuth % 360 > 90 && azimuth % 360 < 270;
  return [3.1 * right, (upwards ? -1.3 : 1.5) * down];
}

function outlineOf(object: PlanObject): readonly (readonly LonLat[])[] {
  if (object.kind === 'zone') return object.polygon;
  if (object.kind !== 'obstacle') return [];
  return object.shape.type === 'line' ? [object.shape.line] : object.shape.polygon;
}
