/**
 * In French plans the Sound reading opens only after its legal notice was read once on this device (SPEC [S4]),
 * whichever way it was asked for; and the notice shows once by itself when a plan gets its first sensor.
 */
import type { PreferenceStore } from '../persistence';
import type { AppState, AppStore } from '../store';

const KEY = 'soundNoticeRead';
const SHOWN_KEY = 'soundNoticeShown';

/** Holds the Sound reading back until the notice is read; the answer is to be called when it is. */
export function guardSoundReading(store: AppStore, preferences: PreferenceStore): () => void {
  let read = preferences.load()[KEY] === true;
  let shown = preferences.load()[SHOWN_KEY] === true;
  store.subscribe((state, before) => {
    if (read || shown || state.plan === before.plan || !isFrench(state)) return;
    if (hasSensor(before) || !hasSensor(state) || state.dialog !== 'none') return;
    shown = true;
    preferences.save({ ...preferences.load(), [SHOWN_KEY]: true });
    store.setState({ dialog: 'legal' });
  });
  store.subscribe((state, before) => {
    if (state.reading !== 'sound' || before.reading === 'sound' || read || !isFrench(state)) return;
    store.setState({ reading: before.reading, dialog: 'legal' });
  });
  return () => {
    read = true;
    preferences.save({ ...preferences.load(), [KEY]: true });
    store.setState({ reading: 'sound', dialog: 'none' });
  };
}

const hasSensor = ({ plan }: AppState): boolean =>
  [...plan.objects.values()].some(({ kind }) => kind === 'sound-sensor');

const isFrench = ({ plan, language }: AppState): boolean =>
  (plan.head.settings.country ?? (language === 'fr' ? 'FR' : '')) === 'FR';
