/** The report in a few lines, for a person at a terminal. */
import type { FigureRange } from '../analysis';
import { withheldCrossing } from '../codec/out/withheld';
import type { GapRow, Report } from '../analysis/report';

export function summary(report: Report, leastCount?: number): string {
  const { streets, area, data, level } = report;
  const lines = [
    ...(report.scenario ? [`scenario    ${report.scenario.name}`] : []),
    `level       ${level.id}, at least ${level.density_px_per_m} px/m at ${report.targetHeight_m} m${report.night ? ', by night' : ''}`,
    `streets     ${percent(streets.share)} seen: ${metres(streets.covered_m)} of ${metres(streets.length_m)}`,
    `area        ${percent(area.share)} seen: ${squareMetres(area.covered_m2)} of ${squareMetres(area.public_m2)} (${area.basis})`,
    `cameras     ${report.devices.filter((d) => d.kind === 'camera').length}, of which ${faulty(report)} with faults`,
    ...unachievable(report),
    `gaps        ${report.gaps.length}, ${metres(gapLength(report))} in all`,
    ...report.gaps.slice(0, 5).map((gap) => `            ${gapLine(gap)}`),
    `overlaps    ${report.overlaps.length} pairs`,
    ...requirements(report),
    ...approaches(report),
    ...facades(report),
    ...events(report, leastCount),
    ...sound(report),
    ...sensitivity(report),
    `buildings   ${data.buildings}; height assumed for ${data.heightAssumed} of ${data.heightAssumed + data.heightKnown} obstacles; ground taken as flat`,
  ];
  return `${lines.join('\n')}\n`;
}

/** As it would leave the app: small counts are not told. */
const events = ({ crossing = [] }: Report, leastCount: number | undefined): string[] =>
  withheldCrossing(crossing, leastCount).map(({ name, all }) => {
    const told = (n: number | null): string => (n === null ? 'withheld' : String(Math.round(n * 10) / 10));
    return `events      ${name}: ${told(all.total)}, seen by day ${told(all.seenByDay)}, by night ${told(all.seenByNight)}`;
  });

const faulty = (report: Report): number =>
  report.devices.filter((d) => d.kind === 'camera' && d.faults.length > 0).length;

/** Levels that cameras cannot reach from where they hang, whatever stands in the way. */
function unachievable({ devices }: Report): string[] {
  const counts = new Map<string, number>();
  for (const { level } of devices.flatMap((d) => (d.kind === 'camera' ? d.unachievable : [])))
    counts.set(level, (counts.get(level) ?? 0) + 1);
  if (counts.size === 0) return [];
  const each = [...counts].map(([level, n]) => `${level} for ${n}`);
  return [`            out of reach of the lens as mounted: ${each.join(', ')}`];
}

const gapLength = (report: Report): number => report.gaps.reduce((sum, gap) => sum + gap.length_m, 0);

function gapLine(gap: GapRow): string {
  const name = gap.names.join(' / ') || '(no name)';
  const size = gap.basis === 'street' ? metres(gap.length_m) : squareMetres(gap.area_m2);
  return `${name}: ${size}, ${gap.reasons[0]?.reason ?? 'no reason'}`;
}

function requirements({ places, zones }: Report): string[] {
  const required = zones.filter((z) => z.role === 'required');
  const all = places.length + required.length;
  if (all === 0) return [];
  const met = [...places, ...required].filter((r) => r.met).length;
  const missed = [
    ...places.flatMap(({ id, missing }) =>
      missing
        ? [
            `${id}: ${missing.cameras} more ${missing.cameras === 1 ? 'camera' : 'cameras'}${pixels(missing.density_px_per_m)}`,
          ]
        : [],
    ),
    ...required.flatMap(({ id, missing }) =>
      missing ? [`${id}: ${squareMetres(missing.area_m2)} unseen, ${percent(missing.share)} of it`] : [],
    ),
  ];
  return [
    `required    ${met} of ${all} places and zones met`,
    ...missed.slice(0, 5).map((line) => `            ${line}`),
  ];
}

/** [C8] Seen from the front, and from any side. */
function approaches({ approaches: all }: Report): string[] {
  if (!all) return [];
  const { entrances, withoutDirection, length_m, covered_m, share, seen_m } = all;
  const without = withoutDirection > 0 ? `; ${withoutDirection} without a direction` : '';
  return [
    `approaches  ${share === null ? 'none' : percent(share)} seen from the front: ${metres(covered_m)} of ${metres(length_m)} before ${entrances} ${entrances === 1 ? 'entrance' : 'entrances'}, ${metres(seen_m)} from any side${without}`,
  ];
}

/** What the density lacks, rounded up; nothing where it does not lack or nobody sees the place. */
const pixels = (density: number | null): string => (density ? `, ${Math.ceil(density)} px/m short` : '');

/** [X2] Homes in view; buildings of which the data say no use stand apart. */
function facades({ privacy }: Report): string[] {
  const { facades: seen } = privacy;
  if (!seen) return [];
  return [
    `dwellings   ${metres(seen.dwelling_m)} of façade in view of ${seen.dwellingBuildings} dwellings, ${metres(seen.unknown_m)} of ${seen.unknownBuildings} buildings of unknown use`,
    ...(privacy.recognition ?? []).map(
      ({ kind, area_m2, length_m }) =>
        `${kind === 'face' ? 'faces ' : 'plates'}      recognition possible on ${squareMetres(area_m2)} of public space, ${metres(length_m)} of street`,
    ),
  ];
}

function sound({ sound: heard }: Report): string[] {
  if (!heard) return [];
  return [
    `event       ${heard.event}, ${heard.eventLevel_db} dB ${heard.eventMetric} at 1 m, ${heard.propagation.method}, ${heard.propagation.form} form`,
    `sound       ${squareMetres(heard.detected_m2)} detected, ${squareMetres(heard.locatable_m2)} locatable`,
    ...heard.backgroundByOrigin.map(
      ({ from, length_m, least_db, most_db }) =>
        `background  by ${from}: ${metres(length_m)} of street, ${least_db.toFixed(0)} to ${most_db.toFixed(0)} dB(A)`,
    ),
  ];
}

/** What the figures are at other heights of the buildings whose height is assumed. */
function sensitivity({ sensitivity: ranges }: Report): string[] {
  if (!ranges) return [];
  const heights = ranges.runs.map((run) => run.assumedHeight_m).join(', ');
  const shares = (name: string, { least, most }: FigureRange): string =>
    `            ${name} ${percent(least)} to ${percent(most)}`;
  return [
    `sensitivity assumed heights of ${heights} m:`,
    shares('streets', ranges.streets.share),
    shares('area', ranges.area.share),
    `            gaps ${metres(ranges.gaps.length_m.least)} to ${metres(ranges.gaps.length_m.most)}`,
  ];
}

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;
const metres = (m: number): string => `${m.toFixed(m < 20 ? 1 : 0)} m`;
const squareMetres = (m2: number): string => `${m2.toFixed(0)} m²`;
