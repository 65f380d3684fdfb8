import { describe, expect, it } from 'vitest';
import { regionFromRings } from '../../kernel/region';
import { objectId } from '../../kernel/units';
import type { LonLat, Obstacle } from '../../model/plan';
import type { ScreenPoint } from '../port';
import { at, aCamera, aSensor, aZone, block, townFrame, TOWN_ORIGIN } from '../../testing/town-builder';
import { hitHandle, hitObject, hitRadius, hitVertex, verticesOf, wedgesAt } from './hit';

/** A screen on which a metre is a pixel. */
const project = ([lon, lat]: LonLat): ScreenPoint => {
  const [x, y] = townFrame.toFrame(lon, lat);
  return [x, -y];
};
const context = { project, push: () => [0, 0] as const };

describe('which handle is meant', () => {
  it('is the one of the higher rank when two lie on each other (UI.md 6)', () => {
    const handles = [
      { role: 'range', at: [100, 100] },
      { role: 'azimuth', at: [101, 101] },
      { role: 'tilt', at: [102, 100] },
    ] as const;
    expect(hitHandle(handles, [101, 101], 14)).toBe('tilt');
    expect(hitHandle(handles.slice(0, 2), [101, 101], 14)).toBe('range');
  });

  it('is the nearer one when they stand apart', () => {
    const handles = [
      { role: 'tilt', at: [100, 100] },
      { role: 'position', at: [112, 100] },
    ] as const;
    expect(hitHandle(handles, [111, 100], 14)).toBe('position');
    expect(hitHandle(handles, [130, 130], 14)).toBeUndefined();
  });

  it('is easier to hit with a finger', () => {
    expect(hitRadius(true)).toBeGreaterThan(hitRadius(false));
  });
});

describe('what lies under the pointer', () => {
  const camera = aCamera('c', [0, 0]);
  const sensor = aSensor('s', [10, 0]);
  const zone = aZone('z', 'study', block(-50, -50, 100, 100));
  const wall: Obstacle = {
    kind: 'obstacle',
    id: objectId('w'),
    shape: { type: 'line', line: [at([20, 0]), at([40, 0])] },
  };

  it('is the nearest symbol before any line', () => {
    expect(hitObject([camera, sensor, zone, wall], [7, 0], 14, context)?.id).toBe('s');
    expect(hitObject([camera, sensor, zone, wall], [3, 0], 14, context)?.id).toBe('c');
  });

  it('is a line or an outline within 6 px, and not the inside of a zone', () => {
    expect(hitObject([camera, sensor, zone, wall], [32, 5], 14, context)?.id).toBe('w');
    expect(hitObject([camera, sensor, zone, wall], [-47, 30], 14, context)?.id).toBe('z');
    expect(hitObject([camera, sensor, zone, wall], [-30, 30], 14, context)).toBeUndefined();
  });

  it('is a symbol where it is drawn, pushed out from its mast', () => {
    const pushed = { project, push: () => [0, -30] as const };
    expect(hitObject([camera], [0, -30], 14, pushed)?.id).toBe('c');
    expect(hitObject([camera], [0, 0], 14, pushed)).toBeUndefined();
  });
});

describe('corners', () => {
  const zone = aZone('z', 'required', block(0, 0, 40, 40));

  it('of a zone are its corners and the middles between them', () => {
    const all = verticesOf(zone);
    expect(all.filter(({ kind }) => kind === 'vertex')).toHaveLength(4);
    expect(all.filter(({ kind }) => kind === 'midpoint').map(({ index }) => index)).toEqual([1, 2, 3, 4]);
  });

  it('win over midpoints', () => {
    const all = verticesOf(aZone('z', 'required', block(0, 0, 8, 8)));
    expect(hitVertex(all, [2, 0], 14, project)).toMatchObject({ kind: 'vertex', index: 0 });
    expect(hitVertex(verticesOf(zone), [20, 0], 14, project)).toMatchObject({ kind: 'midpoint', index: 1 });
  });
});

describe('wedges at a place', () => {
  it('come smallest first, and only those that reach it', () => {
    const square = (half: number) =>
      regionFromRings([
        [
          [-half, -half],
          [half, -half],
          [half, half],
          [-half, half],
        ],
      ]);
    const devices = [
      { id: objectId('wide'), levels: [{ region: square(50) }] },
      { id: objectId('narrow'), levels: [{ region: square(20) }] },
      { id: objectId('tiny'), levels: [{ region: square(2) }] },
    ];
    expect(wedgesAt(at([10, 10]), TOWN_ORIGIN, devices)).toEqual(['narrow', 'wide']);
  });
});
