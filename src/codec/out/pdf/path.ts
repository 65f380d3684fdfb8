/** SVG's shapes as PDF's path operators, in the same millimetres. */
import type { Attributes } from '../sheet/marks';

/** To a thousandth of a millimetre; never in exponents, which PDF does not read. */
export const num = (value: number): string => String(Math.round(value * 1000) / 1000 || 0);

/** How far the handles of a Bézier curve stand from its ends on a quarter of a circle of radius 1. */
const QUARTER = 0.5522847498;

const n = (value: string | number | undefined): number => Number(value ?? 0);

export function rectPath({ x, y, width, height }: Attributes): string {
  return `${num(n(x))} ${num(n(y))} ${num(n(width))} ${num(n(height))} re\n`;
}

export function linePath({ x1, y1, x2, y2 }: Attributes): string {
  return `${num(n(x1))} ${num(n(y1))} m ${num(n(x2))} ${num(n(y2))} l\n`;
}

export function circlePath({ cx, cy, r }: Attributes): string {
  const x = n(cx);
  const y = n(cy);
  const a = n(r);
  const k = a * QUARTER;
  return [
    `${num(x + a)} ${num(y)} m`,
    curve(x + a, y + k, x + k, y + a, x, y + a),
    curve(x - k, y + a, x - a, y + k, x - a, y),
    curve(x - a, y - k, x - k, y - a, x, y - a),
    curve(x + k, y - a, x + a, y - k, x + a, y),
    'h\n',
  ].join('\n');
}

const curve = (...xy: readonly number[]): string => `${xy.map(num).join(' ')} c`;

/** Path data of absolute M, L, H, V, A (circular) and Z, which are all that a sheet is drawn with. */
export function pathOf(d: string): string {
  return /[HVA]/.test(d) ? anyPath(d) : straightPath(d);
}

/** Of M, L and Z alone, as maps are drawn: their numbers are those of paper already (`mm`), and stay as they stand. */
function straightPath(d: string): string {
  let out = '';
  let from = 0;
  for (let at = 1; at <= d.length; at++) {
    // Digits, points, signs and spaces all come before the capitals.
    if (at < d.length && d.charCodeAt(at) < CAPITAL_A) continue;
    const command = d.charCodeAt(from);
    out += command === CAPITAL_Z ? 'h\n' : `${d.slice(from + 1, at)} ${command === CAPITAL_M ? 'm' : 'l'}\n`;
    from = at;
  }
  return out === '' ? '\n' : out;
}

const [CAPITAL_A, CAPITAL_M, CAPITAL_Z] = [65, 77, 90];

function anyPath(d: string): string {
  const out: string[] = [];
  let x = 0;
  let y = 0;
  for (const [, command, rest] of d.matchAll(/([MLHVAZ])([^MLHVAZ]*)/g)) {
    const values =
      rest === ''
        ? []
        : rest!
            .trim()
            .split(/[\s,]+/)
            .map(Number);
    const from = [x, y] as const;
    [x, y] = endOf(command!, values, from);
    if (command === 'Z') out.push('h');
    else if (command === 'A') out.push(...arc(from, [x, y], values[0]!, values[3] === 1, values[4] === 1));
    else out.push(`${num(x)} ${num(y)} ${command === 'M' ? 'm' : 'l'}`);
  }
  return `${out.join('\n')}\n`;
}

function endOf(command: string, values: readonly number[], [x, y]: Point): Point {
  if (command === 'Z') return [x, y];
  if (command === 'H') return [values[0]!, y];
  if (command === 'V') return [x, values[0]!];
  return [values.at(-2)!, values.at(-1)!];
}

type Point = readonly [number, number];

/** An arc of a circle in curves of at most a quarter (SVG 2, appendix B.2.4, with equal radii). */
function arc([ax, ay]: Point, [bx, by]: Point, radius: number, large: boolean, sweep: boolean): string[] {
  const half = Math.hypot(bx - ax, by - ay) / 2;
  if (half === 0) return [];
  const r = Math.max(radius, half);
  const side = Math.sqrt(r * r - half * half) * (large === sweep ? -1 : 1);
  const cx = (ax + bx) / 2 - (side * (by - ay)) / (2 * half);
  const cy = (ay + by) / 2 + (side * (bx - ax)) / (2 * half);
  const start = Math.atan2(ay - cy, ax - cx);
  let turn = Math.atan2(by - cy, bx - cx) - start;
  if (sweep && turn <= 0) turn += 2 * Math.PI;
  if (!sweep && turn >= 0) turn -= 2 * Math.PI;
  const parts = Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-9);
  const step = turn / parts;
  const k = (4 / 3) * Math.tan(step / 4) * r;
  return Array.from({ length: parts }, (_, i) => {
    const p = start + i * step;
    const q = p + step;
    return curve(
      cx + r * Math.cos(p) - k * Math.sin(p),
      cy + r * Math.sin(p) + k * Math.cos(p),
      cx + r * Math.cos(q) + k * Math.sin(q),
      cy + r * Math.sin(q) - k * Math.cos(q),
      cx + r * Math.cos(q),
      cy + r * Math.sin(q),
    );
  });
}
