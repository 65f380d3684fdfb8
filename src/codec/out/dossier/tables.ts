/** Tables of what was computed: levels, zones, places, blind spots, overlaps, losses, masks; costs as DPGF and BPU. */
import type { CostLine } from '../../../analysis/costs/cost-lines';
import type { GapRow } from '../../../analysis/report';
import type { ApproachRow } from '../../../analysis/requirements/approach-report';
import type { ObjectId } from '../../../kernel/units';
import { labelOf } from '../sheet/device-layer';
import { densityOf } from '../sheet/facts';
import type { DossierInput } from './input';
import { tablePages, type Column, type PlannedPage } from './page';

export function coveragePages(input: DossierInput): PlannedPage[] {
  if (!input.analysis) return [];
  return [
    levelTable(input),
    zoneTable(input),
    placeTable(input),
    approachTable(input),
    gapTable(input),
    overlapTable(input),
    lossTable(input),
    maskTable(input),
  ].flat();
}

const column = (input: DossierInput, key: string, share: number, isNumber = false): Column => ({
  head: input.words.write(`column.${key}`),
  share,
  isNumber,
});

export function nameOf({ plan }: DossierInput, id: ObjectId): string {
  const object = plan.objects.get(id);
  if (object?.kind === 'camera' || object?.kind === 'sound-sensor') return labelOf(object);
  return object?.name ?? id;
}

const levelName = ({ levels, words }: DossierInput, id: string): string => {
  const level = levels.find((one) => one.id === id);
  return level ? words.level(level) : id;
};

const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

function levelTable(input: DossierInput): PlannedPage[] {
  const { words, levels } = input;
  const { streets, area } = input.analysis!.report;
  return tablePages(input, {
    title: words.write('table.levels'),
    note: words.write('table.levels.note'),
    columns: [
      column(input, 'level', 0.25),
      column(input, 'density', 0.15, true),
      column(input, 'area', 0.15, true),
      column(input, 'areaShare', 0.15, true),
      column(input, 'length', 0.15, true),
      column(input, 'lengthShare', 0.15, true),
    ],
    rows: levels.map((level) => {
      const area_m2 = area.byLevel[level.id] ?? 0;
      const length_m = streets.byLevel[level.id] ?? 0;
      return [
        words.level(level),
        densityOf(words, level.density_px_per_m),
        words.area(area_m2),
        words.share(share(area_m2, area.public_m2)),
        words.length(length_m),
        words.share(share(length_m, streets.length_m)),
      ];
    }),
  });
}

function zoneTable(input: DossierInput): PlannedPage[] {
  const { words } = input;
  return tablePages(input, {
    title: words.write('table.zones'),
    columns: [
      column(input, 'zone', 0.3),
      column(input, 'role', 0.15),
      column(input, 'level', 0.15),
      column(input, 'camerasAsked', 0.1, true),
      column(input, 'publicArea', 0.1, true),
      column(input, 'areaShare', 0.1, true),
      column(input, 'met', 0.1),
    ],
    rows: input.analysis!.report.zones.map((zone) => [
      nameOf(input, zone.id),
      words.write(`role.${zone.role}`),
      levelName(input, zone.level),
      String(zone.k),
      words.area(zone.public_m2),
      words.share(zone.share),
      words.value(zone.met ? 'yes' : 'no'),
    ]),
  });
}

function placeTable(input: DossierInput): PlannedPage[] {
  const { words } = input;
  return tablePages(input, {
    title: words.write('table.places'),
    columns: [
      column(input, 'place', 0.3),
      column(input, 'level', 0.15),
      column(input, 'camerasAsked', 0.1, true),
      column(input, 'reached', 0.12, true),
      column(input, 'met', 0.08),
      column(input, 'seenBy', 0.25),
    ],
    rows: input.analysis!.report.places.map((place) => [
      nameOf(input, place.id),
      levelName(input, place.level),
      String(place.k),
      place.bestDensity_px_per_m === null ? '' : words.number(place.bestDensity_px_per_m, 0),
      words.value(place.met ? 'yes' : 'no'),
      place.by.map((id) => nameOf(input, id)).join(', '),
    ]),
  });
}

const APPROACH_COLUMNS = [
  ['place', 0.26],
  ['level', 0.13],
  ['faces', 0.17],
  ['approach', 0.09, true],
  ['front', 0.09, true],
  ['anySide', 0.1, true],
  ['frontBy', 0.16],
] as const satisfies readonly (readonly [string, number, boolean?])[];

