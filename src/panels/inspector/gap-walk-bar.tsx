import { ChevronLeft, ChevronRight } from 'lucide-react';
import { IconButton } from '../../ui';
import { useWords } from '../context';
import type { GapWalk } from '../report/gap-walk';
import '../report/gap-list.css';

/** To the gap before and after, in the order of the list. */
export function GapWalkBar({ walk }: { readonly walk: GapWalk }) {
  const t = useWords();
  return (
    <div className="gap-walk" role="group" aria-label={t('gap.walk')}>
      <IconButton size="small" label={t('gap.previous')} shortcut="←" onClick={() => walk.go(-1)}>
        <ChevronLeft aria-hidden />
      </IconButton>
      <span className="gap-walk__at" aria-live="polite">
        {walk.at < 0 ? '' : t('gap.position', { n: walk.at + 1, total: walk.gaps.length })}
      </span>
      <IconButton size="small" label={t('gap.next')} shortcut="→" onClick={() => walk.go(1)}>
        <ChevronRight aria-hidden />
      </IconButton>
    </div>
  );
}
