/** Which level profile a call means: a built-in one, one of the plan's own, or a file. */
import { readProfileFile } from '../codec';
import { sameValue } from '../model/edits';
import type { Fault } from '../kernel/fault';
import { err, ok, type Result } from '../kernel/result';
import type { LevelProfile } from '../model/catalogue';
import type { Plan } from '../model/plan';
import { findProfile, profilesOf } from '../model/profiles';
import type { ComputeRequest } from './arguments';
import { inputFault } from './faults';
import { fileName, readBytes, type Streams } from './files';

export interface Profiled {
  /** With a profile that was read from a file among its own, so that exports of the plan are whole. */
  readonly plan: Plan;
  readonly profile: LevelProfile;
}

/** A name that is no profile's is taken for a file; a file's profile never stands in for a built-in one. */
export async function profileOf(
  plan: Plan,
  { plan: path, profile: asked }: ComputeRequest,
  builtIn: readonly LevelProfile[],
  streams: Streams,
): Promise<Result<Profiled, readonly Fault[]>> {
  const profiles = profilesOf(builtIn, plan.head.profiles);
  const name = asked ?? plan.head.settings.profile;
  const known = asked === undefined ? profiles.find(({ id }) => id === name) : findProfile(profiles, asked);
  if (known) return ok({ plan, profile: known });
  const unknown = inputFault(
    'plan.unknownProfile',
    fileName(path),
    `${name}; there are: ${profiles.map(({ id }) => id).join(', ')}`,
  );
  if (asked === undefined) return err([unknown]);
  const read = await profileFile(asked, builtIn, streams);
  if (!read) return err([unknown]);
  if (!read.ok) return read;
  const profile = read.value;
  const own = (plan.head.profiles ?? []).filter(({ id }) => id !== profile.id);
  return ok({ plan: { ...plan, head: { ...plan.head, profiles: [...own, profile] } }, profile });
}

/** Undefined when there is no such file: then the word was meant as a name. */
async function profileFile(
  path: string,
  builtIn: readonly LevelProfile[],
  streams: Streams,
): Promise<Result<LevelProfile, readonly Fault[]> | undefined> {
  const bytes = path === '-' ? undefined : await readBytes(path, streams);
  if (!bytes?.ok) return undefined;
  const file = fileName(path);
  const read = readProfileFile(bytes.value, file);
  if (!read.ok) return read;
  const [profile] = read.value;
  if (profile === undefined || read.value.length > 1) return err([inputFault('profiles.several', file)]);
  return builtIn.some((one) => one.id === profile.id && !sameValue(one.levels, profile.levels))
    ? err([inputFault('profiles.builtInId', file, profile.id)])
    : ok(profile);
}
