/**
 * The report as a JSON file (SPEC 7). Members stand in the order of SPEC 7, then any later ones; the same report gives
 * the same bytes. Rounding: lengths, areas and all other figures to 1e-6 of their unit, shares to 1e-9, degrees of
 * longitude and latitude to 1e-8 (1.1 mm), times to 0.1 ms. What is not a number is `null`.
 */
import type { Report } from '../../analysis/report';
import { TOLD_FROM, withheldEvents } from './withheld';

const MEMBERS: readonly (keyof Report)[] = [
  'schema',
  'revision',
  'scenario',
  'frame',
  'profile',
  'profileLevels',
  'level',
  'targetHeight_m',
  'night',
  'data',
  'streets',
  'area',
  'k',
  'redundancy',
  'devices',
  'gaps',
  'gapsBelowMinimum_m',
  'overlaps',
  'sensitivity',
  'sound',
  'together',
  'zones',
  'places',
  'privacy',
  'crossing',
  'costs',
  'scenarioCosts',
  'timings_ms',
];

/** The file's text, indented by two blanks; counts of events below `least` are withheld. */
export function reportJson(full: Report, least = TOLD_FROM): string {
  const report = withheldEvents(full, least);
  const order = new Set<string>([...MEMBERS, ...Object.keys(report)]);
  const ordered: Record<string, unknown> = {};
  for (const member of order) {
    const value = report[member as keyof Report];
    if (value !== undefined) ordered[member] = rounded(value, decimalsOf(member, 6));
  }
  return `${JSON.stringify(ordered, null, 2)}\n`;
}

/** Decimals by the member's name; those of the member above otherwise. */
function decimalsOf(member: string, above: number): number {
  if (member === 'share') return 9;
  if (member === 'coordinates' || member === 'origin') return 8;
  if (member === 'timings_ms') return 1;
  return above;
}

function rounded(value: unknown, decimals: number): unknown {
  if (typeof value === 'number') {
    const unit = 10 ** decimals;
    // Beyond 2^53 units nothing is left to round.
    return Math.abs(value) * unit > Number.MAX_SAFE_INTEGER ? value : Math.round(value * unit) / unit;
  }
  if (Array.isArray(value)) return value.map((item: unknown) => rounded(item, decimals));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([member, item]) => [member, rounded(item, decimalsOf(member, decimals))]),
    );
  }
  return value;
}
