/**
 * The test command: every gate in order, then every test, those in a real browser too. A gate that fails does not hide
 * the next one; the last line sums up all runners, and the exit code is 0 only when everything held.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const reports = mkdtempSync(join(tmpdir(), 'anglemort-test-'));
const vitestReport = join(reports, 'vitest.json');
const playwrightReport = join(reports, 'playwright.json');

const bin = (path) => join('node_modules', path);
const steps = [
  ['browser', ['tests/tools/browser.mjs', '--install']],
  ['lock file', ['tests/tools/lock-check.mjs']],
  ['format', [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']],
  ['types', [bin('typescript/bin/tsc'), '-b']],
  [
    'lint',
    [
      bin('oxlint/bin/oxlint'),
      'src',
      'tests',
      'data',
      'vite.config.ts',
      'vite.cli.config.ts',
      'vitest.config.ts',
    ],
  ],
  ['dead code', [bin('knip/bin/knip.js')]],
  ['command line', ['tests/tools/prepare.mjs']],
  [
    'unit and browser tests',
    [
      bin('vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${vitestReport}`,
    ],
  ],
  ['benchmark, checks and ratios', ['tests/bench/run.mjs', '--quick']],
  ['end to end', [bin('@playwright/test/cli.js'), 'test', '--config', 'tests/e2e']],
];

const failed = [];
for (const [name, args] of steps) {
  console.log(`\n── ${name}`);
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport };
  if (spawnSync(process.execPath, args, { stdio: 'inherit', env }).status !== 0) failed.push(name);
}

const counts = [vitestCounts(vitestReport), playwrightCounts(playwrightReport)];
const sum = (key) => counts.reduce((total, c) => total + c[key], 0);
rmSync(reports, { recursive: true, force: true });

console.log(failed.length > 0 ? `\nNot in order: ${failed.join(', ')}` : '\nEverything in order');
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
process.exitCode = failed.length > 0 ? 1 : 0;

/** A report that is not there means that the runner did not get that far: one failure. */
function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function vitestCounts(path) {
  const report = read(path);
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  // A suite that does not load has no tests of its own: it counts as one failure.
  const broken = report.testResults.filter((s) => s.status === 'failed' && s.assertionResults.length === 0);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function playwrightCounts(path) {
  const report = read(path);
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected + flaky, failed: unexpected + (report.errors.length > 0 ? 1 : 0), skipped };
}
