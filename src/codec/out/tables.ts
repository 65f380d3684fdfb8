/** The report's rows as tables for a spreadsheet: gaps, overlaps, places. Words come as arguments. */
import type { EventsNear } from '../../analysis/crossing/crossing-report';
import type { ResolvedCamera } from '../../analysis/optics';
import type { GapRow, OverlapRow, PlaceRow, Report } from '../../analysis/report';
import type { ObjectId } from '../../kernel/units';
import type { DeviceModel, Level } from '../../model/catalogue';
import type { Camera, Plan } from '../../model/plan';
import type { Grid } from './grid';
import { tableOf, type Column, type Table } from './table';
import type { TableHeader } from './table-headers';
import { withheldEvents } from './withheld';

export interface TableWords {
  readonly header: Readonly<Record<TableHeader, string>>;
  /** A code in words: `status.proposed`, `kind.camera`, `lens.rectilinear`, `reason.occluded`, `yes`, `device.…`. */
  readonly value: (code: string) => string;
  /** A level's name. */
  readonly level: (level: Level) => string;
  /** A device model's name by its id. */
  readonly model: (id: string) => string;
  /** A word of the app by its whole key; the key itself where there is none. */
  readonly term: (key: string) => string;
  /** Which of a datum's names is meant. */
  readonly named: (name: { readonly fr: string; readonly en: string }) => string;
}

export interface TableInput {
  readonly plan: Plan;
  readonly report: Report;
  /** Levels of the report's profile, ascending density. */
  readonly levels: readonly Level[];
  /** A camera with what its model and the defaults add. */
  readonly resolve: (camera: Camera) => ResolvedCamera;
  readonly modelOf: (id: string) => DeviceModel | undefined;
  /** Ground distance at which a slant range is used up by a target so far below. */
  readonly horizontalRange_m: (slant_m: number, drop_m: number) => number;
  /** The projected system that easting and northing are given in. */
  readonly grid: Grid;
  readonly words: TableWords;
}

/** One row per gap in the report's order, with its main reason. */
export function gapsTable({ report, words, plan }: TableInput): Table {
  const head = words.header;
  const rows = report.gaps.map((gap, i) => ({ gap, rank: i + 1, main: gap.reasons[0], at: middle(gap) }));
  type Row = (typeof rows)[number];
  const columns: Column<Row>[] = [
    { header: head.rank, cell: (r) => r.rank },
    { header: head.kind, cell: (r) => words.value(`basis.${r.gap.basis}`) },
    { header: head.street, cell: (r) => r.gap.names.join(' / ') },
    { header: head.from, cell: (r) => r.gap.ends[0]?.join(' / ') },
    { header: head.to, cell: (r) => r.gap.ends[1]?.join(' / ') },
    { header: head.length_m, digits: 1, cell: (r) => r.gap.length_m },
    { header: head.area_m2, digits: 1, cell: (r) => r.gap.area_m2 },
    { header: head.reason, cell: (r) => r.main && words.value(`reason.${r.main.reason}`) },
    {
      header: head.reasonShare_pct,
      digits: 1,
      cell: (r) => r.main && (100 * r.main.length_m) / r.gap.length_m,
    },
    { header: head.device, cell: (r) => r.main?.device && deviceLabel(plan, r.main.device) },
    { header: head.obstacle, cell: (r) => r.main?.obstacle && (r.main.obstacle.name ?? r.main.obstacle.id) },
    { header: head.obstacleHeight_m, digits: 1, cell: (r) => r.main?.obstacle?.top_m },
    {
      header: head.obstacleAssumed,
      cell: (r) => r.main?.obstacle && words.value(r.main.obstacle.assumed ? 'yes' : 'no'),
    },
    { header: head.weight, digits: 2, cell: (r) => r.gap.weight ?? 1 },
    { header: head.accepted, cell: (r) => words.value(r.gap.accepted ? 'yes' : 'no') },
    { header: head.acceptedOn, format: 'date', cell: (r) => r.gap.accepted?.date },
    { header: head.note, cell: (r) => r.gap.accepted?.note },
    ...lonLatColumns(head, (r: Row) => r.at),
  ];
  return tableOf(columns, rows);
}

/** The middle vertex of a gap's longest part: a place on the gap, unlike the middle of its box. */
function middle({ geometry }: GapRow): readonly [number, number] | undefined {
  const parts =
    geometry.type === 'MultiLineString' ? geometry.coordinates : geometry.coordinates.map((p) => p[0] ?? []);
  const longest = parts.toSorted((a, b) => b.length - a.length)[0];
  return longest?.[Math.floor(longest.length / 2)];
}

