/** `BENCHMARKS.md` and the stored results of a full run. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { judge, type Verdict } from '../goals';
import { digits, ms, type Board, type Row } from './board';
import { NOTES } from '../missed';
import type { Machine } from './machine';

/** Writes the JSON and the page; gives the JSON's path. */
export function writeResults(root: string, board: Board, about: Machine, seconds: number): string {
  const verdicts = judge(board);
  const folder = join(root, 'tests/bench/results');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${about.date.slice(0, 10)}-${about.commit.replace('+', '-changed')}.json`);
  const goals = verdicts.map(({ goal, ...rest }) => ({ ...goal, ...rest }));
  const { rows, checks, absent } = board;
  writeFileSync(path, `${JSON.stringify({ about, seconds, goals, rows, checks, absent }, undefined, 1)}\n`);
  writeFileSync(join(root, 'BENCHMARKS.md'), page(board, verdicts, about, seconds));
  return path;
}

function page(board: Board, verdicts: readonly Verdict[], about: Machine, seconds: number): string {
  const peers = Object.entries(about.peers)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ');
  const failed = board.checks.filter((c) => !c.ok);
  return [
    '# Benchmarks',
    '',
    'Written by `npm run bench`; not edited by hand. How it is measured: `tests/bench/README.md`.',
    '',
    `${about.date.slice(0, 16).replace('T', ' ')} UTC, commit ${about.commit}, ${Math.round(seconds)} s. ${about.cpu}, ${about.cores} cores, ${about.memory_gb} GB, load ${about.load} at the start. Node ${about.node} (V8 ${about.v8}).`,
    `Peers: ${peers}.`,
    '',
    'Ratios are the peer’s time by ours, medians of interleaved rounds of one run; the worst scene counts. Absolute times are this machine’s.',
    '',
    '## Goals',
    '',
    '| id | what | must | ambitious | measured | scene | verdict |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...verdicts.map(goalLine),
    '',
    '## What is not reached',
    '',
    ...verdicts.filter(({ status }) => status !== 'ambitious met').map(missedLine),
    '',
    '## Checks before the clock',
    '',
    failed.length === 0
      ? `All ${board.checks.length} passed.`
      : `${failed.length} of ${board.checks.length} failed; what failed has no time.`,
    ...failed.map((c) => `- **FAIL** ${c.job}, ${c.what}: ${c.detail}`),
    '',
    '## All measurements',
    '',
    '| job | scene | what | ours | peer | peer’s time | ratio (5–95 %) | note |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...board.rows.map(rowLine),
    '',
    '## Not covered',
    '',
    ...[...board.absent, ...NOT_COVERED].map((line) => `- ${line}`),
    '',
  ].join('\n');
}

const NOT_COVERED = [
  'P18 and P19, placement: not part of this version.',
  'TriVis (P1’s peer) may not be redistributed; CGAL stands in where the machine has it.',
  'A graphics processor: no part of these measurements draws.',
];

const bound = ({ goal }: Verdict, value: number): string =>
  `${goal.better === 'more' ? '≥' : '≤'} ${digits(value)}${goal.unit && ` ${goal.unit}`}`;

function goalLine(verdict: Verdict): string {
  const { goal, value, scene, range, status } = verdict;
  const measured = value === undefined ? '–' : `${digits(value)}${goal.unit && ` ${goal.unit}`}`;
  const cells = [goal.id, goal.what, bound(verdict, goal.must), bound(verdict, goal.ambitious), measured];
  return `| ${[...cells, [scene, range].filter(Boolean).join('; '), status === 'missed' ? '**missed**' : status].join(' | ')} |`;
}

/** How far a goal is from its ambitious column, and why. */
function missedLine({ goal, value, status }: Verdict): string {
  const { id, key = id, what, better, ambitious } = goal;
  const note = NOTES[key] ?? '';
  if (value === undefined) return `- **${id}**, ${what}: not measured. ${note}`.trimEnd();
  const off = better === 'more' ? ambitious / value : value / ambitious;
  const far = Number.isFinite(off)
    ? `${digits(off)} times off the ambitious column`
    : 'off the ambitious column';
  return `- **${id}**, ${what}: ${far}${status === 'missed' ? ', and below the must' : ''}. ${note}`.trimEnd();
}

function rowLine(row: Row): string {
  const ratio =
    row.ratio === undefined
      ? ''
      : `${digits(row.ratio)} (${digits(row.low ?? row.ratio)}–${digits(row.high ?? row.ratio)})`;
  const time = (value: number | undefined): string => (value === undefined ? '' : ms(value));
  return `| ${[row.job, row.scene, row.what, time(row.ours_ms), row.peer ?? '', time(row.peer_ms), ratio, row.note ?? ''].join(' | ')} |`;
}
