/** The plan's own level profiles: made, changed, taken out, read from files. Each is one undo step. */
import { profileSlug, readProfile, readProfileFile } from '../codec';
import type { Fault } from '../kernel/fault';
import type { LevelProfile } from '../model/catalogue';
import { setHead } from '../model/edits';
import { DEFAULT_SETTINGS, type Plan } from '../model/plan';
import { freeId } from '../model/profiles';
import { allProfiles, type AppState } from '../store';
import { editPlan, mayEdit } from './edit-plan';
import { notify } from './notices';
import { DONE, operation, refused, type OperationContext, type Outcome } from './operation';

/** A refusal with what is wrong in the profiles; on success the id of the profile that was meant. */
export type ProfileOutcome = Outcome & { readonly faults?: readonly Fault[]; readonly id?: string };

/** Changes one of the plan's own profiles. Checked as a file is; levels take their order by density. */
export const setProfile = operation<{ readonly profile: LevelProfile }, ProfileOutcome>({
  id: 'setProfile',
  group: 'edit',
  quiet: true,
  available: mayEdit,
  run: (ctx, { profile }) => {
    const read = readProfile(profile);
    if (!read.ok) return { ...refused('profileFaults'), faults: read.error };
    return edit(ctx, [read.value], 'step.profile', profile.name.fr, `profile ${profile.id}`);
  },
});

/** Puts a profile into the plan as one more, under a free id. */
export const addProfile = operation<{ readonly profile: Omit<LevelProfile, 'id'> }, ProfileOutcome>({
  id: 'addProfile',
  group: 'edit',
  quiet: true,
  available: mayEdit,
  run: (ctx, { profile }) => {
    const id = freeId(profileSlug(profile.name.fr), takenIds(ctx.store.getState()));
    const read = readProfile({ ...profile, id });
    if (!read.ok) return { ...refused('profileFaults'), faults: read.error };
    return { ...edit(ctx, [read.value], 'step.profileNew', profile.name.fr), id };
  },
});

/** Takes a profile out of the plan; one that the plan asks for gives way to the default. */
export const removeProfile = operation<{ readonly id: string }>({
  id: 'removeProfile',
  group: 'edit',
  quiet: true,
  available: mayEdit,
  run: (ctx, { id }) => {
    const gone = ctx.store.getState().plan.head.profiles?.find((profile) => profile.id === id);
    if (!gone) return DONE;
    return editPlan(ctx, (plan) => setHead(plan, without(plan, id)), {
      note: 'step.profileRemove',
      params: { what: gone.name[ctx.store.getState().language] },
    });
  },
});

/** Reads profiles from a JSON file that the user picks: all of them, or none with every fault told. */
export const importProfiles = operation<void, Promise<ProfileOutcome>>({
  id: 'importProfiles',
  group: 'file',
  quiet: true,
  available: mayEdit,
  run: async (ctx): Promise<ProfileOutcome> => {
    const file = await ctx.persistence.pickFile(['.json']);
    if (!file) return DONE;
    const read = readProfileFile(file.bytes, file.name);
    if (!read.ok) return { ...refused('profileFaults'), faults: read.error };
    const taken = takenIds(ctx.store.getState());
    const profiles = read.value.map((profile) => {
      const id = freeId(profile.id, taken);
      taken.add(id);
      return { ...profile, id };
    });
    const n = profiles.length;
    const outcome = edit(ctx, profiles, 'step.profileImport', String(n));
    if (outcome.ok) notify(ctx.store, { severity: 'info', key: 'notice.profilesRead', params: { n } });
    return { ...outcome, ...(profiles[0] ? { id: profiles[0].id } : {}) };
  },
});

function edit(
  ctx: OperationContext,
  profiles: readonly LevelProfile[],
  note: string,
  what: string,
  merge?: string,
): Outcome {
  return editPlan(ctx, (plan) => setHead(plan, { profiles: withProfiles(plan, profiles) }), {
    note,
    params: { what },
    ...(merge === undefined ? {} : { merge }),
  });
}

/** The plan's profiles with these in place of those of their ids, the others behind. */
function withProfiles(plan: Plan, profiles: readonly LevelProfile[]): readonly LevelProfile[] {
  const next = new Map((plan.head.profiles ?? []).map((profile) => [profile.id, profile]));
  for (const profile of profiles) next.set(profile.id, profile);
  return [...next.values()];
}

function without(plan: Plan, id: string): Partial<Plan['head']> {
  const profiles = (plan.head.profiles ?? []).filter((profile) => profile.id !== id);
  if (plan.head.settings.profile !== id) return { profiles };
  const { level: _, ...settings } = plan.head.settings;
  return { profiles, settings: { ...settings, profile: DEFAULT_SETTINGS.profile } };
}

const takenIds = (state: AppState): Set<string> => new Set(allProfiles(state).map(({ id }) => id));
