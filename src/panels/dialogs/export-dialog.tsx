import { ChevronRight, FileDown, Printer } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { Button, Dialog, Message, Segments } from '../../ui';
import {
  useAppState,
  useOperations,
  usePanels,
  useWords,
  type ExportFormat,
  type Paper,
  type SheetPreview,
} from '../context';
import { DossierDialog } from './export-dossier';
import { NoticeFields } from './export-notice';
import { TitleBlockFields } from './export-title-block';
import { RedactionChoice, RedactionNote } from './export-redaction';
import { StaleNote, useWriting, WritingNote } from './export-writing';
import './dialogs.css';

/** Everything that can leave: a printed sheet, the plan, the result on a map, tables. */
export function ExportDialog() {
  const [composing, setComposing] = useState<'sheet' | ExportFormat>();
  const back = (): void => setComposing(undefined);
  if (composing === 'sheet') return <SheetDialog onBack={back} />;
  if (composing) return <DossierDialog format={composing} onBack={back} />;
  return <FormatsDialog onCompose={setComposing} />;
}

/** The one format that is composed before it is written. */
const DOSSIER_ID = 'dossier';

interface FormatsDialogProps {
  readonly onCompose: (what: 'sheet' | ExportFormat) => void;
}

function FormatsDialog({ onCompose }: FormatsDialogProps) {
  const t = useWords();
  const { exports, runExport } = usePanels();
  const { closeDialog } = useOperations();
  const hasResult = useAppState((state) => state.analysis.result !== undefined);
  const { writing, busy, start, cancel } = useWriting();
  const write = (format: ExportFormat): void =>
    start(format, (onProgress) => runExport(format.id, onProgress));
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
        <WritingNote writing={writing} onCancel={cancel} />
        <RedactionChoice />
        <NoticeFields />
        <TitleBlockFields />
        <Choice
          icon={<Printer aria-hidden />}
          title={t('export.sheet')}
          detail={t('export.sheet.detail')}
          onChoose={busy ? undefined : () => onCompose('sheet')}
        />
        {exports.map((format) => (
          <FormatChoice
            key={format.id}
            format={format}
            possible={hasResult || !format.needsResult}
            onChoose={busy ? undefined : () => (format.id === DOSSIER_ID ? onCompose(format) : write(format))}
          />
        ))}
      </div>
    </Dialog>
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

/** The real sheet as it will be printed, with what did not find room on it. */
function SheetDialog({ onBack }: { readonly onBack: () => void }) {
  const t = useWords();
  const { closeDialog } = useOperations();
  const [paper, setPaper] = useState<Paper>('A4');
  const sheet = useSheet(paper);
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
        <RedactionNote />
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
function useSheet(paper: Paper): SheetPreview | undefined {
  const { makeSheet } = usePanels();
  const [sheet, setSheet] = useState<SheetPreview>();
  useEffect(() => {
    let left = false;
    let made: SheetPreview | undefined;
    const show = async (): Promise<void> => {
      made = await makeSheet(paper);
      if (left) made.release();
      else setSheet(made);
    };
    void show();
    return () => {
      left = true;
      made?.release();
    };
  }, [makeSheet, paper]);
  return sheet;
}
