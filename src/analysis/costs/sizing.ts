/** Bandwidth and storage of what the cameras record. */
import type { ObjectId } from '../../kernel/units';
import type { DeviceModel } from '../../model/catalogue';
import { SIZING_DEFAULTS, type CostSettings } from '../../model/costs';
import type { Camera } from '../../model/plan';
import { DEVICE_DEFAULTS } from '../optics';
import { channelsOf } from './cost-lines';

export interface SizingRow {
  readonly id: ObjectId;
  readonly channels: number;
  readonly bandwidth_mbit_s: number;
  readonly storage_tb: number;
}

export interface Sizing {
  readonly fps: number;
  readonly bits_per_pixel: number;
  readonly retention_days: number;
  readonly bandwidth_mbit_s: number;
  readonly storage_tb: number;
  readonly devices: readonly SizingRow[];
}

/**
 * Mbit/s = pixels × pictures per second × bits per pixel ÷ 10⁶, for every channel; TB = Mbit/s × 86 400 s × days
 * ÷ (8 × 10⁶) (domain reference 5.5: recording without a pause).
 */
export function sizingOf(
  cameras: readonly Camera[],
  modelOf: (camera: Camera) => DeviceModel | undefined,
  settings: CostSettings | undefined,
): Sizing {
  const { fps, bits_per_pixel, retention_days } = { ...SIZING_DEFAULTS, ...settings };
  const devices = cameras.map((camera): SizingRow => {
    const model = modelOf(camera);
    const channels = channelsOf(camera, model);
    const bandwidth_mbit_s = (channels * pixelsOf(camera, model) * fps * bits_per_pixel) / 1e6;
    return {
      id: camera.id,
      channels,
      bandwidth_mbit_s,
      storage_tb: (bandwidth_mbit_s * 86_400 * retention_days) / 8e6,
    };
  });
  const sum = (read: (row: SizingRow) => number): number => devices.reduce((n, row) => n + read(row), 0);
  return {
    fps,
    bits_per_pixel,
    retention_days,
    bandwidth_mbit_s: sum((row) => row.bandwidth_mbit_s),
    storage_tb: sum((row) => row.storage_tb),
    devices,
  };
}

/** Of one picture: the first view's, else the device's, its model's or the default ones. */
function pixelsOf(camera: Camera, model: DeviceModel | undefined): number {
  const side = (key: 'image_width_px' | 'image_height_px'): number =>
    camera.views?.[0]?.[key] ?? camera[key] ?? model?.[key] ?? DEVICE_DEFAULTS[key];
  return side('image_width_px') * side('image_height_px');
}
