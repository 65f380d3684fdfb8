import { buildingAt, buildingId } from '../analysis';
import type { LonLat } from '../model/plan';
import type { AppState } from '../store';
import { always, DONE, operation } from './operation';

/** Puts the visibility test at a place, or takes it away; the answer comes into the state. */
export const probeAt = operation<{ readonly at: LonLat | undefined }>({
  id: 'probeAt',
  group: 'view',
  available: always,
  run: (ctx, { at }) => {
    ctx.store.setState(({ probe, city }) => {
      const feature = at ? buildingAt(city.buildings, at) : -1;
      const house = feature < 0 ? undefined : buildingId(city.buildings, feature);
      return { probe: at && { ...probe, at, house } } as Partial<AppState>;
    });
    return DONE;
  },
});
