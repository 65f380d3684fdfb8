/** What is asked while something moves: the tested place, and the picture of the view that is looked through. */
import type { Jobs } from '../jobs/port';
import { currentProfile, shownPlan, type AppStore } from '../store';
import { planOfDevices, requestOf } from './analysis-request';
import { Question } from './question';

export function questionsOf(
  store: AppStore,
  jobs: Jobs,
  sendCity: () => void,
): readonly [Question<'probe'>, Question<'picture'>, Question<'soundProbe'>] {
  const probe = new Question({
    store,
    jobs,
    kind: 'probe',
    about: ({ probe: place, tool, plan, gesture, cityRevision }) => [
      place?.at,
      tool.name === 'probe',
      plan,
      gesture,
      cityRevision,
    ],
    ask: (state) => {
      const profile = currentProfile(state);
      if (!state.probe || state.tool.name !== 'probe' || !profile) return undefined;
      sendCity();
      return { request: { ...requestOf(state, profile), plan: shownPlan(state) }, at: state.probe.at };
    },
    land: (cameras, asked) => {
      const now = store.getState().probe;
      if (now && asked.probe) store.setState({ probe: { ...now, answer: { at: asked.probe.at, cameras } } });
    },
  });
  const picture = new Question({
    store,
    jobs,
    kind: 'picture',
    about: ({ picture: looked, probe: place, plan, gesture, cityRevision }) => [
      looked?.camera,
      looked?.view,
      place?.at,
      plan,
      gesture,
      cityRevision,
    ],
    ask: (state) => {
      const profile = currentProfile(state);
      if (!state.picture || !profile) return undefined;
      sendCity();
      const { camera, view } = state.picture;
      const plan = planOfDevices(shownPlan(state), [camera]);
      const person = state.probe?.at;
      return { request: { ...requestOf(state, profile), plan }, camera, view, ...(person ? { person } : {}) };
    },
    land: (answer, asked) => {
      const now = store.getState().picture;
      if (!now || !asked.picture) return;
      const { camera, view } = asked.picture;
      store.setState({
        picture: { ...now, answer: { camera, view, ...(answer ? { picture: answer } : {}) } },
      });
    },
  });
  const sound = new Question({
    store,
    jobs,
    kind: 'soundProbe',
    // Over the ground of the last result: asked again when there is another.
    about: ({ soundProbe, plan, gesture, analysis }) => [soundProbe?.at, plan, gesture, analysis.result],
    ask: (state) => {
      const profile = currentProfile(state);
      if (!state.soundProbe || !profile) return undefined;
      sendCity();
      return { request: { ...requestOf(state, profile), plan: shownPlan(state) }, at: state.soundProbe.at };
    },
    land: (answer) => {
      const now = store.getState().soundProbe;
      if (now && answer) store.setState({ soundProbe: { ...now, answer } });
    },
  });
  return [probe, picture, sound];
}
