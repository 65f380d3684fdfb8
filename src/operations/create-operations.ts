/** All operations, tied to one context: what map, panels, keyboard and palette call. */
import * as analyse from './analyse';
import * as catalogue from './catalogue';
import * as context from './context-layers';
import * as copy from './copy';
import * as costs from './costs';
import * as demo from './demo';
import * as focus from './focus';
import * as gesture from './gesture';
import * as history from './history';
import * as fetchService from './fetch-service';
import * as importFile from './import-file';
import * as keyEdit from './key-edit';
import * as lock from './lock';
import * as mapMenu from './map-menu';
import * as masks from './masks';
import * as move from './move';
import { dismissNotice, notify } from './notices';
import type { Bound, Operation, OperationContext, OperationEntry, Outcome } from './operation';
import * as notice from './notice';
import * as titleBlock from './title-block';
import * as placeObject from './place-object';
import * as planFile from './plan-file';
import * as probeSound from './probe-sound';
import * as remedies from './remedies';
import * as review from './review';
import * as picture from './picture';
import * as probe from './probe';
import * as profiles from './profiles';
import * as scenarios from './scenarios';
import * as select from './select';
import * as sensitivity from './sensitivity';
import * as settings from './settings';
import * as setValues from './set-values';
import * as tools from './tools';
import * as vertices from './vertices';
import * as view from './view';
import * as views from './views';

const MODULES = {
  ...placeObject,
  ...select,
  ...move,
  ...masks,
  ...mapMenu,
  ...setValues,
  ...copy,
  ...lock,
  ...vertices,
  ...settings,
  ...costs,
  ...notice,
  ...titleBlock,
  ...catalogue,
  ...profiles,
  ...history,
  ...gesture,
  ...keyEdit,
  ...tools,
  ...picture,
  ...probe,
  ...view,
  ...views,
  ...focus,
  ...remedies,
  ...review,
  ...sensitivity,
  ...scenarios,
  ...analyse,
  ...probeSound,
  ...importFile,
  ...fetchService,
  ...context,
  ...planFile,
  ...demo,
  dismissNotice,
};

type Modules = typeof MODULES;
// oxlint-disable-next-line typescript/no-explicit-any -- any arguments, any result: the shape alone counts here
type AnyOperation = Operation<any, any>;
type Names = { [K in keyof Modules]: Modules[K] extends AnyOperation ? K : never }[keyof Modules];

export type Operations = { readonly [K in Names]: Bound<Modules[K]> } & {
  /** For palette, help and keyboard. */
  readonly list: readonly OperationEntry[];
};

/**
 * Ties the operations to a context. A refusal also becomes a notice, so that no press is met with silence, but for
 * those whose caller shows it (a field).
 */
export function createOperations(ctx: OperationContext): Operations {
  const bound: Record<string, unknown> = {};
  const list: OperationEntry[] = [];
  for (const [name, definition] of Object.entries(MODULES)) {
    if (!isOperation(definition)) continue;
    const call = bind(ctx, definition);
    bound[name] = call;
    list.push({
      id: definition.id,
      name,
      words: `op.${definition.id}`,
      group: definition.group,
      keys: definition.keys ?? [],
      palette: definition.palette === true,
      available: call.available,
      run: () => void call(undefined),
    });
  }
  return { ...bound, list } as unknown as Operations;
}

interface BoundCall {
  (args: unknown): unknown;
  readonly available: OperationEntry['available'];
}

function bind(ctx: OperationContext, definition: AnyOperation): BoundCall {
  const available: OperationEntry['available'] = (state = ctx.store.getState()) =>
    definition.available(state);
  const call = (args: unknown): unknown => {
    // Without arguments the operation is about the state as it is, so its own test decides.
    const can = args === undefined ? available() : undefined;
    const outcome: unknown = can && !can.ok ? can : definition.run(ctx, args);
    if (outcome instanceof Promise) {
      return outcome.then((late: Outcome) => tell(ctx, definition, late));
    }
    return tell(ctx, definition, outcome as Outcome);
  };
  return Object.assign(call, { id: definition.id, keys: definition.keys ?? [], available });
}

function tell(ctx: OperationContext, definition: AnyOperation, outcome: Outcome): Outcome {
  if (!outcome.ok && definition.quiet !== true && outcome.reason !== 'farMove') {
    notify(ctx.store, {
      severity: 'warning',
      key: `refused.${outcome.reason}`,
      ...(outcome.params ? { params: outcome.params } : {}),
    });
  }
  return outcome;
}

function isOperation(value: unknown): value is AnyOperation {
  return typeof value === 'object' && value !== null && 'run' in value && 'available' in value;
}
