/** Devices that stand together: one mast, one wall position, one *point vidéo* ([C5], UI.md 4). */
import type { ObjectId } from '../kernel/units';
import type { Device, LonLat } from './plan';

/** Devices nearer to each other than this stand on one mast, in degrees of latitude: about 0.4 m. */
const ONE_MAST_DEG = 4e-6;

/** The same for devices on one mast. Positions on the border of two cells of 0.4 m may fall apart. */
const mastKey = (position: LonLat): string => position.map((v) => Math.round(v / ONE_MAST_DEG)).join(' ');

/** A mast with the devices on it, in the plan's order. Its id is that of its first device. */
export interface Mast<D extends Device = Device> {
  readonly id: ObjectId;
  readonly devices: readonly D[];
}

export function groupByMast<D extends Device>(devices: Iterable<D>): readonly Mast<D>[] {
  const groups = new Map<string, D[]>();
  for (const device of devices) {
    const key = mastKey(device.position);
    const group = groups.get(key);
    if (group) group.push(device);
    else groups.set(key, [device]);
  }
  return [...groups.values()].map((group) => ({ id: group[0]!.id, devices: group }));
}
