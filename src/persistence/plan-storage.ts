/**
 * Plans in IndexedDB. Each save is one strict transaction: a new snapshot beside the last few, so that a damaged one
 * is skipped. The city is stored apart and only when it is another one: it may be a hundred times the plan.
 */
import { writePlan } from '../codec/plan';
import { EMPTY_CITY, type City } from '../model/city';
import { packTexts, unpackTexts } from '../model/packed-texts';
import { checksum } from './checksum';
import { openDatabase, type Database } from './database';
import {
  abort,
  deletePlan,
  dropSnapshotsBefore,
  dropUnusedCities,
  failureOf,
  firstWhole,
  isEmptyCity,
  recordOf,
  StorageFault,
  type SaveTransaction,
} from './plan-records';
import type { AutosaveState, RecentPlan, StorageResult, StoredPlan } from './port';

/** Snapshots kept of each plan, and plans kept in all. */
const SNAPSHOTS_KEPT = 5;
const PLANS_KEPT = 30;

export interface PlanStorageOptions {
  readonly databaseName: string;
  readonly now: () => number;
  /** Names a stored city; never given twice, in any tab. */
  readonly makeKey: () => string;
}

export class PlanStorage {
  private readonly options: PlanStorageOptions;
  private opening: Promise<Database> | undefined;
  /** Per plan, the serial this tab saved or opened last: another tab's save shows as a higher one. */
  private readonly serials = new Map<string, number>();
  /** The city on the device that is the one in memory, by identity. */
  private storedCity: { readonly planId: string; readonly key: string; readonly city: City } | undefined;

  constructor(options: PlanStorageOptions) {
    this.options = options;
  }

  list(): Promise<StorageResult<readonly RecentPlan[]>> {
    return this.attempt(async (database) => {
      const plans = await database.getAll('plans');
      return plans
        .sort((a, b) => b.savedAt - a.savedAt)
        .map(({ planId, name, savedAt, devices }) => ({ planId, name, savedAt, devices }));
    });
  }

  async save(state: AutosaveState): Promise<StorageResult<{ readonly at: number }>> {
    const first = await this.trySave(state);
    if (first.ok || first.error.code !== 'storage.full') return first;
    // Room is made from what can be spared: this plan's older snapshots; other plans are the user's to delete.
    const freed = await this.attempt((database) => this.dropOldSnapshots(database, state.planId, 1));
    return freed.ok && freed.value > 0 ? this.trySave(state) : first;
  }

  open(planId: string): Promise<StorageResult<StoredPlan>> {
    return this.attempt(async (database) => {
      const snapshots = await database.getAllFromIndex('snapshots', 'byPlan', planId);
      snapshots.sort((a, b) => b.serial - a.serial);
      if (snapshots.length === 0) throw new StorageFault('storage.notFound');
      const found = firstWhole(snapshots);
      if (!found) throw new StorageFault('storage.damaged');
      const { snapshot, plan } = found;
      const stored =
        snapshot.cityKey === undefined ? undefined : await database.get('cities', snapshot.cityKey);
      this.serials.set(planId, snapshots[0]!.serial);
      const city = stored && unpackTexts(stored.city);
      if (stored && city) this.storedCity = { planId, key: stored.key, city };
      return {
        planId,
        plan,
        city: city ?? EMPTY_CITY,
        citySources: stored?.sources ?? [],
        ...(snapshot === snapshots[0] ? {} : { olderFrom: snapshot.savedAt }),
      };
    });
  }

  forget(planId: string): Promise<StorageResult<undefined>> {
    return this.attempt(async (database) => {
      await deletePlan(database, planId);
      this.serials.delete(planId);
      if (this.storedCity?.planId === planId) this.storedCity = undefined;
      return undefined;
    });
  }

  /** Makes this tab the one whose saves count from now on, whatever another has saved. */
  async adopt(planId: string): Promise<void> {
    await this.attempt(async (database) => {
      const record = await database.get('plans', planId);
      if (record) this.serials.set(planId, record.serial);
      return undefined;
    });
  }

  private trySave(state: AutosaveState): Promise<StorageResult<{ readonly at: number }>> {
    return this.attempt(async (database) => {
      const { planId, plan } = state;
      const text = writePlan(plan);
      const at = this.options.now();
      const transaction = database.transaction(['plans', 'snapshots', 'cities'], 'readwrite', {
        durability: 'strict',
      });
      // Awaited at the end whatever happens, so that a failed request is never an unhandled rejection.
      const done = transaction.done.catch((error: unknown) => error);
      try {
        const known = await transaction.objectStore('plans').get(planId);
        if (known && known.serial > (this.serials.get(planId) ?? 0)) {
          throw new StorageFault('storage.heldElsewhere');
        }
        const serial = (known?.serial ?? 0) + 1;
        const city = await this.saveCity(transaction, state);
        await transaction.objectStore('snapshots').put({
          planId,
          serial,
          savedAt: at,
          text,
          checksum: checksum(text),
          ...(city ? { cityKey: city.key } : {}),
        });
        await dropSnapshotsBefore(transaction, planId, serial - SNAPSHOTS_KEPT);
        await transaction.objectStore('plans').put(recordOf(planId, plan, at, serial));
        await dropUnusedCities(transaction, planId);
        const failure = await done;
        if (failure) throw failure instanceof Error ? failure : new Error('the transaction was aborted');
        this.serials.set(planId, serial);
        this.storedCity = city;
        if (!known) await this.dropOldPlans(database);
        return { at };
      } catch (error) {
        abort(transaction);
        await done;
        throw error;
      }
    });
  }

  /** Stores the city unless it is there already; a plan without data has none. */
  private async saveCity(
    transaction: SaveTransaction,
    { planId, city, citySources }: AutosaveState,
  ): Promise<{ readonly planId: string; readonly key: string; readonly city: City } | undefined> {
    if (isEmptyCity(city)) return undefined;
    if (this.storedCity?.planId === planId && this.storedCity.city === city) return this.storedCity;
    const key = this.options.makeKey();
    await transaction.objectStore('cities').put({
      key,
      planId,
      city: packTexts(city),
      sources: citySources,
    });
    return { planId, key, city };
  }

  private async dropOldSnapshots(database: Database, planId: string, kept: number): Promise<number> {
    const keys = await database.getAllKeysFromIndex('snapshots', 'byPlan', planId);
    const old = keys.sort((a, b) => b[1] - a[1]).slice(kept);
    for (const key of old) await database.delete('snapshots', key);
    return old.length;
  }

  /** Best effort: a list that is too long harms nobody. */
  private async dropOldPlans(database: Database): Promise<void> {
    try {
      const plans = await database.getAll('plans');
      plans.sort((a, b) => b.savedAt - a.savedAt);
      for (const { planId } of plans.slice(PLANS_KEPT)) await deletePlan(database, planId);
    } catch {
      // The next save tries again.
    }
  }

  private async attempt<T>(work: (database: Database) => Promise<T>): Promise<StorageResult<T>> {
    try {
      return { ok: true, value: await work(await this.database()) };
    } catch (error) {
      return { ok: false, error: failureOf(error) };
    }
  }

  private database(): Promise<Database> {
    this.opening ??= openDatabase(this.options.databaseName, () => {
      this.opening = undefined;
    }).catch((error: unknown) => {
      this.opening = undefined;
      throw new StorageFault('storage.unavailable', String(error));
    });
    return this.opening;
  }
}
