import { CircleAlert, CircleCheck, FileText, TriangleAlert, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { formatNumber, formatShare } from '../../i18n';
import type { Fault } from '../../kernel/fault';
import { hasCity, type ImportPreview, type ImportState } from '../../store';
import { Button, Chip, Dialog, Message, Progress, Segments, Toggle } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';
import { FaultList } from '../fault-list';
import { bytesText } from '../format';
import type { ImportPart } from '../../operations';
import { Fact } from '../inspector/section';
import { ImportColumns } from './import-columns';
import { ImportNoise } from './import-noise';
import { ImportLayers, ImportPosition } from './import-questions';
import { ImportUpdates } from './import-updates';
import './dialogs.css';
import './import.css';

const PARTS: readonly ImportPart[] = [
  'streets',
  'buildings',
  'furniture',
  'noise',
  'cameras',
  'sensors',
  'objects',
];

/** From reading with progress to a preview with every fault; nothing is taken before it is confirmed. */
export function ImportDialog() {
  const importing = useAppState((state) => state.importing);
  if (!importing) return null;
  switch (importing.status) {
    case 'reading':
      return <Reading importing={importing} />;
    case 'failed':
      return <Failed importing={importing} />;
    case 'preview':
      return importing.found ? <Preview importing={importing} found={importing.found} /> : null;
  }
}

const FileLine = ({ importing, more }: { readonly importing: ImportState; readonly more?: string }) => {
  const t = useWords();
  const facts = [importing.fileName, bytesText(importing.bytes, t), more].filter(
    (fact) => fact !== undefined,
  );
  return (
    <span className="import-file">
      <FileText aria-hidden />
      {facts.join(t('common.separator'))}
    </span>
  );
};

function Reading({ importing }: { readonly importing: ImportState }) {
  const t = useWords();
  const { dismissImport } = useOperations();
  const share = importing.done ?? 0;
  return (
    <Dialog
      title={t('import.reading')}
      subtitle={<FileLine importing={importing} />}
      closeLabel={t('common.cancel')}
      onClose={() => dismissImport()}
      foot={
        <>
          <span className="muted">{t('import.readingNote')}</span>
          <span className="dialog__foot-space" />
          <Button look="quiet" onClick={() => dismissImport()}>
            {t('common.cancel')}
          </Button>
        </>
      }
    >
      <div className="reading-file">
        <Progress label={t('import.reading')} share={share > 0 ? share : undefined} />
        <span className="muted">{share > 0 ? formatShare(share, t.language, 0) : t('import.started')}</span>
      </div>
    </Dialog>
  );
}

function Failed({ importing }: { readonly importing: ImportState }) {
  const t = useWords();
  const { dismissImport, chooseImport } = useOperations();
  return (
    <Dialog
      size="medium"
      flush
      title={t('import.notRead')}
      subtitle={<FileLine importing={importing} />}
      closeLabel={t('common.close')}
      onClose={() => dismissImport()}
      foot={
        <>
          <span className="muted">{t('import.untouched')}</span>
          <span className="dialog__foot-space" />
          <Button
            onClick={() => {
              dismissImport();
              void chooseImport();
            }}
          >
            {t('import.other')}
          </Button>
          <Button look="primary" onClick={() => dismissImport()}>
            {t('common.close')}
          </Button>
        </>
      }
    >
      <FaultList faults={importing.faults} />
    </Dialog>
  );
}

function Preview({ importing, found }: { readonly importing: ImportState; readonly found: ImportPreview }) {
  const t = useWords();
  const { acceptImport, dismissImport } = useOperations();
  const loaded = useAppState(hasCity);
  const far = importing.faults.some(({ code }) => code === 'coordinates.farFromPlan');
  const [chosen, setMode] = useState<'add' | 'replace' | 'newPlan'>();
  // Known only when the file has been read, and again when it is read otherwise.
  const mode = chosen ?? (far ? 'newPlan' : 'add');
  const [devices, setDevices] = useState<'update' | 'add'>('update');
  const [confirmed, setConfirmed] = useState(false);
  const [without, setWithout] = useState<readonly ImportPart[]>([]);
  const present = PARTS.filter((part) => found[part] > 0);
  const taken = present.filter((part) => !without.includes(part)).reduce((sum, part) => sum + found[part], 0);
  const whole = present.reduce((sum, part) => sum + found[part], 0) + found.leftOut;
  const { systems, updates } = importing;
  const format = [t.dynamic(`format.${found.format}`), found.crs].filter(Boolean).join(', ');
  return (
    <Dialog
      size="large"
      flush
      title={t('import.preview')}
      subtitle={<FileLine importing={importing} more={format} />}
      closeLabel={t('common.cancel')}
      onClose={() => dismissImport()}
      foot={
        <>
          <span className="dialog__foot-space" />
          <Button look="quiet" onClick={() => dismissImport()}>
            {t('common.cancel')}
          </Button>
          <Button
            look="primary"
            unavailable={
              taken === 0
                ? t('import.nothing')
                : systems && !confirmed
                  ? t('import.system.unconfirmed')
                  : undefined
            }
            onClick={() => acceptImport({ mode, without, devices })}
          >
            {t('import.take', { n: taken, total: whole })}
          </Button>
        </>
      }
    >
      <div className="import-grid">
        <div className="import-grid__list">
          {found.table && (
            <ImportColumns
              table={found.table}
              choices={importing.columns}
              rows={found.sensors > found.cameras ? 'sensors' : 'cameras'}
            />
          )}
          {updates && <ImportUpdates updates={updates} mode={devices} onMode={setDevices} />}
          <Faults faults={importing.faults} />
        </div>
        <aside className="import-grid__side">
          {found.sketch.length > 0 && (
            <ImportPosition
              importing={importing}
              found={found}
              confirmed={confirmed}
              onConfirm={setConfirmed}
            />
          )}
          {found.layers && <ImportLayers found={found} uses={importing.layerUses} />}
          {found.noiseChoice && <ImportNoise choice={found.noiseChoice} count={found.noise} />}
          <b>{t('import.found')}</b>
          {present.map((part) => (
            <Toggle
              key={part}
              label={t(`import.count.${part}`, { n: found[part] })}
              checked={!without.includes(part)}
              onChange={(on) =>
                setWithout(on ? without.filter((other) => other !== part) : [...without, part])
              }
            />
          ))}
          {found.buildings > 0 && (
            <Fact
              name={t('import.heightKnown')}
              value={t('data.assumedOf', { n: found.heightKnown, total: found.buildings })}
            />
          )}
          {found.leftOut > 0 && (
            <Fact name={t('import.leftOut')} value={formatNumber(found.leftOut, t.language)} />
          )}
          {(loaded || far) && (
            <Segments
              label={t('import.mode')}
              value={mode}
              segments={[
                { value: 'add', label: t('import.mode.add') },
                { value: 'replace', label: t('import.mode.replace') },
                { value: 'newPlan', label: t('import.mode.newPlan') },
              ]}
              onChange={setMode}
            />
          )}
          {mode === 'newPlan' ? (
            <Message>{t('import.newPlanNote')}</Message>
          ) : (
            <Message icon={<Undo2 aria-hidden />}>{t('import.undoNote')}</Message>
          )}
          {far && mode === 'add' && <Message severity="warning">{t('import.farNote')}</Message>}
        </aside>
      </div>
    </Dialog>
  );
}

type Class = 'all' | Fault['severity'];

/** All faults, or those of one class: to be corrected, to be checked, corrected while reading. */
function Faults({ faults }: { readonly faults: readonly Fault[] }) {
  const t = useWords();
  const [shown, setShown] = useState<Class>('all');
  const count = (severity: Fault['severity']): number =>
    faults.filter((fault) => fault.severity === severity).reduce((sum, fault) => sum + fault.count, 0);
  if (faults.length === 0) {
    return (
      <div className="chips">
        <Message severity="ok">{t('import.noFaults')}</Message>
      </div>
    );
  }
  const chip = (id: Fault['severity'], tone: 'error' | 'warning' | 'ok', icon: React.ReactNode) =>
    count(id) > 0 && (
      <Chip plain tone={tone} icon={icon} pressed={shown === id} onClick={() => setShown(id)}>
        {t(`import.class.${id}`, { n: count(id) })}
      </Chip>
    );
  return (
    <>
      <div className="chips" role="group" aria-label={t('import.filter')}>
        <Chip plain pressed={shown === 'all'} onClick={() => setShown('all')}>
          {t('import.class.all', { n: faults.reduce((sum, fault) => sum + fault.count, 0) })}
        </Chip>
        {chip('error', 'error', <CircleAlert aria-hidden />)}
        {chip('warning', 'warning', <TriangleAlert aria-hidden />)}
        {chip('info', 'ok', <CircleCheck aria-hidden />)}
      </div>
      <FaultList faults={shown === 'all' ? faults : faults.filter((fault) => fault.severity === shown)} />
    </>
  );
}
