import { insertVertex, moveVertex, removeVertex, type VertexRef } from '../model/edits';
import type { LonLat } from '../model/plan';
import { editPlan, mayEdit, stepFor } from './edit-plan';
import { operation } from './operation';

/** Puts a new corner before corner `index`; `index` = number of corners adds at the end. */
export const addCorner = operation<VertexRef & { readonly at: LonLat }>({
  id: 'addCorner',
  group: 'edit',
  available: mayEdit,
  run: (ctx, args) =>
    editPlan(
      ctx,
      (plan) => insertVertex(plan, args),
      stepFor('step.corner', ctx.store.getState().plan, [args.id]),
    ),
});

export const moveCorner = operation<VertexRef & { readonly at: LonLat }>({
  id: 'moveCorner',
  group: 'edit',
  available: mayEdit,
  run: (ctx, args) =>
    editPlan(ctx, (plan) => moveVertex(plan, args), {
      ...stepFor('step.corner', ctx.store.getState().plan, [args.id]),
      merge: `corner ${args.id} ${args.ring} ${args.index}`,
    }),
});

export const removeCorner = operation<VertexRef>({
  id: 'removeCorner',
  group: 'edit',
  available: mayEdit,
  run: (ctx, args) =>
    editPlan(
      ctx,
      (plan) => removeVertex(plan, args),
      stepFor('step.corner', ctx.store.getState().plan, [args.id]),
    ),
});
