/**
 * Builds the command line after an install, so that `npx anglemort` works from a fresh clone. Without the development
 * dependencies (`npm ci --omit=dev`) there is nothing to build with: then it says so and lets the install pass.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';

const vite = 'node_modules/vite/bin/vite.js';
if (!existsSync(vite) || !existsSync('vite.cli.config.ts')) {
  console.log('anglemort: command line not built (no development dependencies)');
} else {
  const args = [vite, 'build', '--config', 'vite.cli.config.ts', '--logLevel', 'warn'];
  process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1;
}
