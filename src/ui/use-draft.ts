import { useState } from 'react';

/**
 * What is typed over a value and not yet applied, forgotten as soon as the value is another. Compared while rendering:
 * an effect that sets state would leave work behind every key of a held slider, until React takes it for a loop.
 */
export function useDraft<Draft>(value: unknown): [Draft | undefined, (draft: Draft | undefined) => void] {
  const [draft, setDraft] = useState<Draft>();
  const [over, setOver] = useState(value);
  if (Object.is(over, value)) return [draft, setDraft];
  setOver(value);
  setDraft(undefined);
  return [undefined, setDraft];
}
