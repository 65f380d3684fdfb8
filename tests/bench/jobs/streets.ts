/** Street length by k against GEOS, clip by clip, and Turf, union first (P14). */
import { featureCollection, lineSplit, lineString, booleanPointInPolygon, polygon, union } from '@turf/turf';
import type { Feature, LineString, MultiPolygon, Polygon, Position } from 'geojson';
import { join } from 'node:path';
import type { Network } from '../../../src/analysis/coverage/network';
import { createStreetCache, streetPairs, streetSums } from '../../../src/analysis/coverage/street-sums';
import { seenAlong } from '../../../src/analysis/coverage/streets';
import type { Region } from '../../../src/kernel/region';
import { once, race } from '../harness/measure';
import type { Bench } from '../harness/bench';
import { writeLines, writePolygons } from '../peers/geos';
import { regionParts } from '../peers/parts';
import { networkOf } from '../scenes/network';
import type { BenchScene } from '../scenes/city';
import { levelScene } from '../scenes/level-scene';

/** Turf takes degrees: a metre is a hundred-thousandth of one near the equator, where a degree is as long either way. */
const TURF_DEG = 1e-5;

export async function streetsJob(
  bench: Bench,
  scenes: readonly BenchScene[],
  cameras: number,
): Promise<void> {
  for (const scene of scenes) {
    const network = networkOf(scene);
    const { regions } = levelScene(scene.name, scene, cameras);
    const sums = streetSums(
      network,
      regions.map((region) => seenAlong(network, region)),
    );
    const whole = sums.byK_m.reduce((a, b) => a + b, 0);
    const seen = sums.seen_m.reduce((a, b) => a + b, 0);
    const off = Math.abs(sums.byK_m.reduce((sum, length, k) => sum + k * length, 0) - seen) / seen;
    const rest = Math.abs(whole - network.total_m) / network.total_m;
    const label = `${scene.name} ${network.segments} pieces, ${(network.total_m / 1000).toFixed(1)} km, ${cameras} cameras`;
    if (
      !bench.board.check(
        'streets',
        `${label}: Σ k·L_k = Σ L`,
        off < 1e-9 && rest < 1e-9,
        `${off.toExponential(1)}, ${rest.toExponential(1)}`,
      )
    )
      continue;
    const ours = once(() => {
      const cache = createStreetCache();
      const along = regions.map((region) => seenAlong(network, region));
      return streetSums(network, along, cache).covered_m + streetPairs(cache).size;
    });
    await againstGeos(bench, scene.name, network, regions, ours, seen);
    if (!bench.quick && !process.env['NOTURF']) await againstTurf(bench, scene.name, network, regions);
  }
}

async function againstGeos(
  bench: Bench,
  scene: string,
  network: Network,
  regions: readonly Region[],
  ours: ReturnType<typeof once>,
  seen_m: number,
): Promise<void> {
  const { geos } = bench;
  if (!geos) return bench.board.missing('GEOS (libgeos_c and a C compiler): P8, P10, P14 have no peer');
  const [layers, lines] = [join(bench.temp, 'layers.bin'), join(bench.temp, 'lines.bin')];
  writePolygons(layers, regions);
  writeLines(lines, network.ends);
  await geos.text(`polygons ${layers}`);
  await geos.text(`lines ${lines}`);
  const length = (await geos.ask('streets'))[1]!;
  const off = Math.abs(length - seen_m) / seen_m;
  if (
    !bench.board.check('streets', `${scene} length as GEOS`, off < 1e-7, `${off.toExponential(1)} relative`)
  )
    return;
  const result = await race(ours, async () => (await geos.ask('streets'))[0]!, bench.race);
  bench.board.race('streets', scene, 'all levels, pairs', 'GEOS clip by clip', result, 'peer: no levels');
  bench.board.goal('P14', scene, result.ratio);
}

/** Union of all, then cut every piece with it. Slow: a hundred cameras, ours on the same. */
async function againstTurf(
  bench: Bench,
  scene: string,
  network: Network,
  regions: readonly Region[],
): Promise<void> {
  const few = regions.slice(0, 100);
  const covered = streetSums(
    network,
    few.map((region) => seenAlong(network, region)),
  ).covered_m;
  const closed = (ring: readonly (readonly [number, number])[]): Position[] =>
    [...ring, ring[0]!].map(([x, y]) => [TURF_DEG * x, TURF_DEG * y]);
  const features = featureCollection<Polygon>(
    few.flatMap((region) => regionParts(region).map((rings): Feature<Polygon> => polygon(rings.map(closed)))),
  );
  const lines = Array.from({ length: network.segments }, (_, s) => {
    const [ax, ay, bx, by] = network.ends.subarray(4 * s, 4 * s + 4);
    return lineString([
      [TURF_DEG * ax!, TURF_DEG * ay!],
      [TURF_DEG * bx!, TURF_DEG * by!],
    ]);
  });
  const peer = once(() => turfLength(union(features), lines));
  let length: number;
  try {
    length = turfLength(union(features), lines);
  } catch (error) {
    return bench.board.row({
      job: 'streets',
      scene,
      what: '100 cameras',
      peer: 'Turf',
      note: `throws: ${String(error).slice(0, 60)}`,
    });
  }
  const off = Math.abs(length - covered) / covered;
  if (
    !bench.board.check(
      'streets',
      `${scene} 100 cameras, length as Turf`,
      off < 1e-3,
      `${off.toExponential(1)} relative`,
    )
  )
    return;
  const ours = once(
    () =>
      streetSums(
        network,
        few.map((region) => seenAlong(network, region)),
      ).covered_m,
  );
  const result = await race(ours, peer, { rounds: 5, warmUp_ms: 100 });
  bench.board.race('streets', scene, '100 cameras', 'Turf union, lineSplit', result);
  bench.board.goal('P14b', scene, result.ratio);
}

function turfLength(
  all: Feature<Polygon | MultiPolygon> | null,
  lines: readonly Feature<LineString>[],
): number {
  if (!all) return 0;
  const { geometry } = all;
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const areas = parts.map((rings) => ({ area: polygon(rings), box: boxOf(rings[0]!) }));
  let sum = 0;
  for (const line of lines) {
    const [a, b] = line.geometry.coordinates as [Position, Position];
    for (const { area, box } of areas) {
      if (Math.max(a[0]!, b[0]!) < box[0] || Math.min(a[0]!, b[0]!) > box[2]) continue;
      if (Math.max(a[1]!, b[1]!) < box[1] || Math.min(a[1]!, b[1]!) > box[3]) continue;
      const pieces = lineSplit(line, area).features;
      for (const piece of pieces.length > 0 ? pieces : [line]) {
        const [p, q] = piece.geometry.coordinates as [Position, Position];
        const middle = [(p[0]! + q[0]!) / 2, (p[1]! + q[1]!) / 2];
        if (booleanPointInPolygon(middle, area)) sum += Math.hypot(q[0]! - p[0]!, q[1]! - p[1]!);
      }
    }
  }
  return sum / TURF_DEG;
}

function boxOf(ring: readonly Position[]): [number, number, number, number] {
  const xs = ring.map((p) => p[0]!);
  const ys = ring.map((p) => p[1]!);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}
