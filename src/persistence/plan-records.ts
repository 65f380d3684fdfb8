/** What the stored records mean: choosing a whole snapshot, thinning out, telling failures apart. */
import type { IDBPTransaction } from 'idb';
import { readPlan } from '../codec/plan';
import type { City } from '../model/city';
import type { Plan } from '../model/plan';
import { checksum } from './checksum';
import type { AnglemortSchema, Database, PlanRecord, SnapshotRecord } from './database';
import type { StorageFailure } from './port';

type StoreName = 'plans' | 'snapshots' | 'cities';
export type SaveTransaction = IDBPTransaction<AnglemortSchema, StoreName[], 'readwrite'>;

/** A failure of ours with its code, on its way to the one place that turns errors into results. */
export class StorageFault extends Error {
  readonly code: StorageFailure['code'];

  constructor(code: StorageFailure['code'], detail?: string) {
    super(detail ?? code);
    this.code = code;
  }
}

export function failureOf(error: unknown): StorageFailure {
  if (error instanceof StorageFault) return { code: error.code, detail: error.message };
  const name = error instanceof Error ? error.name : '';
  const detail = String(error);
  if (name === 'QuotaExceededError') return { code: 'storage.full', detail };
  if (name === 'SecurityError' || name === 'InvalidStateError')
    return { code: 'storage.unavailable', detail };
  return { code: 'storage.failed', detail };
}

/** The newest snapshot whose text is whole and reads as a plan. */
export function firstWhole(
  newestFirst: readonly SnapshotRecord[],
): { readonly snapshot: SnapshotRecord; readonly plan: Plan } | undefined {
  for (const snapshot of newestFirst) {
    if (typeof snapshot.text !== 'string' || checksum(snapshot.text) !== snapshot.checksum) continue;
    const reading = readPlan(snapshot.text);
    if (reading.ok) return { snapshot, plan: reading.value.plan };
  }
  return undefined;
}

export function recordOf(planId: string, plan: Plan, savedAt: number, serial: number): PlanRecord {
  let devices = 0;
  for (const { kind } of plan.objects.values()) if (kind === 'camera' || kind === 'sound-sensor') devices++;
  return { planId, name: plan.head.name, savedAt, devices, serial };
}

/** Keeps the snapshots of a plan after `serial`. */
export async function dropSnapshotsBefore(
  transaction: SaveTransaction,
  planId: string,
  serial: number,
): Promise<void> {
  const old = IDBKeyRange.bound([planId, -Infinity], [planId, serial]);
  await transaction.objectStore('snapshots').delete(old);
}

/** Deletes the cities of a plan that no snapshot of it needs any more. */
export async function dropUnusedCities(transaction: SaveTransaction, planId: string): Promise<void> {
  const cities = transaction.objectStore('cities');
  const keys = await cities.index('byPlan').getAllKeys(planId);
  if (keys.length < 2) return;
  const snapshots = await transaction.objectStore('snapshots').index('byPlan').getAll(planId);
  const used = new Set(snapshots.map(({ cityKey }) => cityKey));
  for (const key of keys) if (!used.has(key)) await cities.delete(key);
}

export async function deletePlan(database: Database, planId: string): Promise<void> {
  const transaction = database.transaction(['plans', 'snapshots', 'cities'], 'readwrite', {
    durability: 'strict',
  });
  await transaction.objectStore('plans').delete(planId);
  const everything = IDBKeyRange.bound([planId, -Infinity], [planId, Infinity]);
  await transaction.objectStore('snapshots').delete(everything);
  const cities = transaction.objectStore('cities');
  for (const key of await cities.index('byPlan').getAllKeys(planId)) await cities.delete(key);
  await transaction.done;
}

/** Aborts unless it is over already. */
export function abort(transaction: SaveTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It was over: nothing was written, or all of it.
  }
}

export const isEmptyCity = (city: City): boolean =>
  city.buildings.ids.length === 0 &&
  city.streets.ids.length === 0 &&
  city.furniture.ids.length === 0 &&
  !city.noise;
