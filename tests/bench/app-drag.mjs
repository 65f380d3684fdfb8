/**
 * Pointer to painted frame in the built app (P17): a camera of a thousand is dragged through a city of 50,000
 * buildings, with the browser's own trace of the main thread. What scripts take and what layout and painting take are
 * told apart, on the clock and by the thread's own use of the processor: without a graphics processor other threads
 * draw on the same cores, and the clock counts what the main thread waits for them. A second round looks at the heap.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { importFile, openPlan, upToDate } from './app-page.mjs';

const DRAGS = 6;
const MOVES = 24;
const HEAP_DRAGS = 1000;

/** @returns figures in ms and MB. */
export async function appDrag(browser, url, here, temp) {
  const folder = join(temp, 'app-files');
  mkdirSync(folder, { recursive: true });
  await writeFiles(here, temp, folder);
  const page = await openPlan(browser, url, join(folder, 'plan.geojson'));
  for (const name of ['buildings.geojson', 'streets.geojson']) await importFile(page, join(folder, name));
  await upToDate(page);
  return await measure(browser, page);
}

async function writeFiles(here, temp, folder) {
  const bundle = await rolldown({ input: join(here, 'scenes/app-files.ts'), platform: 'node' });
  const file = join(temp, 'app-files.mjs');
  await bundle.write({ file, format: 'esm' });
  await bundle.close();
  const { writeAppFiles } = await import(pathToFileURL(file).href);
  writeAppFiles(folder, 50_000, 1000);
}

async function measure(browser, page) {
  const at = await cameraOnScreen(page);
  await drag(page, at, 1, MOVES);
  await upToDate(page);
  await browser.startTracing(page, {
    categories: [
      'toplevel',
      'devtools.timeline',
      'disabled-by-default-devtools.timeline',
      'blink.user_timing',
    ],
  });
  await drag(page, at, DRAGS, MOVES);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  await upToDate(page);
  const heap = await heapOver(page);
  await page.close();
  return { ...frames(traceEvents), heap_mb: heap, heapDrags: HEAP_DRAGS };
}

/** Goes to the first camera; it then stands in the middle of the map. */
async function cameraOnScreen(page) {
  await page.getByRole('treeitem', { name: /^C-0001(,|$)/ }).click();
  const map = page.getByRole('application');
  await map.focus();
  await page.keyboard.press('f');
  await pause(2500);
  const box = await map.boundingBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** There and back in small steps, each given a frame of its own, or the last of a drag alone. */
async function drag(page, at, drags, moves, framed = 'each') {
  for (let d = 0; d < drags; d++) {
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    for (let m = 1; m <= moves; m++) {
      const away = m <= moves / 2 ? m : moves - m;
      await page.mouse.move(at.x + 2 * away, at.y + away);
      if (framed === 'each' || m === moves)
        await page.evaluate(
          () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
        );
    }
    await page.mouse.up();
  }
}

/** In a small window: what a drag leaves behind does not hang on how many pixels are drawn. */
async function heapOver(page) {
  await page.setViewportSize({ width: 900, height: 600 });
  const box = await page.getByRole('application').boundingBox();
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const session = await page.context().newCDPSession(page);
  const used = async () => {
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize / 1e6;
  };
  const before = await used();
  await drag(page, at, HEAP_DRAGS, 4, 'last');
  await upToDate(page);
  return [before, await used()];
}

const SCRIPT = new Set([
  'FunctionCall',
  'EvaluateScript',
  'TimerFire',
  'FireAnimationFrame',
  'EventDispatch',
  'RunMicrotasks',
  'HandlePostMessage',
  'V8.GC_MC_INCREMENTAL',
  'MinorGC',
  'MajorGC',
]);
const PAINT = new Set([
  'UpdateLayoutTree',
  'Layout',
  'PrePaint',
  'Paint',
  'Layerize',
  'Commit',
  'CompositeLayers',
  'UpdateLayerTree',
]);

/**
 * Work of the main thread from each pointer move to the end of the frame that shows it, and of every frame, by what
 * it is. Frames that follow, in which tiles and labels settle, are frames of their own.
 */
function frames(events) {
  const threads = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const isMove = (e) => e.name === 'EventDispatch' && e.args.data?.type === 'pointermove';
  const of = ({ pid, tid }) => events.filter((e) => e.pid === pid && e.tid === tid && e.ph === 'X');
  const own = threads
    .map(of)
    .sort((a, b) => b.filter(isMove).length - a.filter(isMove).length)[0]
    .sort((a, b) => a.ts - b.ts);
  const begins = own.filter(({ name }) => name === 'FireAnimationFrame').map((e) => e.ts);
  const commits = own.filter(({ name }) => name === 'Commit').map((e) => e.ts + e.dur);
  const frameAfter = (t) => {
    const begin = begins.find((ts) => ts >= t) ?? t;
    return commits.find((ts) => ts > begin) ?? begin;
  };
  const spans = own.filter(isMove).map((e) => [e.ts, frameAfter(e.ts)]);
  const script = topLevel(own, SCRIPT);
  const paint = topLevel(own, PAINT);
  const within = (list, [from, to], field) =>
    list.reduce((sum, e) => (e.ts >= from - 1 && e.ts < to ? sum + e[field] / 1000 : sum), 0);
  const rows = spans.map((span) => ({
    script: within(script, span, 'dur'),
    paint: within(paint, span, 'dur'),
    processor: within(script, span, 'tdur') + within(paint, span, 'tdur'),
  }));
  return {
    moves: rows.length,
    script: figures(rows.map((row) => row.script)),
    paint: figures(rows.map((row) => row.paint)),
    work: figures(rows.map((row) => row.script + row.paint)),
    processor: figures(rows.map((row) => row.processor)),
  };
}

/** What runs inside another of its kind is counted with that. */
function topLevel(events, names) {
  let end = -Infinity;
  return events.filter((e) => {
    if (!names.has(e.name) || e.ts < end) return false;
    end = e.ts + e.dur;
    return true;
  });
}

function figures(list) {
  const sorted = [...list].sort((a, b) => a - b);
  const at = (q) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
  return { p50_ms: at(0.5), p95_ms: at(0.95), worst_ms: sorted.at(-1) };
}
