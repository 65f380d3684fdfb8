/** The device schedule on pages, in four tables of a width that can be read; what a camera's own page takes of it. */
import type { DeviceRow } from '../../../analysis/report';
import type { ResolvedCamera } from '../../../analysis/optics';
import type { ObjectId } from '../../../kernel/units';
import { groupByMast } from '../../../model/masts';
import type { Camera } from '../../../model/plan';
import { byLabel, labelOf } from '../sheet/device-layer';
import { gridOfPlan, type Grid } from '../grid';
import type { DossierInput } from './input';
import { SCHEDULE_PARTS, scheduleColumns, scheduleRows as allRows } from '../schedule/schedule';
import type { ScheduleColumn } from '../schedule/source';
import { textWidth } from '../sheet/text';
import type { Cell } from '../table';
import { AFTER_NUMBER_MM, BODY, tablePages, type PlannedPage } from './page';

export interface ScheduleRow {
  readonly camera: Camera;
  readonly resolved: ResolvedCamera;
  readonly row: DeviceRow | undefined;
  /** The first device of its mast. */
  readonly mast: string;
}

/** One grid for the whole dossier, also where a plan lies across two zones; none without cameras. */
export function dossierGrid(input: DossierInput): Grid | undefined {
  const { plan, analysis } = input;
  const first = [...plan.objects.values()].find((o): o is Camera => o.kind === 'camera');
  const place = analysis?.frame ?? plan.head.origin ?? first?.position;
  return place && gridOfPlan(input, place);
}

/** Cameras in the order of their numbers. */
export function scheduleRows({ plan, analysis, resolve }: DossierInput): ScheduleRow[] {
  const cameras = [...plan.objects.values()].filter((o): o is Camera => o.kind === 'camera');
  const rows = new Map(analysis?.report.devices.map((row) => [row.id, row]));
  const mastOf = new Map<ObjectId, string>();
  for (const { devices } of groupByMast(cameras)) {
    for (const { id } of devices) mastOf.set(id, labelOf(devices[0]!));
  }
  return cameras
    .map((camera) => ({
      camera,
      resolved: resolve(camera),
      row: rows.get(camera.id),
      mast: mastOf.get(camera.id) ?? '',
    }))
    .toSorted((a, b) => byLabel(labelOf(a.camera), labelOf(b.camera)));
}

/** The schedule of `../schedule.ts`, a table for each of its parts; sensors where the dossier has them. */
export function schedulePages(input: DossierInput): PlannedPage[] {
  const { plan, analysis, levels, resolve, modelOf, horizontalRange_m, words } = input;
  const grid = dossierGrid(input);
  const report = analysis?.report;
  const source = { plan, report, levels, resolve, modelOf, horizontalRange_m, grid, words };
  const rows = allRows(source).filter(({ device }) => device.kind === 'camera' || input.soundSensors);
  return SCHEDULE_PARTS.flatMap((part) => {
    const columns = scheduleColumns(source, part).filter(({ wideOnly }) => !wideOnly);
    if (columns.length === 0) return [];
    const cells = rows.map((row) => columns.map(({ cell, digits }) => textOf(cell(row), digits, words)));
    const shares = sharesOf(columns, cells);
    return tablePages(input, {
      title: words.write(`schedule.${part}`),
      note: words.write('schedule.note'),
      columns: columns.map(({ header, digits }, i) => ({
        head: header,
        share: shares[i]!,
        ...(digits === undefined ? {} : { isNumber: true }),
      })),
      rows: cells,
    });
  });
}

/**
 * Neither a heading nor a cell breaks inside a word or a number where there is room. What is left goes to cells that
 * would break, and to blanks for the hand; what is left then, by weight.
 */
function sharesOf(
  columns: readonly Pick<ScheduleColumn, 'key' | 'header' | 'digits'>[],
  rows: readonly (readonly string[])[],
): number[] {
  const least = columns.map(({ header, digits }, i) => {
    const afterNumber = digits === undefined && columns[i - 1]?.digits !== undefined;
    const content = rows.map((row) => Math.min(WIDEST_WORD_MM, widestWord(row[i]!, false)));
    return Math.max(widestWord(header, true), ...content) + HEAD_AIR_MM + (afterNumber ? AFTER_NUMBER_MM : 0);
  });
  const weights = columns.map(({ key }) => WEIGHTS[key] ?? 1);
  const wanted = columns.map((_, i) => {
    const widest = Math.max(0, ...rows.map((row) => textWidth(row[i]!, HEAD_PT)));
    return Math.max(0, (widest === 0 ? BLANK_MM * weights[i]! : widest + HEAD_AIR_MM) - least[i]!);
  });
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const left = Math.max(0, BODY.width - sum(least));
  const met = Math.min(1, left / Math.max(sum(wanted), 1e-9));
  const rest = Math.max(0, left - sum(wanted));
  const widths = least.map(
    (width, i) => width + met * Math.min(wanted[i]!, WIDEST_MM) + (rest * weights[i]!) / sum(weights),
  );
  return widths.map((width) => width / sum(widths));
}

const widestWord = (content: string, bold: boolean): number =>
  Math.max(...content.split(/[ \n\t]+/).map((word) => textWidth(word, HEAD_PT, bold)));

const HEAD_PT = 6.5;
/** What a column of weight 1 wants that is filled by hand. */
const BLANK_MM = 8;
/** A sentence is broken all the same. */
const WIDEST_MM = 40;
/** A reference of one word as long as a sentence is broken too. */
const WIDEST_WORD_MM = 20;
/** On both sides, and for bold letters. */
const HEAD_AIR_MM = 2.6;

/** Of what is left of a page's width, to that of a short number. */
const WEIGHTS: Readonly<Record<string, number>> = {
  ref: 1.3,
  name: 2.6,
  mast: 1.3,
  purpose: 2.6,
  type: 1.7,
  model: 2,
  status: 1.2,
  quantity: 0.9,
  phase: 0.8,
  easting_m: 1.8,
  northing_m: 1.9,
  longitude: 1.7,
  latitude: 1.7,
  mount: 1.8,
  mountOwner: 1.3,
  image_px: 1.6,
  requiredLevel: 1.3,
  seen_m2: 1.2,
  unique_m2: 1.2,
  faults: 2.2,
  powerGroup: 1.4,
  networkGroup: 1.4,
  supply_eur: 1.3,
  installation_eur: 1.3,
  civil_eur: 1.3,
  observations: 2,
};

function textOf(cell: Cell, digits: number | undefined, words: DossierInput['words']): string {
  if (typeof cell === 'string') return cell;
  return typeof cell === 'number' && Number.isFinite(cell) ? words.number(cell, digits ?? 0) : '';
}
