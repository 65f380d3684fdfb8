import { setHead, setSettings, type SettingsChanges } from '../model/edits';
import { editPlan, mayEdit } from './edit-plan';
import { operation } from './operation';

/** Sets settings of the plan: profile, level, target height, assumed height, night, street classes, sound event… */
export const setPlanSettings = operation<SettingsChanges>({
  id: 'setPlanSettings',
  group: 'edit',
  quiet: true,
  available: mayEdit,
  run: (ctx, changes) =>
    editPlan(ctx, (plan) => setSettings(plan, changes), {
      note: 'step.settings',
      merge: `settings ${Object.keys(changes).join(' ')}`,
    }),
});

/** Day and night are two results ([V9]). */
export const toggleNight = operation({
  id: 'toggleNight',
  group: 'view',
  keys: ['4'],
  palette: true,
  available: mayEdit,
  run: (ctx) =>
    editPlan(ctx, (plan) => setSettings(plan, { night: !plan.head.settings.night }), { note: 'step.night' }),
});

export const renamePlan = operation<{ readonly name: string }>({
  id: 'renamePlan',
  group: 'edit',
  available: mayEdit,
  run: (ctx, { name }) =>
    editPlan(ctx, (plan) => setHead(plan, { name: name.trim() }), { note: 'step.renamePlan', merge: 'name' }),
});
