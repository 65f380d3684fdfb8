import { describe, expect, it } from 'vitest';
import { aCity, at, block } from '../../testing/town-builder';
import { buildingAt, buildingId } from './building-at';

describe('the building at a place', () => {
  const { buildings } = aCity([], [{ ring: block(0, 0, 10, 10) }, { id: 'b', ring: block(20, 0, 10, 10) }]);

  it('is the one whose footprint holds it, or none', () => {
    expect(buildingAt(buildings, at([5, 5]))).toBe(0);
    expect(buildingAt(buildings, at([25, 9]))).toBe(1);
    expect(buildingAt(buildings, at([15, 5]))).toBe(-1);
    expect(buildingAt(buildings, [0, 0])).toBe(-1);
  });

  it('has its id, or its ordinal where the data give none', () => {
    expect(buildingId(buildings, 1)).toBe('b');
    expect(buildingId({ ...buildings, ids: ['', 'b'] }, 0)).toBe('#0');
  });
});