/** [C8] One row per entrance. */
function approachTable(input: DossierInput): PlannedPage[] {
  const { words } = input;
  const { places, approaches } = input.analysis!.report;
  if (!approaches) return [];
  const { asked_m, within_deg } = approaches;
  const angle = words.number(within_deg, 0);
  return tablePages(input, {
    title: words.write('table.approaches'),
    note: words.write('table.approaches.note', { length: words.length(asked_m), angle }),
    columns: APPROACH_COLUMNS.map(([key, share, isNumber]) => column(input, key, share, isNumber)),
    rows: places.flatMap(({ id, level, approach }) =>
      approach === undefined
        ? []
        : [[nameOf(input, id), levelName(input, level), ...approachCells(input, approach)]],
    ),
  });
}

function approachCells(input: DossierInput, row: ApproachRow | null): string[] {
  const { words } = input;
  if (!row) return [words.write('approach.noDirection'), '', '', '', ''];
  const angle = words.number(row.facing_deg, 0);
  const shareOf = (part_m: number): string => (row.length_m > 0 ? words.share(part_m / row.length_m) : '');
  return [
    words.write(row.facingAssumed ? 'approach.assumed' : 'approach.stated', { angle }),
    words.length(row.length_m),
    shareOf(row.covered_m),
    shareOf(row.seen_m),
    row.by
      .filter((camera) => camera.covered_m > 0)
      .map((camera) => nameOf(input, camera.id))
      .join(', '),
  ];
}

function gapTable(input: DossierInput): PlannedPage[] {
  const { words } = input;
  return tablePages(input, {
    title: words.write('table.gaps'),
    columns: [
      column(input, 'rank', 0.05, true),
      column(input, 'street', 0.23),
      column(input, 'from', 0.15),
      column(input, 'to', 0.15),
      column(input, 'length', 0.08, true),
      column(input, 'area', 0.09, true),
      column(input, 'reason', 0.15),
      column(input, 'accepted', 0.1),
    ],
    rows: input.analysis!.report.gaps.map((gap, i) => [
      String(i + 1),
      gap.names.join(' / ') || (gap.zone === undefined ? '' : nameOf(input, gap.zone)),
      gap.ends[0]?.join(' / ') ?? '',
      gap.ends[1]?.join(' / ') ?? '',
      words.length(gap.length_m),
      words.area(gap.area_m2),
      reasonOf(input, gap),
      gap.accepted?.note ?? '',
    ]),
  });
}

function reasonOf(input: DossierInput, { reasons: [main] }: GapRow): string {
  if (!main) return '';
  const device = main.device === undefined ? '' : ` (${nameOf(input, main.device)})`;
  return input.words.value(`reason.${main.reason}`) + device;
}

/** A network of hundreds has thousands of pairs: the largest are what a reader needs, the rest is in the tables. */
const MOST_OVERLAPS = 200;

function overlapTable(input: DossierInput): PlannedPage[] {
  const { words } = input;
  const { overlaps } = input.analysis!.report;
  return tablePages(input, {
    title: words.write('table.overlaps'),
    ...(overlaps.length > MOST_OVERLAPS
      ? { note: words.write('table.overlaps.most', { most: MOST_OVERLAPS, all: overlaps.length }) }
      : {}),
    columns: [
      column(input, 'camera', 0.3),
      column(input, 'other', 0.3),
      column(input, 'area', 0.2, true),
      column(input, 'length', 0.2, true),
    ],
    rows: overlaps
      .slice(0, MOST_OVERLAPS)
      .map((row) => [
        nameOf(input, row.a),
        nameOf(input, row.b),
        words.area(row.area_m2),
        words.length(row.length_m),
      ]),
  });
}

function lossTable(input: DossierInput): PlannedPage[] {
  const { words } = input;
  return tablePages(input, {
    title: words.write('table.losses'),
    columns: [
      column(input, 'group', 0.15),
      column(input, 'designation', 0.2),
      column(input, 'cameras', 0.35),
      column(input, 'area', 0.15, true),
      column(input, 'length', 0.15, true),
    ],
    rows: (input.analysis!.report.losses ?? []).map((row) => [
      words.write(`group.${row.kind}`),
      row.kind === 'mast' ? nameOf(input, row.id as ObjectId) : row.id,
      row.devices.map((id) => nameOf(input, id)).join(', '),
      words.area(row.lost_m2),
      words.length(row.lost_m),
    ]),
  });
}

