import { describe, expect, it } from 'vitest';
import { objectId } from '../kernel/units';
import type { PlanObject } from '../model/plan';
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

  it('[S4] shows the notice once, when a French plan gets its first sensor', () => {
    const store = createAppStore({ language: 'fr' });
    const kept: Record<string, unknown> = {};
    const preferences = { load: () => kept, save: (next: object) => void Object.assign(kept, next) };
    guardSoundReading(store, preferences);
    const place = (id: string): void => {
      const { plan } = store.getState();
      const sensor: PlanObject = { kind: 'sound-sensor', id: objectId(id), position: [2, 48] };
      store.setState({ plan: { ...plan, objects: new Map(plan.objects).set(sensor.id, sensor) } });
    };
    place('s1');
    expect(store.getState().dialog).toBe('legal');
    store.setState({ dialog: 'none' });
    place('s2');
    expect(store.getState().dialog).toBe('none');
    const { plan } = store.getState();
    store.setState({ plan: { ...plan, objects: new Map() } });
    place('s3');
    expect(store.getState().dialog).toBe('none');
    const again = createAppStore({ language: 'fr' });
    guardSoundReading(again, preferences);
    again.setState({ plan: store.getState().plan });
    expect(again.getState().dialog).toBe('none');
  });

  const withSensor = (store: ReturnType<typeof createAppStore>, id: string): void => {
    const { plan } = store.getState();
    const sensor: PlanObject = { kind: 'sound-sensor', id: objectId(id), position: [2, 48] };
    store.setState({ plan: { ...plan, objects: new Map(plan.objects).set(sensor.id, sensor) } });
  };

  it('[S4] does not show it for a further sensor, over another dialog, or once it was read', () => {
    const further = createAppStore({ language: 'fr' });
    withSensor(further, 's1');
    guardSoundReading(further, forgetful);
    withSensor(further, 's2');
    expect(further.getState().dialog).toBe('none');
    const busy = createAppStore({ language: 'fr' });
    guardSoundReading(busy, forgetful);
    busy.setState({ dialog: 'export' });
    withSensor(busy, 's1');
    expect(busy.getState().dialog).toBe('export');
    const read = createAppStore({ language: 'fr' });
    guardSoundReading(read, forgetful)();
    withSensor(read, 's1');
    expect(read.getState().dialog).toBe('none');
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
