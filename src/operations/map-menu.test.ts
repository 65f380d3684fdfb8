import { describe, expect, it } from 'vitest';
import { aSession } from '../../tests/fixtures/fake-session';
import { aCamera, aPlan } from '../testing/edit-builders';

const start = () => {
  const camera = aCamera({});
  return { camera, session: aSession({ plan: aPlan(camera) }) };
};
const AT = [2.35, 47] as const;

describe('the menu of a place', () => {
  it('selects what stands there, keeps the selection over free ground, and closes', () => {
    const { camera, session } = start();
    const state = () => session.store.getState();
    session.operations.openMapMenu({ at: AT, window_px: [10, 20], object: camera.id });
    expect([...state().selection]).toEqual([camera.id]);
    session.operations.openMapMenu({ at: AT, window_px: [30, 40] });
    expect([...state().selection]).toEqual([camera.id]);
    expect(state().mapMenu).toEqual({ at: AT, window_px: [30, 40] });
    session.operations.closeMapMenu();
    expect(state().mapMenu).toBeUndefined();
  });

  it('sets the visibility test down, also for a camera that looks at the place', () => {
    const { camera, session } = start();
    session.operations.testVisibilityAt({ at: AT });
    expect(session.store.getState()).toMatchObject({ tool: { name: 'probe' }, probe: { at: AT } });
    session.operations.lookAtPlace({ camera: camera.id, at: [2.36, 47] });
    const state = session.store.getState();
    expect(state).toMatchObject({ probe: { at: [2.36, 47] }, picture: { camera: camera.id, view: 0 } });
    expect([...state.selection]).toEqual([camera.id]);
  });
});
