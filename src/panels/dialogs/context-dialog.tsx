import { FileText, ShieldCheck } from 'lucide-react';
import type { ContextColumns, ContextFound, ContextImport } from '../../store';
import { Button, Dialog, Message, Progress, SelectField } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';
import { FaultList } from '../fault-list';
import './dialogs.css';
import './context-dialog.css';

/** Event data: which columns are kept, and which end here. Nothing is taken before it is confirmed. */
export function ContextDialog() {
  const t = useWords();
  const { dismissContext, acceptContext } = useOperations();
  const importing = useAppState((state) => state.contextImport);
  if (!importing) return null;
  const { status, found } = importing;
  return (
    <Dialog
      size="medium"
      title={t(TITLE[status])}
      subtitle={
        <span className="import-file">
          <FileText aria-hidden />
          {importing.fileName}
        </span>
      }
      closeLabel={t('common.cancel')}
      onClose={() => dismissContext()}
      foot={
        <>
          <span className="dialog__foot-space" />
          <Button look="quiet" onClick={() => dismissContext()}>
            {t('common.cancel')}
          </Button>
          {found && (
            <Button
              look="primary"
              unavailable={pointsOf(found) === 0 ? t('import.nothing') : undefined}
              onClick={() => acceptContext()}
            >
              {t('context.take', { n: pointsOf(found) })}
            </Button>
          )}
        </>
      }
    >
      <Content importing={importing} />
    </Dialog>
  );
}

const TITLE = {
  reading: 'context.reading',
  preview: 'context.title',
  failed: 'context.notRead',
} as const;

const pointsOf = ({ features }: ContextFound): number => features;

function Content({ importing }: { readonly importing: ContextImport }) {
  const t = useWords();
  if (importing.status === 'failed') return <FaultList faults={importing.faults} />;
  if (!importing.found) return <Progress label={t('context.reading')} share={importing.done} />;
  return <Columns found={importing.found} />;
}

const USES: readonly (keyof ContextColumns)[] = ['date', 'hour', 'category', 'weight'];

function Columns({ found }: { readonly found: ContextFound }) {
  const t = useWords();
  const { chooseContextColumns } = useOperations();
  const { chosen, columns, leftOut } = found;
  const kept = new Set(Object.values(chosen));
  const dropped = columns.filter(({ name }) => !kept.has(name)).map(({ name }) => name);
  const options = [
    { value: '', label: t('context.column.none') },
    ...columns.map(({ name, samples: [sample] }) => ({
      value: name,
      label: sample === undefined ? name : t('context.column.of', { name, sample }),
    })),
  ];
  return (
    <div className="context-import">
      <h3>{t('context.kept')}</h3>
      <p>{t('context.points', { n: pointsOf(found) })}</p>
      {found.shapes > 0 && <p className="muted">{t('context.shapes', { n: found.shapes })}</p>}
      {USES.map((use) => (
        <SelectField
          key={use}
          layout="wide"
          label={t(`context.column.${use}`)}
          value={chosen[use]}
          options={options}
          onChange={(column) => chooseContextColumns({ columns: { [use]: column } })}
        />
      ))}
      {chosen.date !== '' && <p className="muted">{t('context.date.note')}</p>}
      {found.withoutDate > 0 && <p className="muted">{t('context.withoutDate', { n: found.withoutDate })}</p>}
      {chosen.hour !== '' && <p className="muted">{t('context.hour.note')}</p>}
      {found.withoutHour > 0 && <p className="muted">{t('context.withoutHour', { n: found.withoutHour })}</p>}
      {found.withoutWeight > 0 && (
        <p className="muted">{t('context.withoutWeight', { n: found.withoutWeight })}</p>
      )}
      <h3>{t('context.dropped')}</h3>
      {dropped.length === 0 ? (
        <p className="muted">{t('context.dropped.none')}</p>
      ) : (
        <>
          <p>{dropped.join(', ')}</p>
          <p className="muted">{t('context.dropped.note')}</p>
        </>
      )}
      {leftOut.notPoints > 0 && (
        <Message severity="warning">{t('context.notPoints', { n: leftOut.notPoints })}</Message>
      )}
      {leftOut.noPlace > 0 && (
        <Message severity="warning">{t('context.noPlace', { n: leftOut.noPlace })}</Message>
      )}
      {found.faults.length > 0 && <FaultList faults={found.faults} />}
      <Message icon={<ShieldCheck aria-hidden />}>{t('crossing.session')}</Message>
    </div>
  );
}
