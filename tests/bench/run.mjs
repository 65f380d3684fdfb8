/** Bundles the benchmark with the bundler that Vite brings, into a temporary folder, and runs it. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const here = dirname(fileURLToPath(import.meta.url));
// Inside node_modules, so that the bundles find their packages.
const temp = join(here, '../../node_modules/.cache/anglemort-bench', String(process.pid));
mkdirSync(temp, { recursive: true });

const bundle = await rolldown({
  input: {
    main: join(here, 'main.ts'),
    worker: join(here, 'jobs/views.worker.ts'),
  },
  platform: 'node',
  // Packages stay as they are: a peer is measured as its users get it.
  external: (id) => !id.startsWith('.') && !id.startsWith('/'),
});
await bundle.write({
  dir: temp,
  format: 'esm',
  entryFileNames: '[name].mjs',
  chunkFileNames: '[name]-[hash].mjs',
});
await bundle.close();
const run = spawnSync(
  process.execPath,
  ['--expose-gc', ...nodeFlags(), join(temp, 'main.mjs'), ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    // What packages look at to leave their own checks out.
    env: { ...process.env, NODE_ENV: 'production', BENCH_TEMP: temp, BENCH_HOME: here },
  },
);
if (!process.env.BENCH_KEEP) rmSync(temp, { recursive: true, force: true });
process.exitCode = run.status ?? 1;

function nodeFlags() {
  return (process.env.BENCH_NODE_FLAGS ?? '').split(' ').filter(Boolean);
}
