/** Sums by unordered pair of small numbers: open addressing, no allocation but growth. */
export interface PairTable {
  readonly layers: number;
  size: number;
  /** a × layers + b + 1 with a < b; 0 is free. */
  key: Float64Array;
  sum: Float64Array;
}

export const createPairTable = (layers: number): PairTable => ({
  layers,
  size: 0,
  key: new Float64Array(16),
  sum: new Float64Array(16),
});

export function addToPair(table: PairTable, a: number, b: number, amount: number): void {
  const key = (a < b ? a * table.layers + b : b * table.layers + a) + 1;
  const slot = slotOf(table.key, key);
  if (table.key[slot] === 0) {
    table.key[slot] = key;
    table.sum[slot] = amount;
    if (++table.size * 2 > table.key.length) grow(table);
  } else table.sum[slot] = table.sum[slot]! + amount;
}

export function pairSum(table: PairTable, a: number, b: number): number {
  const key = (a < b ? a * table.layers + b : b * table.layers + a) + 1;
  const slot = slotOf(table.key, key);
  return table.key[slot] === 0 ? 0 : table.sum[slot]!;
}

/** Visits every pair that was added to once, in no order. */
export function eachPair(table: PairTable, visit: (a: number, b: number, sum: number) => void): void {
  const { key, sum, layers } = table;
  if (table.size === 0) return;
  for (let slot = 0; slot < key.length; slot++) {
    const pair = key[slot]! - 1;
    if (pair < 0) continue;
    const a = Math.floor(pair / layers);
    visit(a, pair - a * layers, sum[slot]!);
  }
}

/** Every pair that was added to, in ascending order. */
export function listPairs(table: PairTable): { a: number; b: number; sum: number }[] {
  const pairs: { a: number; b: number; sum: number }[] = [];
  for (let slot = 0; slot < table.key.length; slot++) {
    const key = table.key[slot]! - 1;
    if (key >= 0) {
      pairs.push({ a: Math.floor(key / table.layers), b: key % table.layers, sum: table.sum[slot]! });
    }
  }
  return pairs.sort((p, q) => p.a - q.a || p.b - q.b);
}

function slotOf(keys: Float64Array, key: number): number {
  const mask = keys.length - 1;
  let slot = Math.imul(key | 0, 0x9e3779b1) >>> 8;
  for (slot &= mask; keys[slot] !== 0 && keys[slot] !== key; slot = (slot + 1) & mask);
  return slot;
}

function grow(table: PairTable): void {
  const { key, sum } = table;
  table.key = new Float64Array(2 * key.length);
  table.sum = new Float64Array(2 * sum.length);
  for (let i = 0; i < key.length; i++) {
    if (key[i] === 0) continue;
    const slot = slotOf(table.key, key[i]!);
    table.key[slot] = key[i]!;
    table.sum[slot] = sum[i]!;
  }
}
