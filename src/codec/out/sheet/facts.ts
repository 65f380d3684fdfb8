/** What a sheet says in figures and sentences: results, limits of the method, sources with their dates. */
import type { Report } from '../../../analysis/report';
import { standsAfter } from '../../../model/phases';
import { nightNote } from '../notes';
import { redactedNote } from '../redaction/note';
import type { SheetInput } from './input';

/** A level's density as the legend and its limits on the map state it. */
export const densityOf = (
  { number }: Pick<SheetInput['words'], 'number'>,
  density_px_per_m: number,
): string => number(density_px_per_m, density_px_per_m % 1 === 0 ? 0 : 1);

export interface FigureRow {
  readonly label: string;
  readonly value: string;
}

/** The key figures; without an analysis only what the plan itself says. */
export function figureRows(input: SheetInput): FigureRow[] {
  const { analysis, words } = input;
  const counted = [...input.plan.objects.values()].filter(
    (o) => o.kind === 'camera' && standsAfter(o, input.plan.head.settings.after_phase),
  ).length;
  const redaction = analysis?.report.redaction;
  const devices = {
    label: words.say('devices'),
    value: words.number(redaction?.cameras ?? counted, 0),
  };
  if (!analysis) return [devices];
  const { report } = analysis;
  const level = input.levels.find((l) => l.id === report.level.id);
  const rows: FigureRow[] = [
    devices,
    {
      label: words.say('level'),
      value: level ? words.level(level) : report.level.id,
    },
    ...(report.night ? [{ label: words.say('light'), value: words.say('light.night') }] : []),
    { label: words.say('streetShare'), value: words.share(report.streets.share) },
    { label: words.say('areaShare'), value: words.share(report.area.share) },
    {
      label: words.say('unseenArea'),
      value: words.area(Math.max(0, report.area.public_m2 - report.area.covered_m2)),
    },
  ];
  if (Number.isFinite(report.gapsBelowMinimum_m)) {
    const label = words.say('gapCount', { count: report.gaps.length });
    rows.push({ label, value: words.length(gapLength(report)) });
  }
  if (report.redundancy !== null) {
    rows.push({ label: words.say('redundancy'), value: words.number(report.redundancy, 2) });
  }
  if (report.places.length > 0) {
    const met = report.places.filter((p) => p.met).length;
    rows.push({ label: words.say('placesMet'), value: `${met} / ${report.places.length}` });
  }
  return rows;
}

const gapLength = (report: Report): number =>
  report.gaps.reduce((sum, gap) => sum + gap.length_m, report.gapsBelowMinimum_m);

/** What has to be read with the figures ([O5], [C2], [C7], [S4], [V9]). */
export function readingLines(input: SheetInput): string[] {
  const { analysis, words } = input;
  const lines = withheldLines(input);
  if (!analysis) lines.push(words.say('notAnalysed'));
  else {
    if (input.stale) lines.push(words.say('stale'));
    const { report } = analysis;
    const night = nightNote(report, words.say);
    if (night !== undefined) lines.push(night);
    lines.push(words.say('method', { target: words.number(report.targetHeight_m, 1) }));
    const { heightAssumed, heightKnown, assumedHeight_m } = report.data;
    const all = heightAssumed + heightKnown;
    lines.push(
      words.say('assumed', {
        assumed: words.number(heightAssumed, 0),
        all: words.number(all, 0),
        share: words.share(all === 0 ? 0 : heightAssumed / all),
        height: words.number(assumedHeight_m, 1),
      }),
    );
    if (report.area.courtyardsCounted) lines.push(words.say('courtyards'));
  }
  const sensors = [...input.plan.objects.values()].some((o) => o.kind === 'sound-sensor');
  if (sensors) lines.push(words.say(input.soundSensors ? 'sensorsNotice' : 'sensorsLeftOut'));
  return lines;
}

function withheldLines({ analysis, words, withheld }: SheetInput): string[] {
  const note = redactedNote(withheld, words.say);
  const cell_m = withheld?.includes('zones') ? undefined : analysis?.report.redaction?.cell_m;
  return [
    ...(note === undefined ? [] : [note]),
    ...(cell_m === undefined ? [] : [words.say('squares', { side: words.number(cell_m, 0) })]),
  ];
}

/** One line per source: what, from where, of what date, under which licence. */
export function sourceLines({ analysis, plan, words }: SheetInput): string[] {
  const sources = analysis?.report.data.sources ?? plan.head.sources;
  const lines = sources.map((source) => {
    const parts = [source.attribution ?? source.name, source.date ?? words.say('undated'), source.licence];
    const text = parts.filter((p) => p !== undefined && p !== '').join(', ');
    return words.say('source', { layer: words.say(`source.${source.layer}`), text });
  });
  return [...new Set(lines)];
}
