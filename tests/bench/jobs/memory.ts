/** Memory (P7, P20): what a view allocates beside its result, what a loaded city and a full plan hold. */
import process from 'node:process';
import { computeSight, type SightResult } from '../../../src/kernel/sight';
import { SightContext } from '../../../src/kernel/sight-context';
import { streetSums } from '../../../src/analysis/coverage/street-sums';
import { seenAlong } from '../../../src/analysis/coverage/streets';
import { buildWallIndex } from '../../../src/kernel/wall-index';
import { consume, median } from '../harness/measure';
import type { Bench } from '../harness/bench';
import { facadeCameras, flatIndex, queryOf } from '../scenes/cameras';
import { makeCity } from '../scenes/city';
import { networkOf } from '../scenes/network';
import { boxDomain, exactLevels } from '../scenes/level-scene';

declare const gc: (() => void) | undefined;

/** Bytes that JavaScript holds: heap and typed arrays, after collection. */
function held(): number {
  gc?.();
  gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Bytes made so far by this process, as long as nothing is collected in between. */
const made = (): number => {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

export function memoryJob(bench: Bench): void {
  if (!gc) return bench.board.missing('--expose-gc: P7 and P20');
  allocation(bench);
  if (!bench.quick) wholePlan(bench);
}

/** What a warm view, flat as in the goal, makes beside the result that it hands out: objects of the same shape are made and taken off. */
function allocation(bench: Bench): void {
  const index = flatIndex(makeCity(5000, 5));
  const ctx = new SightContext();
  const queries = facadeCameras(index, 400, 'mix', 51).map((camera) => queryOf(camera));
  const shapes = queries.map((query) => sizesOf(computeSight(index, query, ctx)));
  const whole = bytesEach((i) =>
    consume(computeSight(index, queries[i % queries.length]!, ctx).areas_m2[0]!),
  );
  const result = bytesEach((i) => consume(emptyResult(shapes[i % shapes.length]!).areas_m2[0]!));
  bench.board.row({
    job: 'memory',
    scene: 'city5000',
    what: 'made by a view, warm',
    note: `${whole.toFixed(0)} bytes, ${result.toFixed(0)} of them the result`,
  });
  bench.board.goal('P7', 'city5000 mix', Math.max(0, whole - result));
}

interface Sizes {
  readonly xy: number;
  readonly rings: number;
}

const sizesOf = ({ regions }: SightResult): Sizes => ({
  xy: regions[0]!.xy.length,
  rings: regions[0]!.ringStart.length,
});

const emptyResult = ({ xy, rings }: Sizes): SightResult => ({
  regions: [{ xy: new Float64Array(xy), ringStart: new Uint32Array(rings) }],
  areas_m2: new Float64Array(1),
});

/** Bytes made by one run of `work`: slices so short that a collection falls into few, the middle one of many. */
function bytesEach(work: (i: number) => void): number {
  const each: number[] = [];
  for (let i = 0; i < 20_000; i++) work(i);
  for (let slice = 0; slice < 100; slice++) {
    if (slice % 10 === 0) gc!();
    const from = made();
    // Every slice the same round: the mean over all queries.
    for (let i = 0; i < 400; i++) work(i);
    const bytes = (made() - from) / 400;
    if (bytes > 0) each.push(bytes);
  }
  return median(each);
}

function wholePlan(bench: Bench): void {
  const before = held();
  const city = makeCity(200_000, 4);
  const index = buildWallIndex(city.solids);
  const network = networkOf(city);
  const loaded = (held() - before) / 1e6;
  bench.board.row({
    job: 'memory',
    scene: city.name,
    what: 'city with index and streets',
    note: `${loaded.toFixed(1)} MB`,
  });
  bench.board.goal('P20', city.name, loaded);
  const ctx = new SightContext();
  const queries = facadeCameras(index, 5000, 'mix', 52).map((camera) => queryOf(camera));
  const start = held();
  const regions = queries.map((query) => computeSight(index, query, ctx).regions[0]!);
  const along = regions.map((region) => seenAlong(network, region));
  const sums = streetSums(network, along);
  const levels = exactLevels(regions, boxDomain(regions));
  const results = (held() - start) / 1e6;
  consume(levels[1]! + sums.covered_m + regions.length + index.cell_m);
  bench.board.row({
    job: 'memory',
    scene: city.name,
    what: '5,000 cameras with all results',
    note: `${results.toFixed(1)} MB`,
  });
  bench.board.goal('P20b', '5,000 cameras', results);
}
