/** Prices as data and what a plan says of its money. Amounts are whole cents, so that sums hold in every grouping. */
import type { DeviceType, SourceText } from './catalogue';

/** The columns of a cost table; apart, because the spread comes from the works, not from the camera. */
export const COST_PARTS = [
  'supply',
  'installation',
  'civil',
  'power',
  'network',
  'licence',
  'storage',
  'upkeep',
] as const;
export type CostPart = (typeof COST_PARTS)[number];

/** What an item is counted by. */
export const PRICE_BASES = [
  /** Each proposed device of its types. */
  'device',
  /** Each mast without an existing device that a proposed one needs. */
  'mast',
  /** Each picture recorded: heads of a multi-sensor unit count each, home and presets as one. */
  'channel',
  /** Metres, and hops, that the devices state. */
  'metre',
  'hop',
  /** Each removed device. */
  'removal',
  /** Yearly, of supply and installation of every device that stays or comes. */
  'share-of-devices',
] as const;
export type PriceBasis = (typeof PRICE_BASES)[number];

/** An entry of the price list, excl. tax. Without an amount the price is missing, which is told, never zero. */
export interface PriceItem {
  readonly id: string;
  readonly part: CostPart;
  readonly basis: PriceBasis;
  /** `device`: types that it is for. */
  readonly types?: readonly DeviceType[];
  /** `mast`: only where a device is mounted so. */
  readonly mounts?: readonly string[];
  /** `metre`, `hop`: the devices' field that counts them. */
  readonly quantity?: 'trench_m' | 'fibre_m' | 'radio_hops';
  readonly name: { readonly fr: string; readonly en: string };
  readonly min_eur?: number;
  readonly max_eur?: number;
  /** `share-of-devices`. */
  readonly min_share?: number;
  readonly max_share?: number;
  /** An order of magnitude that nobody quoted: marked as such wherever it enters a figure. */
  readonly placeholder: boolean;
  readonly source: SourceText;
  readonly date: string;
}

/** A price of the plan's own, in place of the list's. */
export interface OwnPrice {
  readonly id: string;
  readonly min_eur?: number;
  readonly max_eur?: number;
  readonly min_share?: number;
  readonly max_share?: number;
  /** Where it comes from: an offer, a framework contract. */
  readonly source?: string;
}

export interface CostSettings {
  readonly prices?: readonly OwnPrice[];
  /** Investment, excl. tax. */
  readonly budget_eur?: number;
  /** Pictures a second of what is recorded. */
  readonly fps?: number;
  /** Of the compressed stream, per pixel and picture. */
  readonly bits_per_pixel?: number;
  readonly retention_days?: number;
  /** Members that this version does not know: kept and written back. */
  readonly unknown?: Readonly<Record<string, unknown>>;
}

/**
 * 12 pictures a second: the least for narrow views (order of 3 August 2007). 30 days: the longest that the law allows
 * (CSI L252-5). 0.07 bits per pixel: H.265 on a busy street, a planning value.
 */
export const SIZING_DEFAULTS = { fps: 12, bits_per_pixel: 0.07, retention_days: 30 } as const;

/** What the user can set beside prices, and between which ends. */
export const COST_LIMITS = {
  budget_eur: { min: 0, max: 1e9 },
  fps: { min: 0.1, max: 240 },
  bits_per_pixel: { min: 0.001, max: 10 },
  retention_days: { min: 0, max: 3650 },
} as const;
/** The most that one price may be: in euros, or as a share of the devices. */
export const PRICE_LIMITS = { eur: 1e9, share: 10 } as const;

export type CostField = keyof typeof COST_LIMITS;

/** The list with the plan's own prices in it; an own price without an amount leaves the list's. */
export function pricesOf(list: readonly PriceItem[], own: readonly OwnPrice[] = []): readonly PriceItem[] {
  const byId = new Map(own.map((price) => [price.id, price]));
  return list.map((item) => {
    const price = byId.get(item.id);
    if (!price || (price.min_eur === undefined && price.min_share === undefined)) return item;
    return { ...item, ...upTo(price), placeholder: false, source: price.source ?? '' };
  });
}

/** One amount stands for both ends of a range. */
function upTo({ min_eur, max_eur, min_share, max_share }: OwnPrice): Partial<PriceItem> {
  return {
    ...(min_eur === undefined ? {} : { min_eur, max_eur: max_eur ?? min_eur }),
    ...(min_share === undefined ? {} : { min_share, max_share: max_share ?? min_share }),
  };
}
