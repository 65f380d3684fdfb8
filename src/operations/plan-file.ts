/** New, open, save. What was open stays on this device; a bad file leaves it untouched. */
import { isPlanFile, writePlan } from '../codec/plan';
import type { Plan } from '../model/plan';
import type { StorageFailure } from '../persistence/port';
import { importFile } from './import-file';
import { notify, withdraw } from './notices';
import { openBytes, partialOf } from './open-bytes';
import { cityFor, clear, NO_CITY, show, showNew, showStored } from './show-plan';
import {
  always,
  AVAILABLE,
  DONE,
  hidden,
  operation,
  refused,
  type OperationContext,
  type Outcome,
} from './operation';

/** A new empty plan. With `keepCity` on the data that are loaded. */
export const newPlan = operation<{ readonly name?: string; readonly keepCity?: boolean } | void>({
  id: 'newPlan',
  group: 'file',
  palette: true,
  available: always,
  run: (ctx, args) => {
    const { city, citySources } = ctx.store.getState();
    showNew(ctx, args?.name ?? '', args?.keepCity === true ? { city, sources: citySources } : NO_CITY);
    return DONE;
  },
});

/** Opens a plan file, or starts the import of anything else. */
export const openFile = operation<{ readonly name: string; readonly bytes: Uint8Array }>({
  id: 'openFile',
  group: 'file',
  available: always,
  run: (ctx, { name, bytes }) =>
    isPlanFile(bytes) ? openBytes(ctx, name, bytes) : importFile.run(ctx, { name, bytes }),
});

/** Lets the user choose a plan file and opens it. */
export const openPlan = operation<void, Promise<Outcome>>({
  id: 'openPlan',
  group: 'file',
  keys: ['Ctrl+O'],
  palette: true,
  available: always,
  run: async (ctx) => {
    const file = await ctx.persistence.pickFile(['.geojson', '.json']);
    // Chosen as a plan: what is wrong with it as a plan is what the user wants to know.
    return file ? openBytes(ctx, file.name, file.bytes) : DONE;
  },
});

/** Opens what could be read of a damaged plan, as a new plan of its own: the file and the autosaves stay as they are. */
export const openDamaged = operation({
  id: 'openDamaged',
  group: 'file',
  available: (state) => ((state.damaged?.objects ?? 0) > 0 ? AVAILABLE : hidden('noDamaged')),
  run: (ctx) => {
    const partial = partialOf.get(ctx.store);
    if (!partial) return refused('noDamaged');
    show(ctx, partial, cityFor(ctx.store.getState(), partial));
    return dismissDamaged.run(ctx);
  },
});

export const dismissDamaged = operation({
  id: 'dismissDamaged',
  group: 'file',
  available: (state) => (state.damaged ? AVAILABLE : hidden('noDamaged')),
  run: (ctx) => {
    partialOf.delete(ctx.store);
    clear(ctx, { damaged: undefined });
    return DONE;
  },
});

/** Saves the plan file: where it was saved before, else where the user chooses, else as a download. */
export const savePlan = operation<{ readonly as?: boolean } | void, Promise<Outcome>>({
  id: 'savePlan',
  group: 'file',
  keys: ['Ctrl+S'],
  palette: true,
  available: (state) => (state.readOnly ? refused('readOnly') : AVAILABLE),
  run: async (ctx, args) => {
    const state = ctx.store.getState();
    if (state.readOnly) return refused('readOnly');
    const saved = await ctx.persistence.saveFile({
      name: state.fileName ?? `${fileNameOf(state.plan)}.geojson`,
      text: writePlan(state.plan),
      ...(args?.as === undefined ? {} : { as: args.as }),
    });
    if (!saved.ok) return storageRefusal(ctx, saved.error);
    if (!saved.value) return DONE;
    ctx.store.setState({ fileName: saved.value.name });
    const key = saved.value.how === 'written' ? 'notice.savedToFile' : 'notice.downloaded';
    notify(ctx.store, { severity: 'info', key, params: { file: saved.value.name } });
    return DONE;
  },
});

export const savePlanAs = operation<void, Promise<Outcome>>({
  id: 'savePlanAs',
  group: 'file',
  keys: ['Ctrl+Shift+S'],
  palette: true,
  available: (state) => (state.readOnly ? refused('readOnly') : AVAILABLE),
  run: (ctx) => savePlan.run(ctx, { as: true }),
});

/** Opens a plan kept on this device, with its data. */
export const openRecent = operation<{ readonly planId: string }, Promise<Outcome>>({
  id: 'openRecent',
  group: 'file',
  available: always,
  run: async (ctx, { planId }) => {
    const stored = await ctx.persistence.openRecent(planId);
    if (!stored.ok) return storageRefusal(ctx, stored.error, 'notice.notOpened');
    await showStored(ctx, stored.value);
    return DONE;
  },
});

export const forgetRecent = operation<{ readonly planId: string }, Promise<Outcome>>({
  id: 'forgetRecent',
  group: 'file',
  available: always,
  run: async (ctx, { planId }) => {
    const gone = await ctx.persistence.forgetRecent(planId);
    if (!gone.ok) return storageRefusal(ctx, gone.error);
    return refreshRecent.run(ctx);
  },
});

/** Reads the list of plans on this device into the state. */
export const refreshRecent = operation<void, Promise<Outcome>>({
  id: 'refreshRecent',
  group: 'file',
  available: always,
  run: async (ctx) => {
    const recent = await ctx.persistence.listRecent();
    if (!recent.ok) return refused(recent.error.code);
    ctx.store.setState({ recent: recent.value });
    return DONE;
  },
});

/** Takes over a plan that another tab holds, as that tab saved it unless it was edited here; that tab stops saving. */
export const takeOver = operation<void, Promise<Outcome>>({
  id: 'takeOver',
  group: 'file',
  available: (state) => (state.heldElsewhere ? AVAILABLE : hidden('notHeld')),
  run: async (ctx) => {
    const planId = ctx.store.getState().planId;
    if (planId === undefined || !(await ctx.persistence.claim(planId, true))) return refused('notHeld');
    clear(ctx, { heldElsewhere: undefined });
    withdraw(ctx.store, ['notice.heldElsewhere']);
    // Nothing was changed here: what the other tab saved is the plan. Else the user's yes was to what is here.
    const { done, undone } = ctx.store.getState().history;
    return done.length + undone.length === 0 ? openRecent.run(ctx, { planId }) : DONE;
  },
});

/** Goes on under another identity: both tabs keep their own plan. */
export const continueAsCopy = operation({
  id: 'continueAsCopy',
  group: 'file',
  available: (state) => (state.heldElsewhere ? AVAILABLE : hidden('notHeld')),
  run: (ctx) => {
    ctx.persistence.forgetFile();
    clear(ctx, { heldElsewhere: undefined, planId: ctx.ids(), fileName: undefined });
    withdraw(ctx.store, ['notice.heldElsewhere']);
    return DONE;
  },
});

function storageRefusal(ctx: OperationContext, failure: StorageFailure, key?: string): Outcome {
  if (key !== undefined) notify(ctx.store, { severity: 'error', key, sticky: true });
  return refused(failure.code, failure.detail === undefined ? undefined : { detail: failure.detail });
}

/** A name that every file system takes. */
function fileNameOf(plan: Plan): string {
  const name = plan.head.name
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return name.replace(/^\.+/, '').slice(0, 80) || 'anglemort-plan';
}