export function overlapsTable({ plan, report, words }: TableInput): Table {
  const head = words.header;
  const columns: Column<OverlapRow>[] = [
    { header: head.device, cell: (r) => deviceLabel(plan, r.a) },
    { header: head.other, cell: (r) => deviceLabel(plan, r.b) },
    { header: head.area_m2, digits: 1, cell: (r) => r.area_m2 },
    { header: head.length_m, digits: 1, cell: (r) => r.length_m },
  ];
  return tableOf(columns, report.overlaps);
}

/** What happens where something is required, none of it so little that it would tell of few people. */
export const eventColumns = (
  head: TableWords['header'],
  { crossing }: Report,
): Column<{ readonly events?: EventsNear }>[] =>
  crossing
    ? [
        { header: head.events, digits: 0, cell: (r) => r.events?.count },
        { header: head.eventsWeight, digits: 1, cell: (r) => r.events?.weight },
      ]
    : [];

export function placesTable({ plan, report, words, levels }: TableInput): Table {
  const head = words.header;
  const placeOf = (r: PlaceRow) => {
    const object = plan.objects.get(r.id);
    return object?.kind === 'place' ? object : undefined;
  };
  const columns: Column<PlaceRow>[] = [
    { header: head.name, cell: (r) => placeOf(r)?.name ?? r.id },
    { header: head.category, cell: (r) => placeOf(r)?.category },
    { header: head.level, cell: (r) => levelName(words, levels, r.level) },
    { header: head.k, cell: (r) => r.k },
    { header: head.met, cell: (r) => words.value(r.met ? 'yes' : 'no') },
    { header: head.by, cell: (r) => r.by.map((id) => deviceLabel(plan, id)).join(', ') },
    { header: head.density_px_per_m, digits: 0, cell: (r) => r.bestDensity_px_per_m },
    { header: head.missingCameras, cell: (r) => r.missing?.cameras },
    { header: head.missingDensity_px_per_m, digits: 0, cell: (r) => r.missing?.density_px_per_m },
    { header: head.movedToFacade, cell: (r) => words.value(r.movedToFacade ? 'yes' : 'no') },
    ...(report.approaches ? approachColumns(plan, words) : []),
    ...eventColumns(head, report),
    ...lonLatColumns(head, (r: PlaceRow) => placeOf(r)?.position),
  ];
  return tableOf(columns, withheldEvents(report).places);
}

/** [C8] Empty where a place is no entrance, or one without a direction. */
function approachColumns(plan: Plan, { header: head, value }: TableWords): readonly Column<PlaceRow>[] {
  return [
    { header: head.entrance, cell: (r) => value(r.approach === undefined ? 'no' : 'yes') },
    { header: head.facing_deg, digits: 1, cell: (r) => r.approach?.facing_deg },
    { header: head.facingAssumed, cell: (r) => r.approach && value(r.approach.facingAssumed ? 'yes' : 'no') },
    { header: head.approach_m, digits: 1, cell: (r) => r.approach?.length_m },
    { header: head.approachCovered_m, digits: 1, cell: (r) => r.approach?.covered_m },
    {
      header: head.approachShare_pct,
      digits: 1,
      cell: (r) => (typeof r.approach?.share === 'number' ? 100 * r.approach.share : undefined),
    },
    { header: head.approachSeen_m, digits: 1, cell: (r) => r.approach?.seen_m },
    {
      header: head.approachBy,
      cell: (r) =>
        r.approach?.by
          .filter((c) => c.covered_m > 0)
          .map((c) => deviceLabel(plan, c.id))
          .join(', '),
    },
  ];
}

/** Degrees to 1e-7: 1.1 cm. */
export const lonLatColumns = <Row>(
  head: TableWords['header'],
  at: (row: Row) => readonly [lon: number, lat: number] | undefined,
): Column<Row>[] => [
  { header: head.longitude, digits: 7, format: 'plain', cell: (r) => at(r)?.[0] },
  { header: head.latitude, digits: 7, format: 'plain', cell: (r) => at(r)?.[1] },
];

/** A level by its name; one of another profile than the report's by its id. */
export const levelName = (words: TableWords, levels: readonly Level[], id: string): string => {
  const level = levels.find((one) => one.id === id);
  return level ? words.level(level) : id;
};

/** A device as people call it: number, else name, else id. */
export function deviceLabel(plan: Plan, id: ObjectId): string {
  const object = plan.objects.get(id);
  if (object?.kind !== 'camera' && object?.kind !== 'sound-sensor') return object?.name ?? id;
  return object.ref ?? object.name ?? id;
}
