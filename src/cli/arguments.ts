/** The command line's arguments (SPEC 7), read into a request; every mistake at once. */
import { err, ok, type Result } from '../kernel/result';

export interface AnalyseRequest {
  /** Path, or `-` for standard input. */
  readonly plan: string;
  readonly buildings: readonly string[];
  readonly streets: readonly string[];
  readonly area?: string;
  readonly furniture: readonly string[];
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
  /** Share of street length in [0, 1]. */
  readonly failUnder?: number;
  /** Path, or `-` for standard output. */
  readonly json?: string;
  readonly geojson?: string;
  readonly quiet: boolean;
}

/** `export`: the analysis of the same inputs, written in one format. */
export interface ExportRequest extends AnalyseRequest {
  readonly format: ExportFormat;
  /** Path of the file to write. */
  readonly out: string;
  readonly language: 'fr' | 'en';
  readonly paper: 'A1' | 'A2' | 'A3' | 'A4';
  readonly portrait: boolean;
  /** Denominator of the detail plans. */
  readonly scale?: number;
  /** Parts of the dossier; all when absent. */
  readonly parts?: readonly string[];
}

/** What `export` writes; each has its writer in `export-command.ts`. */
export const EXPORT_FORMATS = ['pdf'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export type Command =
  | { readonly kind: 'analyse'; readonly request: AnalyseRequest }
  | { readonly kind: 'export'; readonly request: ExportRequest }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' };

/** A mistake in the call: a sentence for standard error. */
export type UsageFault = string;

const VALUES = {
  '--buildings': 'many',
  '--streets': 'many',
  '--furniture': 'many',
  '--area': 'one',
  '--level': 'one',
  '--profile': 'one',
  '--scenario': 'one',
  '--target-height': 'one',
  '--fail-under': 'one',
  '--json': 'one',
  '--geojson': 'one',
  '--night': 'none',
  '--phase': 'one',
  '--sensitivity': 'none',
  '--quiet': 'none',
  '--format': 'one',
  '--out': 'one',
  '--language': 'one',
  '--paper': 'one',
  '--portrait': 'none',
  '--scale': 'one',
  '--parts': 'many',
} as const;
type Option = keyof typeof VALUES;

/** Options that only one command has. */
const ONLY: Readonly<Record<'analyse' | 'export', readonly Option[]>> = {
  analyse: ['--json', '--geojson', '--fail-under'],
  export: ['--format', '--out', '--language', '--paper', '--portrait', '--scale', '--parts'],
};

const isOption = (word: string): word is Option => Object.hasOwn(VALUES, word);

/** `-` is a file, `-1` a number; everything else with a leading dash is meant as an option. */
const looksLikeOption = (word: string): boolean => /^-{1,2}[a-z]/i.test(word);

export function readArguments(args: readonly string[]): Result<Command, readonly UsageFault[]> {
  if (args.length === 0 || args.includes('--help') || args.includes('-h') || args[0] === 'help') {
    return ok({ kind: 'help' });
  }
  if (args.includes('--version') || args.includes('-V')) return ok({ kind: 'version' });
  const [command, ...rest] = args;
  if (command !== 'analyse' && command !== 'export') {
    return err([`unknown command “${command}”; there are: analyse, export`]);
  }
  return readCommand(command, rest);
}

function readCommand(
  command: 'analyse' | 'export',
  words: readonly string[],
): Result<Command, readonly UsageFault[]> {
  const faults: UsageFault[] = [];
  const split = splitOptions(words, faults);
  for (const name of ONLY[command === 'analyse' ? 'export' : 'analyse']) {
    if (split.options.has(name)) faults.push(`${name} is no option of ${command}`);
  }
  const request = requestOf(split, faults);
  const exported = command === 'export' ? exportOf(request, split.options, faults) : undefined;
  if (faults.length > 0) return err(faults);
  return ok(exported ? { kind: 'export', request: exported } : { kind: 'analyse', request });
}

function exportOf(request: AnalyseRequest, options: Split['options'], faults: UsageFault[]): ExportRequest {
  for (const needed of ['--format', '--out'] as const) {
    if (!options.has(needed)) faults.push(`${needed} is missing`);
  }
  const parts = options.get('--parts')?.flatMap((word) => word.split(','));
  const scale = wholeIn(options, '--scale', 50, 100_000, faults);
  return {
    ...request,
    format: oneOf(options, '--format', EXPORT_FORMATS, faults),
    out: options.get('--out')?.[0] ?? '',
    language: oneOf(options, '--language', ['fr', 'en'] as const, faults),
    paper: oneOf(options, '--paper', ['A3', 'A4', 'A2', 'A1'] as const, faults),
    portrait: options.has('--portrait'),
    ...present('scale', scale),
    ...present('parts', parts),
  };
}

/** The first of the choices when none is given. */
function oneOf<T extends string>(
  options: Split['options'],
  name: Option,
  choices: readonly T[],
  faults: UsageFault[],
): T {
  const word = options.get(name)?.[0];
  const found = choices.find((choice) => choice === word);
  if (word !== undefined && found === undefined) {
    faults.push(`${name} must be one of ${choices.join(', ')}, got “${word}”`);
  }
  return found ?? choices[0]!;
}

interface Split {
  readonly options: ReadonlyMap<Option, readonly string[]>;
  readonly places: readonly string[];
}

/** `--buildings a b c` takes words up to the next option; `--level=detect` is one word. */
function splitOptions(words: readonly string[], faults: UsageFault[]): Split {
  const options = new Map<Option, string[]>();
  const places: string[] = [];
  let open: Option | undefined;
  for (const word of words) {
    const [name, ...value] = word.split('=');
    if (!looksLikeOption(word)) {
      if (open === undefined) places.push(word);
      else {
        options.get(open)!.push(word);
        if (VALUES[open] === 'one') open = undefined;
      }
      continue;
    }
    open = undefined;
    if (name === undefined || !isOption(name)) {
      faults.push(`unknown option ${name}`);
      continue;
    }
    if (VALUES[name] !== 'many' && options.has(name)) faults.push(`${name} is given twice`);
    const values = options.get(name) ?? [];
    options.set(name, values);
    if (value.length > 0) values.push(value.join('='));
    else if (VALUES[name] !== 'none') open = name;
  }
  return { options, places };
}

function requestOf({ options, places }: Split, faults: UsageFault[]): AnalyseRequest {
  for (const [name, values] of options) {
    if (VALUES[name] === 'none' && values.length > 0) faults.push(`${name} takes no value`);
    if (VALUES[name] !== 'none' && values.length === 0) faults.push(`${name} needs a value`);
  }
  const [plan, ...surplus] = places;
  if (plan === undefined) faults.push('no plan given');
  for (const word of surplus) faults.push(`unexpected “${word}”`);
  for (const needed of ['--buildings', '--streets'] as const) {
    if (!options.has(needed)) faults.push(`${needed} is missing`);
  }
  const one = (name: Option): string | undefined => options.get(name)?.[0];
  const many = (name: Option): readonly string[] => options.get(name) ?? [];
  const targetHeight_m = numberIn(options, '--target-height', 0, 100, faults);
  const failUnder = numberIn(options, '--fail-under', 0, 1, faults);
  const phase = wholeIn(options, '--phase', 1, 9, faults);
  const request: AnalyseRequest = {
    plan: plan ?? '',
    buildings: many('--buildings'),
    streets: many('--streets'),
    furniture: many('--furniture'),
    ...present('area', one('--area')),
    ...present('level', one('--level')),
    ...present('profile', one('--profile')),
    ...present('scenario', one('--scenario')),
    ...present('json', one('--json')),
    ...present('geojson', one('--geojson')),
    ...present('targetHeight_m', targetHeight_m),
    ...present('failUnder', failUnder),
    ...present('phase', phase),
    night: options.has('--night'),
    sensitivity: options.has('--sensitivity'),
    quiet: options.has('--quiet'),
  };
  checkStreams(request, faults);
  return request;
}

const present = <K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T } =>
  value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: T });

function numberIn(
  options: Split['options'],
  name: Option,
  min: number,
  max: number,
  faults: UsageFault[],
): number | undefined {
  const text = options.get(name)?.[0];
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && value >= min && value <= max) return value;
  faults.push(`${name} must be a number from ${min} to ${max}, got “${text}”`);
  return undefined;
}

function wholeIn(
  options: Split['options'],
  name: Option,
  min: number,
  max: number,
  faults: UsageFault[],
): number | undefined {
  const value = numberIn(options, name, min, max, faults);
  if (value === undefined || Number.isInteger(value)) return value;
  faults.push(`${name} must be a whole number`);
  return undefined;
}

/** Standard input can be read once, standard output take one document. */
function checkStreams(request: AnalyseRequest, faults: UsageFault[]): void {
  const inputs = [
    request.plan,
    ...request.buildings,
    ...request.streets,
    ...request.furniture,
    request.area,
  ].filter((path) => path === '-');
  if (inputs.length > 1) faults.push('standard input (-) is named more than once');
  const { json, geojson } = request;
  if (json !== undefined && json === geojson) {
    faults.push(
      json === '-'
        ? 'standard output (-) is named more than once'
        : `--json and --geojson name the same file: ${json}`,
    );
  }
}
