/** What grows with the size of the city or of the plan (P5, the index of P6, and the slopes). */
import { computeSight } from '../../../src/kernel/sight';
import { SightContext } from '../../../src/kernel/sight-context';
import { buildWallIndex, type WallIndex } from '../../../src/kernel/wall-index';
import { batch, consume, median, once, slope, time } from '../harness/measure';
import type { Bench } from '../harness/bench';
import { facadeCameras, flatIndex, queryOf } from '../scenes/cameras';
import { wallCount, type BenchScene } from '../scenes/city';
import { boxDomain, exactLevels, levelScene } from '../scenes/level-scene';

/** Bytes of every typed array of an index, by wall. */
export function indexBytes(index: WallIndex): number {
  let bytes = 0;
  for (const value of Object.values(index)) if (ArrayBuffer.isView(value)) bytes += value.byteLength;
  return bytes;
}

/** The same camera set in cities of one density: rounds in turn over the cities. */
export async function buildingsSlope(bench: Bench, cities: readonly BenchScene[]): Promise<void> {
  const ctx = new SightContext();
  const points: [string, number, number[]][] = [];
  const runs = cities.map((city) => {
    const index = flatIndex(city);
    const queries = facadeCameras(index, 400, '360/200', 41).map((camera) => queryOf(camera));
    const entry: [string, number, number[]] = [city.name, city.buildings, []];
    points.push(entry);
    return batch(queries, (query) => computeSight(index, query, ctx).areas_m2[0]!);
  });
  for (let round = -2; round < bench.race.rounds; round++) {
    for (const [i, run] of runs.entries()) {
      const ms = await run(round + 2);
      if (round >= 0) points[i]![2].push(ms);
    }
  }
  // A slope per round, since the rounds share their disturbances.
  const slopes = Array.from({ length: bench.race.rounds }, (_, r) =>
    slope(points.map(([, size, times]) => [size, times[r]!] as const)),
  );
  for (const [scene, , times] of points)
    bench.board.row({ job: 'scaling', scene, what: '360/200', ours_ms: median(times) });
  bench.board.row({
    job: 'scaling',
    scene: 'cities',
    what: 'slope against buildings',
    note: median(slopes).toFixed(3),
  });
  bench.board.goal('P5', 'cities', median(slopes));
}

/** Building the index: time by wall, bytes by wall, and how it grows. */
export async function indexJob(bench: Bench, cities: readonly BenchScene[]): Promise<void> {
  const points: [number, number][] = [];
  for (const city of cities) {
    const walls = wallCount(city);
    const index = buildWallIndex(city.solids);
    const run = once(() => buildWallIndex(city.solids).wallItems.length);
    const { ms } = await time(run, { ...bench.race, warmUp_ms: 1000 });
    points.push([walls, ms]);
    const bytes = indexBytes(index) / walls;
    bench.board.row({
      job: 'index',
      scene: city.name,
      what: `${walls} walls, cells of ${index.cell_m.toFixed(0)} m`,
      ours_ms: ms,
      note: `${((1e3 * ms) / walls).toFixed(3)} µs and ${bytes.toFixed(1)} bytes a wall`,
    });
    if (city !== cities.at(-1)) continue;
    bench.board.goal('P6', city.name, (1e3 * ms) / walls);
    bench.board.goal('P6b', city.name, bytes);
  }
  bench.board.row({
    job: 'index',
    scene: 'cities',
    what: 'slope against walls',
    note: slope(points).toFixed(3),
  });
}

/** Views against cameras, views against range, levels against cameras. */
export async function cameraSlopes(bench: Bench, city: BenchScene): Promise<void> {
  const ctx = new SightContext();
  const index = flatIndex(city);
  const queries = facadeCameras(index, 4000, 'mix', 43).map((camera) => queryOf(camera));
  const views: [number, number][] = [];
  for (const count of [500, 1000, 2000, 4000]) {
    const some = queries.slice(0, count);
    const run = batch(some, (query) => computeSight(index, query, ctx).areas_m2[0]!);
    views.push([count, (await time(run, { ...bench.race, warmUp_ms: 500 })).least_ms * count]);
  }
  report(bench, city.name, 'views against cameras', 'S1', views);

  const ranges: [number, number][] = [];
  for (const range of [25, 50, 100, 200, 400]) {
    const far = facadeCameras(index, 200, '360/100', 44).map((camera) =>
      queryOf({ ...camera, range_m: range }),
    );
    const run = batch(far, (query) => computeSight(index, query, ctx).areas_m2[0]!);
    ranges.push([range, (await time(run, { ...bench.race, warmUp_ms: 500 })).least_ms]);
  }
  report(bench, city.name, 'view against range 25 to 400 m', 'S2', ranges);

  const levels: [number, number][] = [];
  for (const count of [500, 1000, 2000, 4000]) {
    const { regions } = levelScene('growth', city, count);
    const run = once(() => {
      // A finer grid as the plan fills up is the engine's own business, and so inside the clock.
      const domain = boxDomain(regions);
      return exactLevels(regions, domain)[1]!;
    });
    levels.push([count, (await time(run, { rounds: 5, warmUp_ms: 500 })).least_ms]);
  }
  report(bench, city.name, 'levels against cameras', 'S3', levels);
}

function report(
  bench: Bench,
  scene: string,
  what: string,
  id: string,
  points: readonly (readonly [number, number])[],
): void {
  const exponent = slope(points);
  consume(exponent);
  bench.board.row({
    job: 'scaling',
    scene,
    what,
    note: `slope ${exponent.toFixed(3)} (${points.map(([n, ms]) => `${n}: ${ms.toPrecision(3)} ms`).join(', ')})`,
  });
  bench.board.goal(id, scene, exponent);
}
