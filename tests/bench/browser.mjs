/** `npm run bench:browser`: the kernels in a headless Chromium. The page is bundled as the product's pages are. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { rolldown } from 'rolldown';
import { BROWSER_ARGS, findBrowser } from '../tools/browser.mjs';
import { appDrag } from './app-drag.mjs';
import { appEdits } from './app-edits.mjs';
import { appOpen } from './app-open.mjs';
import { withApp } from './app-page.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const temp = join(here, '../../node_modules/.cache/anglemort-bench', String(process.pid));
const executablePath = findBrowser();
if (!executablePath) {
  process.stdout.write('No Chromium was found: set CHROMIUM_PATH.\n');
  process.exit(1);
}
mkdirSync(temp, { recursive: true });
const bundle = await rolldown({
  input: join(here, 'browser-page.ts'),
  platform: 'browser',
  transform: { define: { 'process.env.NODE_ENV': '"production"' } },
});
const file = join(temp, 'page.js');
await bundle.write({ file, format: 'iife' });
await bundle.close();

const browser = await chromium.launch({
  executablePath,
  args: [...BROWSER_ARGS, '--js-flags=--expose-gc', '--enable-precise-memory-info'],
});
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => process.stdout.write(`${error}\n`));
  await page.addScriptTag({ content: readFileSync(file, 'utf8') });
  const { views, drag } = await page.evaluate('runBench()');
  const us = (ms) => `${(1000 * ms).toFixed(1)} µs`;
  process.stdout.write(`Chromium ${browser.version()}, city of 50,000 buildings\n`);
  for (const v of views) {
    process.stdout.write(
      `view ${v.set.padEnd(8)} ${us(v.ours_ms).padStart(9)} | visibility-polygon + flatbush ${us(v.peer_ms)} = ` +
        `${v.ratio.toFixed(1)}× (${v.low.toFixed(1)}…${v.high.toFixed(1)})\n`,
    );
  }
  const [before, after] = drag.heap_mb ?? [];
  process.stdout.write(
    `drag, 1,000 cameras, exact levels and streets, no drawing: p50 ${drag.p50_ms.toFixed(2)}, p95 ` +
      `${drag.p95_ms.toFixed(2)}, worst ${drag.worst_ms.toFixed(2)} ms; from scratch ${drag.drift.toExponential(1)} off` +
      `${before === undefined ? '' : `; heap ${before.toFixed(1)} → ${after.toFixed(1)} MB over 1,020 frames`}\n`,
  );
  if (!(drag.drift < 1e-9)) process.exitCode = 1;
  const towns = process.env.ANGLEMORT_TOWNS ?? join(here, '../../../shared/data');
  const { opening, edits, app } = await withApp(join(here, '../..'), async (url) => {
    const opened = await appOpen(browser, url, here, temp, join(towns, 'marseille'));
    tellOpening(opened);
    const moved = await appEdits(browser, url, temp, join(towns, 'geneve'));
    tellEdits(moved);
    const dragged = await appDrag(browser, url, here, temp);
    tellDrag(dragged);
    return { opening: opened, edits: moved, app: dragged };
  });
  // Read by the next full run of `npm run bench` into its page.
  const results = join(here, 'results');
  mkdirSync(results, { recursive: true });
  const stored = {
    date: new Date().toISOString().slice(0, 10),
    chromium: browser.version(),
    views,
    drag,
    app,
    ...(opening ? { opening } : {}),
    ...(edits ? { edits } : {}),
  };
  writeFileSync(join(results, 'browser.json'), `${JSON.stringify(stored, undefined, 1)}\n`);
  // A drag may leave caches behind, but not a piece for each time.
  if (app.heap_mb[1] > app.heap_mb[0] * 1.1 + 5) process.exitCode = 1;
} finally {
  await browser.close();
  rmSync(temp, { recursive: true, force: true });
}

function tellOpening(opening) {
  const s = (value) => value.toFixed(1);
  process.stdout.write(
    opening
      ? `app, Marseille from gzip to analysed plan: ${s(opening.wall_s)} s on the clock; processor ${s(opening.page_s)} s for the page and its ` +
          `workers, ${s(opening.drawing_s)} s for drawing in software; at most ${opening.peak_mb?.toFixed(0) ?? '?'} MB\n`
      : 'app, Marseille: its files are not at hand\n',
  );
}

function tellEdits(edits) {
  if (!edits) process.stdout.write('app, Genève: its files are not at hand\n');
  const ms = ({ median_ms, worst_ms }) => `${median_ms.toFixed(0)}, at most ${worst_ms.toFixed(0)} ms`;
  for (const [name, { cold_s, edits: moved, peak_mb }] of Object.entries(edits ?? {}))
    process.stdout.write(
      `app, Genève, ${name}: ${cold_s.toFixed(1)} s from cold; after a move figures in ${ms(moved.told)}, painted in ` +
        `${ms(moved.painted)}${peak_mb ? `; at most ${peak_mb.toFixed(0)} MB` : ''}\n`,
    );
}

function tellDrag(app) {
  const line = (name, f) =>
    `${name} p50 ${f.p50_ms.toFixed(1)}, p95 ${f.p95_ms.toFixed(1)}, worst ${f.worst_ms.toFixed(1)} ms`;
  process.stdout.write(
    `app, pointer to painted frame over ${app.moves} moves: ${line('script', app.script)}; ${line('layout and paint', app.paint)}; ` +
      `${line('both', app.work)}; ${line('processor', app.processor)}; heap ${app.heap_mb.map((mb) => mb.toFixed(1)).join(' → ')} MB over ${app.heapDrags} drags\n`,
  );
}
