import { useState } from 'react';

/** By how much a figure differs from the one before it; 0 until it has changed once. */
export function useChange(value: number): number {
  const [pair, setPair] = useState({ before: value, now: value });
  // A change of the figure seen while rendering: React draws once more at once, with the pair set right.
  if (pair.now !== value) setPair({ before: pair.now, now: value });
  return pair.now === value ? value - pair.before : value - pair.now;
}
