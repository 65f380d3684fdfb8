/** What a report says of itself when parts of it are kept back from the public. */
import type { DeviceStatus } from '../model/plan';
import type { Withheld } from '../model/withholding';

/** Devices that are alike in all that is told of them. */
export interface DeviceGroup {
  readonly kind: 'camera' | 'sound-sensor';
  readonly status: DeviceStatus;
  readonly purpose?: string;
  readonly model?: string;
  readonly quantity: number;
}

export interface Redaction {
  readonly withheld: readonly Withheld[];
  /** Counted in the figures. */
  readonly cameras: number;
  readonly sensors: number;
  /** In place of the rows of devices, where positions are withheld. */
  readonly groups?: readonly DeviceGroup[];
  /** Where positions are withheld: what is filmed is told by squares of this side, figures are rounded. */
  readonly cell_m?: number;
}
