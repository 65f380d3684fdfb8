import type { LonLat } from '../model/plan';
import { currentProfile } from '../store';
import { always, DONE, operation, refused } from './operation';
import { requestOf } from './analysis-request';

/** Asks what the sensors hear of one place; the answer lands in the store with the revision it belongs to. */
export const probeSound = operation<{ readonly at: LonLat }>({
  id: 'probeSound',
  group: 'analysis',
  quiet: true,
  available: always,
  run: (ctx, { at }) => {
    const state = ctx.store.getState();
    const profile = currentProfile(state);
    if (!profile) return refused('emptyPlan');
    void ctx.jobs.start('soundProbe', { request: requestOf(state, profile), at }).result.then((answer) => {
      if (answer.status === 'done' && answer.value) ctx.store.setState({ soundProbe: answer.value });
    });
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
