/**
 * Saves the open plan to this device after each edit: within a second, and at once when the page is about to go.
 * A plan that another tab holds, that is newer than this version, or that nobody has changed is not saved.
 */
import type { Persistence, StorageFailure } from '../persistence/port';
import type { AppState, AppStore } from '../store';
import { notify, withdraw } from './notices';

export interface AutosaveContext {
  readonly store: AppStore;
  readonly persistence: Persistence;
  readonly later: (task: () => void, ms: number) => () => void;
  readonly now: () => number;
  /** Calls `flush` when the page is hidden or left; returns how to stop listening. */
  readonly onLeave: (flush: () => void) => () => void;
}

export interface Autosave {
  /** Saves what is unsaved now. */
  readonly flush: () => Promise<void>;
  readonly close: () => void;
}

/** After the last edit, and at most after the first unsaved one, ms. */
const REST_MS = 300;
const LONGEST_MS = 900;

const FAILURE_NOTICES: Readonly<Record<StorageFailure['code'], string>> = {
  'storage.full': 'notice.storageFull',
  'storage.unavailable': 'notice.storageUnavailable',
  'storage.failed': 'notice.storageFailed',
  'storage.heldElsewhere': 'notice.heldElsewhere',
  'storage.damaged': 'notice.storageFailed',
  'storage.notFound': 'notice.storageFailed',
};
const ALL_FAILURE_NOTICES = [...new Set(Object.values(FAILURE_NOTICES))];

export function startAutosave(ctx: AutosaveContext): Autosave {
  return new Saver(ctx);
}

class Saver implements Autosave {
  private readonly ctx: AutosaveContext;
  private readonly stop: readonly (() => void)[];
  private cancelWait: (() => void) | undefined;
  private firstUnsaved: number | undefined;
  private saving: Promise<void> | undefined;
  private claimed: string | undefined;

  constructor(ctx: AutosaveContext) {
    this.ctx = ctx;
    this.stop = [
      ctx.store.subscribe((state, before) => this.follow(state, before)),
      ctx.onLeave(() => void this.flush()),
    ];
    ctx.persistence.onLost(() => this.lose());
  }

  readonly flush = async (): Promise<void> => {
    this.cancelWait?.();
    this.cancelWait = undefined;
    if (this.firstUnsaved === undefined) return this.saving;
    // One after the other, so that an older state never lands on a newer one.
    this.saving = (this.saving ?? Promise.resolve()).then(() => this.save());
    return this.saving;
  };

  readonly close = (): void => {
    this.cancelWait?.();
    for (const stop of this.stop) stop();
  };

  private follow(state: AppState, before: AppState): void {
    if (state.planId !== before.planId) {
      // Another document, not an edit; the former one's last edits are still to be saved.
      if (this.firstUnsaved !== undefined) void this.saveState(before);
      this.settle();
      if (!before.heldElsewhere) return;
    }
    const edited = state.plan !== before.plan || state.cityRevision !== before.cityRevision;
    const released = before.heldElsewhere === true && !state.heldElsewhere;
    if ((!edited && !released) || !maySave(state)) return;
    this.firstUnsaved ??= this.ctx.now();
    const wait = Math.min(REST_MS, Math.max(0, this.firstUnsaved + LONGEST_MS - this.ctx.now()));
    this.cancelWait?.();
    this.cancelWait = this.ctx.later(() => void this.flush(), wait);
    if (state.saved.status !== 'saving')
      this.ctx.store.setState({ saved: { ...state.saved, status: 'saving' } });
  }

  private settle(): void {
    this.cancelWait?.();
    this.cancelWait = undefined;
    this.firstUnsaved = undefined;
  }

  private async save(): Promise<void> {
    const state = this.ctx.store.getState();
    if (this.firstUnsaved === undefined || !maySave(state)) return;
    this.firstUnsaved = undefined;
    await this.saveState(state);
  }

  private async saveState(state: AppState): Promise<void> {
    const { planId, plan, city, citySources, cityRevision } = state;
    if (planId === undefined) return;
    if (this.claimed !== planId) {
      if (!(await this.ctx.persistence.claim(planId))) return this.lose();
      this.claimed = planId;
    }
    const saved = await this.ctx.persistence.save({ planId, plan, city, citySources, cityRevision });
    const now = this.ctx.store.getState();
    if (now.planId !== planId) return;
    if (!saved.ok) return this.fail(saved.error);
    withdraw(this.ctx.store, ALL_FAILURE_NOTICES);
    // Edits made meanwhile are still on their way.
    const status = this.firstUnsaved === undefined ? 'saved' : 'saving';
    this.ctx.store.setState({ saved: { status, at: saved.value.at } });
  }

  private fail(failure: StorageFailure): void {
    const { saved } = this.ctx.store.getState();
    this.ctx.store.setState({ saved: { ...saved, status: 'failed' } });
    if (failure.code === 'storage.heldElsewhere') return this.lose();
    notify(this.ctx.store, { severity: 'error', key: FAILURE_NOTICES[failure.code], sticky: true });
  }

  /** Another tab has the plan: nothing is saved from here until the user decides. */
  private lose(): void {
    this.claimed = undefined;
    this.settle();
    if (this.ctx.store.getState().heldElsewhere) return;
    this.ctx.store.setState({ heldElsewhere: true, saved: { status: 'failed' } });
    notify(this.ctx.store, { severity: 'warning', key: 'notice.heldElsewhere', sticky: true });
  }
}

const maySave = (state: AppState): boolean =>
  !state.readOnly && !state.heldElsewhere && state.planId !== undefined;
