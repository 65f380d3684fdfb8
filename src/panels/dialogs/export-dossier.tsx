import { ChevronLeft, ChevronRight, FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, Dialog, IconButton, Message, Segments, SelectField, Toggle } from '../../ui';
import {
  useAppState,
  useOperations,
  usePanels,
  useWords,
  type DossierAsked,
  type DossierPage,
  type ExportFormat,
} from '../context';
import { RedactionNote } from './export-redaction';
import { TitleBlockFields } from './export-title-block';
import { StaleNote, useWriting, WritingNote } from './export-writing';

interface DossierDialogProps {
  readonly format: ExportFormat;
  readonly onBack: () => void;
}

/** Parts, paper, scale and language of the dossier, its title block, and its pages as they will be. */
export function DossierDialog({ format, onBack }: DossierDialogProps) {
  const t = useWords();
  const { runExport, dossier } = usePanels();
  const { closeDialog } = useOperations();
  const language = useAppState((state) => state.language);
  const [asked, setAsked] = useState<DossierAsked>({
    parts: dossier.parts,
    paper: 'A3',
    orientation: 'landscape',
    language,
  });
  const { writing, busy, start, cancel } = useWriting();
  const none = asked.parts.length === 0 ? t('dossierDialog.noPart') : undefined;
  return (
    <Dialog
      size="large"
      title={t('dossierDialog.title')}
      subtitle={t('dossierDialog.subtitle')}
      closeLabel={t('common.close')}
      onClose={() => {
        cancel();
        closeDialog();
      }}
      foot={
        <>
          <span className="dialog__foot-space" />
          <Button look="quiet" onClick={onBack}>
            {t('export.back')}
          </Button>
          <Button
            look="primary"
            icon={<FileDown aria-hidden />}
            unavailable={busy ? t('export.writing', { file: t.dynamic(format.name) }) : none}
            onClick={() => start(format, (onProgress) => runExport(format.id, onProgress, asked))}
          >
            {t('dossierDialog.make')}
          </Button>
        </>
      }
    >
      <div className="export-list">
        <StaleNote />
        <RedactionNote />
        <WritingNote writing={writing} onCancel={cancel} />
        <div className="dossier-dialog">
          <Choices asked={asked} onChange={setAsked} />
          <Preview asked={asked} />
        </div>
      </div>
    </Dialog>
  );
}

interface ChoicesProps {
  readonly asked: DossierAsked;
  readonly onChange: (asked: DossierAsked) => void;
}

function Choices({ asked, onChange }: ChoicesProps) {
  const t = useWords();
  const { dossier } = usePanels();
  const { scale: _, ...unscaled } = asked;
  return (
    <div className="dossier-dialog__choices">
      <fieldset className="dossier-dialog__parts">
        <legend>{t('dossierDialog.parts')}</legend>
        {dossier.parts.map((part) => (
          <Toggle
            key={part}
            label={t.dynamic(`dossierDialog.part.${part}`)}
            checked={asked.parts.includes(part)}
            onChange={(on) =>
              onChange({
                ...asked,
                parts: dossier.parts.filter((one) => (one === part ? on : asked.parts.includes(one))),
              })
            }
          />
        ))}
      </fieldset>
      <SelectField
        layout="wide"
        label={t('dossierDialog.paper')}
        hint={t('dossierDialog.paper.hint')}
        value={asked.paper}
        options={(['A4', 'A3', 'A2', 'A1'] as const).map((value) => ({ value, label: value }))}
        onChange={(paper) => onChange({ ...asked, paper })}
      />
      <Segments<DossierAsked['orientation']>
        label={t('dossierDialog.orientation')}
        value={asked.orientation}
        segments={(['landscape', 'portrait'] as const).map((value) => ({
          value,
          label: t(`dossierDialog.${value}`),
        }))}
        onChange={(orientation) => onChange({ ...asked, orientation })}
      />
      <SelectField
        layout="wide"
        label={t('dossierDialog.scale')}
        value={asked.scale === undefined ? 'auto' : String(asked.scale)}
        options={[
          { value: 'auto', label: t('dossierDialog.scale.auto') },
          ...dossier.scales.map((scale) => ({ value: String(scale), label: `1:${scale}` })),
        ]}
        onChange={(scale) => onChange(scale === 'auto' ? unscaled : { ...unscaled, scale: Number(scale) })}
      />
      <Segments<DossierAsked['language']>
        label={t('dossierDialog.language')}
        value={asked.language}
        segments={[
          { value: 'fr', label: 'Français' },
          { value: 'en', label: 'English' },
        ]}
        onChange={(language) => onChange({ ...asked, language })}
      />
      <TitleBlockFields open />
    </div>
  );
}

/** One page as it will be in the file, drawn anew with every choice; the first plan to begin with. */
function Preview({ asked }: { readonly asked: DossierAsked }) {
  const t = useWords();
  const [wanted, setWanted] = useState<number>();
  const { shown, drawing, failed } = usePage(asked, wanted);
  const words = shown && { page: shown.page + 1, total: shown.total, title: shown.title };
  const isFirst = !shown || shown.page === 0;
  const isLast = !shown || shown.page + 1 >= shown.total;
  return (
    <section className="dossier-dialog__preview" aria-label={t('dossierDialog.preview')}>
      <div className="dossier-dialog__pages">
        <IconButton
          label={t('dossierDialog.previous')}
          unavailable={isFirst ? t('dossierDialog.first') : undefined}
          onClick={() => shown && setWanted(shown.page - 1)}
        >
          <ChevronLeft aria-hidden />
        </IconButton>
        <span role="status">
          {failed && t('dossierDialog.noPreview')}
          {!failed && (drawing || !words ? t('dossierDialog.drawing') : t('dossierDialog.pageOf', words))}
        </span>
        <IconButton
          label={t('dossierDialog.next')}
          unavailable={isLast ? t('dossierDialog.last') : undefined}
          onClick={() => shown && setWanted(shown.page + 1)}
        >
          <ChevronRight aria-hidden />
        </IconButton>
      </div>
      {asked.parts.length === 0 && <Message severity="info">{t('dossierDialog.noPart')}</Message>}
      {shown && words && (
        <img className="sheet-preview" src={shown.url} alt={t('dossierDialog.pageOf', words)} />
      )}
    </section>
  );
}

/** The newest page that was drawn; its picture is let go of with the next one. */
function usePage(asked: DossierAsked, wanted: number | undefined) {
  const { dossier } = usePanels();
  const plan = useAppState((state) => state.plan);
  const result = useAppState((state) => state.analysis.result);
  const [shown, setShown] = useState<DossierPage>();
  const [state, setState] = useState<'drawing' | 'shown' | 'failed'>('drawing');
  useEffect(() => {
    if (asked.parts.length === 0) return undefined;
    let left = false;
    setState('drawing');
    const run = dossier.page(asked, wanted);
    const show = async (): Promise<void> => {
      const page = await run.done;
      if (left) page?.release();
      else {
        setState(page ? 'shown' : 'failed');
        if (page) setShown(page);
      }
    };
    void show();
    return () => {
      left = true;
      run.cancel();
    };
    // Plan and result are what is drawn: the title block is edited beside the picture.
  }, [dossier, asked, wanted, plan, result]);
  useEffect(() => () => shown?.release(), [shown]);
  return {
    shown: asked.parts.length === 0 ? undefined : shown,
    drawing: state === 'drawing',
    failed: state === 'failed',
  };
}