function maskTable(input: DossierInput): PlannedPage[] {
  const { words, plan } = input;
  const seen = new Map(input.analysis!.report.privacy.zones.map((zone) => [zone.id, zone]));
  const zones = [...plan.objects.values()].filter(
    (o) => o.kind === 'zone' && (o.role === 'mask' || o.role === 'privacy'),
  );
  return tablePages(input, {
    title: words.write('table.masks'),
    columns: [
      column(input, 'zone', 0.3),
      column(input, 'role', 0.2),
      column(input, 'cameras', 0.35),
      column(input, 'areaSeen', 0.15, true),
    ],
    rows: zones.map((zone) => {
      const found = seen.get(zone.id);
      const cameras = zone.kind === 'zone' && zone.role === 'mask' ? zone.cameras : found?.by;
      const isMask = zone.kind === 'zone' && zone.role === 'mask';
      return [
        nameOf(input, zone.id),
        words.write(isMask ? 'role.mask' : 'role.privacy'),
        cameras ? cameras.map((id) => nameOf(input, id)).join(', ') : isMask ? words.write('allCameras') : '',
        found ? words.area(found.seen_m2) : '',
      ];
    }),
  });
}

/** Lump-sum break-down (DPGF): item by item with quantity and amount; then the unit prices (BPU), blank where unknown. */
export function costPages(input: DossierInput): PlannedPage[] {
  const { words } = input;
  const costs = input.analysis?.report.costs;
  if (costs?.lines === undefined || costs.lines.length === 0) return [];
  const rows = [...itemsOf(costs.lines).values()];
  const placeholder = costs.lines.some((line) => line.placeholder);
  const total = (label: string, sum: (typeof costs)['once']): string[] => [
    label,
    sum.missing === 0 ? '' : words.write('costs.missing', { n: sum.missing }),
    '',
    '',
    // Nothing known is a blank, not a price of nothing.
    sum.max_cents === 0 && sum.missing > 0 ? '' : money(input, sum.min_cents, sum.max_cents),
  ];
  const upkeep = rows.filter((row) => row.part === 'upkeep');
  const works = rows.filter((row) => row.part !== 'upkeep');
  const note = words.write(placeholder ? 'costs.placeholder' : 'costs.note');
  return [
    ...tablePages(input, {
      title: words.write('table.dpgf'),
      note,
      columns: [
        column(input, 'part', 0.2),
        column(input, 'item', 0.35),
        column(input, 'quantity', 0.1, true),
        column(input, 'unitPrice', 0.15, true),
        column(input, 'amount', 0.2, true),
      ],
      rows: [
        ...works.map((row) => costCells(input, row)),
        total(words.write('costs.once'), costs.once),
        ...upkeep.map((row) => costCells(input, row)),
        total(words.write('costs.yearly'), costs.yearly),
      ],
    }),
    ...tablePages(input, {
      title: words.write('table.bpu'),
      note,
      columns: [
        column(input, 'part', 0.2),
        column(input, 'item', 0.35),
        column(input, 'unitPrice', 0.15, true),
        column(input, 'priceInFigures', 0.15),
        column(input, 'priceInWords', 0.15),
      ],
      rows: rows.map((row) => {
        const [part, item, , unit] = costCells(input, row);
        return [part!, item!, unit!, '', ''];
      }),
    }),
  ];
}

interface CostItem {
  readonly part: string;
  readonly item: string;
  quantity: number;
  min_cents: number;
  max_cents: number;
  /** Lines whose price nobody knows. */
  missing: number;
}

function itemsOf(lines: readonly CostLine[]): Map<string, CostItem> {
  const items = new Map<string, CostItem>();
  for (const line of lines) {
    const key = `${line.part} ${line.item}`;
    const item = items.get(key) ?? {
      part: line.part,
      item: line.item,
      quantity: 0,
      min_cents: 0,
      max_cents: 0,
      missing: 0,
    };
    items.set(key, item);
    item.quantity += line.quantity;
    if (line.amount) {
      item.min_cents += line.amount.min_cents;
      item.max_cents += line.amount.max_cents;
    } else item.missing++;
  }
  return items;
}

function costCells(input: DossierInput, row: CostItem): string[] {
  const { words } = input;
  const known = row.missing === 0;
  const unit = known ? money(input, row.min_cents / row.quantity, row.max_cents / row.quantity) : '';
  return [
    words.write(`cost.${row.part}`),
    row.item === 'unpriced' ? words.write('cost.unpriced') : words.price(row.item),
    words.number(row.quantity, row.quantity % 1 === 0 ? 0 : 2),
    unit,
    known ? money(input, row.min_cents, row.max_cents) : '',
  ];
}

function money({ words }: DossierInput, min_cents: number, max_cents: number): string {
  const euros = (cents: number): string => words.number(cents / 100, 0);
  return min_cents === max_cents ? `${euros(min_cents)} €` : `${euros(min_cents)} – ${euros(max_cents)} €`;
}
