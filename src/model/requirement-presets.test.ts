import { describe, expect, it } from 'vitest';
import dori from '../../data/levels/dori.json';
import oodpcvs from '../../data/levels/oodpcvs.json';
import requirements from '../../data/requirements/presets.json';

describe('usual requirements', () => {
  it('[C8] of doors are entrances', () => {
    const doors = requirements.presets.filter((preset) => 'entrance' in preset);
    expect(doors.map(({ id }) => id)).toEqual(['school', 'schoolDoor', 'publicBuilding']);
  });

  it('name a level of each profile, a weight from 1 to 10, and no kind twice', () => {
    expect(new Set(requirements.presets.map(({ id }) => id)).size).toBe(requirements.presets.length);
    for (const profile of [dori, oodpcvs]) {
      const levels = profile.levels.map(({ id }) => id);
      for (const { level } of requirements.presets)
        expect(levels).toContain((level as Record<string, string>)[profile.id]);
    }
    for (const { weight } of requirements.presets) {
      expect(weight).toBeGreaterThanOrEqual(1);
      expect(weight).toBeLessThanOrEqual(10);
    }
  });
});
