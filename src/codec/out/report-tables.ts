/** The report's other tables: coverage by level, by number of cameras, zones, masks, costs, sources and limits. */
import type { CostLine } from '../../analysis/costs';
import type { KRow, SoundReport, ZoneRow } from '../../analysis/report';
import type { PriceItem } from '../../model/costs';
import type { DataSource, Zone } from '../../model/plan';
import { tableOf, type Cell, type Column, type Table } from './table';
import { deviceLabel, eventColumns, levelName, type TableInput } from './tables';
import { withheldEvents } from './withheld';

/** Per level of the profile: how much of streets and public space is seen. */
export function coverageTable({ report, levels, words }: TableInput): Table {
  const head = words.header;
  const { streets, area } = report;
  type Row = (typeof levels)[number];
  const columns: Column<Row>[] = [
    { header: head.requiredLevel, cell: words.level },
    { header: head.requiredDensity_px_per_m, digits: 1, cell: (r) => r.density_px_per_m },
    { header: head.streets_m, digits: 1, cell: (r) => streets.byLevel[r.id] },
    {
      header: head.streetShare,
      format: 'share',
      cell: (r) => shareOf(streets.byLevel[r.id], streets.length_m),
    },
    { header: head.covered_m2, digits: 1, cell: (r) => area.byLevel[r.id] },
    { header: head.areaShare, format: 'share', cell: (r) => shareOf(area.byLevel[r.id], area.public_m2) },
  ];
  return tableOf(columns, levels);
}

const shareOf = (part: number | undefined, whole: number): number | undefined =>
  part === undefined || whole <= 0 ? undefined : part / whole;

/** Public space and streets by how many cameras see them at the asked level. */
export function redundancyTable({ report, words }: TableInput): Table {
  const head = words.header;
  const columns: Column<KRow>[] = [
    { header: head.cameras, cell: (r) => (r.orMore ? `${r.k} ${words.value('orMore')}` : String(r.k)) },
    { header: head.area_m2, digits: 1, cell: (r) => r.area_m2 },
    { header: head.length_m, digits: 1, cell: (r) => r.length_m },
  ];
  return tableOf(columns, report.k);
}

export function zonesTable({ plan, report, words, levels }: TableInput): Table {
  const head = words.header;
  const columns: Column<ZoneRow>[] = [
    { header: head.name, cell: (r) => plan.objects.get(r.id)?.name ?? r.id },
    { header: head.role, cell: (r) => words.term(`role.${r.role}`) },
    { header: head.level, cell: (r) => levelName(words, levels, r.level) },
    { header: head.k, cell: (r) => r.k },
    { header: head.public_m2, digits: 1, cell: (r) => r.public_m2 },
    { header: head.covered_m2, digits: 1, cell: (r) => r.covered_m2 },
    { header: head.share, format: 'share', cell: (r) => r.share },
    {
      header: head.met,
      cell: (r) => (r.role === 'required' ? words.value(r.met ? 'yes' : 'no') : undefined),
    },
    ...eventColumns(head, report),
  ];
  return tableOf(columns, withheldEvents(report).zones);
}

/** What pictures must not show: masks with their cameras, and sensitive zones with what is seen inside them. */
export function masksTable({ plan, report, words }: TableInput): Table {
  const head = words.header;
  const seen = new Map(report.privacy.zones.map((row) => [row.id, row]));
  const rows = [...plan.objects.values()].filter(
    (o): o is Zone => o.kind === 'zone' && (o.role === 'mask' || o.role === 'privacy'),
  );
  const cameras = (zone: Zone): string => {
    if (zone.role === 'privacy')
      return (seen.get(zone.id)?.by ?? []).map((id) => deviceLabel(plan, id)).join(', ');
    return zone.cameras?.map((id) => deviceLabel(plan, id)).join(', ') ?? words.value('allCameras');
  };
  const columns: Column<Zone>[] = [
    { header: head.name, cell: (r) => r.name ?? r.id },
    { header: head.role, cell: (r) => words.term(`role.${r.role}`) },
    { header: head.cameras, cell: cameras },
    {
      header: head.seen_m2,
      digits: 1,
      cell: (r) => (r.role === 'privacy' ? seen.get(r.id)?.seen_m2 : undefined),
    },
  ];
  return tableOf(columns, rows);
}

