import { err, ok } from '../../kernel/result';
import { checkNumber, isNumericField } from '../checks/bounds';
import { EMPTY_DIFF } from '../diff';
import type { Plan, PlanHead, PlanSettings } from '../plan';
import { sameValue, type EditResult } from './common';

/** What can be set; `undefined` takes an optional setting away. */
export type SettingsChanges = { readonly [K in keyof PlanSettings]?: PlanSettings[K] | undefined };

/** Changes settings of the plan; a new profile forgets the level of the old one unless a level comes with it. */
export function setSettings(plan: Plan, changes: SettingsChanges): EditResult {
  const settings: Record<string, unknown> = { ...plan.head.settings };
  if (changes.profile !== undefined && changes.profile !== plan.head.settings.profile)
    delete settings['level'];
  for (const [field, value] of Object.entries(changes)) {
    if (value === undefined) delete settings[field];
    else settings[field] = value;
  }
  const next = settings as unknown as PlanSettings;
  const event = changes.sound_event;
  // The plan's own event of that name is the same one.
  if (event && next.sound_events) {
    settings['sound_events'] = next.sound_events.map((one) => (one.name === event.name ? event : one));
  }
  for (const checked of checks(changes)) if (!checked.ok) return err(checked.error);
  return setHead(plan, { settings: next });
}

function checks(changes: SettingsChanges): readonly ReturnType<typeof checkNumber>[] {
  const { sound_event: event, sound_events: own = [], street_backgrounds = {} } = changes;
  const numbers = Object.entries(changes).flatMap(([field, value]) =>
    typeof value === 'number' && isNumericField(field) ? [checkNumber(field, value)] : [],
  );
  const events = (event ? [event, ...own] : own).flatMap((one) => [
    checkNumber('level_db', one.level_db),
    checkNumber('event_height_m', one.height_m),
    ...(one.spectrum_db ?? []).map((level) => checkNumber('spectrum_db', level)),
  ]);
  const levels = Object.values(street_backgrounds).flatMap((row) =>
    Object.values(row).map((level) => checkNumber('background_db', level)),
  );
  return [...numbers, ...events, ...levels];
}

/** Changes members of the plan's head: name, origin, catalogue, sources, settings as a whole. */
export function setHead(plan: Plan, changes: Partial<PlanHead>): EditResult {
  const head: PlanHead = { ...plan.head, ...changes };
  return sameValue(head, plan.head)
    ? err({ code: 'unchanged' })
    : ok({ ...EMPTY_DIFF, head: [plan.head, head] as const });
}
