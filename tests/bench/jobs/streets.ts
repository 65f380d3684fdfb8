/** Street length by k against GEOS and Turf (P14). */
import { booleanPointInPolygon, lineSplit, lineString, polygon } from '@turf/turf';
import Flatbush from 'flatbush';
import type { Feature, LineString, Polygon, Position } from 'geojson';
import { join } from 'node:path';
import type { Network } from '../../../src/analysis/coverage/network';
import { createStreetCache, streetPairs, streetSums } from '../../../src/analysis/coverage/street-sums';
import { seenAlong } from '../../../src/analysis/coverage/streets';
import { atLeastRegion } from '../../../src/kernel/overlay/region-ops';
import type { Region } from '../../../src/kernel/region';
import { once, race } from '../harness/measure';
import type { Bench } from '../harness/bench';
import { writeLines, writePolygons } from '../peers/geos';
import { regionParts } from '../peers/parts';
import { networkOf } from '../scenes/network';
import type { BenchScene } from '../scenes/city';
import { levelScene } from '../scenes/level-scene';

/** Turf takes degrees, and `lineSplit` rounds what it splits with to seven decimals: a metre is a thousandth of one. */
const TURF_DEG = 1e-3;
/** A peer that takes longer runs once. */
const LONG_MS = 2000;

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
    if (!bench.quick) {
      const lengths = { seen_m: seen, covered_m: sums.covered_m };
      await againstTurf(bench, scene.name, network, regions, ours, lengths);
    }
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

/**
 * As one does it with Turf: pieces cut with the union of all views. Turf's own union throws on a thousand of them
 * (“Unable to complete output ring”), so that it is given one, free of charge. Beside it, view by view.
 */
async function againstTurf(
  bench: Bench,
  scene: string,
  network: Network,
  regions: readonly Region[],
  ours: ReturnType<typeof once>,
  { seen_m, covered_m }: { readonly seen_m: number; readonly covered_m: number },
): Promise<void> {
  const lines = Array.from({ length: network.segments }, (_, s) => {
    const [ax, ay, bx, by] = network.ends.subarray(4 * s, 4 * s + 4);
    return lineString([
      [TURF_DEG * ax!, TURF_DEG * ay!],
      [TURF_DEG * bx!, TURF_DEG * by!],
    ]);
  });
  const uses = [
    {
      name: 'Turf lineSplit by the union',
      areas: turfAreas([atLeastRegion(regions, 1)]),
      length_m: covered_m,
    },
    { name: 'Turf lineSplit, view by view', areas: turfAreas(regions), length_m: seen_m },
  ];
  for (const { name, areas, length_m } of uses) {
    const from = performance.now();
    const off = Math.abs(turfLength(areas, lines) - length_m) / length_m;
    const first_ms = performance.now() - from;
    const what = `${scene} length as ${name}`;
    // Turf rounds where it splits to a tenth of a millimetre here.
    if (!bench.board.check('streets', what, off < 1e-6, `${off.toExponential(1)} relative`)) continue;
    const peer = first_ms < LONG_MS ? once(() => turfLength(areas, lines)) : () => first_ms;
    const result = await race(ours, peer, { rounds: 5, warmUp_ms: 500 });
    bench.board.race('streets', scene, 'all levels, pairs', name, result, 'peer: no levels');
    if (areas.length < regions.length) bench.board.goal('P14b', scene, result.ratio);
  }
}

function turfAreas(regions: readonly Region[]): Feature<Polygon>[] {
  const closed = (ring: readonly (readonly [number, number])[]): Position[] =>
    [...ring, ring[0]!].map(([x, y]) => [TURF_DEG * x, TURF_DEG * y]);
  return regions.flatMap((region) => regionParts(region).map((rings) => polygon(rings.map(closed))));
}

/** Boxes of the lines by `flatbush`, so that Turf looks only at what is near. */
function turfLength(areas: readonly Feature<Polygon>[], lines: readonly Feature<LineString>[]): number {
  const boxes = new Flatbush(lines.length);
  for (const line of lines) boxes.add(...boxOf(line.geometry.coordinates));
  boxes.finish();
  let sum = 0;
  for (const area of areas) {
    for (const l of boxes.search(...boxOf(area.geometry.coordinates[0]!))) {
      const line = lines[l]!;
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
