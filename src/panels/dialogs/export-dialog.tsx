import { ChevronRight, FileDown, Printer } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { isUpToDate } from '../../store';
import type { Withheld } from '../../model/withholding';
import { Button, Dialog, Message, Progress, Segments } from '../../ui';
import {
  useAppState,
  useOperations,
  usePanels,
  useWords,
  type ExportFormat,
  type ExportRun,
  type Paper,
  type SheetPreview,
} from '../context';
import { NoticeFields } from './export-notice';
import { TitleBlockFields } from './export-title-block';
import { RedactionChoice, RedactionNote } from './export-redaction';
import './dialogs.css';

/** Everything that can leave: a printed sheet, the plan, the result on a map, tables. */
export function ExportDialog() {
  const [printing, setPrinting] = useState(false);
  const [withheld, setWithheld] = useState<readonly Withheld[]>([]);
  return printing ? (
    <SheetDialog withheld={withheld} onBack={() => setPrinting(false)} />
  ) : (
    <FormatsDialog withheld={withheld} onWithhold={setWithheld} onPrint={() => setPrinting(true)} />
  );
}

interface Writing {
  readonly format: ExportFormat;
  readonly share: number;
  readonly error?: string;
}

interface FormatsDialogProps {
  readonly withheld: readonly Withheld[];
  readonly onWithhold: (withheld: readonly Withheld[]) => void;
  readonly onPrint: () => void;
}

function FormatsDialog({ withheld, onWithhold, onPrint }: FormatsDialogProps) {
  const t = useWords();
  const { exports } = usePanels();
  const { closeDialog } = useOperations();
  const hasResult = useAppState((state) => state.analysis.result !== undefined);
  const { writing, start, cancel } = useWriting();
  const busy = writing !== undefined && writing.error === undefined;
  return (
    <Dialog
      title={t('export.title')}
      subtitle={t('export.subtitle')}
      closeLabel={t('common.close')}
      onClose={() => {
        cancel();
        closeDialog();
      }}
    >
      <div className="export-list">
        <StaleNote />
        {writing && <WritingNote writing={writing} onCancel={cancel} />}
        <RedactionChoice withheld={withheld} onChange={onWithhold} />
        <NoticeFields />
        <TitleBlockFields />
        <Choice
          icon={<Printer aria-hidden />}
          title={t('export.sheet')}
          detail={t('export.sheet.detail')}
          onChoose={busy ? undefined : onPrint}
        />
        {exports.map((format) => (
          <FormatChoice
            key={format.id}
            format={format}
            possible={hasResult || !format.needsResult}
            onChoose={busy ? undefined : () => start(format, withheld)}
          />
        ))}
      </div>
    </Dialog>
  );
}

/** One file at a time, off the main thread; the dialog closes when it is there. */
function useWriting() {
  const { runExport } = usePanels();
  const { closeDialog } = useOperations();
  const [writing, setWriting] = useState<Writing>();
  const run = useRef<ExportRun>(undefined);
  // A dialog that is closed another way takes its file with it.
  useEffect(() => () => run.current?.cancel(), []);
  const start = (format: ExportFormat, withheld: readonly Withheld[]): void => {
    setWriting({ format, share: 0 });
    const started = runExport(format.id, withheld, (share) => setWriting({ format, share }));
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
  return { writing, start, cancel: () => run.current?.cancel() };
}

function WritingNote({ writing, onCancel }: { readonly writing: Writing; readonly onCancel: () => void }) {
  const t = useWords();
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
function StaleNote() {
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

interface FormatChoiceProps {
  readonly format: ExportFormat;
  readonly possible: boolean;
  readonly onChoose: (() => void) | undefined;
}

function FormatChoice({ format, possible, onChoose }: FormatChoiceProps) {
  const t = useWords();
  return (
    <Choice
      icon={<FileDown aria-hidden />}
      title={t.dynamic(format.name)}
      detail={possible ? t.dynamic(format.detail) : t('export.needsResult')}
      onChoose={possible ? onChoose : undefined}
    />
  );
}

interface ChoiceProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly detail: string;
  readonly onChoose: (() => void) | undefined;
}

const Choice = ({ icon, title, detail, onChoose }: ChoiceProps) => (
  <button type="button" className="choice" aria-disabled={!onChoose || undefined} onClick={onChoose}>
    <span className="choice__icon">{icon}</span>
    <span>
      <span className="choice__title">{title}</span>
      <span className="choice__detail">{detail}</span>
    </span>
    <ChevronRight aria-hidden />
  </button>
);

interface SheetDialogProps {
  readonly withheld: readonly Withheld[];
  readonly onBack: () => void;
}

/** The real sheet as it will be printed, with what did not find room on it. */
function SheetDialog({ withheld, onBack }: SheetDialogProps) {
  const t = useWords();
  const { closeDialog } = useOperations();
  const [paper, setPaper] = useState<Paper>('A4');
  const sheet = useSheet(paper, withheld);
  return (
    <Dialog
      size="large"
      title={t('export.preview')}
      subtitle={sheet ? t('export.scale', { scale: sheet.scale }) : ''}
      closeLabel={t('common.close')}
      onClose={() => closeDialog()}
      foot={
        <>
          <Segments<Paper>
            label={t('export.paper')}
            value={paper}
            segments={[
              { value: 'A4', label: 'A4' },
              { value: 'A3', label: 'A3' },
            ]}
            onChange={setPaper}
          />
          <span className="dialog__foot-space" />
          <Button look="quiet" onClick={onBack}>
            {t('export.back')}
          </Button>
          <Button onClick={() => void sheet?.save('png')}>{t('export.savePng')}</Button>
          <Button onClick={() => void sheet?.save('svg')}>{t('export.saveSvg')}</Button>
          <Button look="primary" icon={<Printer aria-hidden />} onClick={() => sheet?.print()}>
            {t('export.print')}
          </Button>
        </>
      }
    >
      <div className="export-list">
        <StaleNote />
        <RedactionNote withheld={withheld} />
        {sheet && <Overflow sheet={sheet} />}
        {sheet && <img className="sheet-preview" src={sheet.url} alt={t('export.preview')} />}
      </div>
    </Dialog>
  );
}

function Overflow({ sheet }: { readonly sheet: SheetPreview }) {
  const t = useWords();
  const told = (['devices', 'outside', 'labels'] as const).filter((what) => sheet.overflow[what] > 0);
  if (told.length === 0) return null;
  return (
    <Message severity="warning">
      {told.map((what) => t(`export.overflow.${what}`, { n: sheet.overflow[what] })).join(' ')}
    </Message>
  );
}

/** The sheet of the plan as it is when the dialog opens; its picture is let go of with the dialog. */
function useSheet(paper: Paper, withheld: readonly Withheld[]): SheetPreview | undefined {
  const { makeSheet } = usePanels();
  const [sheet, setSheet] = useState<SheetPreview>();
  useEffect(() => {
    let left = false;
    let made: SheetPreview | undefined;
    const show = async (): Promise<void> => {
      made = await makeSheet(paper, withheld);
      if (left) made.release();
      else setSheet(made);
    };
    void show();
    return () => {
      left = true;
      made?.release();
    };
  }, [makeSheet, paper, withheld]);
  return sheet;
}
