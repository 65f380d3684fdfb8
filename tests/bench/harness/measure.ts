/**
 * Timing by pairs: ours and a peer turn by turn on the same input, so that what else the machine does falls on both,
 * and the ratio of a round is the result. Absolute times are for orientation.
 */
/** Does the work of round `round` and gives its time in ms for one item of it. */
export type Runner = (round: number) => number | Promise<number>;

export interface Race {
  readonly ours_ms: number;
  readonly peer_ms: number;
  /** Peer's time by ours: above one, the peer is slower. Median, and the bounds of nine rounds in ten. */
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  readonly rounds: number;
}

export interface RaceOptions {
  readonly rounds: number;
  /** Warming up ends when three runs agree within a tenth, or after this long, ms for each side. */
  readonly warmUp_ms: number;
}

/** Keeps results alive: what is computed but never looked at may be left out by a compiler. */
let sink = 0;
export const consume = (value: number): void => {
  sink += value;
};
export const consumed = (): number => sink;

/** A runner over `items`, each turn in another order; `times` passes make it long enough for the clock. */
export function batch<T>(items: readonly T[], work: (item: T) => number, times = 1): Runner {
  return (round) => {
    const offset = (round * 7919) % items.length;
    let sum = 0;
    const from = performance.now();
    for (let t = 0; t < times; t++) {
      for (let i = 0; i < items.length; i++) sum += work(items[(i + offset) % items.length]!);
    }
    const ms = performance.now() - from;
    consume(sum);
    return ms / (items.length * times);
  };
}

/** A runner of one piece of work. */
export const once =
  (work: (round: number) => number): Runner =>
  (round) => {
    const from = performance.now();
    const value = work(round);
    const ms = performance.now() - from;
    consume(value);
    return ms;
  };

export async function race(ours: Runner, peer: Runner, options: RaceOptions): Promise<Race> {
  await warmUp(ours, options.warmUp_ms);
  await warmUp(peer, options.warmUp_ms);
  const a: number[] = [];
  const b: number[] = [];
  for (let round = 0; round < options.rounds; round++) {
    a.push(await ours(round));
    b.push(await peer(round));
  }
  const ratios = b.map((ms, i) => ms / a[i]!);
  return {
    ours_ms: median(a),
    peer_ms: median(b),
    ratio: median(ratios),
    low: quantile(ratios, 0.05),
    high: quantile(ratios, 0.95),
    rounds: options.rounds,
  };
}

export interface Timing {
  readonly ms: number;
  /** Of all rounds: what else the machine does only adds. For slopes, which a few slow rounds would bend. */
  readonly least_ms: number;
  readonly p95_ms: number;
}

export async function time(run: Runner, options: RaceOptions): Promise<Timing> {
  await warmUp(run, options.warmUp_ms);
  const all: number[] = [];
  for (let round = 0; round < options.rounds; round++) all.push(await run(round));
  return { ms: median(all), least_ms: Math.min(...all), p95_ms: quantile(all, 0.95) };
}

async function warmUp(run: Runner, budget_ms: number): Promise<void> {
  const until = performance.now() + budget_ms;
  const last: number[] = [];
  for (let n = 0; n < 40; n++) {
    last.push(await run(1000 + n));
    if (last.length > 3) last.shift();
    if (last.length === 3 && Math.max(...last) < 1.1 * Math.min(...last)) return;
    if (performance.now() > until) return;
  }
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Linear between the order statistics. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((p, q) => p - q);
  if (sorted.length === 0) return Number.NaN;
  const at = share * (sorted.length - 1);
  const low = Math.floor(at);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low]! + (at - low) * (sorted[high]! - sorted[low]!);
}

/** Exponent of the power law through the points, by least squares of the logarithms. */
export function slope(points: readonly (readonly [size: number, cost: number])[]): number {
  const xs = points.map(([size]) => Math.log(size));
  const ys = points.map(([, cost]) => Math.log(cost));
  const mx = xs.reduce((a, b) => a + b, 0) / xs.length;
  const my = ys.reduce((a, b) => a + b, 0) / ys.length;
  let above = 0;
  let below = 0;
  xs.forEach((x, i) => {
    above += (x - mx) * (ys[i]! - my);
    below += (x - mx) ** 2;
  });
  return above / below;
}
