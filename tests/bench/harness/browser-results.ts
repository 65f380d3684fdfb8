/** What the last `npm run bench:browser` stored, for the page of a full run. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Board } from './board';

interface Figures {
  readonly p50_ms: number;
  readonly p95_ms: number;
  readonly worst_ms: number;
}

interface Stored {
  readonly date: string;
  readonly chromium: string;
  readonly drag: Figures;
  readonly app: {
    readonly moves: number;
    readonly script: Figures;
    readonly paint: Figures;
    /** Both, on the clock. */
    readonly work: Figures;
    /** Both, by the main thread's own use of the processor. */
    readonly processor?: Figures;
    readonly heap_mb: readonly number[];
    readonly heapDrags: number;
  };
  readonly edits?: Readonly<Record<keyof typeof NETWORKS, Edits>>;
  readonly opening?: {
    readonly wall_s: number;
    readonly page_s: number;
    readonly drawing_s: number;
    readonly peak_mb?: number;
  };
}

interface Moved {
  readonly median_ms: number;
  readonly worst_ms: number;
}

/** One network of a real town: from cold, and after a device was moved. */
interface Edits {
  readonly cold_s: number;
  readonly edits: { readonly told: Moved; readonly painted: Moved };
  readonly peak_mb?: number;
}

/** What is in the town, and the goals of its first report and of a move. */
const NETWORKS = {
  cameras: ['406 cameras of Genève', 'M2', 'M3'],
  sensors: ['50 sound sensors of Genève', 'M4', 'M5'],
  events: ['406 cameras and 100,000 events', undefined, 'M6'],
} as const;

export function addBrowserResults(root: string, board: Board): void {
  const path = join(root, 'tests/bench/results/browser.json');
  if (!existsSync(path)) return board.missing('P17: `npm run bench:browser` was not run before');
  const { date, chromium, drag, app, opening, edits } = JSON.parse(readFileSync(path, 'utf8')) as Stored;
  const scene = `Chromium ${chromium}`;
  const row = (what: string, { p50_ms, p95_ms, worst_ms }: Figures, note: string): void =>
    board.row({
      job: 'browser',
      scene,
      what,
      ours_ms: p50_ms,
      note: `p95 ${p95_ms.toFixed(1)}, worst ${worst_ms.toFixed(1)} ms; ${date}; ${note}`,
    });
  row('drag core, no drawing', drag, '1,000 cameras, 50,000 buildings');
  row('app, a move: script', app.script, `${app.moves} moves, calls into software WebGL included`);
  row('app, a move: layout and paint', app.paint, 'rasterised in other threads');
  row('app, a move: both', app.work, 'from the pointer to the end of the frame that shows it');
  if (app.processor) row('app, a move: processor', app.processor, 'what the main thread itself used of it');
  const heap = app.heap_mb.map((mb) => mb.toFixed(1)).join(' → ');
  board.row({ job: 'browser', scene, what: `heap over ${app.heapDrags} drags`, note: `${heap} MB` });
  if (app.processor) board.goal('P17', scene, app.processor.p95_ms);
  else board.missing('P17: not part of the last `npm run bench:browser`');
  board.goal('P17b', scene, app.work.p95_ms);
  if (edits) addEdits(board, scene, edits);
  else board.missing('Genève in the app: not part of the last `npm run bench:browser`');
  if (!opening) return board.missing('Marseille in the app: not part of the last `npm run bench:browser`');
  board.row({
    job: 'browser',
    scene,
    what: 'Marseille in the app, gzip to analysed plan',
    ours_ms: 1000 * opening.wall_s,
    note: `processor: ${opening.page_s.toFixed(1)} s page and workers, ${opening.drawing_s.toFixed(1)} s drawing in software; at most ${opening.peak_mb?.toFixed(0) ?? '?'} MB`,
  });
  board.goal('M1b', scene, opening.wall_s);
}

function addEdits(board: Board, scene: string, edits: NonNullable<Stored['edits']>): void {
  for (const kind of Object.keys(NETWORKS) as (keyof typeof NETWORKS)[]) {
    const { cold_s, peak_mb, edits: moved } = edits[kind];
    const [what, ofFirst, ofMove] = NETWORKS[kind];
    const memory = peak_mb === undefined ? '' : `; at most ${peak_mb.toFixed(0)} MB with the page`;
    board.row({
      job: 'browser',
      scene,
      what: `${what}: first report`,
      ours_ms: 1000 * cold_s,
      note: `from the click on “import” to the analysed plan${memory}`,
    });
    const { told, painted } = moved;
    board.row({
      job: 'browser',
      scene,
      what: `${what}: figures after a move`,
      ours_ms: told.median_ms,
      note: `worst ${told.worst_ms.toFixed(0)} ms; painted in software after ${painted.median_ms.toFixed(0)}, worst ${painted.worst_ms.toFixed(0)} ms`,
    });
    if (ofFirst) board.goal(ofFirst, scene, cold_s);
    board.goal(ofMove, scene, told.worst_ms);
  }
}
