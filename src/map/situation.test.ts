import { expect, it } from 'vitest';
import type { ScenarioComparison } from '../analysis';
import { createTranslator } from '../i18n';
import { createAppStore } from '../store';
import { anAnalysis } from '../testing/analysis-builder';
import { aCamera, aPlan } from '../testing/small-plan';
import { lookOf, lookParts, type Situation } from './situation';

const camera = aCamera();
const result = anAnalysis();

function situation(onMap: boolean): Situation {
  const plan = aPlan([camera]);
  const store = createAppStore({ plan, selection: new Set([camera.id]) });
  store.setState(({ cityRevision }) => ({
    analysis: { status: 'done', result, planRevision: plan.revision, cityRevision },
    comparison: { other: 'b', status: 'done', found: {} as ScenarioComparison, onMap, result },
  }));
  return {
    state: store.getState(),
    view: { centre: camera.position, zoom: 15, bearing_deg: 0, pitch_deg: 0, bounds: [0, 0, 1, 1] },
    hand: {} as Situation['hand'],
    restZoom: 15,
    systemIsDark: false,
    moreContrast: false,
    t: createTranslator('en'),
  };
}

it('dims what is not selected, but not on one of two scenarios side by side, which would look like less', () => {
  expect(lookOf(situation(false)).cameraSelected).toBe(true);
  expect(lookOf(situation(true)).cameraSelected).toBe(false);
});

it('is drawn anew when two scenarios come side by side', () => {
  const [alone, beside] = [situation(false), situation(true)];
  const together = { ...beside, state: { ...alone.state, comparison: beside.state.comparison } };
  expect(lookParts(together)).not.toEqual(lookParts(alone));
});
