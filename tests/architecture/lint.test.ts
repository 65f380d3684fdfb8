/**
 * A lint that sees nothing is green. Here one fault per rule is planted in a copy of the project's configuration and
 * has to be caught; a clean file beside each fault has to pass.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GROUND, IMPORTS } from './planted-imports';
import { RULES } from './planted-rules';

const TSCONFIG = {
  extends: './tsconfig.base.json',
  compilerOptions: {
    lib: ['es2023', 'dom'],
    jsx: 'react-jsx',
    composite: false,
    noEmit: true,
    emitDeclarationOnly: false,
    declaration: false,
  },
  include: ['src', 'tests'],
};

let root = '';
let blamed: Map<string, Set<string>>;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'anglemort-lint-'));
  for (const file of ['.oxlintrc.json', 'package.json', 'tsconfig.base.json']) cpSync(file, join(root, file));
  symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'), 'junction');
  write('tsconfig.json', JSON.stringify(TSCONFIG));
  write('data/ground.json', '{}');
  for (const { path, source } of [...GROUND, ...IMPORTS, ...RULES]) write(path, source);
  blamed = lint();
}, 120_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), `${text}\n`);
}

interface Diagnostic {
  readonly code?: string;
  readonly message: string;
  readonly filename: string;
}

/** The rules each file is blamed for. */
function lint(): Map<string, Set<string>> {
  const bin = join('node_modules', 'oxlint', 'bin', 'oxlint');
  const run = spawnSync(process.execPath, [bin, '--format', 'json', 'src', 'tests'], {
    cwd: root,
    encoding: 'utf8',
  });
  const { diagnostics } = JSON.parse(run.stdout) as { diagnostics: readonly Diagnostic[] };
  const found = new Map<string, Set<string>>();
  for (const d of diagnostics) {
    const path = d.filename.replaceAll('\\', '/');
    const rule = d.code ?? (d.message.startsWith('Unused') ? 'unused-disable' : d.message);
    found.set(path, (found.get(path) ?? new Set()).add(rule));
  }
  return found;
}

describe('the import table', () => {
  it.each(IMPORTS)('$path', ({ path, rule }) => {
    expectBlame(path, rule);
  });
});

describe('the house rules', () => {
  it.each(RULES)('$path', ({ path, rule }) => {
    expectBlame(path, rule);
  });
});

function expectBlame(path: string, rule: string | undefined): void {
  const rules = [...(blamed.get(path) ?? [])];
  if (rule) expect(rules).toContain(rule);
  else expect(rules).toEqual([]);
}
