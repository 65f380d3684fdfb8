/** Collects what a run finds: rows of the table, values for the goals, checks, and what could not be measured. */
import type { Race } from './measure';

export interface Row {
  readonly job: string;
  readonly scene: string;
  readonly what: string;
  readonly ours_ms?: number;
  readonly peer?: string;
  readonly peer_ms?: number;
  readonly ratio?: number;
  readonly low?: number;
  readonly high?: number;
  readonly rounds?: number;
  readonly note?: string;
}

export interface Check {
  readonly job: string;
  readonly what: string;
  readonly ok: boolean;
  readonly detail: string;
}

export interface GoalValue {
  readonly scene: string;
  readonly value: number;
}

export class Board {
  readonly rows: Row[] = [];
  readonly checks: Check[] = [];
  readonly goals = new Map<string, GoalValue[]>();
  readonly absent: string[] = [];
  private readonly say: (line: string) => void;

  constructor(say: (line: string) => void) {
    this.say = say;
  }

  row(row: Row): void {
    this.rows.push(row);
    const parts = [row.job.padEnd(10), row.scene.padEnd(11), row.what.padEnd(34)];
    if (row.ours_ms !== undefined) parts.push(`${ms(row.ours_ms)}`);
    if (row.peer !== undefined)
      parts.push(`| ${row.peer} ${row.peer_ms === undefined ? '' : ms(row.peer_ms)}`);
    if (row.ratio !== undefined) {
      parts.push(
        `= ${digits(row.ratio)}× (${digits(row.low ?? row.ratio)}…${digits(row.high ?? row.ratio)})`,
      );
    }
    if (row.note) parts.push(`| ${row.note}`);
    this.say(parts.join(' '));
  }

  race(job: string, scene: string, what: string, peer: string, result: Race, note?: string): void {
    this.row({ job, scene, what, peer, ...result, ...(note ? { note } : {}) });
  }

  /** Notes a check; a job whose check failed prints no time. */
  check(job: string, what: string, ok: boolean, detail: string): boolean {
    this.checks.push({ job, what, ok, detail });
    this.say(`${job.padEnd(10)} ${ok ? 'ok  ' : 'FAIL'} ${what}: ${detail}`);
    return ok;
  }

  goal(id: string, scene: string, value: number): void {
    const values = this.goals.get(id);
    if (values) values.push({ scene, value });
    else this.goals.set(id, [{ scene, value }]);
  }

  missing(what: string): void {
    if (this.absent.includes(what)) return;
    this.absent.push(what);
    this.say(`absent: ${what}`);
  }

  note(line: string): void {
    this.say(line);
  }
}

export const ms = (value: number): string =>
  value >= 1
    ? `${digits(value)} ms`
    : value >= 1e-3
      ? `${digits(value * 1e3)} µs`
      : `${digits(value * 1e6)} ns`;

export function digits(value: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value) || size === 0) return String(value);
  if (size >= 1e6 || size < 1e-3) return value.toExponential(2);
  return Number(value.toPrecision(3)).toString();
}
