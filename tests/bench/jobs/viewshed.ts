/** Views over low buildings, exactly, against GEOS' overlay of shadows (P8) and GDAL's raster (P9). */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { computeSight } from '../../../src/kernel/sight';
import { SightContext } from '../../../src/kernel/sight-context';
import { buildWallIndex, solidContains, solidsNear, type WallIndex } from '../../../src/kernel/wall-index';
import { batch, race } from '../harness/measure';
import { seededRandom } from '../../oracle/scenes';
import { additivityGap, ringGap, wrongPoints } from '../harness/truth';
import type { Bench } from '../harness/bench';
import { writeOverlays } from '../peers/geos';
import { shadowsOf } from '../peers/shadows';
import { TARGET_M, facadeCameras, queryOf, type BenchCamera, type SetName } from '../scenes/cameras';
import { makeCity, type BenchScene } from '../scenes/city';

/** A camera on a façade above sheds and annexes, below roofs. */
const EYE_M = 6;

export async function viewshedJob(bench: Bench, scenes: readonly BenchScene[]): Promise<void> {
  const ctx = new SightContext();
  for (const scene of scenes) {
    const index = buildWallIndex(scene.solids);
    for (const set of ['360/150', '90/100'] as const) {
      const cameras = facadeCameras(index, 60, set, 31).filter((c) => outside(index, c));
      if (!checkLaws(bench, scene.name, set, index, cameras, ctx)) continue;
      await againstGeos(bench, scene.name, set, index, cameras.slice(0, 24), ctx);
    }
  }
  await againstGdal(bench, ctx);
}

/** Not under the open sky of another building's footprint. */
const outside = (index: WallIndex, { x, y }: BenchCamera): boolean =>
  !solidsNear(index, x, y).some((s) => solidContains(index, s, x, y));

function checkLaws(
  bench: Bench,
  scene: string,
  set: SetName,
  index: WallIndex,
  cameras: readonly BenchCamera[],
  ctx: SightContext,
): boolean {
  let worst = 0;
  for (const camera of cameras) {
    const query = queryOf(camera, EYE_M);
    const disc = Math.PI * camera.range_m ** 2;
    worst = Math.max(
      worst,
      additivityGap(index, query, camera.hfov_deg, ctx) / disc,
      ringGap(index, query, ctx) / disc,
    );
  }
  return bench.board.check(
    'viewshed25',
    `${scene} ${set} parts add up, rings enclose the area`,
    worst < 1e-9,
    `${worst.toExponential(1)} of the disc`,
  );
}

async function againstGeos(
  bench: Bench,
  scene: string,
  set: SetName,
  index: WallIndex,
  cameras: readonly BenchCamera[],
  ctx: SightContext,
): Promise<void> {
  const { geos } = bench;
  if (!geos) return bench.board.missing('GEOS (libgeos_c and a C compiler): P8, P10, P14 have no peer');
  const path = join(bench.temp, 'overlays.bin');
  writeOverlays(
    path,
    cameras.map((camera) => shadowsOf(index, camera, EYE_M, TARGET_M)),
  );
  await geos.text(`overlays ${path}`);
  const areas = (await geos.ask('overlay')).slice(1);
  if (!agrees(bench, `${scene} ${set}`, index, cameras, areas, ctx)) return;
  const ours = batch(cameras, (camera) => computeSight(index, queryOf(camera, EYE_M), ctx).areas_m2[0]!, 10);
  const peer = async (): Promise<number> => (await geos.ask('overlay'))[0]! / cameras.length;
  const result = await race(ours, peer, bench.race);
  bench.board.race('viewshed25', scene, set, 'GEOS sector − shadows', result);
  bench.board.goal(set === '90/100' ? 'P8b' : 'P8', scene, result.ratio);
}

/** GEOS loses a piece of a union now and then. Where the two differ, points decide: a thousandth of them would show. */
function agrees(
  bench: Bench,
  what: string,
  index: WallIndex,
  cameras: readonly BenchCamera[],
  areas: readonly number[],
  ctx: SightContext,
): boolean {
  const random = seededRandom(9);
  let worst = 0;
  let peerWrong = 0;
  let wrong = 0;
  cameras.forEach((camera, i) => {
    const query = queryOf(camera, EYE_M);
    const { regions, areas_m2 } = computeSight(index, query, ctx);
    const sector = (Math.PI * camera.range_m ** 2 * camera.hfov_deg) / 360;
    const off = Math.abs(areas_m2[0]! - areas[i]!) / sector;
    if (off < 1e-6) worst = Math.max(worst, off);
    else {
      peerWrong++;
      wrong += wrongPoints(index, query, regions[0]!, random, 20_000);
    }
  });
  bench.board.goal('P8c', what, wrong > 0 ? Infinity : worst);
  return bench.board.check(
    'viewshed25',
    `${what} area as GEOS`,
    wrong === 0 && peerWrong <= cameras.length / 4,
    `worst ${worst.toExponential(1)} of the sector${peerWrong > 0 ? `; GEOS off for ${peerWrong} of ${cameras.length}, ours right at every one of 20,000 points there` : ''}`,
  );
}

/** A raster of 1 m over one square kilometre; GDAL gets its observer's cell and the range. */
async function againstGdal(bench: Bench, ctx: SightContext): Promise<void> {
  const { gdal } = bench;
  if (!gdal) return bench.board.missing('GDAL (its Python module): P9 has no peer');
  const scene = makeCity(2000, 3, 0);
  const index = buildWallIndex(scene.solids);
  const [minX, minY, maxX, maxY] = scene.bounds;
  const [cols, rows] = [Math.ceil(maxX - minX), Math.ceil(maxY - minY)];
  const heights = new Float32Array(cols * rows);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < cols; c++) {
      const [x, y] = [minX + c + 0.5, minY + r + 0.5];
      for (const s of solidsNear(index, x, y)) {
        if (solidContains(index, s, x, y))
          heights[r * cols + c] = Math.max(heights[r * cols + c]!, index.top_m[s]!);
      }
    }
  }
  const path = join(bench.temp, 'dsm.raw');
  writeFileSync(path, heights);
  await gdal.text(`dsm ${path} ${cols} ${rows}`);
  const margin = 160;
  const within = [minX + margin, minY + margin, maxX - margin, maxY - margin] as const;
  const cameras = facadeCameras(index, 24, '360/150', 33, within);
  const groups = cameras.map(({ x, y }) => `${x - minX} ${y - minY} ${EYE_M} ${TARGET_M} 150`).join(' ');
  const ours = batch(cameras, (camera) => computeSight(index, queryOf(camera, EYE_M), ctx).areas_m2[0]!, 10);
  const peer = async (): Promise<number> => (await gdal.ask(`viewshed ${groups}`))[0]! / cameras.length;
  const result = await race(ours, peer, bench.race);
  bench.board.race(
    'viewshed25',
    'city2000',
    '360/150',
    'GDAL viewshed, 1 m raster',
    result,
    'cells beside walls are lost to the raster',
  );
  bench.board.goal('P9', 'city2000', result.ratio);
}
