/** The command line's arguments (SPEC 7), read into a request; every mistake at once. */
import type { ContextColumns } from '../codec';
import { FILE_KINDS, fileKindNamed, PICTURE, type FileKind } from '../codec/out/formats';
import { gridNamed } from '../codec/out/grid';
import type { PaperFormat } from '../codec/out/sheet';
import type { ExportAsk } from '../jobs/export-file';
import { err, ok, type Result } from '../kernel/result';
import { NOISE_PERIODS } from '../model/city';
import { convertRequest, CONVERT_OPTIONS, type ConvertRequest } from './convert-arguments';
import {
  numberIn,
  oneOf,
  present,
  splitOptions,
  wholeIn,
  wordsOf,
  type Split,
  type Takes,
  type UsageFault,
} from './options';
import type { TitleBlockField } from '../model/title-block';
import { WITHHOLDABLE, withheldOf, type Withheld } from '../model/withholding';

/** Paths of what is read, or `-` for standard input. */
export interface InputRequest {
  readonly plan: string;
  readonly buildings: readonly string[];
  readonly streets: readonly string[];
  readonly area?: string;
  readonly furniture: readonly string[];
  readonly noise?: readonly string[];
  /** The member of its polygons that has the level; by its name when absent. */
  readonly noiseProperty?: string;
  readonly noisePeriod?: (typeof NOISE_PERIODS)[number];
  /** Event data to cross, and what their columns are where the names do not tell. */
  readonly events?: readonly string[];
  readonly eventColumns?: ContextColumns;
}

export interface ComputeRequest extends InputRequest {
  readonly level?: string;
  readonly profile?: string;
  /** Name or id of a scenario of the plan; its current one when absent. */
  readonly scenario?: string;
  readonly targetHeight_m?: number;
  readonly night: boolean;
  /** The figures at other assumed heights too. */
  readonly sensitivity: boolean;
  /** Devices as they stand after this phase, 1 to 9. */
  readonly phase?: number;
  /** Kept back from the public in what is written. */
  readonly withheld: readonly Withheld[];
  readonly quiet: boolean;
}

export interface AnalyseRequest extends ComputeRequest {
  /** Smaller counts of events are told nowhere. */
  readonly leastCount?: number;
  /** Share of street length in [0, 1]. */
  readonly failUnder?: number;
  /** Path, or `-` for standard output. */
  readonly json?: string;
  readonly geojson?: string;
}

/** `export`: the analysis of the same inputs, written as one kind of file. */
export interface ExportRequest extends ComputeRequest {
  readonly format: FileKind;
  /** Path, or `-` for standard output. */
  readonly out: string;
  readonly language: ExportAsk['language'];
  /** A grid by name; that of the place when absent. */
  readonly grid?: string;
  /** Of the dossier: paper, and the parts, all when absent. */
  readonly paper: PaperFormat;
  readonly portrait: boolean;
  /** Denominator of the detail plans. */
  readonly scale?: number;
  readonly parts?: readonly string[];
  /** Fields of the title block, over those of the plan. */
  readonly titleBlock?: { readonly [F in TitleBlockField]?: string };
  /** Path of its picture. */
  readonly logo?: string;
}

export type Command =
  | { readonly kind: 'analyse'; readonly request: AnalyseRequest }
  | { readonly kind: 'export'; readonly request: ExportRequest }
  | { readonly kind: 'convert'; readonly request: ConvertRequest }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' };

const COMPUTE_OPTIONS = {
  '--buildings': 'many',
  '--streets': 'many',
  '--furniture': 'many',
  '--noise': 'many',
  '--noise-property': 'one',
  '--noise-period': 'one',
  '--events': 'many',
  '--date-column': 'one',
  '--hour-column': 'one',
  '--category-column': 'one',
  '--weight-column': 'one',
  '--area': 'one',
  '--level': 'one',
  '--profile': 'one',
  '--scenario': 'one',
  '--target-height': 'one',
  '--night': 'none',
  '--phase': 'one',
  '--sensitivity': 'none',
  '--withhold': 'many',
  '--quiet': 'none',
} as const satisfies Record<string, Takes>;

