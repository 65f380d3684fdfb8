import { useEffect } from 'react';
import type { Notice } from '../store';
import { Toast } from '../ui';
import { useAppState, useOperations, usePanels, useWords } from './context';

const SHOWN_MS = 6000;

/** Brief messages over the map. Those that need an answer stay; the rest go by themselves. */
export function Notices() {
  const notices = useAppState((state) => state.notices);
  const { update } = usePanels();
  return (
    <div className="notices" data-region="notices">
      {update && <UpdateNotice onReload={update} />}
      {notices.map((notice) => (
        <NoticeToast key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function NoticeToast({ notice }: { readonly notice: Notice }) {
  const t = useWords();
  const { dismissNotice } = useOperations();
  const action = useAction(notice);
  useEffect(() => {
    if (notice.sticky === true) return undefined;
    const timer = setTimeout(() => dismissNotice({ id: notice.id }), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice.id, notice.sticky, dismissNotice]);
  return (
    <Toast
      severity={notice.severity}
      action={action}
      closeLabel={t('common.close')}
      onClose={() => dismissNotice({ id: notice.id })}
    >
      {noticeText(notice, t.dynamic)}
    </Toast>
  );
}

/** The words of a notice; a step's name in it is a key itself. */
export function noticeText(
  notice: Notice,
  words: (key: string, params?: Notice['params']) => string,
): string {
  const step = notice.params?.['step'];
  const params =
    typeof step === 'string' ? { ...notice.params, step: words(step, notice.params) } : notice.params;
  return words(notice.key, params);
}

/** The way out that goes with a notice. */
function useAction(notice: Notice): { readonly label: string; readonly onSelect: () => void } | undefined {
  const t = useWords();
  const operations = useOperations();
  const done = (then: () => void) => () => {
    operations.dismissNotice({ id: notice.id });
    then();
  };
  switch (notice.key) {
    case 'notice.removed':
    case 'notice.removedMany':
      return { label: t('bar.undo'), onSelect: done(() => operations.undo()) };
    case 'notice.undone':
      return { label: t('bar.redo'), onSelect: done(() => operations.redo()) };
    case 'notice.saveFailed':
    case 'refused.storage.full':
    case 'refused.storage.failed':
    case 'refused.storage.unavailable':
      return { label: t('notice.toFile'), onSelect: done(() => void operations.savePlanAs()) };
    case 'notice.heldElsewhere':
      return { label: t('notice.takeOver'), onSelect: done(() => void operations.takeOver()) };
    case 'notice.analysisFailed':
      return { label: t('chip.runAgain'), onSelect: done(() => operations.runAnalysis()) };
    default:
      return undefined;
  }
}

function UpdateNotice({ onReload }: { readonly onReload: () => void }) {
  const t = useWords();
  const { dismissUpdate } = usePanels();
  return (
    <Toast
      severity="info"
      action={{ label: t('common.reload'), onSelect: onReload }}
      closeLabel={t('common.close')}
      onClose={dismissUpdate}
    >
      {t('notice.newVersion')}
    </Toast>
  );
}
