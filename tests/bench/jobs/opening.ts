/** Marseille whole, from gzip to the first analysed plan, as the command line does it: seconds and memory. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { Bench } from '../harness/bench';
import { median } from '../harness/measure';
import { MARSEILLE, writeOpeningPlan } from '../scenes/opening-plan';
import { townFolder } from '../scenes/town';

const ROUNDS = 3;

/** Said by the process itself when it ends: the most memory it held, KiB. */
const TELL_MEMORY =
  'data:text/javascript,process.on("exit",()=>process.stderr.write("peak "+process.resourceUsage().maxRSS))';

interface Opened {
  readonly status: number | null;
  readonly seconds: number;
  readonly peak_mb: number;
}

export function openingJob({ board, temp }: Bench): void {
  const folder = townFolder('marseille');
  const files = ['buildings', 'streets'].map((name) => join(folder, `${name}.geojson.gz`));
  if (!files.every((file) => existsSync(file))) return board.missing(`marseille: no files in ${folder}`);
  const plan = join(temp, 'opening-plan.geojson');
  writeOpeningPlan(plan, MARSEILLE);
  const vite = [
    'node_modules/vite/bin/vite.js',
    'build',
    '--config',
    'vite.cli.config.ts',
    '--outDir',
    join(temp, 'cli'),
  ];
  spawnSync(process.execPath, vite, { stdio: 'ignore' });
  const runs = Array.from({ length: ROUNDS }, () =>
    open(join(temp, 'cli/anglemort.js'), [plan, '--buildings', files[0]!, '--streets', files[1]!]),
  );
  const ok = board.check(
    'opening',
    'marseille is read and analysed',
    runs.every(({ status }) => status === 0),
    '',
  );
  if (!ok) return;
  const seconds = median(runs.map((run) => run.seconds));
  const peak = Math.max(...runs.map((run) => run.peak_mb));
  board.row({
    job: 'opening',
    scene: 'marseille',
    what: 'gzip to analysed plan, command line',
    ours_ms: 1000 * seconds,
    note: `262,541 buildings, 20 cameras; at most ${peak.toFixed(0)} MB in memory, Node itself included`,
  });
  board.goal('M1', 'marseille', seconds);
}

function open(program: string, args: readonly string[]): Opened {
  const from = performance.now();
  const run = ['--import', TELL_MEMORY, program, 'analyse', ...args, '--quiet'];
  const { status, stderr } = spawnSync(process.execPath, run, { encoding: 'utf8' });
  const seconds = (performance.now() - from) / 1000;
  return { status, seconds, peak_mb: Number(/peak (\d+)\s*$/.exec(stderr)?.[1]) / 1024 };
}
