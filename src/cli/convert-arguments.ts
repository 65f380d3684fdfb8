/** The arguments of `convert`. */
import { CONVERT_FORMATS, convertFormatNamed, type ConvertFormat } from '../codec/out/convert/convert';
import { gridNamed } from '../codec/out/grid';
import { oneOf, present, type Split, type Takes, type UsageFault } from './options';

export interface ConvertRequest {
  readonly files: readonly string[];
  readonly to: ConvertFormat;
  /** Path, or `-` for standard output. */
  readonly out: string;
  /** A grid by name; degrees when absent, but for drawings. */
  readonly grid?: string;
  /** The system that the files are in, where they do not say so or wrongly. */
  readonly from?: string;
  /** What the files hold, where they do not say so. */
  readonly as?: ConvertLayer;
  readonly language: 'fr' | 'en';
  readonly quiet: boolean;
}

const LAYERS = ['buildings', 'streets', 'furniture', 'cameras', 'sensors'] as const;
type ConvertLayer = (typeof LAYERS)[number];

export const CONVERT_OPTIONS = {
  '--to': 'one',
  '--out': 'one',
  '--crs': 'one',
  '--from-crs': 'one',
  '--as': 'one',
  '--language': 'one',
  '--quiet': 'none',
} as const satisfies Record<string, Takes>;

export const CONVERT_NAMES = CONVERT_FORMATS.map(({ id }) => id).join(', ');

export function convertRequest({ options, places }: Split, faults: UsageFault[]): ConvertRequest | undefined {
  const one = (name: `--${string}`): string | undefined => options.get(name)?.[0];
  if (places.length === 0) faults.push('no file given');
  if (places.filter((place) => place === '-').length > 1)
    faults.push('standard input (-) is named more than once');
  const to = formatOf(one('--to'), faults);
  const out = one('--out');
  if (out === undefined) faults.push('--out is missing');
  const grid = one('--crs');
  if (to && grid !== undefined) checkGrid(grid, to, faults);
  const as = options.has('--as') ? oneOf(options, '--as', LAYERS, faults) : undefined;
  const request = {
    files: places,
    ...present('grid', grid),
    ...present('from', one('--from-crs')),
    ...present('as', as),
    language: oneOf(options, '--language', ['fr', 'en'] as const, faults),
    quiet: options.has('--quiet'),
  };
  return to && out !== undefined ? { ...request, to, out } : undefined;
}

function formatOf(name: string | undefined, faults: UsageFault[]): ConvertFormat | undefined {
  const format = name === undefined ? undefined : convertFormatNamed(name);
  const problem = name === undefined ? '--to is missing' : `nothing is converted to “${name}”`;
  if (!format) faults.push(`${problem}; there are: ${CONVERT_NAMES}`);
  return format;
}

function checkGrid(name: string, { id, grids }: ConvertFormat, faults: UsageFault[]): void {
  const grid = gridNamed(name, [0, 0]);
  if (!grid.ok) faults.push(`there is no system “${name}” for --crs`);
  else if (grids === undefined) faults.push(`--crs: ${id} is in longitude and latitude`);
  else if (grids === 'metres' && !grid.value.projected) faults.push(`--crs: ${id} needs a system in metres`);
}
