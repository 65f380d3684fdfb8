import { Megaphone } from 'lucide-react';
import { NOTICE_FIELDS } from '../../model/notice';
import { TextField } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';

/** Who answers towards the public: kept in the plan, printed on the public page. */
export function NoticeFields() {
  const t = useWords();
  const { setPublicNotice } = useOperations();
  const notice = useAppState((state) => state.plan.head.notice);
  return (
    <details className="export-redaction">
      <summary>
        <Megaphone aria-hidden />
        {t('notice.title')}
      </summary>
      {NOTICE_FIELDS.map((field) => (
        <TextField
          key={field}
          layout="wide"
          label={t(`notice.${field}`)}
          hint={field === 'dpo' ? undefined : t(`notice.${field}.hint`)}
          value={notice?.[field] ?? ''}
          onCommit={(text) => setPublicNotice({ [field]: text })}
        />
      ))}
    </details>
  );
}
