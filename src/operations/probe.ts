import type { LonLat } from '../model/plan';
import type { AppState } from '../store';
import { always, DONE, operation } from './operation';

/** Puts the visibility test at a place, or takes it away; the answer comes into the state. */
export const probeAt = operation<{ readonly at: LonLat | undefined }>({
  id: 'probeAt',
  group: 'view',
  available: always,
  run: (ctx, { at }) => {
    ctx.store.setState(({ probe }) => ({ probe: at && { ...probe, at } }) as Partial<AppState>);
    return DONE;
  },
});
