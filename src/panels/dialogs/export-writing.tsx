/** One file at a time, off the main thread: how far it is, a way to stop it, what went wrong. */
import { useEffect, useRef, useState } from 'react';
import { isUpToDate } from '../../store';
import { Button, Message, Progress } from '../../ui';
import { useAppState, useOperations, useWords, type ExportFormat, type ExportRun } from '../context';

interface Writing {
  readonly format: ExportFormat;
  readonly share: number;
  readonly error?: string;
}

/** The dialog closes when the file is there. */
export function useWriting() {
  const { closeDialog } = useOperations();
  const [writing, setWriting] = useState<Writing>();
  const run = useRef<ExportRun>(undefined);
  // A dialog that is closed another way takes its file with it.
  useEffect(() => () => run.current?.cancel(), []);
  const start = (format: ExportFormat, write: (onProgress: (share: number) => void) => ExportRun): void => {
    setWriting({ format, share: 0 });
    const started = write((share) => setWriting({ format, share }));
    run.current = started;
    const finish = async (): Promise<void> => {
      const outcome = await started.done;
      if (run.current !== started) return;
      run.current = undefined;
      if (outcome.status === 'failed') setWriting({ format, share: 0, error: outcome.error });
      else setWriting(undefined);
      if (outcome.status === 'done') closeDialog();
    };
    void finish();
  };
  const busy = writing !== undefined && writing.error === undefined;
  return { writing, busy, start, cancel: () => run.current?.cancel() };
}

export function WritingNote({
  writing,
  onCancel,
}: {
  readonly writing: Writing | undefined;
  readonly onCancel: () => void;
}) {
  const t = useWords();
  if (!writing) return null;
  const file = t.dynamic(writing.format.name);
  if (writing.error !== undefined) {
    return (
      <Message severity="error">
        {t('export.failed', { file })}
        <details>
          <summary>{t('crash.details')}</summary>
          <pre>{writing.error}</pre>
        </details>
      </Message>
    );
  }
  return (
    <div className="export-writing" role="status">
      <Progress label={t('export.writing', { file })} share={writing.share > 0 ? writing.share : undefined} />
      <span className="muted">{t('export.writing', { file })}</span>
      <Button size="small" look="quiet" onClick={onCancel}>
        {t('common.cancel')}
      </Button>
    </div>
  );
}

/** Files made now would carry figures from before the last changes: told first. */
export function StaleNote() {
  const t = useWords();
  const { runAnalysis } = useOperations();
  const old = useAppState((state) => state.analysis.result !== undefined && !isUpToDate(state));
  if (!old) return null;
  return (
    <Message
      severity="warning"
      actions={
        <Button size="small" look="soft" onClick={() => runAnalysis()}>
          {t('chip.run')}
        </Button>
      }
    >
      {t('export.stale')}
    </Message>
  );
}
