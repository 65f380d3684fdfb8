import type { Availability } from '../operations';
import type { AppState } from '../store';
import { useAppState, useWords } from './context';

interface Asked {
  readonly available: (state?: AppState) => Availability;
}

/** Whether a command is shown at all, and if it is impossible now, why: in words. */
export function useAvailability(command: Asked): {
  readonly shown: boolean;
  readonly reason: string | undefined;
} {
  const t = useWords();
  // A text, so that the comparison of two states is one of values.
  const answer = useAppState((state) => {
    const can = command.available(state);
    if (can.ok) return '';
    return can.hidden ? 'hidden' : t.dynamic(`refused.${can.reason}`, can.params);
  });
  return { shown: answer !== 'hidden', reason: answer === '' || answer === 'hidden' ? undefined : answer };
}

export const useReason = (command: Asked): string | undefined => useAvailability(command).reason;
