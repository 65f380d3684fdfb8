/** The plan's own device models: changed, copied, taken out, read from files. Each is one undo step. */
import { parseCatalogue, readModels } from '../codec';
import type { Fault } from '../kernel/fault';
import type { DeviceModel } from '../model/catalogue';
import { setHead } from '../model/edits';
import type { Plan } from '../model/plan';
import type { AppState } from '../store';
import { editPlan, mayEdit } from './edit-plan';
import { notify } from './notices';
import { DONE, operation, refused, type OperationContext, type Outcome } from './operation';

/** A refusal with what is wrong in the models, for the catalogue page to list. */
export type ModelOutcome = Outcome & { readonly faults?: readonly Fault[] };

/** Puts a model into the plan's own catalogue, in place of one of the same id. Checked as a file is. */
export const setModel = operation<{ readonly model: DeviceModel }, ModelOutcome>({
  id: 'setModel',
  group: 'edit',
  quiet: true,
  available: mayEdit,
  run: (ctx, { model }) => {
    const checked = parseCatalogue([model]);
    if (!checked.ok) return { ...refused('modelFaults'), faults: checked.error };
    return editPlan(ctx, (plan) => setHead(plan, { catalogue: withModels(plan, [model]) }), {
      note: 'step.model',
      params: { what: model.id },
      merge: `model ${model.id}`,
    });
  },
});

/** Copies a model, built in or the plan's own, into the plan's catalogue under a free id. */
export const copyModel = operation<{
  readonly model: DeviceModel;
  readonly id: string;
  readonly name: DeviceModel['name'];
}>({
  id: 'copyModel',
  group: 'edit',
  available: mayEdit,
  run: (ctx, { model, id, name }) =>
    editPlan(ctx, (plan) => setHead(plan, { catalogue: withModels(plan, [{ ...model, id, name }]) }), {
      note: 'step.modelNew',
      params: { what: id },
    }),
});

/** Takes a model out of the plan's catalogue; refused while devices stand on it and no built-in one has its id. */
export const removeModel = operation<{ readonly id: string }>({
  id: 'removeModel',
  group: 'edit',
  available: mayEdit,
  run: (ctx, { id }) => {
    const state = ctx.store.getState();
    const n = state.catalogue.some((model) => model.id === id) ? 0 : modelUses(state, id);
    if (n > 0) return refused('modelInUse', { n });
    return editPlan(
      ctx,
      (plan) => setHead(plan, { catalogue: plan.head.catalogue.filter((model) => model.id !== id) }),
      { note: 'step.modelRemove', params: { what: id } },
    );
  },
});

/** Reads models from a JSON or CSV file that the user picks: all of them, or none with every fault told. */
export const importModels = operation<void, Promise<ModelOutcome>>({
  id: 'importModels',
  group: 'file',
  quiet: true,
  available: mayEdit,
  run: async (ctx): Promise<ModelOutcome> => {
    const file = await ctx.persistence.pickFile(['.json', '.csv']);
    return file ? takeModels(ctx, file.name, file.bytes) : DONE;
  },
});

function takeModels(ctx: OperationContext, name: string, bytes: Uint8Array): ModelOutcome {
  const read = readModels(bytes, name);
  if (!read.ok) return { ...refused('modelFaults'), faults: read.error };
  const n = read.value.length;
  const outcome = editPlan(ctx, (plan) => setHead(plan, { catalogue: withModels(plan, read.value) }), {
    note: 'step.modelImport',
    params: { n },
  });
  if (outcome.ok) notify(ctx.store, { severity: 'info', key: 'notice.modelsRead', params: { n } });
  return outcome;
}

/** The plan's models with these in place of those of their ids, the others behind. */
function withModels(plan: Plan, models: readonly DeviceModel[]): readonly DeviceModel[] {
  const next = new Map(plan.head.catalogue.map((model) => [model.id, model]));
  for (const model of models) next.set(model.id, model);
  return [...next.values()];
}

/** How many devices of the plan name the model. */
const modelUses = ({ plan }: AppState, id: string): number =>
  [...plan.objects.values()].filter((object) => 'model' in object && object.model === id).length;
