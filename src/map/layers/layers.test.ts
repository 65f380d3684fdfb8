import type { LayerSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { ALL_LAYERS, type Reading } from '../../store';
import { DORI } from '../../testing/town-builder';
import { DARK, levelColour, levelDashes, LIGHT } from '../theme/palette';
import { diffLayers } from './diff-layers';
import { drawnSources, styleLayers, type Look } from './index';

const look = (own: Partial<Look> = {}): Look => ({
  palette: LIGHT,
  reading: 'density',
  layers: ALL_LAYERS,
  levels: DORI.levels,
  cameraSelected: false,
  stale: false,
  assumedHeight_m: 6,
  latitude: 45.75,
  gapTags: false,
  labelled: [],
  moreContrast: false,
  ...own,
});

const READINGS: readonly Reading[] = ['density', 'coverage', 'sound', 'recognition'];
const seven = Array.from({ length: 7 }, (_, i) => ({ ...DORI.levels[0]!, id: `l${i}`, density_px_per_m: i }));

describe('the drawing', () => {
  it('has no layer twice, whatever the theme, reading and profile', () => {
    for (const palette of [LIGHT, DARK]) {
      for (const reading of READINGS) {
        for (const levels of [DORI.levels, seven, DORI.levels.slice(0, 1), []]) {
          const ids = styleLayers(look({ palette, reading, levels })).map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
        }
      }
    }
  });

  it('draws the noise map under everything that was analysed; in the Sound reading unless switched off, elsewhere when switched on', () => {
    const ids = styleLayers(look({})).map(({ id }) => id);
    for (const over of ['bands', 'counts', 'sound-counts', 'recognition-face', 'unseen', 'sound-edge']) {
      expect(ids.indexOf('noise')).toBeLessThan(ids.indexOf(over));
    }
    const visible = (own: Partial<Look>): unknown =>
      styleLayers(look(own)).find(({ id }) => id === 'noise')?.layout?.visibility;
    expect(visible({})).toBe('none');
    expect(visible({ layers: { ...ALL_LAYERS, noise: true } })).toBe('visible');
    expect(visible({ reading: 'sound' })).toBe('visible');
    expect(visible({ reading: 'sound', layers: { ...ALL_LAYERS, noise: false } })).toBe('none');
  });

  it('takes of the results only the sources of which something is drawn', () => {
    const taken = (own: Partial<Look>): ReadonlySet<string> => drawnSources(styleLayers(look(own)));
    const bare = { ...ALL_LAYERS, overlaps: false, soundLimits: false };
    expect(taken({ layers: bare }).has('bands')).toBe(true);
    for (const other of ['counts', 'sound-counts', 'recognition', 'sound'])
      expect(taken({ layers: bare }).has(other)).toBe(false);
    expect(taken({ layers: { ...bare, overlaps: true } }).has('counts')).toBe(true);
    expect(taken({ reading: 'recognition' }).has('recognition')).toBe(true);
    // Seen at the level asked for.
    expect(taken({}).has('approaches')).toBe(true);
    expect(taken({ reading: 'recognition' }).has('approaches')).toBe(false);
  });

  it('never mixes the fills of two readings (UI.md 1)', () => {
    const fills: Readonly<Record<Reading, string>> = {
      density: 'bands',
      coverage: 'counts',
      sound: 'sound-counts',
      recognition: 'recognition-face',
    };
    for (const reading of READINGS) {
      const visible = styleLayers(look({ reading }))
        .filter(({ layout }) => layout?.visibility !== 'none')
        .map(({ id }) => id);
      for (const [other, id] of Object.entries(fills)) expect(visible.includes(id)).toBe(other === reading);
    }
  });

  it('[X4] draws, beside recognition, nothing that answers at the level asked for or by hearing', () => {
    const layers = { ...ALL_LAYERS, soundLimits: true, together: true };
    const visible = (reading: Reading): string[] =>
      styleLayers(look({ reading, layers, gapTags: true }))
        .filter(({ layout }) => layout?.visibility !== 'none')
        .map(({ id }) => id);
    const others = ['unseen', 'gap-line', 'gap-tag', 'reachable', 'sound-limit', 'together-both'];
    expect(visible('density')).toEqual(expect.arrayContaining(others));
    for (const id of others) expect(visible('recognition')).not.toContain(id);
  });

  it('draws stale gaps at 35 % and dims the others when a camera is selected (UI.md 3)', () => {
    const paint = (of: Look, id: string) => styleLayers(of).find((layer) => layer.id === id)?.paint;
    expect(paint(look({ stale: true }), 'unseen')).toMatchObject({ 'fill-opacity': 0.35 });
    expect(paint(look({ cameraSelected: true }), 'bands')).toMatchObject({ 'fill-opacity': 0.5 });
  });

  it('has the tag of what is tested or measured over every symbol and label, its lines under the devices', () => {
    const ids = styleLayers(look({ gapTags: true })).map(({ id }) => id);
    const over = ids.slice(ids.indexOf('draft-tag') + 1);
    expect(over.length).toBeGreaterThan(0);
    expect(over.filter((id) => !id.startsWith('handle'))).toEqual([]);
    expect(ids.indexOf('draft-line')).toBeLessThan(ids.indexOf('devices-dot'));
  });

  it('changes theme by values alone: nothing is added, removed or given another source', () => {
    const changes = diffLayers(styleLayers(look()), styleLayers(look({ palette: DARK })));
    expect(new Set(changes.map(({ what }) => what))).toEqual(new Set(['paint']));
  });
});

describe('the difference of two drawings', () => {
  const layer = (id: string, more: object = {}): LayerSpecification =>
    ({ id, type: 'line', source: 's', ...more }) as LayerSpecification;

  /** Applies changes as the map does: `before` names the layer that the new one goes under. */
  function apply(from: readonly LayerSpecification[], to: readonly LayerSpecification[]): string[] {
    const ids = from.map(({ id }) => id);
    for (const change of diffLayers(from, to)) {
      if (change.what === 'remove') ids.splice(ids.indexOf(change.id), 1);
      if (change.what !== 'add') continue;
      const at = change.before === undefined ? ids.length : ids.indexOf(change.before);
      expect(at).toBeGreaterThanOrEqual(0);
      ids.splice(at, 0, change.layer.id);
    }
    return ids;
  }

  it('brings the map to the wished order', () => {
    const names = (ids: string): LayerSpecification[] => Array.from(ids, (id) => layer(id));
    for (const [from, to] of [
      ['', 'abc'],
      ['abc', 'axbyc'],
      ['abcd', 'bd'],
      ['abc', ''],
      ['ac', 'abcd'],
    ] as const) {
      expect(apply(names(from), names(to)).join('')).toBe(to);
    }
  });

  it('is empty for equal drawings and names each value that differs', () => {
    const a = layer('a', { paint: { 'line-color': 'red', 'line-width': 1 }, filter: ['has', 'x'] });
    const b = layer('a', { paint: { 'line-color': 'blue' }, filter: ['has', 'y'], layout: {} });
    expect(diffLayers([a], [a])).toEqual([]);
    expect(diffLayers([a], [b])).toEqual([
      { what: 'paint', id: 'a', name: 'line-color', value: 'blue' },
      { what: 'paint', id: 'a', name: 'line-width', value: undefined },
      { what: 'filter', id: 'a', filter: ['has', 'y'] },
    ]);
  });
});

describe('levels', () => {
  it('take the ramp from its dark end: the best level is always the strongest', () => {
    expect(levelColour(LIGHT, 3, 4)).toBe('#0A4A62');
    expect(levelColour(LIGHT, 0, 1)).toBe('#0A4A62');
    expect(levelColour(LIGHT, 6, 7)).toBe('#06334A');
    expect(levelColour(LIGHT, 9, 10)).toBe('#06334A');
    expect(levelColour(LIGHT, 0, 10)).toBe('#C9E6F0');
  });

  it('of neighbours differ in their lines too (UI.md 1)', () => {
    for (const count of [4, 7]) {
      for (let i = 1; i + 1 < count; i++) {
        expect(levelDashes(i, count)).not.toEqual(levelDashes(i + 1, count));
      }
    }
  });
});
