/** Exact areas for every k at once against unions and GEOS' own levels (P10, P11, P12). */
import { join } from 'node:path';
import type { Domain } from '../../../src/kernel/overlay';
import type { Region } from '../../../src/kernel/region';
import { once, race } from '../harness/measure';
import type { Bench } from '../harness/bench';
import { unionPeers } from '../peers/clippers';
import { writePolygons } from '../peers/geos';
import { meanVertices, totalArea } from '../scenes/cameras';
import { boxDomain, exactLevels, type LevelScene } from '../scenes/level-scene';

export async function levelsJob(bench: Bench, scenes: readonly LevelScene[]): Promise<void> {
  for (const { name, regions } of scenes) {
    const domain = boxDomain(regions);
    const byK = exactLevels(regions, domain);
    bench.board.note(
      `levels: ${name}, ${meanVertices(regions).toFixed(1)} vertices a polygon, tiles of ${domain.grid.tile_m} m, k up to ${byK.length - 1}`,
    );
    if (!checkIdentity(bench, name, regions, byK, domain)) continue;
    await againstUnions(bench, name, regions, domain, byK);
    await againstGeos(bench, name, regions, domain, byK);
  }
}

/** [C3] Σ k·A_k = Σ areas, Σ A_k = the domain. */
function checkIdentity(
  bench: Bench,
  scene: string,
  regions: readonly Region[],
  byK: readonly number[],
  domain: Domain,
): boolean {
  const whole = totalArea(regions);
  const off = Math.abs(byK.reduce((sum, area, k) => sum + k * area, 0) - whole) / whole;
  const rest = Math.abs(byK.reduce((a, b) => a + b, 0) - domain.area_m2) / domain.area_m2;
  bench.board.goal('P12', `${scene} Σk·A`, off);
  return bench.board.check(
    'levels',
    `${scene} Σ k·A_k = Σ A, Σ A_k = domain`,
    off < 1e-9 && rest < 1e-9,
    `${off.toExponential(1)}, ${rest.toExponential(1)} relative`,
  );
}

async function againstUnions(
  bench: Bench,
  scene: string,
  regions: readonly Region[],
  domain: Domain,
  byK: readonly number[],
): Promise<void> {
  const union = byK.slice(1).reduce((a, b) => a + b, 0);
  const ours = once(() => exactLevels(regions, domain)[1]!);
  for (const peer of await unionPeers(regions)) {
    if (bench.quick && peer.name !== 'clipper2-ts') continue;
    if (regions.length > peer.most) {
      bench.board.row({
        job: 'levels',
        scene,
        what: 'all levels',
        peer: peer.name,
        note: 'not run at this size: minutes',
      });
      continue;
    }
    let area: number;
    try {
      area = peer.run();
    } catch (error) {
      bench.board.row({
        job: 'levels',
        scene,
        what: 'all levels',
        peer: peer.name,
        note: `throws: ${String(error).slice(0, 60)}`,
      });
      continue;
    }
    const off = Math.abs(area - union) / union;
    // Clippers on integers move vertices by half a millimetre.
    if (!(off < 1e-4)) {
      bench.board.row({
        job: 'levels',
        scene,
        what: 'all levels',
        peer: peer.name,
        note: `wrong area: ${(100 * off).toFixed(2)} % off`,
      });
      continue;
    }
    const result = await race(ours, once(peer.run), { ...bench.race, warmUp_ms: 300 });
    bench.board.race(
      'levels',
      scene,
      'all levels',
      `${peer.name} union`,
      result,
      `union ${off.toExponential(1)} off`,
    );
    // Of a hundred polygons everything is done in a few ms.
    if (peer.name === 'clipper2-ts' && regions.length >= 1000) bench.board.goal('P11', scene, result.ratio);
  }
}

async function againstGeos(
  bench: Bench,
  scene: string,
  regions: readonly Region[],
  domain: Domain,
  byK: readonly number[],
): Promise<void> {
  const { geos } = bench;
  if (!geos) return bench.board.missing('GEOS (libgeos_c and a C compiler): P8, P10, P14 have no peer');
  const path = join(bench.temp, 'layers.bin');
  writePolygons(path, regions);
  await geos.text(`polygons ${path}`);
  const levels = (await geos.ask('levels')).slice(1);
  const whole = totalArea(regions);
  const off = Math.max(...byK.slice(1).map((area, k) => Math.abs(area - (levels[k] ?? 0)))) / whole;
  // A face that a polygonizer loses is missing in its own Σ k·A_k too: then it is the peer that is off.
  const peerOff = Math.abs(levels.reduce((sum, area, k) => sum + (k + 1) * area, 0) - whole) / whole;
  const peerLost = peerOff > 1e-8 && peerOff >= 0.5 * off;
  if (!peerLost) for (const id of ['P12b', 'P13']) bench.board.goal(id, `${scene} GEOS`, off);
  const detail = `${off.toExponential(1)} of Σ A${peerLost ? `; GEOS lost faces, its own Σ k·A_k is ${peerOff.toExponential(1)} off` : ''}`;
  if (!bench.board.check('levels', `${scene} every level as GEOS`, off < 1e-8 || peerLost, detail)) return;
  const ours = once(() => exactLevels(regions, domain)[1]!);
  // Six seconds a round at 5,000: three rounds must do.
  const rounds = regions.length > 2000 ? 3 : bench.race.rounds;
  const result = await race(ours, async () => (await geos.ask('levels'))[0]!, { rounds, warmUp_ms: 300 });
  bench.board.race('levels', scene, 'all levels', 'GEOS levels', result);
  if (scene.startsWith('dense') && regions.length >= 1000)
    bench.board.goal(regions.length > 2000 ? 'P10b' : 'P10', scene, result.ratio);
  if (bench.quick) return;
  const united = await race(ours, async () => (await geos.ask('union'))[0]!, { rounds, warmUp_ms: 300 });
  bench.board.race('levels', scene, 'all levels', 'GEOS unary union', united);
}
