import { describe, expect, it } from 'vitest';
import { finish } from '../../kernel/steps';
import { aCity, anInput, aPlan, aSensor, at, block, townFrame } from '../../testing/town-builder';
import type { SoundSensor } from '../../model/plan';
import { soundProbeSteps } from '../../jobs/sound-probe';
import { analyse, createAnalysisCache } from '../analyse';
import type { SoundProbe } from './probe';

const drain = <T>(steps: Generator<unknown, T, void>): T => {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
};

const probe = (place: readonly [number, number], top_m: number): SoundProbe =>
  probed([aSensor('s0', [0, 0]), aSensor('far', [900, 0])], place, top_m);

function probed(sensors: readonly SoundSensor[], place: readonly [number, number], top_m = 10): SoundProbe {
  const plan = aPlan(sensors, { background_db: 40 });
  const input = anInput(plan, aCity([], [{ ring: block(20, -8, 10, 16), top_m }]));
  const cache = createAnalysisCache();
  expect(drain(soundProbeSteps(input, at(place), {}, cache))).toBeUndefined();
  finish(analyse(input, cache));
  return drain(soundProbeSteps(input, at(place), {}, cache))!;
}

describe('the sound probe', () => {
  it('[S2] tells level, excess over the background and the direct way; sensors beyond the reach are left out', () => {
    const { rows } = probe([0, 60], 300);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ id: 's0', carries: 'direct', heard: true, background_db: 40 });
    expect(rows[0]!.level_db! - rows[0]!.snr_db!).toBeCloseTo(40, 9);
    expect(rows[0]!.path).toHaveLength(2);
  });

  it('[S2] draws the way round the corner of a tower, and over the roof of a shed', () => {
    const tower = probe([50, 6], 300).rows[0]!;
    expect(tower.carries).toBe('left');
    const corners = tower.path.slice(1, -1).map(([lon, lat]) => townFrame.toFrame(lon, lat));
    expect(corners.map(([x, y]) => [Math.round(x), Math.round(y)])).toEqual([
      [30, 8],
      [20, 8],
    ]);
    const shed = probe([50, 6], 4.5).rows[0]!;
    expect(shed.carries).toBe('roof');
    expect(shed.roofs.map(({ height_m }) => height_m)).toEqual([4.5, 4.5]);
    expect(shed.byPath.roof).toBeGreaterThan(shed.byPath.left ?? -Infinity);
    expect(shed.byPath.roof).toBeLessThanOrEqual(shed.level_db!);
    expect(shed.byPath.roof).toBeGreaterThan(shed.level_db! - 5);
    const [near, far] = shed.roofs.map((edge) => townFrame.toFrame(...edge.at));
    expect(near![0]).toBeCloseTo(20, 3);
    expect(near![1]).toBeCloseTo((20 * 6) / 50, 3);
    expect(far![0]).toBeCloseTo(30, 3);
  });

  it('[S2] puts the loudest first, and hears only what exceeds the background enough', () => {
    const { rows } = probed(
      [aSensor('far', [0, -40]), aSensor('near', [0, 20]), aSensor('deaf', [10, 40], { snr_min_db: 60 })],
      [0, 60],
    );
    const excess = rows.map(({ snr_db }) => snr_db!);
    expect(rows.map(({ id, heard }) => [id, heard])).toEqual([
      ['deaf', false],
      ['near', true],
      ['far', true],
    ]);
    expect(excess).toEqual(excess.toSorted((a, b) => b - a));
    expect(excess[0]).toBeGreaterThan(0);
  });

  it('[S2] hears nothing from a sensor inside a building', () => {
    const [row] = probed([aSensor('shut', [25, 0])], [0, 60]).rows;
    expect(row).toMatchObject({ id: 'shut', heard: false, path: [], roofs: [], byPath: {} });
    expect(row!.level_db).toBeUndefined();
  });

  it('[S2] has no level inside a building', () => {
    expect(probe([25, 0], 10).rows[0]).toMatchObject({ heard: false, path: [] });
  });
});
