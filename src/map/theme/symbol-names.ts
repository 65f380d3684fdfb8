/** Names of the pictures that layers and features ask for. */
import type { DeviceType } from '../../model/catalogue';
import type { DeviceStatus } from '../../model/plan';

export const SYMBOL = {
  candidate: 'symbol-candidate',
  place: 'symbol-place',
  ring: 'symbol-ring',
  hoverRing: 'symbol-hover-ring',
  unknown: 'symbol-unknown',
  lock: 'symbol-lock',
  warning: 'symbol-warning',
  mast: 'symbol-mast',
  vertex: 'symbol-vertex',
  midpoint: 'symbol-midpoint',
  azimuth: 'handle-azimuth',
  angle: 'handle-angle',
  range: 'handle-range',
  tilt: 'handle-tilt',
  tag: 'tag-value',
  tagLive: 'tag-live',
  gapTag: 'tag-gap',
  gapTagOn: 'tag-gap-on',
  pole: 'symbol-pole',
  lamp: 'symbol-lamp',
  signals: 'symbol-signals',
  stop: 'symbol-stop',
  entrance: 'symbol-entrance',
} as const;

/** Name of a device's body: shape by kind, figure by type, fill by state. */
export const bodyImage = (type: DeviceType, status: DeviceStatus): string => `body-${type}-${status}`;
/** The same without figure, for smaller scales. */
export const plainImage = (sensor: boolean, status: DeviceStatus): string =>
  `plain-${sensor ? 'sensor' : 'camera'}-${status}`;
export const beakImage = (): string => 'beak';
