import { ChevronRight, FileDown, Printer } from 'lucide-react';
import { isUpToDate } from '../../store';
import { Button, Dialog, Message } from '../../ui';
import { useAppState, useOperations, usePanels, useWords, type ExportFormat } from '../context';
import './dialogs.css';

/** Everything that can leave: the plan, the result on a map, tables, a printed sheet. */
export function ExportDialog() {
  const t = useWords();
  const { exports } = usePanels();
  const { closeDialog, runAnalysis } = useOperations();
  const fresh = useAppState(isUpToDate);
  const hasResult = useAppState((state) => state.analysis.result !== undefined);
  return (
    <Dialog
      title={t('export.title')}
      subtitle={t('export.subtitle')}
      closeLabel={t('common.close')}
      onClose={() => closeDialog()}
    >
      <div className="export-list">
        {hasResult && !fresh && (
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
        )}
        {exports.map((format) => (
          <Choice key={format.id} format={format} possible={hasResult || !format.needsResult} />
        ))}
      </div>
    </Dialog>
  );
}

function Choice({ format, possible }: { readonly format: ExportFormat; readonly possible: boolean }) {
  const t = useWords();
  const { runExport } = usePanels();
  const { closeDialog } = useOperations();
  const choose = (): void => {
    closeDialog();
    runExport(format.id);
  };
  return (
    <button
      type="button"
      className="choice"
      aria-disabled={!possible || undefined}
      onClick={possible ? choose : undefined}
    >
      <span className="choice__icon">
        {format.id === 'sheet' ? <Printer aria-hidden /> : <FileDown aria-hidden />}
      </span>
      <span>
        <span className="choice__title">{t.dynamic(format.name)}</span>
        <span className="choice__detail">
          {possible ? t.dynamic(format.detail) : t('export.needsResult')}
        </span>
      </span>
      <ChevronRight aria-hidden />
    </button>
  );
}
