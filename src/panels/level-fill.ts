import type { Fill } from '../ui';

/**
 * The fill of a level by its place in the profile, low to high. Profiles are data: up to four levels take the four-step
 * ramp (an incomplete one from its dark end), more take the seven-step ramp.
 */
export function levelFill(index: number, count: number): Fill {
  if (count <= 4) return `level-${clamp(index + 1 + (4 - count), 4) as 1 | 2 | 3 | 4}`;
  const step = count <= 7 ? index + 1 + (7 - count) : Math.round((index * 6) / (count - 1)) + 1;
  return `seven-${clamp(step, 7) as 1 | 2 | 3 | 4 | 5 | 6 | 7}`;
}

const clamp = (n: number, max: number): number => Math.max(1, Math.min(max, n));