const OPTIONS = {
  analyse: {
    ...COMPUTE_OPTIONS,
    '--least-count': 'one',
    '--fail-under': 'one',
    '--json': 'one',
    '--geojson': 'one',
  },
  export: {
    ...COMPUTE_OPTIONS,
    '--format': 'one',
    '--out': 'one',
    '--language': 'one',
    '--crs': 'one',
    '--paper': 'one',
    '--portrait': 'none',
    '--scale': 'one',
    '--parts': 'many',
    '--title': 'one',
    '--client': 'one',
    '--author': 'one',
    '--revision': 'one',
    '--date': 'one',
    '--logo': 'one',
  },
  convert: CONVERT_OPTIONS,
} as const satisfies Record<string, Readonly<Record<string, Takes>>>;

type CommandName = keyof typeof OPTIONS;

export function readArguments(args: readonly string[]): Result<Command, readonly UsageFault[]> {
  if (args.length === 0 || args.includes('--help') || args.includes('-h') || args[0] === 'help') {
    return ok({ kind: 'help' });
  }
  if (args.includes('--version') || args.includes('-V')) return ok({ kind: 'version' });
  const [command, ...rest] = args;
  const faults: UsageFault[] = [];
  const read = command === undefined || !isCommand(command) ? undefined : READERS[command](rest, faults);
  if (read) return faults.length > 0 ? err(faults) : ok(read);
  if (faults.length > 0) return err(faults);
  return err([`unknown command “${command}”; there are: ${Object.keys(OPTIONS).join(', ')}`]);
}

const isCommand = (word: string): word is CommandName => Object.hasOwn(OPTIONS, word);

const READERS: Readonly<
  Record<CommandName, (words: readonly string[], faults: UsageFault[]) => Command | undefined>
> = {
  analyse: (words, faults) => {
    const split = splitOptions(words, OPTIONS.analyse, faults);
    return { kind: 'analyse', request: analyseRequest(split, faults) };
  },
  export: (words, faults) => {
    const split = splitOptions(words, OPTIONS.export, faults);
    const request = exportRequest(split, faults);
    return request && { kind: 'export', request };
  },
  convert: (words, faults) => {
    const request = convertRequest(splitOptions(words, OPTIONS.convert, faults), faults);
    return request && { kind: 'convert', request };
  },
};

function analyseRequest(split: Split, faults: UsageFault[]): AnalyseRequest {
  const { options } = split;
  const one = (name: `--${string}`): string | undefined => options.get(name)?.[0];
  const request: AnalyseRequest = {
    ...computeRequest(split, true, faults),
    ...present('leastCount', wholeIn(options, '--least-count', 1, 1000, faults)),
    ...present('failUnder', numberIn(options, '--fail-under', 0, 1, faults)),
    ...present('json', one('--json')),
    ...present('geojson', one('--geojson')),
  };
  checkOutputs(request, faults);
  return request;
}

function exportRequest(split: Split, faults: UsageFault[]): ExportRequest | undefined {
  const { options } = split;
  const one = (name: `--${string}`): string | undefined => options.get(name)?.[0];
  const format = formatOf(one('--format'), faults);
  const out = one('--out');
  if (out === undefined) faults.push('--out is missing');
  const grid = one('--crs');
  if (grid !== undefined && !gridNamed(grid, [0, 0]).ok)
    faults.push(`there is no system “${grid}” for --crs`);
  const request = {
    ...computeRequest(split, format?.needs !== 'plan', faults),
    language: oneOf(options, '--language', ['fr', 'en'] as const, faults),
    ...present('grid', grid),
    paper: oneOf(options, '--paper', ['A3', 'A4', 'A2', 'A1'] as const, faults),
    portrait: options.has('--portrait'),
    ...present('scale', wholeIn(options, '--scale', 50, 100_000, faults)),
    ...present('parts', wordsOf(options, '--parts')),
    ...present('titleBlock', titleBlockOf(one)),
    ...present('logo', one('--logo')),
  };
  return format && out !== undefined ? { ...request, format, out } : undefined;
}

function titleBlockOf(
  one: (name: `--${string}`) => string | undefined,
): { readonly [F in TitleBlockField]?: string } | undefined {
  const stated = {
    ...present('project', one('--title')),
    ...present('client', one('--client')),
    ...present('author', one('--author')),
    ...present('revision', one('--revision')),
    ...present('date', one('--date')),
  };
  return Object.keys(stated).length > 0 ? stated : undefined;
}

