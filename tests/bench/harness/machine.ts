/** What a result depends on: the machine, the runtime, the versions of the peers, the state of the source. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

export interface Machine {
  readonly date: string;
  readonly commit: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memory_gb: number;
  readonly load: number;
  readonly node: string;
  readonly v8: string;
  readonly peers: Readonly<Record<string, string>>;
}

const PACKAGES = [
  'visibility-polygon',
  'flatbush',
  '@turf/turf',
  'polygon-clipping',
  'clipper2-ts',
  'clipper2-wasm',
  'js-angusj-clipper',
  'jsts',
];

export function machine(root: string, native: Readonly<Record<string, string>>): Machine {
  const [cpu] = cpus();
  const versions = PACKAGES.map((name) => [name, versionOf(root, name)] as const);
  return {
    date: new Date().toISOString(),
    commit: commitOf(root),
    cpu: cpu?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memory_gb: Math.round(totalmem() / 2 ** 30),
    load: Number(loadavg()[0]!.toFixed(2)),
    node: process.version,
    v8: process.versions.v8,
    peers: { ...Object.fromEntries(versions), ...native },
  };
}

function versionOf(root: string, name: string): string {
  const manifest: unknown = JSON.parse(
    readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'),
  );
  return (manifest as { version: string }).version;
}

/** Short commit, marked when the kernel's files differ from it. */
function commitOf(root: string): string {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  try {
    const changed = git('status', '--porcelain', 'src/kernel', 'src/analysis') !== '';
    return git('rev-parse', '--short', 'HEAD') + (changed ? '+' : '');
  } catch {
    return 'no git';
  }
}
