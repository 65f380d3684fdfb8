import { describe, expect, it } from 'vitest';
import { createAppStore } from '../store';
import { guardSoundReading } from './sound-notice';

const forgetful = { load: () => ({}), save: () => undefined };

describe('guardSoundReading', () => {
  it('[S4] shows the notice before the first Sound reading of a French plan', () => {
    const store = createAppStore({ language: 'fr' });
    guardSoundReading(store, forgetful);
    store.setState({ reading: 'sound' });
    expect(store.getState()).toMatchObject({ reading: 'density', dialog: 'legal' });
  });

  it('[S4] opens the reading once the notice is read, and from then on', () => {
    const store = createAppStore({ language: 'fr' });
    const accept = guardSoundReading(store, forgetful);
    accept();
    expect(store.getState()).toMatchObject({ reading: 'sound', dialog: 'none' });
    store.setState({ reading: 'coverage' });
    store.setState({ reading: 'sound' });
    expect(store.getState().reading).toBe('sound');
  });

  it('[S4] leaves plans of other countries alone', () => {
    const store = createAppStore({ language: 'fr' });
    const { plan } = store.getState();
    const head = { ...plan.head, settings: { ...plan.head.settings, country: 'KZ' } };
    store.setState({ plan: { ...plan, head } });
    guardSoundReading(store, forgetful);
    store.setState({ reading: 'sound' });
    expect(store.getState().reading).toBe('sound');
  });
});
