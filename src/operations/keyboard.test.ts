import { describe, expect, it } from 'vitest';
import { objectId } from '../kernel/units';
import { metresBetween } from '../model/edits';
import type { Camera } from '../model/plan';
import { aCamera, aPlan, LAT, LON } from '../testing/edit-builders';
import { aSession } from '../../tests/fixtures/fake-session';
import { pressKey, type KeyPress } from './keyboard';

const CAMERA = objectId('camera-1');
const session = () => aSession({ plan: aPlan(aCamera()), selection: new Set([CAMERA]) });
type Session = ReturnType<typeof session>;
const press = (s: Session, key: string, more: Partial<KeyPress> = {}): boolean =>
  pressKey(s.operations, s.store.getState(), {
    key,
    ctrl: false,
    shift: false,
    alt: false,
    inText: false,
    inMap: true,
    ...more,
  });
const camera = (s: Session): Camera => s.store.getState().plan.objects.get(CAMERA) as Camera;

describe('keys', () => {
  it('letters work on the map alone, and can be switched off', () => {
    const s = session();
    expect(press(s, 'c', { inMap: false })).toBe(false);
    expect(press(s, 'c')).toBe(true);
    expect(s.store.getState().tool).toEqual({ name: 'camera' });
    s.operations.leaveTool();
    s.operations.toggleSingleKeys();
    expect(press(s, 'c')).toBe(false);
    expect(press(s, 'Delete')).toBe(true);
  });

  it('a text field keeps its own keys, but for the document’s', () => {
    const s = session();
    for (const key of ['a', 'c', 'v', 'z'])
      expect(press(s, key, { inText: true, inMap: false, ctrl: true })).toBe(false);
    expect(press(s, 'Delete', { inText: true, inMap: false })).toBe(false);
    expect(press(s, 's', { inText: true, inMap: false, ctrl: true })).toBe(true);
  });

  it('a dialog keeps everything but Escape', () => {
    const s = session();
    s.operations.openHelp();
    expect(press(s, 'c', { inDialog: true })).toBe(false);
    expect(press(s, 'Escape', { inDialog: true })).toBe(true);
    expect(s.store.getState().dialog).toBe('none');
  });

  it('R, arrows, Enter turn a camera; Escape restores', () => {
    const s = session();
    press(s, 'r');
    press(s, 'ArrowRight');
    press(s, 'ArrowRight', { shift: true });
    press(s, 'Enter');
    expect(camera(s).azimuth_deg).toBe(101);
    press(s, 'r');
    press(s, 'ArrowLeft');
    press(s, 'Escape');
    expect(camera(s).azimuth_deg).toBe(101);
    expect([...s.store.getState().selection]).toEqual([CAMERA]);
  });

  it('Shift + arrows move by half a metre, with Alt by five', () => {
    const s = session();
    expect(press(s, 'ArrowRight')).toBe(false);
    press(s, 'ArrowRight', { shift: true });
    press(s, 'ArrowUp', { shift: true, alt: true });
    const [east, north] = metresBetween([LON, LAT], camera(s).position);
    expect(east).toBeCloseTo(0.5, 6);
    expect(north).toBeCloseTo(5, 6);
  });

  it('Ctrl Z, Ctrl Shift Z and ? do what they say', () => {
    const s = session();
    s.operations.turn({ by_deg: 5 });
    press(s, 'z', { ctrl: true });
    expect(camera(s).azimuth_deg).toBe(90);
    press(s, 'Z', { ctrl: true, shift: true });
    expect(camera(s).azimuth_deg).toBe(95);
    press(s, '?', { shift: true });
    expect(s.store.getState().dialog).toBe('help');
  });

  it('Escape takes one thing at a time', () => {
    const s = session();
    press(s, 'c');
    press(s, 'Escape');
    expect(s.store.getState().selection.size).toBe(1);
    press(s, 'Escape');
    expect(s.store.getState().selection.size).toBe(0);
  });
});
