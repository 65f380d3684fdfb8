/**
 * Surveillance tags of OSM (wiki: Tag:man_made=surveillance, Key:camera:direction) to devices of the plan: what a tag
 * states is taken, what no tag states stays unknown. Tags without a place in the plan are kept as they are.
 */
import type { ObjectId } from '../../kernel/units';
import type { Camera, CameraView, LonLat, SoundSensor } from '../../model/plan';
import { parseDirection } from './direction';
import { parseLength_m, parseNumber } from './measures';
import { property, remaining, text, type Properties } from './properties';

type DeviceFault =
  | 'camera.directionUnknown'
  | 'camera.directionUnreadable'
  | 'camera.rangeReachable'
  | 'camera.heightImplausible'
  | 'camera.tiltUnreadable'
  | 'camera.modelAssumed'
  | 'camera.indoor';

export interface ReadDevice<D> {
  readonly device: D;
  readonly faults: readonly { readonly code: DeviceFault; readonly value: string }[];
}

/** Heights of mounts that can be: a camera on a mast stands lower than this; 99 means that nobody measured. */
const MOUNT_M = { min: 0.5, max: 40 } as const;

/**
 * Catalogue types that stand for what the tags say. `dome` of OSM means one that turns, as `panning` does; the small
 * one is taken, whose height and opening are near the plan's defaults.
 */
export const ASSUMED_MODELS: ReadonlyMap<string, string> = new Map([
  ['dome', 'PTZ-4MP-MINI'],
  ['panning', 'PTZ-4MP-MINI'],
  ['fixed', 'BULLET-4MP'],
  ['alpr', 'ANPR-1L'],
]);

const READ_NAMES = new Set([
  'kind',
  'name',
  'ref',
  'height',
  'camera:direction',
  'direction',
  'camera:angle',
  'camera:mount',
  'camera:type',
  'surveillance:zone',
]);

/** @param sourceId the feature's id in its file, '' when it has none. */
export function readOsmCamera(
  id: ObjectId,
  position: LonLat,
  tags: Properties,
  sourceId: string,
): ReadDevice<Camera> {
  const faults: { code: DeviceFault; value: string }[] = [];
  const tell = (code: DeviceFault, value: unknown): void => {
    faults.push({ code, value: String(value).slice(0, 40) });
  };
  if (text(tags, 'surveillance').toLowerCase() === 'indoor') tell('camera.indoor', 'indoor');
  const model = assumedModel(tags);
  if (model !== undefined) tell('camera.modelAssumed', model);
  const purpose = text(tags, 'surveillance:zone');
  return {
    device: {
      kind: 'camera',
      id,
      position,
      ...common(tags, sourceId, tell),
      ...(model === undefined ? {} : { model }),
      ...(purpose === '' ? {} : { purpose }),
      status: 'existing',
      ...orientation(tags, tell),
    },
    faults,
  };
}

export function readOsmSoundSensor(
  id: ObjectId,
  position: LonLat,
  tags: Properties,
  sourceId: string,
): ReadDevice<SoundSensor> {
  const faults: { code: DeviceFault; value: string }[] = [];
  return {
    device: {
      kind: 'sound-sensor',
      id,
      position,
      ...common(tags, sourceId, (code, value) => faults.push({ code, value: String(value) })),
      status: 'existing',
    },
    faults,
  };
}

type Tell = (code: DeviceFault, value: unknown) => void;

type Common = Pick<Camera, 'name' | 'ref' | 'mount' | 'height_m' | 'unknown'>;

function common(tags: Properties, sourceId: string, tell: Tell): Common {
  const name = text(tags, 'name');
  const ref = text(tags, 'ref');
  const mount = text(tags, 'camera:mount');
  const kept = remaining(tags, READ_NAMES);
  const unknown = { ...kept, ...(sourceId === '' ? {} : { source_id: sourceId }), ...typeTag(tags) };
  return {
    ...(name === '' ? {} : { name }),
    ...(ref === '' ? {} : { ref }),
    ...(mount === '' ? {} : { mount }),
    ...height(tags, tell),
    ...(Object.keys(unknown).length === 0 ? {} : { unknown }),
  };
}

/** `camera:type` is read for the model and kept, since the model says less. */
function typeTag(tags: Properties): Record<string, string> {
  const type = text(tags, 'camera:type');
  return type === '' ? {} : { 'camera:type': type };
}

function assumedModel(tags: Properties): string | undefined {
  if (text(tags, 'surveillance:type').toLowerCase() === 'alpr') return ASSUMED_MODELS.get('alpr');
  return ASSUMED_MODELS.get(text(tags, 'camera:type').toLowerCase());
}

function height(tags: Properties, tell: Tell): { height_m?: number } {
  const value = property(tags, 'height');
  if (value === undefined) return {};
  const height_m = parseLength_m(value);
  if (height_m !== undefined && height_m >= MOUNT_M.min && height_m <= MOUNT_M.max) return { height_m };
  tell('camera.heightImplausible', value);
  return {};
}

/**
 * `camera:direction` wins over `direction`. A list is one housing with several heads ([V8]): it stays one device, so
 * that k counts it once. A range is reachable only ([V2]); its middle is where the camera is drawn to point.
 */
function orientation(
  tags: Properties,
  tell: Tell,
): Pick<Camera, 'azimuth_deg' | 'tilt_deg' | 'views' | 'pan_range_deg'> {
  const tilt = tiltOf(tags, tell);
  const value = property(tags, 'camera:direction') ?? property(tags, 'direction');
  if (value === undefined) {
    tell('camera.directionUnknown', '');
    return tilt;
  }
  const direction = parseDirection(value);
  switch (direction?.kind) {
    case undefined:
      tell('camera.directionUnreadable', value);
      return tilt;
    case 'single':
      return { azimuth_deg: direction.azimuth_deg, ...tilt };
    case 'range':
      tell('camera.rangeReachable', value);
      return {
        azimuth_deg: direction.azimuth_deg,
        pan_range_deg: [direction.from_deg, direction.to_deg],
        ...tilt,
      };
    case 'several':
      return {
        views: direction.azimuths_deg.map((azimuth_deg): CameraView => ({
          role: 'head',
          azimuth_deg,
          ...tilt,
        })),
      };
  }
}

function tiltOf(tags: Properties, tell: Tell): { tilt_deg?: number } {
  const value = property(tags, 'camera:angle');
  if (value === undefined) return {};
  const tilt_deg = parseNumber(typeof value === 'string' ? value.replace(/\s*°$/u, '') : value);
  if (tilt_deg !== undefined && Math.abs(tilt_deg) <= 90) return { tilt_deg };
  tell('camera.tiltUnreadable', value);
  return {};
}
