/** What a plan's devices cost, line by line: one price item for one device or mast. Whole cents. */
import type { ObjectId } from '../../kernel/units';
import type { DeviceModel } from '../../model/catalogue';
import type { CostPart, PriceBasis, PriceItem } from '../../model/costs';
import { groupByMast, type Mast } from '../../model/masts';
import type { Device } from '../../model/plan';

/** An amount between two ends, in cents; null where a price is missing. */
export interface Amount {
  readonly min_cents: number;
  readonly max_cents: number;
}

export interface CostLine {
  /** Of the price list; `unpriced` where no item is for the device's type. */
  readonly item: string;
  readonly part: CostPart;
  /** Absent for what a mast needs as a whole. */
  readonly device?: ObjectId;
  /** The first device of the mast. */
  readonly mast: ObjectId;
  /** 0 for what stands already: its upkeep. */
  readonly phase: number;
  readonly quantity: number;
  readonly amount: Amount | null;
  /** The price is an order of magnitude, not a quotation. */
  readonly placeholder: boolean;
}

export interface CostedDevices {
  /** All devices of the plan, removed ones too, in its order. */
  readonly devices: readonly Device[];
  readonly modelOf: (device: Device) => DeviceModel | undefined;
  readonly prices: readonly PriceItem[];
}

/** Item of a line for a device that no item of the list is for. */
export const UNPRICED = 'unpriced';

/** Every line of the table, mast by mast. Upkeep lines are yearly, all others once. */
export function costLines({ devices, modelOf, prices }: CostedDevices): readonly CostLine[] {
  const by = new Map<PriceBasis, PriceItem[]>();
  for (const price of prices) by.set(price.basis, [...(by.get(price.basis) ?? []), price]);
  const items = (basis: PriceBasis): readonly PriceItem[] => by.get(basis) ?? [];
  const lines: CostLine[] = [];
  for (const mast of groupByMast(devices)) {
    for (const device of mast.devices) lines.push(...linesOfDevice(device, mast.id, modelOf(device), items));
    lines.push(...linesOfMast(mast, items('mast')));
  }
  return lines;
}

type Items = (basis: PriceBasis) => readonly PriceItem[];

function linesOfDevice(
  device: Device,
  mast: ObjectId,
  model: DeviceModel | undefined,
  items: Items,
): CostLine[] {
  const status = device.status ?? 'existing';
  const line = lineMaker({ device: device.id, mast, phase: phaseOf(device) });
  if (status === 'removed') return items('removal').map((item) => line(item, 1));
  const bought = (['supply', 'installation'] as const).flatMap((part) => {
    const fitting = items('device').filter((i) => i.part === part && fits(i, model));
    return fitting.length > 0 ? fitting.map((item) => line(item, 1)) : [unpriced(line, part)];
  });
  const upkeep = items('share-of-devices').map((item) => upkeepLine(line(item, 1), item, bought));
  if (status === 'existing') return upkeep;
  const channels = device.kind === 'camera' ? channelsOf(device, model) : 0;
  return [
    ...bought,
    ...(channels > 0 ? items('channel').map((item) => line(item, channels)) : []),
    ...[...items('metre'), ...items('hop')].flatMap((item) => {
      const quantity = item.quantity === undefined ? undefined : device[item.quantity];
      return quantity === undefined || quantity === 0 ? [] : [line(item, quantity)];
    }),
    ...upkeep,
  ];
}

/** A mast with an existing device has its cabinet, power and sign; a new one needs them with its first phase. */
function linesOfMast(mast: Mast, items: readonly PriceItem[]): CostLine[] {
  const proposed = mast.devices.filter((device) => device.status === 'proposed');
  const stands = mast.devices.some((device) => (device.status ?? 'existing') === 'existing');
  if (stands || proposed.length === 0) return [];
  const line = lineMaker({ mast: mast.id, phase: Math.min(...proposed.map(phaseOf)) });
  return items
    .filter(
      ({ mounts }) => !mounts || proposed.some(({ mount }) => mount !== undefined && mounts.includes(mount)),
    )
    .map((item) => line(item, 1));
}

const fits = ({ types }: PriceItem, model: DeviceModel | undefined): boolean =>
  types === undefined || (model !== undefined && types.includes(model.type));

/** 0 for what stands already. */
export const phaseOf = (device: Device): number =>
  (device.status ?? 'existing') === 'existing' ? 0 : (device.phase ?? 1);

/** Pictures recorded at the same time: every head, or the one picture of a camera that turns. */
export function channelsOf(device: Device, model: DeviceModel | undefined): number {
  if (device.kind !== 'camera') return 0;
  const heads = device.views?.filter(({ role }) => role === 'head').length ?? 0;
  return Math.max(1, heads > 0 ? heads : (model?.heads ?? 1));
}

type LineMaker = (item: PriceItem, quantity: number) => CostLine;

const lineMaker =
  (where: Pick<CostLine, 'mast' | 'phase'> & { readonly device?: ObjectId }): LineMaker =>
  (item, quantity) => ({
    item: item.id,
    part: item.part,
    ...where,
    quantity,
    amount: times(item, quantity),
    placeholder: item.placeholder,
  });

function unpriced(line: LineMaker, part: CostPart): CostLine {
  const name = { fr: '', en: '' };
  return line({ id: UNPRICED, part, basis: 'device', name, placeholder: false, source: '', date: '' }, 1);
}

/** Rounded to the cent here and nowhere after, so that every sum of lines is exact. */
function times({ min_eur, max_eur }: PriceItem, quantity: number): Amount | null {
  if (min_eur === undefined) return null;
  return {
    min_cents: Math.round(min_eur * 100 * quantity),
    max_cents: Math.round((max_eur ?? min_eur) * 100 * quantity),
  };
}

/** A share of what the device costs to buy and to install, whoever paid for it; missing where that is. */
function upkeepLine(line: CostLine, item: PriceItem, bought: readonly CostLine[]): CostLine {
  const { min_share, max_share } = item;
  const value = sumOf(bought);
  if (min_share === undefined || value.missing > 0) return { ...line, amount: null };
  return {
    ...line,
    amount: {
      min_cents: Math.round(value.min_cents * min_share),
      max_cents: Math.round(value.max_cents * (max_share ?? min_share)),
    },
    placeholder: item.placeholder || value.placeholders > 0,
  };
}

/** A sum with what it leaves out: lines without a price, and lines whose price is an order of magnitude. */
export interface CostSum extends Amount {
  readonly missing: number;
  readonly placeholders: number;
}

export function sumOf(lines: readonly CostLine[]): CostSum {
  let [min_cents, max_cents, missing, placeholders] = [0, 0, 0, 0];
  for (const { amount, placeholder } of lines) {
    if (!amount) {
      missing++;
      continue;
    }
    min_cents += amount.min_cents;
    max_cents += amount.max_cents;
    if (placeholder) placeholders++;
  }
  return { min_cents, max_cents, missing, placeholders };
}
