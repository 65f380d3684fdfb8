/** Opening a plan file's bytes: fine, converted, newer than this version, or damaged. */
import { readPlan, type PlanReading, type PlanRefusal } from '../codec/plan';
import type { Result } from '../kernel/result';
import type { Plan } from '../model/plan';
import { notify } from './notices';
import { DONE, type OperationContext, type Outcome } from './operation';
import { cityFor, show } from './show-plan';

/** Opens the bytes of a plan file. A bad one leaves what is open untouched. */
export function openBytes(ctx: OperationContext, name: string, bytes: Uint8Array): Outcome {
  const reading = readPlan(bytes, { file: name });
  return showReading(ctx, name, reading);
}

/** What could be read of damaged files: not state, since nobody shows it. */
export const partialOf = new WeakMap<OperationContext['store'], Plan>();

function showReading(
  ctx: OperationContext,
  name: string,
  reading: Result<PlanReading, PlanRefusal>,
): Outcome {
  const state = ctx.store.getState();
  if (reading.ok) {
    const { plan, status, faults } = reading.value;
    show(ctx, plan, cityFor(state, plan), { fileName: name });
    if (status === 'migrated')
      notify(ctx.store, { severity: 'info', key: 'notice.migrated', params: { file: name } });
    if (faults.length > 0) {
      const n = faults.reduce((sum, fault) => sum + fault.count, 0);
      notify(ctx.store, {
        severity: 'warning',
        key: 'notice.planFaults',
        params: { file: name, n },
        sticky: true,
      });
    }
    return DONE;
  }
  const { status, faults, partial } = reading.error;
  if (status === 'tooNew' && partial) {
    show(ctx, partial, cityFor(state, partial), { fileName: name, readOnly: true });
    notify(ctx.store, { severity: 'warning', key: 'notice.tooNew', params: { file: name }, sticky: true });
    return DONE;
  }
  if (partial) partialOf.set(ctx.store, partial);
  else partialOf.delete(ctx.store);
  ctx.store.setState({ damaged: { fileName: name, faults, objects: partial?.objects.size ?? 0 } });
  notify(ctx.store, { severity: 'error', key: 'notice.damaged', params: { file: name }, sticky: true });
  return DONE;
}
