/**
 * Device models as files of their own: JSON as in `data/catalogue`, or a CSV table with one model per row. All rows are
 * checked and all faults told at once; one fault and nothing is taken.
 */
import type { Fault } from '../kernel/fault';
import { err, type Result } from '../kernel/result';
import { PRINTED_DISTANCES, type DeviceModel } from '../model/catalogue';
import { parseCatalogue } from './data-schema';
import { decodeText } from './in/encoding';
import { parseDecimal } from './in/table/angles';
import { readCsvTable, type Table } from './in/table/csv-table';
import { csvTable, ENGLISH_CSV, type CsvStyle } from './out/csv';
import { tableOf, type Column } from './out/table';
import { isShallow } from './plan/json';

/** More than every catalogue known; a longer list is another file. */
const MOST_MODELS = 10_000;

const TEXTS = [
  'id',
  'type',
  'name_fr',
  'name_en',
  'lens',
  'source',
  'source_fr',
  'source_en',
  'date',
] as const;
const NUMBERS = [
  'image_width_px',
  'image_height_px',
  'hfov_deg',
  'vfov_deg',
  'hfov_tele_deg',
  'vfov_tele_deg',
  'focal_mm',
  'focal_tele_mm',
  'sensor_width_mm',
  'sensor_height_mm',
  'heads',
  'ir_range_m',
  'ir_beam_deg',
  'default_height_m',
] as const;
const printedColumn = (distance: string): string => `printed_${distance}`;
const COLUMNS: ReadonlySet<string> = new Set([
  ...TEXTS,
  ...NUMBERS,
  'ptz',
  ...PRINTED_DISTANCES.map(printedColumn),
]);

/** Models of a JSON or CSV file, told apart by content. */
export function readModels(
  bytes: Uint8Array,
  file: string,
): Result<readonly DeviceModel[], readonly Fault[]> {
  const text = decodeText(bytes, undefined);
  return /^\s*[[{]/u.test(text) ? readJson(text, file) : readCsv(text, file);
}

function readJson(text: string, file: string): Result<readonly DeviceModel[], readonly Fault[]> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return err([fault('models.notJson', file)]);
  }
  if (!isShallow(value)) return err([fault('models.notJson', file)]);
  return checked(value, file);
}

function checked(value: unknown, file: string): Result<readonly DeviceModel[], readonly Fault[]> {
  if (Array.isArray(value) && value.length > MOST_MODELS)
    return err([fault('models.tooMany', file, { most: MOST_MODELS })]);
  if (Array.isArray(value) && value.length === 0) return err([fault('models.none', file)]);
  return parseCatalogue(value, file);
}

function readCsv(text: string, file: string): Result<readonly DeviceModel[], readonly Fault[]> {
  const reading = readCsvTable(text);
  let step = reading.next();
  while (!step.done) step = reading.next();
  if (!step.value.ok) return err([{ ...fault(step.value.error.code, file), line: step.value.error.line }]);
  const table = step.value.value;
  const strangers = table.columns.filter((column) => !COLUMNS.has(column));
  if (!table.columns.includes('id')) return err([fault('models.noIdColumn', file)]);
  const faults = strangers.map((column) => fault('models.unknownColumn', file, { column }));
  const read = checked(
    table.rows.map((row) => modelOfRow(table, row)),
    file,
  );
  if (!read.ok) faults.push(...read.error.map((one) => withLine(one, table)));
  return read.ok && faults.length === 0 ? read : err(faults);
}

const withLine = (one: Fault, { lines }: Table): Fault =>
  typeof one.feature === 'number' ? { ...one, line: lines[one.feature]! } : one;

/** A row as the JSON form has it; an empty cell is an absent member, a text that is no number stays one. */
function modelOfRow({ columns }: Table, row: readonly string[]): unknown {
  const cells = new Map(columns.map((column, i) => [column, row[i]!.trim()]));
  const cell = (column: string): string | undefined => cells.get(column) || undefined;
  const number = (column: string): number | string | undefined => {
    const text = cell(column);
    return text === undefined ? undefined : (parseDecimal(text) ?? text);
  };
  const printed = PRINTED_DISTANCES.map((one) => [one, number(printedColumn(one))] as const);
  const ptz = cell('ptz');
  return present({
    ...Object.fromEntries(TEXTS.map((column) => [column, textOf(cell(column))])),
    name_fr: undefined,
    name_en: undefined,
    name: { fr: textOf(cell('name_fr')), en: textOf(cell('name_en')) ?? textOf(cell('name_fr')) },
    ...sourceOf(textOf(cell('source')), textOf(cell('source_fr')), textOf(cell('source_en'))),
    ...Object.fromEntries(NUMBERS.map((column) => [column, number(column)])),
    ptz: ptz === undefined ? undefined : (FLAGS.get(ptz.toLowerCase()) ?? ptz),
    printed: printed.some(([, value]) => value !== undefined)
      ? present(Object.fromEntries(printed))
      : undefined,
  });
}

/** One text for both languages, or one of each. */
const sourceOf = (plain: string | undefined, fr: string | undefined, en: string | undefined) => ({
  source: plain ?? (fr === undefined && en === undefined ? undefined : { fr: fr ?? en, en: en ?? fr }),
  source_fr: undefined,
  source_en: undefined,
});

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
  ['vrai', true],
  ['faux', false],
]);

/** The apostrophe that the writer sets before what a spreadsheet would take for a formula. */
const textOf = (cell: string | undefined): string | undefined => cell?.replace(/^'(?=\s*[=+\-@])/u, '');

const present = (members: Readonly<Record<string, unknown>>): unknown =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));

const fault = (code: string, file: string, params?: Fault['params']): Fault => ({
  code,
  severity: 'error',
  file,
  count: 1,
  ...(params ? { params } : {}),
});

export const modelsJson = (models: readonly DeviceModel[]): string =>
  `${JSON.stringify(models, undefined, 2)}\n`;

/** Column names are those of the members, so that the file can be read again in either language. */
export function modelsCsv(models: readonly DeviceModel[], style: CsvStyle = ENGLISH_CSV): string {
  const columns: Column<DeviceModel>[] = [
    { header: 'id', cell: (model) => model.id },
    { header: 'type', cell: (model) => model.type },
    { header: 'name_fr', cell: (model) => model.name.fr },
    { header: 'name_en', cell: (model) => model.name.en },
    { header: 'lens', cell: (model) => model.lens },
    ...NUMBERS.map((header): Column<DeviceModel> => ({ header, cell: (model) => model[header] })),
    { header: 'ptz', cell: (model) => (model.ptz === undefined ? undefined : String(model.ptz)) },
    ...PRINTED_DISTANCES.map((one): Column<DeviceModel> => ({
      header: printedColumn(one),
      cell: (model) => model.printed?.[one],
    })),
    { header: 'source', cell: ({ source }) => (typeof source === 'string' ? source : undefined) },
    ...(['fr', 'en'] as const).map((language): Column<DeviceModel> => ({
      header: `source_${language}`,
      cell: ({ source }) => (typeof source === 'string' ? undefined : source[language]),
    })),
    { header: 'date', cell: (model) => model.date },
  ];
  return csvTable(tableOf(columns, models), style);
}