/** The price schedule line by line (DPGF), before tax, between two ends. */
export function costsTable({ plan, report, words }: TableInput, prices: readonly PriceItem[]): Table {
  const head = words.header;
  const itemName = new Map(prices.map((price) => [price.id, price.name]));
  const euros = (cents: number | undefined): number | undefined =>
    cents === undefined ? undefined : cents / 100;
  const columns: Column<CostLine>[] = [
    { header: head.mast, cell: (r) => deviceLabel(plan, r.mast) },
    { header: head.device, cell: (r) => r.device && deviceLabel(plan, r.device) },
    { header: head.part, cell: (r) => words.term(`costs.part.${r.part}`) },
    {
      header: head.item,
      cell: (r) => {
        const name = itemName.get(r.item);
        return name ? words.named(name) : words.term(`costs.item.${r.item}`);
      },
    },
    { header: head.phase, cell: (r) => r.phase },
    { header: head.quantity, digits: 1, cell: (r) => r.quantity },
    { header: head.min_eur, digits: 2, cell: (r) => euros(r.amount?.min_cents) },
    { header: head.max_eur, digits: 2, cell: (r) => euros(r.amount?.max_cents) },
    { header: head.yearly, cell: (r) => words.value(r.part === 'upkeep' ? 'yes' : 'no') },
    { header: head.priceKind, cell: (r) => words.value(`price.${priceKind(r)}`) },
  ];
  return tableOf(columns, report.costs.lines ?? []);
}

const priceKind = ({ amount, placeholder }: CostLine): string => {
  if (!amount) return 'missing';
  return placeholder ? 'placeholder' : 'quoted';
};

export function sourcesTable({ report, words }: TableInput): Table {
  const head = words.header;
  const columns: Column<DataSource>[] = [
    { header: head.layer, cell: (r) => words.term(`sheet.source.${r.layer}`) },
    { header: head.source, cell: (r) => r.name },
    { header: head.date, cell: (r) => r.date ?? words.term('sheet.undated') },
    { header: head.licence, cell: (r) => r.licence },
    { header: head.attribution, cell: (r) => r.attribution },
    { header: head.count, cell: (r) => r.count },
  ];
  return tableOf(columns, report.data.sources);
}

/** What every figure stands on, and what the method does not do: one statement a row. */
/** What the sensors have together, how it was computed, and the law. */
const soundRows = (
  sound: SoundReport | undefined,
  note: string | undefined,
): readonly (readonly [code: string, value: Cell])[] =>
  sound === undefined
    ? []
    : [
        ['sensors', sound.devices.length],
        ['soundEvent', `${sound.event}, ${sound.eventLevel_db} dB ${sound.eventMetric}`],
        ['soundMethod', `${sound.propagation.method}, ${sound.propagation.form}`],
        ['soundHeard_m2', sound.detected_m2],
        ['soundHeard_m', sound.detected_m],
        ['soundLocated_m2', sound.locatable_m2],
        ['soundLocated_m', sound.locatable_m],
        ...sound.backgroundByOrigin.map(
          ({ from, length_m }) => [`soundBackground.${from}_m`, length_m] as const,
        ),
        ...(note === undefined ? [] : [['soundNotice', note] as const]),
      ];

export function summaryTable(
  { plan, report, words, levels, grid }: TableInput,
  note?: string,
  soundNote?: string,
): Table {
  const { data, streets, area, redaction } = report;
  const obstacles = data.heightKnown + data.heightAssumed;
  const rows: readonly (readonly [code: string, value: Cell])[] = [
    ['project', plan.head.name],
    ...(note === undefined ? [] : [['redacted', note] as const]),
    ['revision', report.revision],
    ['profile', report.profile],
    ['level', `${levelName(words, levels, report.level.id)} (${report.level.density_px_per_m} px/m)`],
    ['target_m', report.targetHeight_m],
    ['night', words.value(report.night ? 'yes' : 'no')],
    ['cameras', redaction?.cameras ?? report.devices.filter((d) => d.kind === 'camera').length],
    ['streets_m', streets.length_m],
    ['streetsSeen_m', streets.covered_m],
    ['public_m2', area.public_m2],
    ['publicSeen_m2', area.covered_m2],
    ['publicBasis', words.value(`basis.${area.basis}`)],
    ...(Number.isFinite(report.gapsBelowMinimum_m) ? [['gaps', report.gaps.length] as const] : []),
    ['obstacles', obstacles],
    ['assumed', data.heightAssumed],
    ['assumedHeight_m', data.assumedHeight_m],
    ...soundRows(report.sound, soundNote),
    ['grid', `${grid.name} (EPSG:${grid.epsg})`],
    ['limits', words.value('limits')],
  ];
  const columns: Column<(typeof rows)[number]>[] = [
    { header: words.header.subject, cell: ([code]) => words.value(`summary.${code}`) },
    {
      header: words.header.statement,
      cell: ([, value]) => (typeof value === 'number' ? roundedTo(value) : value),
    },
  ];
  return tableOf(columns, rows);
}

const roundedTo = (value: number): number => Math.round(value * 10) / 10;
