/** What is asked as things move: of the tested place by sight and by sound, and the picture that is looked through. */
import type { Jobs } from '../jobs/port';
import { currentProfile, shownPlan, type AppStore } from '../store';
import { planOfDevices, requestOf } from './analysis-request';
import { Question } from './question';

interface Asking {
  readonly store: AppStore;
  readonly jobs: Jobs;
  /** The worker has the data that the question is about. */
  readonly sendCity: () => void;
}

export const questionsOf = (asking: Asking) =>
  [probeQuestion(asking), pictureQuestion(asking), soundQuestion(asking)] as const;

const probeQuestion = ({ store, jobs, sendCity }: Asking): Question<'probe'> =>
  new Question({
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

const pictureQuestion = ({ store, jobs, sendCity }: Asking): Question<'picture'> =>
  new Question({
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

const soundQuestion = ({ store, jobs, sendCity }: Asking): Question<'soundProbe'> =>
  new Question({
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
