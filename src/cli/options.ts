/** Options of a call: names with their words, and what is wrong with them. */

/** A mistake in the call: a sentence for standard error. */
export type UsageFault = string;

export type Takes = 'one' | 'many' | 'none';

/** By its name on the command line. */
type Option = `--${string}`;

/** `-` is a file, `-1` a number; everything else with a leading dash is meant as an option. */
const looksLikeOption = (word: string): boolean => /^-{1,2}[a-z]/i.test(word);

export interface Split {
  readonly options: ReadonlyMap<Option, readonly string[]>;
  readonly places: readonly string[];
}

/** `--buildings a b c` takes words up to the next option; `--level=detect` is one word. */
export function splitOptions(
  words: readonly string[],
  takes: Readonly<Record<string, Takes>>,
  faults: UsageFault[],
): Split {
  const options = new Map<Option, string[]>();
  const places: string[] = [];
  let open: Option | undefined;
  for (const word of words) {
    const [name, ...value] = word.split('=');
    if (!looksLikeOption(word)) {
      if (open === undefined) places.push(word);
      else {
        options.get(open)!.push(word);
        if (takes[open] === 'one') open = undefined;
      }
      continue;
    }
    open = undefined;
    if (name === undefined || !Object.hasOwn(takes, name)) {
      faults.push(`unknown option ${name}`);
      continue;
    }
    const option = name as Option;
    if (takes[option] !== 'many' && options.has(option)) faults.push(`${option} is given twice`);
    const values = options.get(option) ?? [];
    options.set(option, values);
    if (value.length > 0) values.push(value.join('='));
    else if (takes[option] !== 'none') open = option;
  }
  checkValues(options, takes, faults);
  return { options, places };
}

function checkValues(
  options: Split['options'],
  takes: Readonly<Record<string, Takes>>,
  faults: UsageFault[],
): void {
  for (const [option, values] of options) {
    if (takes[option] === 'none' && values.length > 0) faults.push(`${option} takes no value`);
    if (takes[option] !== 'none' && values.length === 0) faults.push(`${option} needs a value`);
  }
}

/** `a,b c` is three words. */
export const wordsOf = (options: Split['options'], name: Option): readonly string[] | undefined =>
  options.get(name)?.flatMap((word) => word.split(','));

/** The first of the choices when none is given. */
export function oneOf<T extends string>(
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

export const present = <K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T } =>
  value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: T });

export function numberIn(
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

export function wholeIn(
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
