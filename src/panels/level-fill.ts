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

/** The fill as a value of style. */
export const levelColourVar = (index: number, count: number): string =>
  `var(--${levelFill(index, count).replace('level-', 'l4-').replace('seven-', 'l7-')})`;

/** Dashes of the level's limit as the map draws it; undefined for the lowest, which is the outer edge. */
export const levelDash = (index: number, count: number): string | undefined =>
  index === 0 ? undefined : ['none', '7 3', '1.5 3'][(count - 1 - index) % 3];

const clamp = (n: number, max: number): number => Math.max(1, Math.min(max, n));
