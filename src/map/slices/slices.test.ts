import type { FeatureCollection } from 'geojson';
import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../i18n';
import { createAppStore, type AppState } from '../../store';
import { anAnalysis } from '../../testing/analysis-builder';
import { aCamera, aPlan, aSensor, aZone } from '../../testing/edit-builders';
import { DORI } from '../../testing/town-builder';
import type { MapPort } from '../port';
import type { Situation } from '../situation';
import { createSlices } from '.';

const slices = createSlices({ port: {} as MapPort, setIndex: () => undefined });

/** A plan with a result, one camera selected. */
function aState(): AppState {
  const store = createAppStore({ profiles: [DORI], catalogue: [], streetClasses: [] } as never);
  const camera = aCamera();
  store.setState({
    plan: aPlan(camera, aSensor(), aZone()),
    selection: new Set([camera.id]),
    analysis: { ...store.getState().analysis, status: 'running', result: anAnalysis() },
  });
  return store.getState();
}

const t = createTranslator('fr');
const situation = (state: AppState): Situation => ({
  state,
  view: { centre: [7.4, 43.7], zoom: 16, bearing_deg: 0, pitch_deg: 0, bounds: [7.3, 43.6, 7.5, 43.8] },
  hand: HAND,
  restZoom: 16,
  systemIsDark: false,
  moreContrast: false,
  t,
});
const HAND: Situation['hand'] = { draft: { type: 'FeatureCollection', features: [] }, crosshair: false };

/** Names of the slices that would be drawn anew. */
const redrawn = (before: AppState, after: AppState): readonly string[] => {
  const parts = (state: AppState) => slices.map((slice) => slice.parts(situation(state)));
  const [then, now] = [parts(before), parts(after)];
  return slices.filter((_, i) => then[i]!.some((part, j) => part !== now[i]![j])).map(({ name }) => name);
};

describe('what is drawn anew', () => {
  it('is nothing while an analysis tells how far it is', () => {
    const state = aState();
    const progress = { step: 'areas', done: 3, total: 10 } as const;
    expect(redrawn(state, { ...state, analysis: { ...state.analysis, progress } })).toEqual([]);
  });

  it('is the results alone when a result lands', () => {
    const state = aState();
    const names = redrawn(state, { ...state, analysis: { ...state.analysis, result: anAnalysis() } });
    expect(names).toContain('unseen');
    for (const name of ['images', 'layers', 'city', 'zones', 'handles', 'moving'])
      expect(names).not.toContain(name);
  });

  it('is what is looked at alone: a source of another reading is filled when that reading is chosen', () => {
    const of = (reading: AppState['reading'], state: AppState): AppState => ({ ...state, reading });
    const state = aState();
    const landed = { ...state, analysis: { ...state.analysis, result: anAnalysis() } };
    const own = {
      density: ['bands'],
      coverage: ['counts'],
      recognition: ['recognition'],
      sound: ['sound-counts', 'sound'],
    };
    const layers = { ...state.layers, overlaps: false, soundLimits: false };
    const sources = Object.values(own).flat();
    for (const reading of ['density', 'coverage', 'recognition', 'sound'] as const) {
      const [then, now] = [state, landed].map((at) => of(reading, { ...at, layers }));
      expect(redrawn(then!, now!).filter((name) => sources.includes(name))).toEqual(own[reading]);
      expect(redrawn(of('density', landed), of('coverage', landed))).toContain('counts');
    }
  });

  it('is the bands without a device that left with the hand, not without one that was changed otherwise', () => {
    const state = aState();
    const { id } = state.analysis.result!.geometry.devices[0]!;
    const preview = { origin: [7.4, 43.7] as const, devices: new Map([[id, { levels: [] }]]) };
    expect(redrawn(state, { ...state, preview })).not.toContain('bands');
    expect(redrawn(state, { ...state, preview, held: new Set([id]) })).toContain('bands');
  });

  it('is emptied where nothing of it is drawn any more', async () => {
    const filled: Record<string, number> = {};
    const port = {
      setSource: (name: string, { features }: FeatureCollection) => {
        filled[name] = features.length;
        return Promise.resolve();
      },
    } as unknown as MapPort;
    const unseen = createSlices({ port, setIndex: () => undefined }).find(({ name }) => name === 'unseen')!;
    const state = aState();
    await unseen.apply(situation(state));
    expect(filled).toEqual({ unseen: 1 });
    await unseen.apply(situation({ ...state, reading: 'recognition' }));
    expect(filled).toEqual({ unseen: 0 });
  });

  it('is what follows the hand alone while a device is dragged on', () => {
    const state = aState();
    const [id, camera] = [...state.plan.objects][0]!;
    const at = (azimuth_deg: number): AppState => ({
      ...state,
      gesture: { what: 'azimuth', objects: new Map([[id, { ...camera, azimuth_deg }]]) } as never,
    });
    const held = at(10);
    const names = redrawn(held, { ...held, gesture: at(20).gesture! });
    expect(names).toContain('moving');
    for (const name of ['devices', 'zones', 'obstacles', 'layers', 'unseen'])
      expect(names).not.toContain(name);
  });
});
