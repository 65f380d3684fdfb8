/**
 * Marseille whole in the built app, from the click on the file to the analysed plan. Where there is no graphics
 * processor Chromium draws on the same cores: what its drawing process and the compositor take is told apart.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { heldMb, importFile, openPlan, processes, upToDate } from './app-page.mjs';

/** As on the command line: the middle one counts. */
const ROUNDS = 3;

/** @returns seconds and MB; undefined where the town is not at hand. */
export async function appOpen(browser, url, here, temp, folder) {
  const files = ['buildings', 'streets'].map((name) => join(folder, `${name}.geojson.gz`));
  if (!files.every((file) => existsSync(file))) return undefined;
  const plan = await writePlan(here, temp);
  const runs = [];
  for (let round = 0; round < ROUNDS; round++) runs.push(await open(browser, url, plan, files));
  return runs.sort((a, b) => a.wall_s - b.wall_s)[(ROUNDS - 1) / 2];
}

async function open(browser, url, plan, files) {
  const page = await openPlan(browser, url, plan);
  const before = await processes(browser);
  const from = performance.now();
  for (const file of files) await importFile(page, file);
  await upToDate(page);
  const wall_s = (performance.now() - from) / 1000;
  const after = await processes(browser);
  const peak_mb = heldMb(after);
  await page.close();
  const cpu = (type) => sum(after, type) - sum(before, type);
  return { wall_s, page_s: cpu('renderer'), drawing_s: cpu('GPU'), peak_mb };
}

async function writePlan(here, temp) {
  const bundle = await rolldown({ input: join(here, 'scenes/opening-plan.ts'), platform: 'node' });
  const module = join(temp, 'opening-plan.mjs');
  await bundle.write({ file: module, format: 'esm' });
  await bundle.close();
  const { writeOpeningPlan, MARSEILLE } = await import(pathToFileURL(module).href);
  const file = join(temp, 'opening-plan.geojson');
  writeOpeningPlan(file, MARSEILLE);
  return file;
}

const sum = (list, type) => list.reduce((s, p) => (p.type === type ? s + p.cpuTime : s), 0);
