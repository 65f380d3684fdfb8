import type { LonLat } from '../model/plan';
import { always, DONE, operation } from './operation';

/** Puts the place of which is asked what the sensors hear; the answer follows, and is asked again as the plan changes. */
export const probeSound = operation<{ readonly at: LonLat }>({
  id: 'probeSound',
  group: 'analysis',
  quiet: true,
  available: always,
  run: (ctx, { at }) => {
    ctx.store.setState(({ soundProbe }) => ({ soundProbe: { ...soundProbe, at } }));
    return DONE;
  },
});

export const clearSoundProbe = operation({
  id: 'clearSoundProbe',
  group: 'analysis',
  quiet: true,
  available: always,
  run: (ctx) => {
    if (ctx.store.getState().soundProbe) ctx.store.setState({ soundProbe: undefined });
    return DONE;
  },
});