function withholdingOf(words: readonly string[], faults: UsageFault[]): readonly Withheld[] {
  for (const word of words) {
    if (WITHHOLDABLE.some((known) => known === word)) continue;
    faults.push(`--withhold takes ${WITHHOLDABLE.join(', ')}, got “${word}”`);
  }
  return withheldOf(words);
}

function formatOf(name: string | undefined, faults: UsageFault[]): FileKind | undefined {
  const format = name === undefined ? undefined : fileKindNamed(name);
  if (name === PICTURE.extension) {
    faults.push(
      `export.needsBrowser: a PNG is drawn in the app; for the same sheet here use --format svg or pdf`,
    );
    return undefined;
  }
  const problem = name === undefined ? '--format is missing' : `there is no format “${name}”`;
  if (!format) faults.push(`${problem}; there are: ${FORMAT_NAMES}`);
  return format;
}

/** As people call them. */
export const FORMAT_NAMES = FILE_KINDS.map(({ id, aliases }) => aliases?.[0] ?? id).join(', ');

/** `needsCity`: buildings and streets must be given. */
function computeRequest(
  { options, places }: Split,
  needsCity: boolean,
  faults: UsageFault[],
): ComputeRequest {
  const [plan, ...surplus] = places;
  if (plan === undefined) faults.push('no plan given');
  for (const word of surplus) faults.push(`unexpected “${word}”`);
  for (const needed of ['--buildings', '--streets'] as const) {
    if (needsCity && !options.has(needed)) faults.push(`${needed} is missing`);
  }
  const one = (name: `--${string}`): string | undefined => options.get(name)?.[0];
  const many = (name: `--${string}`): readonly string[] => options.get(name) ?? [];
  const request: ComputeRequest = {
    plan: plan ?? '',
    buildings: many('--buildings'),
    streets: many('--streets'),
    furniture: many('--furniture'),
    noise: many('--noise'),
    ...present('noiseProperty', one('--noise-property')),
    ...present('noisePeriod', noisePeriod(one('--noise-period'), faults)),
    events: many('--events'),
    eventColumns: eventColumns(one),
    ...present('area', one('--area')),
    ...present('level', one('--level')),
    ...present('profile', one('--profile')),
    ...present('scenario', one('--scenario')),
    ...present('targetHeight_m', numberIn(options, '--target-height', 0, 100, faults)),
    ...present('phase', wholeIn(options, '--phase', 1, 9, faults)),
    night: options.has('--night'),
    sensitivity: options.has('--sensitivity'),
    withheld: withholdingOf(wordsOf(options, '--withhold') ?? [], faults),
    quiet: options.has('--quiet'),
  };
  checkInputs(request, faults);
  return request;
}

/** An empty name means no column at all. */
const eventColumns = (one: (name: `--${string}`) => string | undefined): ContextColumns => ({
  ...present('date', one('--date-column')),
  ...present('hour', one('--hour-column')),
  ...present('category', one('--category-column')),
  ...present('weight', one('--weight-column')),
});

function noisePeriod(
  word: string | undefined,
  faults: UsageFault[],
): (typeof NOISE_PERIODS)[number] | undefined {
  const known = NOISE_PERIODS.find((period) => period === word);
  if (word !== undefined && !known)
    faults.push(`--noise-period must be one of ${NOISE_PERIODS.join(', ')}, got “${word}”`);
  return known;
}

/** Standard input can be read once. */
function checkInputs(request: InputRequest, faults: UsageFault[]): void {
  const inputs = [
    request.plan,
    ...request.buildings,
    ...request.streets,
    ...request.furniture,
    ...(request.noise ?? []),
    ...(request.events ?? []),
    request.area,
  ].filter((path) => path === '-');
  if (inputs.length > 1) faults.push('standard input (-) is named more than once');
}

/** Standard output takes one document. */
function checkOutputs({ json, geojson }: AnalyseRequest, faults: UsageFault[]): void {
  if (json !== undefined && json === geojson) {
    faults.push(
      json === '-'
        ? 'standard output (-) is named more than once'
        : `--json and --geojson name the same file: ${json}`,
    );
  }
}
