/** Memory (P7, P20): what a view allocates beside its result, what a loaded city and a full plan hold. */
import process from 'node:process';
import { computeSight } from '../../../src/kernel/sight';
import { SightContext } from '../../../src/kernel/sight-context';
import { seenAlong, streetSums } from '../../../src/analysis/coverage/streets';
import { buildWallIndex } from '../../../src/kernel/wall-index';
import { consume } from '../harness/measure';
import type { Bench } from '../harness/bench';
import { facadeCameras, queryOf } from '../scenes/cameras';
import { makeCity } from '../scenes/city';
import { networkOf } from '../scenes/network';
import { boxDomain, exactLevels } from './levels';

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

/** Runs in slices so short that no collection falls into one: the least of many slices is what a view makes. */
function allocation(bench: Bench): void {
  const index = buildWallIndex(makeCity(5000, 5).solids);
  const ctx = new SightContext();
  const queries = facadeCameras(index, 400, 'mix', 51).map((camera) => queryOf(camera));
  let own = 0;
  for (const query of queries) {
    const { regions, areas_m2 } = computeSight(index, query, ctx);
    own += areas_m2.byteLength + regions[0]!.xy.byteLength + regions[0]!.ringStart.byteLength;
  }
  own /= queries.length;
  const each: number[] = [];
  for (let slice = 0; slice < 60; slice++) {
    if (slice % 10 === 0) gc!();
    const from = made();
    for (let i = 0; i < 40; i++)
      consume(computeSight(index, queries[(slice * 40 + i) % queries.length]!, ctx).areas_m2[0]!);
    const bytes = (made() - from) / 40;
    if (bytes > 0) each.push(bytes);
  }
  each.sort((a, b) => a - b);
  const typical = each[each.length >> 1]!;
  bench.board.row({
    job: 'memory',
    scene: 'city5000',
    what: 'allocated by a view, warm',
    note: `${typical.toFixed(0)} bytes, ${own.toFixed(0)} of them the result's coordinates`,
  });
  bench.board.goal('P7', 'city5000 mix', typical - own);
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
