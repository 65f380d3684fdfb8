/**
 * The first wall is the compiler: a core folder's project sees neither the platform nor the folders above it, and no
 * lint comment opens a way round. Each fault is planted in a copy of the project's own configuration.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const FAULTS = [
  ['kernel/platform.ts', `export const a = window.innerWidth;`, 'TS2304'],
  ['kernel/worker.ts', `export const a = () => new Worker('x');`, 'TS2304'],
  ['kernel/up.ts', `import { model } from '../model/ground';\nexport const a = model;`, 'TS6307'],
  ['kernel/unchecked.ts', `export const a: number = [1][0];`, 'TS2322'],
  ['kernel/optional.ts', `export const a: { b?: number } = { b: undefined };`, 'TS2375'],
  ['kernel/enum.ts', `export enum A { B }`, 'TS1294'],
  ['kernel/implicit.ts', `export const a = (x) => x;`, 'TS7006'],
] as const;

let root = '';
let output = '';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'anglemort-tsc-'));
  cpSync('tsconfig.base.json', join(root, 'tsconfig.base.json'));
  symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'), 'junction');
  for (const folder of ['kernel', 'model']) {
    const config = join('src', folder, 'tsconfig.json');
    mkdirSync(dirname(join(root, config)), { recursive: true });
    cpSync(config, join(root, config));
  }
  write('model/ground.ts', 'export const model = 1;');
  write('kernel/in-order.ts', `export const a: number | undefined = [1][0];`);
  for (const [path, source] of FAULTS) write(path, source);
  const tsc = join('node_modules', 'typescript', 'bin', 'tsc');
  const run = spawnSync(process.execPath, [tsc, '-b', 'src/kernel', '--pretty', 'false'], {
    cwd: root,
    encoding: 'utf8',
  });
  output = run.stdout.replaceAll('\\', '/');
}, 120_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  writeFileSync(join(root, 'src', path), `${text}\n`);
}

describe('the compiler', () => {
  it.each(FAULTS)('refuses %s', (path, _source, code) => {
    const said = output.split('\n').filter((line) => line.startsWith(`src/${path}`));
    expect(said.join('\n')).toContain(code);
  });

  it('takes what is in order', () => {
    expect(output).not.toContain('in-order.ts');
  });
});
