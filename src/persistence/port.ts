/** What the rest of the app may ask of the device: keeping plans, and files. */
import type { Download, DownloadResult } from './network';
import type { City } from '../model/city';
import type { DataSource, Plan } from '../model/plan';

export interface RecentPlan {
  readonly planId: string;
  readonly name: string;
  /** ms since 1970. */
  readonly savedAt: number;
  readonly devices: number;
}

export interface StoredPlan {
  readonly planId: string;
  readonly plan: Plan;
  readonly city: City;
  readonly citySources: readonly DataSource[];
  /** The newest snapshot was damaged and an older one was taken, saved at that time. */
  readonly olderFrom?: number;
}

/** Why the device did not keep or give something. */
export interface StorageFailure {
  readonly code:
    | 'storage.full'
    | 'storage.unavailable'
    | 'storage.failed'
    | 'storage.heldElsewhere'
    | 'storage.damaged'
    | 'storage.notFound';
  /** For the details only. */
  readonly detail?: string;
}

export type StorageResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: StorageFailure };

export interface PickedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface AutosaveState {
  readonly planId: string;
  readonly plan: Plan;
  readonly city: City;
  readonly citySources: readonly DataSource[];
  readonly cityRevision: number;
}

export interface Persistence {
  /** Latest first. */
  readonly listRecent: () => Promise<StorageResult<readonly RecentPlan[]>>;
  readonly openRecent: (planId: string) => Promise<StorageResult<StoredPlan>>;
  readonly forgetRecent: (planId: string) => Promise<StorageResult<undefined>>;
  /** Writes one snapshot, and the city where its revision is not stored yet. */
  readonly save: (state: AutosaveState) => Promise<StorageResult<{ readonly at: number }>>;
  /** Makes this tab the one that saves the plan; false when another tab is. `steal` takes it over. */
  readonly claim: (planId: string, steal?: boolean) => Promise<boolean>;
  /** Called when another tab took the plan over. */
  readonly onLost: (listener: () => void) => void;
  readonly pickFile: (accept: readonly string[]) => Promise<PickedFile | undefined>;
  /** Saves text as a file: where the user chose before (unless `as`), where they choose, or as a download. */
  readonly saveFile: (file: {
    readonly name: string;
    readonly text: string;
    readonly as?: boolean;
  }) => Promise<StorageResult<{ readonly how: 'written' | 'downloaded'; readonly name: string } | undefined>>;
  /** Asks another machine for data: only what the user wanted, at the address that he saw. */
  readonly download: (
    request: Download,
    signal: AbortSignal,
    maxBytes: number,
    onBytes: (bytes: number) => void,
  ) => Promise<DownloadResult>;
  /** Forgets where the plan was saved: a new plan goes to a new file. */
  readonly forgetFile: () => void;
}
