/** The database on the device: what is in it, and how it is opened. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { City } from '../model/city';
import type { Packed } from '../model/packed-texts';
import type { DataSource } from '../model/plan';

/** One saved state of a plan: its file's text, so that the file format's promise holds for autosaves too. */
export interface SnapshotRecord {
  readonly planId: string;
  /** Grows by one with each save of this plan; tells a tab that another one has saved since. */
  readonly serial: number;
  readonly savedAt: number;
  readonly text: string;
  readonly checksum: string;
  /** Key of the city that belongs to it; absent when none is loaded. */
  readonly cityKey?: string;
}

export interface PlanRecord {
  readonly planId: string;
  readonly name: string;
  readonly savedAt: number;
  readonly devices: number;
  readonly serial: number;
}

export interface CityRecord {
  readonly key: string;
  readonly planId: string;
  /** Stored unpacked by versions before. */
  readonly city: Packed<City> | City;
  readonly sources: readonly DataSource[];
}

export interface AnglemortSchema extends DBSchema {
  plans: { key: string; value: PlanRecord };
  snapshots: { key: [string, number]; value: SnapshotRecord; indexes: { byPlan: string } };
  cities: { key: string; value: CityRecord; indexes: { byPlan: string } };
}

export type Database = IDBPDatabase<AnglemortSchema>;

const DATABASE_VERSION = 1;

/**
 * Opens the database. A newer version in another tab closes this connection rather than being held up by it.
 * @throws what the browser gives when there is no storage (private windows, blocked site data).
 */
export function openDatabase(name: string, onClosed: () => void): Promise<Database> {
  return openDB<AnglemortSchema>(name, DATABASE_VERSION, {
    upgrade: (database) => {
      database.createObjectStore('plans', { keyPath: 'planId' });
      const snapshots = database.createObjectStore('snapshots', { keyPath: ['planId', 'serial'] });
      snapshots.createIndex('byPlan', 'planId');
      const cities = database.createObjectStore('cities', { keyPath: 'key' });
      cities.createIndex('byPlan', 'planId');
    },
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close();
      onClosed();
    },
    terminated: onClosed,
  });
}
