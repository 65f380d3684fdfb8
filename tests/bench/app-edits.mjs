/**
 * A real network in the built app: its review from cold, and how long its figures take to be new again after one device
 * was moved by key. From the key as the page hears it to the change of the page, with the drawing of the map beside it
 * on the same cores.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { heldMb, importFile, openPlan, processes, upToDate } from './app-page.mjs';

const CITY = ['buildings', 'streets', 'furniture'];
const EVENTS = 100_000;

/** @returns seconds, ms and MB by scene; undefined where the town is not at hand. */
export async function appEdits(browser, url, temp, folder) {
  const files = [...CITY, 'cameras', 'sensors'].map((name) => join(folder, `${name}.geojson`));
  if (!files.every((file) => existsSync(file))) return undefined;
  const empty = join(temp, 'empty.geojson');
  writeFileSync(empty, JSON.stringify({ type: 'FeatureCollection', anglemort: { format: 1 }, features: [] }));
  const cameras = await scene(browser, url, empty, folder, 'cameras');
  const events = await withEvents(cameras.page, temp, cameras.devices);
  await cameras.page.close();
  const sensors = await scene(browser, url, empty, folder, 'sensors');
  await sensors.page.close();
  const told = ({ cold_s, edits, peak_mb }) => ({ cold_s, edits, peak_mb });
  return { cameras: told(cameras), sensors: told(sensors), events };
}

async function scene(browser, url, empty, folder, kind) {
  const page = await openPlan(browser, url, empty);
  for (const name of CITY) await importFile(page, join(folder, `${name}.geojson`));
  await upToDate(page);
  const from = performance.now();
  await importFile(page, join(folder, `${kind}.geojson`));
  await upToDate(page);
  const cold_s = (performance.now() - from) / 1000;
  await watch(page);
  const devices = await some(page, 8);
  const edits = await moveEach(page, devices);
  return { page, devices, cold_s, edits, peak_mb: heldMb(await processes(browser)) };
}

/** Events all over the town, with hour, category and weight; the counts are on screen while cameras are moved. */
async function withEvents(page, temp, devices) {
  const file = join(temp, 'events.csv');
  writeFileSync(file, eventList());
  await page.getByRole('button', { name: 'Rapport de couverture', exact: true }).click();
  await page.getByRole('tab', { name: /^Faits/ }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Importer des faits…' }).click();
  await (await chooser).setFiles(file);
  const from = performance.now();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Croiser/ })
    .click({ timeout: 60_000 });
  await page.getByRole('table', { name: 'Tous' }).waitFor({ timeout: 60_000 });
  await upToDate(page);
  const cold_s = (performance.now() - from) / 1000;
  return { cold_s, edits: await moveEach(page, devices) };
}

function eventList() {
  let seed = 7;
  const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const kinds = ['theft', 'noise', 'damage', 'assault', 'litter'];
  const rows = Array.from({ length: EVENTS }, () => {
    const lon = 6.105 + 0.05 * random();
    const lat = 46.197 + 0.028 * random();
    const kind = kinds[Math.floor(random() * kinds.length)];
    const hour = Math.floor(24 * random());
    return `${lon.toFixed(6)};${lat.toFixed(6)};2026-0${1 + Math.floor(9 * random())}-1${Math.floor(10 * random())};${hour}:00;${kind};${1 + Math.floor(4 * random())}`;
  });
  return ['longitude;latitude;date;heure;catégorie;poids', ...rows].join('\n');
}

/** Devices spread over the list, by the number that starts their line. */
async function some(page, count) {
  const all = await page
    .locator('[role=treeitem][aria-level="2"]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? row.textContent ?? ''));
  return Array.from({ length: count }, (_, i) => all[Math.floor(((i + 0.5) * all.length) / count)]);
}

/** Writes down when a key comes and when the figures are new again. */
const watch = (page) =>
  page.evaluate(() => {
    const seen = { from: 0 };
    Object.assign(window, { seenEdits: seen });
    document.addEventListener('keydown', (e) => e.shiftKey && (seen.from = e.timeStamp), true);
    new MutationObserver(() => {
      const strip = document.querySelector('#region-strip');
      if (!strip || seen.from === 0 || strip.classList.contains('strip--old')) return;
      const { from } = seen;
      const told = performance.now() - from;
      seen.from = 0;
      requestAnimationFrame(() => setTimeout(() => seen.done([told, performance.now() - from])));
    }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['class'] });
  });

/** Each device is selected, comes to rest, and is moved one large step. @returns ms until the page has the figures, and until they are painted. */
async function moveEach(page, devices) {
  const found = [];
  for (const name of devices) {
    await page.getByRole('treeitem', { name, exact: true }).click();
    const map = page.getByRole('application');
    await map.focus();
    await page.keyboard.press('f');
    await pause(2500);
    await map.focus();
    // Not asked again and again: each question to the page would be a frame that it draws.
    const took = page.evaluate(() => new Promise((done) => Object.assign(window.seenEdits, { done })));
    await page.keyboard.press('Shift+ArrowRight');
    found.push(await took);
    await upToDate(page);
  }
  return {
    told: figures(found.map(([told]) => told)),
    painted: figures(found.map(([, painted]) => painted)),
  };
}

function figures(list) {
  const sorted = [...list].sort((a, b) => a - b);
  return { median_ms: sorted[Math.floor(sorted.length / 2)], worst_ms: sorted.at(-1) };
}
