/**
 * The benchmark: jobs in turn, each checked before it is timed; then the table, the stored results and
 * `BENCHMARKS.md`. `--quick`: a minute, no absolute times, fails on a wrong figure or a lost ratio.
 * `--only a,b`: those jobs, nothing written.
 */
import { join } from 'node:path';
import process from 'node:process';
import { judge, quickFailures } from './goals';
import { addBrowserResults } from './harness/browser-results';
import type { Bench } from './harness/bench';
import { Board, digits } from './harness/board';
import { machine } from './harness/machine';
import { consumed } from './harness/measure';
import { writeResults } from './harness/page';
import { dragJob } from './jobs/drag';
import { failuresJob } from './jobs/failures';
import { buildingsSlope, cameraSlopes, indexJob } from './jobs/growth';
import { isovistJob } from './jobs/isovist';
import { levelsJob } from './jobs/levels';
import { memoryJob } from './jobs/memory';
import { openingJob } from './jobs/opening';
import { streetsJob } from './jobs/streets';
import { unlimitedJob } from './jobs/unlimited';
import { viewshedJob } from './jobs/viewshed';
import { workersJob } from './jobs/workers';
import { ChildPeer, runs } from './peers/child';
import { startCgal } from './peers/cgal';
import { startGeos } from './peers/geos';
import { makeCity, type BenchScene } from './scenes/city';
import { levelScene } from './scenes/level-scene';
import { readTown } from './scenes/town';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const args = process.argv.slice(2);
const quick = args.includes('--quick');
const only = args.includes('--only') ? (args[args.indexOf('--only') + 1] ?? '').split(',') : undefined;
const wanted = (job: string): boolean => only?.includes(job) ?? true;
const temp = process.env['BENCH_TEMP']!;
const home = process.env['BENCH_HOME']!;
const root = join(home, '../..');
const started = performance.now();

const board = new Board(say);
const geos = await startGeos(home, temp);
const cgal = wanted('unlimited') && !quick ? await startCgal(home, temp) : undefined;
const python = ['/usr/bin/python3', 'python3'].find((p) =>
  runs(p, ['-c', 'import numpy; from osgeo import gdal']),
);
const gdal = python ? new ChildPeer(python, [join(home, 'native/gdal-peer.py')]) : undefined;
const native = {
  ...(geos ? { GEOS: geos.version } : {}),
  ...(cgal ? { CGAL: cgal.version } : {}),
  ...(gdal ? { GDAL: await gdal.text('version') } : {}),
};
const about = machine(root, native);
say(`${about.cpu}, ${about.cores} cores, Node ${about.node}, load ${about.load}, commit ${about.commit}`);

const bench: Bench = {
  board,
  quick,
  race: quick ? { rounds: 5, warmUp_ms: 400 } : { rounds: 9, warmUp_ms: 1000 },
  temp,
  workerFile: join(temp, 'worker.mjs'),
  geos: geos?.peer,
  cgal: cgal?.peer,
  gdal,
};

/** Scenes are made when first asked for and kept: several jobs share them. */
const cities = new Map<number, BenchScene>();
function city(buildings: number): BenchScene {
  const known = cities.get(buildings);
  if (known) return known;
  const made = makeCity(buildings, buildings);
  cities.set(buildings, made);
  return made;
}

const towns = quick ? [] : ['monaco', 'geneve'].map(readTown);
for (const town of towns) if (typeof town === 'string') board.missing(town);
const realTowns = towns.filter((town) => typeof town !== 'string');
const dense = (count: number) => levelScene(`dense ${count}`, city(2000), count);
const sparse = (count: number) => levelScene(`sparse ${count}`, city(50_000), count);

const jobs: Record<string, () => void | Promise<void>> = {
  isovist: () => isovistJob(bench, quick ? [city(10_000)] : [...realTowns, city(10_000), city(50_000)]),
  unlimited: () => (quick ? undefined : unlimitedJob(bench, [...realTowns, city(10_000)])),
  viewshed: () => viewshedJob(bench, quick ? [] : [...realTowns.slice(0, 1), city(10_000)]),
  levels: () =>
    levelsJob(
      bench,
      quick ? [dense(1000), sparse(1000)] : [100, 1000, 5000].flatMap((n) => [dense(n), sparse(n)]),
    ),
  streets: () =>
    streetsJob(bench, quick ? [city(2000)] : [...realTowns.slice(0, 1), city(2000)], quick ? 200 : 1000),
  drag: () => dragJob(bench, city(quick ? 10_000 : 50_000)),
  index: () => (quick ? undefined : indexJob(bench, [city(10_000), city(50_000), city(200_000)])),
  scaling: () => (quick ? undefined : buildingsSlope(bench, [city(10_000), city(50_000), city(200_000)])),
  growth: () => (quick ? undefined : cameraSlopes(bench, city(10_000))),
  workers: () => (quick ? undefined : workersJob(bench, city(50_000))),
  memory: () => memoryJob(bench),
  opening: () => (quick ? undefined : openingJob(bench)),
  failures: () => failuresJob(bench),
};
const seconds = (): number => (performance.now() - started) / 1000;
if (!quick && !only) addBrowserResults(root, board);
for (const [name, job] of Object.entries(jobs)) {
  if (!wanted(name)) continue;
  await job();
  // After each job: a run that is cut short leaves what it found.
  if (!quick && !only) writeResults(root, board, about, seconds());
}

geos?.peer.close();
cgal?.peer.close();
gdal?.close();
say('');
for (const { goal, value, scene, status } of judge(board)) {
  if (value === undefined && only) continue;
  const measured = value === undefined ? '–' : digits(value) + goal.unit;
  say(
    `${goal.id.padEnd(6)}${status.padEnd(15)}${measured.padEnd(12)} must ${digits(goal.must)}, ambitious ${digits(goal.ambitious)}: ${goal.what}${scene && ` (${scene})`}`,
  );
}
say(
  `${board.checks.filter((c) => c.ok).length} checks passed, ${board.checks.filter((c) => !c.ok).length} failed, ${Math.round(seconds())} s (${consumed().toExponential(2)})`,
);
if (quick) {
  const failures = quickFailures(board);
  for (const failure of failures) say(`FAILED ${failure}`);
  process.exitCode = failures.length > 0 ? 1 : 0;
} else {
  if (!only) say(`written: ${writeResults(root, board, about, seconds())}`);
  process.exitCode = board.checks.every((c) => c.ok) ? 0 : 1;
}
