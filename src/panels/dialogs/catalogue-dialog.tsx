import { useState } from 'react';
import type { Fault } from '../../kernel/fault';
import type { DeviceModel } from '../../model/catalogue';
import type { ModelOutcome } from '../../operations';
import { Button, Dialog, Message, SearchField, Table, type Column } from '../../ui';
import { useAppState, useOperations, usePanels, useWords } from '../context';
import { FaultList } from '../fault-list';
import { ModelPage } from './model-page';
import './catalogue.css';

interface Row {
  readonly model: DeviceModel;
  readonly own: boolean;
  readonly devices: number;
}

/** The generic models and the plan's own: a list, and the page of the chosen one. */
export function CatalogueDialog() {
  const t = useWords();
  const { closeDialog, importModels } = useOperations();
  const { exportModels } = usePanels();
  const readOnly = useAppState((state) => state.readOnly);
  const rows = useRows();
  const first = useAppState((state) => modelOfSelection(state.selection, state.plan.objects));
  const [chosen, setChosen] = useState<string | undefined>(first ?? rows[0]?.model.id);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [text, setText] = useState('');
  const settle = (outcome: ModelOutcome): void => setFaults(outcome.ok ? [] : (outcome.faults ?? []));
  const row = rows.find(({ model }) => model.id === chosen);
  const wanted = text.trim().toLocaleLowerCase();
  const shown = rows.filter(({ model }) =>
    `${model.id} ${model.name[t.language]} ${t(`type.${model.type}`)}`.toLocaleLowerCase().includes(wanted),
  );
  return (
    <Dialog
      size="large"
      title={t('catalogue.title')}
      subtitle={t('catalogue.subtitle')}
      closeLabel={t('common.close')}
      onClose={() => closeDialog()}
      flush
      foot={
        <>
          <Button
            {...(readOnly ? { unavailable: t('refused.readOnly') } : {})}
            onClick={() => void importModels().then(settle)}
          >
            {t('catalogue.import')}
          </Button>
          <Button onClick={() => exportModels('json')}>{t('catalogue.exportJson')}</Button>
          <Button onClick={() => exportModels('csv')}>{t('catalogue.exportCsv')}</Button>
          <span className="dialog__foot-space" />
          <Button look="primary" onClick={() => closeDialog()}>
            {t('common.close')}
          </Button>
        </>
      }
    >
      <div className="catalogue">
        <div className="catalogue__list">
          <SearchField label={t('catalogue.filter')} value={text} onChange={setText} />
          <ModelTable rows={shown} chosen={chosen} onChoose={setChosen} />
        </div>
        <div className="catalogue__page">
          {faults.length > 0 && (
            <div role="alert">
              <Message severity="error">{t('catalogue.faults')}</Message>
              <FaultList faults={faults} />
            </div>
          )}
          {row ? (
            <ModelPage key={row.model.id} {...row} onChoose={setChosen} onSettled={settle} />
          ) : (
            <p className="muted">{t('catalogue.choose')}</p>
          )}
        </div>
      </div>
    </Dialog>
  );
}

function ModelTable(props: {
  readonly rows: readonly Row[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}) {
  const t = useWords();
  const columns: readonly Column<Row>[] = [
    {
      id: 'name',
      header: t('catalogue.model'),
      sortValue: ({ model }) => model.name[t.language],
      cell: ({ model }) => <span title={model.id}>{model.name[t.language]}</span>,
    },
    {
      id: 'origin',
      header: t('catalogue.origin'),
      width: '92px',
      sortValue: ({ own }) => (own ? 0 : 1),
      cell: ({ own }) => t(own ? 'catalogue.own' : 'catalogue.generic'),
    },
    {
      id: 'devices',
      header: t('catalogue.devices'),
      width: '86px',
      align: 'end',
      sortValue: ({ devices }) => devices,
      cell: ({ devices }) => devices,
    },
  ];
  return (
    <Table
      label={t('catalogue.title')}
      language={t.language}
      columns={columns}
      rows={props.rows}
      rowId={({ model }) => model.id}
      initialSort={{ column: 'origin', descending: false }}
      selected={props.chosen}
      onSelect={({ model }) => props.onChoose(model.id)}
      empty={t('catalogue.none')}
    />
  );
}

/** The plan's models, then the built-in ones that they do not replace, each with how many devices stand on it. */
function useRows(): readonly Row[] {
  const own = useAppState((state) => state.plan.head.catalogue);
  const builtIn = useAppState((state) => state.catalogue);
  const objects = useAppState((state) => state.plan.objects);
  const uses = new Map<string, number>();
  for (const object of objects.values()) {
    if ('model' in object && object.model !== undefined)
      uses.set(object.model, (uses.get(object.model) ?? 0) + 1);
  }
  const rowOf =
    (isOwn: boolean) =>
    (model: DeviceModel): Row => ({ model, own: isOwn, devices: uses.get(model.id) ?? 0 });
  const rest = builtIn.filter((model) => !own.some((mine) => mine.id === model.id));
  return [...own.map(rowOf(true)), ...rest.map(rowOf(false))];
}

function modelOfSelection(
  selection: ReadonlySet<string>,
  objects: ReadonlyMap<string, object>,
): string | undefined {
  for (const id of selection) {
    const object = objects.get(id);
    if (object && 'model' in object && typeof object.model === 'string') return object.model;
  }
  return undefined;
}
