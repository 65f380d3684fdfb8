import { mergeCities } from '../codec';
import { readPlan } from '../codec/plan';
import type { ReadOutcome } from '../jobs/read-outcome';
import type { Plan } from '../model/plan';
import { notify } from './notices';
import { always, DONE, operation, refused, type OperationContext, type Outcome } from './operation';
import { openRecent, refreshRecent } from './plan-file';
import { show } from './show-plan';

/** Opens the demo city with its plan, as a plan of its own. */
export const openDemo = operation<void, Promise<Outcome>>({
  id: 'openDemo',
  group: 'file',
  palette: true,
  available: always,
  run: async (ctx) => {
    try {
      return await loadDemo(ctx);
    } catch (error) {
      notify(ctx.store, {
        severity: 'error',
        key: 'notice.demoFailed',
        params: { detail: String(error) },
        sticky: true,
      });
      return refused('demoFailed');
    }
  },
});

/** The start of the app: the plan last worked on, else the demo. */
export const startUp = operation<void, Promise<Outcome>>({
  id: 'startUp',
  group: 'app',
  available: always,
  run: async (ctx) => {
    await refreshRecent.run(ctx);
    for (const { planId } of ctx.store.getState().recent ?? []) {
      const opened = await openRecent.run(ctx, { planId });
      if (opened.ok) return opened;
    }
    return openDemo.run(ctx);
  },
});

async function loadDemo(ctx: OperationContext): Promise<Outcome> {
  const bundle = await ctx.loadDemo();
  const found: ReadOutcome[] = [];
  for (const { name, bytes } of bundle.files) {
    const read = await ctx.jobs.start('readFile', { name, bytes }).result;
    if (read.status === 'cancelled') return refused('cancelled');
    if (read.status === 'failed') throw new Error(`${name}: ${read.error}`);
    if (!read.value.ok) throw new Error(`${name}: ${read.value.error.map((fault) => fault.code).join(', ')}`);
    found.push(read.value.value);
  }
  const reading = readPlan(bundle.plan, { file: bundle.name });
  if (!reading.ok) throw new Error(reading.error.faults.map((fault) => fault.code).join(', '));
  const city = mergeCities(found.map((part) => part.city));
  const plan: Plan = reading.value.plan;
  show(ctx, plan, { city, sources: plan.head.sources });
  return DONE;
}
