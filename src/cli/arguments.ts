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

export type Command =
  | { readonly kind: 'analyse'; readonly request: AnalyseRequest }
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
  '--target-height': 'one',
  '--fail-under': 'one',
  '--json': 'one',
  '--geojson': 'one',
  '--night': 'none',
  '--phase': 'one',
  '--sensitivity': 'none',
  '--quiet': 'none',
} as const;
type Option = keyof typeof VALUES;

const isOption = (word: string): word is Option => Object.hasOwn(VALUES, word);

/** `-` is a file, `-1` a number; everything else with a leading dash is meant as an option. */
const looksLikeOption = (word: string): boolean => /^-{1,2}[a-z]/i.test(word);

export function readArguments(args: readonly string[]): Result<Command, readonly UsageFault[]> {
  if (args.length === 0 || args.includes('--help') || args.includes('-h') || args[0] === 'help') {
    return ok({ kind: 'help' });
  }
  if (args.includes('--version') || args.includes('-V')) return ok({ kind: 'version' });
  const [command, ...rest] = args;
  if (command !== 'analyse') return err([`unknown command “${command}”; there is: analyse`]);
  const faults: UsageFault[] = [];
  const request = requestOf(splitOptions(rest, faults), faults);
  return faults.length > 0 || !request ? err(faults) : ok({ kind: 'analyse', request });
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

function requestOf({ options, places }: Split, faults: UsageFault[]): AnalyseRequest | undefined {
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
