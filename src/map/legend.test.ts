import { describe, expect, it } from 'vitest';
import type { PlaceRow } from '../analysis/report';
import type { ApproachRow } from '../analysis/requirements/approach-report';
import { createTranslator } from '../i18n';
import { objectId } from '../kernel/units';
import { ALL_LAYERS, createAppStore, type AppState, type Reading } from '../store';
import { anAnalysis } from '../testing/analysis-builder';
import { aCamera, aPlan, aSensor, aZone, block, DORI } from '../testing/town-builder';
import { legendRows, legendTitle } from './legend';

const t = createTranslator('fr');
const state = (own: Partial<AppState> = {}): AppState =>
  createAppStore({ profiles: [DORI], ...own }).getState();
const ids = (of: AppState): string[] => legendRows(of, t, false).map(({ id }) => id);

describe('the legend', () => {
  it('lists the levels of the profile from the highest down, with their thresholds', () => {
    const rows = legendRows(state(), t, false).filter(({ group }) => group === 'reading');
    expect(rows.map(({ value }) => value)).toEqual(['≥ 250', '≥ 125', '≥ 62,5', '≥ 25']);
    expect(new Set(rows.map(({ swatch }) => swatch)).size).toBe(4);
  });

  it('has only classes that the plan has (UI.md 2)', () => {
    expect(ids(state()).filter((id) => !id.startsWith('level.'))).toEqual([]);
    const plan = aPlan([
      aCamera('c', [0, 0]),
      aSensor('s', [0, 0]),
      aZone('m', 'mask', block(0, 0, 5, 5)),
      aZone('z', 'study', block(0, 0, 50, 50)),
    ]);
    expect(ids(state({ plan }))).toEqual(expect.arrayContaining(['mask', 'zones', 'devices', 'sensors']));
    expect(ids(state({ plan }))).not.toContain('gaps');
    expect(ids(state({ plan, analysis: { status: 'done', result: anAnalysis() } }))).toContain('gaps');
  });

  it('[C8] tells the states of approaches that there are, by pictures of their own', () => {
    const coordinates = [
      [0, 0],
      [0, 1],
    ] as const;
    const pieces = (['facing', 'seen', 'unseen'] as const).map((of) => ({
      state: of,
      from_m: 0,
      to_m: 1,
      coordinates,
    }));
    const rowsOf = (kept: typeof pieces, reading: AppState['reading'] = 'density') => {
      const approach = { pieces: kept } as unknown as ApproachRow;
      const places = [{ approach }] as unknown as PlaceRow[];
      const result = anAnalysis({ report: { places } });
      const rows = legendRows(state({ reading, analysis: { status: 'done', result } }), t, false);
      return rows.filter(({ id }) => id.startsWith('approach.'));
    };
    expect(rowsOf(pieces.slice(1)).map(({ id }) => id)).toEqual(['approach.seen', 'approach.unseen']);
    expect(new Set(rowsOf(pieces).map(({ swatch }) => swatch)).size).toBe(3);
    expect(rowsOf(pieces)[0]).toMatchObject({ layer: 'places' });
    // They are at the level asked for: recognition does not draw them.
    expect(rowsOf(pieces, 'recognition')).toEqual([]);
  });

  it('[C3] gives each count its share of public space', () => {
    const of = state({ reading: 'coverage', analysis: { status: 'done', result: anAnalysis() } });
    const rows = legendRows(of, t, false).filter(({ group }) => group === 'reading');
    // 2,500 of 8,000 m² by one camera.
    expect(rows.map(({ value }) => value)).toEqual(['31\u00a0%', '0\u00a0%', '0\u00a0%']);
    expect(legendTitle(of, t)).toBe('Nombre de caméras, ≥ 25 px/m');
  });

  it('[X4] gives each kind of recognition its public space', () => {
    const result = anAnalysis();
    const rows = legendRows(
      state({ reading: 'recognition', analysis: { status: 'done', result } }),
      t,
      false,
    ).filter(({ group }) => group === 'reading');
    expect(rows.map(({ id }) => id)).toEqual(['recognition.face', 'recognition.plate']);
    expect(rows.map(({ value }) => value !== undefined)).toEqual(
      ['face', 'plate'].map(
        (kind) => result.report.privacy.recognition?.some((row) => row.kind === kind) ?? false,
      ),
    );
  });

  it('[X4] has, beside recognition, nothing that answers at the level asked for or by hearing', () => {
    const base = anAnalysis();
    const street = { length_m: 1, heardAndSeen_m: 1, heardOnly_m: 0, seenOnly_m: 0, neither_m: 0 };
    const result = {
      ...base,
      report: { ...base.report, together: street as unknown as NonNullable<typeof base.report.together> },
      geometry: {
        ...base.geometry,
        reachable: [{ id: objectId('c1'), region: base.geometry.unseen }],
        sound: [{ id: objectId('s1'), region: base.geometry.unseen }],
      },
    } as unknown as typeof base;
    const layers = { ...ALL_LAYERS, soundLimits: true, together: true };
    const of = (reading: Reading): AppState =>
      state({ reading, layers, analysis: { status: 'done', result } });
    const others = ['gaps', 'reachable', 'sound-limit', 'together', 'together-heard'];
    expect(ids(of('density'))).toEqual(expect.arrayContaining(others));
    for (const id of others) expect(ids(of('recognition'))).not.toContain(id);
    const coverage = (reading: Reading) =>
      legendRows(of(reading), t, false).find(({ id }) => id === 'coverage');
    expect(coverage('recognition')?.label).toBe('Reconnaissance possible');
    const swatches = (['density', 'sound', 'recognition'] as const).map(
      (reading) => coverage(reading)?.swatch,
    );
    expect(new Set(swatches).size).toBe(3);
  });

  it('says which rows switch what, and draws other pictures in the dark', () => {
    const result = { status: 'done', result: anAnalysis() } as const;
    const rows = legendRows(state({ analysis: result }), t, false);
    expect(rows.find(({ id }) => id === 'gaps')).toMatchObject({ layer: 'gaps', shown: true });
    const dark = legendRows(state({ analysis: result }), t, true);
    expect(dark.map(({ swatch }) => swatch)).not.toEqual(rows.map(({ swatch }) => swatch));
  });
});
