/** The menu of a place on the map, and what it offers that no other command does. */
import type { ObjectId } from '../kernel/units';
import type { LonLat } from '../model/plan';
import type { AppState, MapMenu } from '../store';
import { always, DONE, operation } from './operation';
import { lookThrough } from './picture';
import { probeAt } from './probe';
import { armTool } from './tools';

/** Opens the menu at a place; what stands there becomes the selection unless it is in it already. */
export const openMapMenu = operation<MapMenu>({
  id: 'openMapMenu',
  group: 'view',
  quiet: true,
  available: always,
  run: (ctx, mapMenu) => {
    const { object } = mapMenu;
    ctx.store.setState(({ selection }) => ({
      mapMenu,
      ...(object !== undefined && !selection.has(object) ? { selection: new Set([object]) } : {}),
    }));
    return DONE;
  },
});

export const closeMapMenu = operation({
  id: 'closeMapMenu',
  group: 'view',
  quiet: true,
  available: always,
  run: (ctx) => {
    ctx.store.setState({ mapMenu: undefined } as unknown as Partial<AppState>);
    return DONE;
  },
});

/** Takes the visibility test in hand and sets it down at the place. */
export const testVisibilityAt = operation<{ readonly at: LonLat }>({
  id: 'testVisibilityAt',
  group: 'view',
  quiet: true,
  available: always,
  run: (ctx, { at }) => {
    armTool.run(ctx, { tool: { name: 'probe' } });
    return probeAt.run(ctx, { at });
  },
});

/** Shows the place in a camera's picture: the tested person stands on it. */
export const lookAtPlace = operation<{ readonly camera: ObjectId; readonly at: LonLat }>({
  id: 'lookAtPlace',
  group: 'view',
  quiet: true,
  available: always,
  run: (ctx, { camera, at }) => {
    testVisibilityAt.run(ctx, { at });
    ctx.store.setState({ selection: new Set([camera]) });
    return lookThrough.run(ctx, { camera, view: 0 });
  },
});
