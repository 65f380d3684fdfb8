/** Walking through the gaps in the order in which they are listed. */
import { shownReport } from '../../store';
import { useEffect, useMemo, type RefObject } from 'react';
import type { GapRow } from '../../analysis/report';
import type { Translator } from '../../i18n';
import type { GapView } from '../../store';
import { useAppState, useOperations, useWords } from '../context';
import { gapPlace, mainReason } from './gap-words';

export interface GapWalk {
  /** The listed gaps, in their order. */
  readonly gaps: readonly GapRow[];
  /** Place of the selected one; -1 when it is not listed. */
  readonly at: number;
  readonly go: (by: 1 | -1) => void;
  /** ← and → outside of fields, for {@link useKeysIn}. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

const SORT_VALUES: Readonly<Record<string, (gap: GapRow, t: Translator) => number | string>> = {
  place: gapPlace,
  length: (gap) => gap.length_m,
  area: (gap) => gap.area_m2,
  weight: (gap) => gap.length_m * (gap.weight ?? 1),
  cause: (gap) => mainReason(gap)?.row.reason ?? '',
  state: (gap) => (gap.accepted ? 1 : 0),
};

/** The gaps that pass the filters, sorted; those that compare equal, and by number, stay in the report's order. */
export function listGaps(gaps: readonly GapRow[], view: GapView, t: Translator): readonly GapRow[] {
  const street = view.street?.toLocaleLowerCase(t.language) ?? '';
  const kept = gaps.filter(
    (gap) =>
      (view.state === 'all' || (view.state === 'accepted') === (gap.accepted !== undefined)) &&
      (view.reason === undefined || mainReason(gap)?.row.reason === view.reason) &&
      (street === '' || gapPlace(gap, t).toLocaleLowerCase(t.language).includes(street)),
  );
  const sign = view.sort.descending ? -1 : 1;
  const value = SORT_VALUES[view.sort.column];
  if (!value) return view.sort.descending ? kept.toReversed() : kept;
  const { compare } = new Intl.Collator(t.language, { numeric: true });
  return kept.toSorted((a, b) => {
    const [va, vb] = [value(a, t), value(b, t)];
    return (
      sign * (typeof va === 'number' && typeof vb === 'number' ? va - vb : compare(String(va), String(vb)))
    );
  });
}

const NO_GAPS: readonly GapRow[] = [];

export function useGapWalk(): GapWalk {
  const t = useWords();
  const { selectGap, clearSelection } = useOperations();
  const all = useAppState((state) => shownReport(state)?.gaps) ?? NO_GAPS;
  const view = useAppState((state) => state.gapView);
  const selected = useAppState((state) => state.selectedGap);
  const hasSelection = useAppState((state) => state.selection.size > 0);
  const gaps = useMemo(() => listGaps(all, view, t), [all, view, t]);
  const at = gaps.findIndex((gap) => gap.id === selected);
  const go = (by: 1 | -1): void => {
    const next = at < 0 ? gaps[by === 1 ? 0 : gaps.length - 1] : gaps[at + by];
    if (!next) return;
    if (hasSelection) clearSelection();
    selectGap({ id: next.id });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target instanceof HTMLElement && event.target.matches('input, select, textarea')) return;
    event.preventDefault();
    event.stopPropagation();
    go(event.key === 'ArrowRight' ? 1 : -1);
  };
  return { gaps, at, go, onKeyDown };
}

/** Listens for keys within a part of the page. */
export function useKeysIn(
  place: RefObject<HTMLElement | null>,
  onKeyDown: (event: KeyboardEvent) => void,
): void {
  useEffect(() => {
    const element = place.current;
    element?.addEventListener('keydown', onKeyDown);
    return () => element?.removeEventListener('keydown', onKeyDown);
  });
}
