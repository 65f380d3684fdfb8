import { Eye, EyeOff, Info, Lock, PanelLeftClose, Scale, TriangleAlert } from 'lucide-react';
import { memo, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { formatArea, formatNumber, type Translator } from '../i18n';
import type { ObjectId } from '../kernel/units';
import type { PlanObject } from '../model/plan';
import { objectsByKind, shownPlan, hasFreshFigures, shownReport, type AppState } from '../store';
import { IconButton, SearchField, Tree, type TreeRow } from '../ui';
import { usePanels, useAppState, useOperations, useWords } from './context';
import { DeviceGlyph } from './device-glyph';
import { kindLabel, modelOf, shortLabel } from './format';
import { shortcutOf } from './keys';
import { figuresByDevice, planGroups, type PlanGroup, type SeenFigure } from './plan-groups';
import './plan-tree.css';

/** Everything in the plan, by kind, with a filter. */
export function PlanTree() {
  const t = useWords();
  const { togglePlanPanel } = useOperations();
  const [filter, setFilter] = useState('');
  const fresh = useAppState(hasFreshFigures);
  return (
    <aside
      className={`plan${fresh ? '' : ' plan--old'}`}
      data-region="plan"
      aria-label={t('plan.panel')}
      id="region-plan"
      tabIndex={-1}
    >
      <div className="plan__head">
        <div className="plan__title">
          <h2 className="panel-title">{t('plan.panel')}</h2>
          <IconButton
            size="small"
            label={t('tree.fold')}
            shortcut={shortcutOf(togglePlanPanel, t.language)}
            onClick={() => togglePlanPanel()}
          >
            <PanelLeftClose aria-hidden />
          </IconButton>
        </div>
        <div id="plan-filter">
          <SearchField label={t('tree.filter')} shortcut="/" value={filter} onChange={setFilter} />
        </div>
      </div>
      <Objects filter={filter} />
      <Notes />
    </aside>
  );
}

function Objects({ filter }: { readonly filter: string }) {
  const t = useWords();
  const operations = useOperations();
  const { store } = usePanels();
  const objects = useAppState((state) => shownPlan(state).objects);
  const selection = useAppState((state) => state.selection);
  const figures = useFigures();
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set(['obstacle', 'candidate-site', 'mask']));
  const [renaming, setRenaming] = useState<ObjectId>();
  const catalogues = useAppState((state) => state.plan.head.catalogue);
  const groups = useMemo(
    () => planGroups(objects.values(), store.getState(), filter, t),
    // The catalogue is read through the state.
    // oxlint-disable-next-line react/exhaustive-deps -- as said
    [objects, store, filter, t, catalogues],
  );
  const rows = groups.flatMap((group, index) => {
    const open = filter.trim() !== '' || !folded.has(group.id);
    const head = groupRow(group, index, groups.length, open, t);
    if (!open) return [head];
    return [
      head,
      ...group.objects.map((object, i): TreeRow => ({
        id: object.id,
        label: rowName(object, t),
        level: 2,
        look: 'item',
        selected: selection.has(object.id),
        positionInSet: i + 1,
        setSize: group.objects.length,
        content:
          renaming === object.id ? (
            <RenameRow object={object} onDone={() => setRenaming(undefined)} />
          ) : (
            <ObjectRow object={object} figure={figures.get(object.id)} />
          ),
      })),
    ];
  });
  const objectOf = (id: string): PlanObject | undefined => objects.get(id as ObjectId);
  const toggle = (id: string, expanded: boolean): void => {
    const next = new Set(folded);
    if (expanded) next.delete(id);
    else next.add(id);
    setFolded(next);
  };
  const select = (id: string, how: 'only' | 'add' | 'range'): void => {
    const object = objectOf(id);
    if (!object) {
      if (how === 'only') toggle(id, folded.has(id));
      return;
    }
    if (how === 'add') operations.toggleSelected({ id: object.id });
    else if (how === 'range') operations.select({ ids: idsBetween(rows, selection, object.id) });
    else operations.select({ ids: [object.id] });
  };
  if (rows.length === 0) return <p className="plan__empty">{t('tree.nothing', { filter })}</p>;
  return (
    <Tree
      label={t('plan.panel')}
      rows={rows}
      onSelect={select}
      onToggle={toggle}
      onHover={(id) => operations.hover({ id: id === undefined ? undefined : objectOf(id)?.id })}
      onActivate={(id, how) => {
        const object = objectOf(id);
        if (!object) toggle(id, folded.has(id));
        else if (how === 'rename') setRenaming(object.id);
        else operations.select({ ids: [object.id], reveal: true });
      }}
      onSpace={(id) => toggleVisibility(store.getState(), id, groups, operations)}
      onKey={(event) => {
        if (event.key === 'Delete' || event.key === 'Backspace') operations.remove();
      }}
    />
  );
}

function groupRow(group: PlanGroup, index: number, size: number, open: boolean, t: Translator): TreeRow {
  return {
    id: group.id,
    label: `${group.title}, ${formatNumber(group.objects.length, t.language)}`,
    level: 1,
    look: 'group',
    expanded: open,
    positionInSet: index + 1,
    setSize: size,
    content: (
      <>
        <span>{group.title}</span>
        <span className="plan-row__count">{formatNumber(group.objects.length, t.language)}</span>
        <span className="plan-row__end">
          {group.unit !== undefined && group.objects.length > 0 && <span>{group.unit}</span>}
          <GroupEye group={group} />
        </span>
      </>
    ),
  };
}

const rowName = (object: PlanObject, t: Translator): string => {
  const label = shortLabel(object, t);
  const parts = [
    label,
    object.name === label ? undefined : object.name,
    object.locked ? t('tree.locked') : undefined,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
};

/** Ids of the object rows from the first selected one to the one clicked. */
function idsBetween(
  rows: readonly TreeRow[],
  selection: ReadonlySet<ObjectId>,
  to: ObjectId,
): readonly ObjectId[] {
  const items = rows.filter((row) => row.look === 'item').map((row) => row.id as ObjectId);
  const end = items.indexOf(to);
  const start = items.findIndex((id) => selection.has(id));
  if (start < 0) return [to];
  return items.slice(Math.min(start, end), Math.max(start, end) + 1);
}

function toggleVisibility(
  state: AppState,
  id: string,
  groups: readonly PlanGroup[],
  { setHidden, setLayer }: ReturnType<typeof useOperations>,
): void {
  const group = groups.find((other) => other.id === id);
  if (group) setLayer({ layer: group.layer, shown: !state.layers[group.layer] });
  else setHidden({ ids: [id as ObjectId], hidden: !state.hidden?.has(id as ObjectId) });
}

function GroupEye({ group }: { readonly group: PlanGroup }) {
  const t = useWords();
  const { setLayer } = useOperations();
  const shown = useAppState((state) => state.layers[group.layer]);
  return (
    <button
      type="button"
      tabIndex={-1}
      className="plan-row__eye"
      aria-label={t(shown ? 'tree.hideGroup' : 'tree.showGroup', { group: group.title })}
      onClick={(event) => {
        event.stopPropagation();
        setLayer({ layer: group.layer, shown: !shown });
      }}
    >
      {shown ? <Eye aria-hidden /> : <EyeOff aria-hidden />}
    </button>
  );
}

interface ObjectRowProps {
  readonly object: PlanObject;
  readonly figure: SeenFigure | undefined;
}

const isSameRow = (a: ObjectRowProps, b: ObjectRowProps): boolean =>
  a.object === b.object &&
  a.figure?.area_m2 === b.figure?.area_m2 &&
  a.figure?.faults.join() === b.figure?.faults.join();

/** There may be a thousand: one that says the same is left alone. */
const ObjectRow = memo(function ObjectRow({ object, figure }: ObjectRowProps) {
  const t = useWords();
  const model = useAppState((state) => modelOf(state, object));
  const hidden = useAppState((state) => state.hidden?.has(object.id) ?? false);
  const ref = 'ref' in object ? object.ref : undefined;
  const warning = (figure?.faults.length ?? 0) > 0;
  return (
    <>
      <DeviceGlyph object={object} model={model} size={20} />
      {ref !== undefined && <span className="plan-row__ref">{ref}</span>}
      <span className={`plan-row__name ellipsis${hidden ? ' plan-row--hidden' : ''}`}>
        {object.name ?? (ref === undefined ? kindLabel(object, t) : (model?.name[t.language] ?? ''))}
      </span>
      <span className="plan-row__end">
        {hidden && <EyeOff aria-hidden />}
        {object.locked === true && <Lock aria-hidden />}
        {warning && (
          <span className="plan-row__warning" title={figure?.faults.map((code) => t.dynamic(code)).join(' ')}>
            <TriangleAlert aria-hidden />
          </span>
        )}
        {object.kind === 'camera' && figure && (
          <span className="plan-row__figure">{formatNumber(figure.area_m2, t.language, 0)}</span>
        )}
      </span>
    </>
  );
}, isSameRow);

function RenameRow({ object, onDone }: { readonly object: PlanObject; readonly onDone: () => void }) {
  const t = useWords();
  const { rename } = useOperations();
  const [name, setName] = useState(object.name ?? '');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);
  const settle = (keep: boolean): void => {
    if (keep && name.trim() !== (object.name ?? '')) rename({ id: object.id, name });
    onDone();
  };
  return (
    <input
      ref={input}
      className="plan-row__input"
      aria-label={t('tree.nameOf', { what: shortLabel(object, t) })}
      value={name}
      onChange={(event) => setName(event.target.value)}
      onClick={(event) => event.stopPropagation()}
      onBlur={() => settle(true)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') settle(true);
        if (event.key === 'Escape') settle(false);
      }}
    />
  );
}

function useFigures(): ReadonlyMap<ObjectId, SeenFigure> {
  const report = useAppState(shownReport);
  return useMemo(() => figuresByDevice(report?.devices ?? [], report?.sound), [report]);
}

/** What one should know before using the plan: the law, and how sure the data are. */
function Notes() {
  const t = useWords();
  const { openLegal, showReport } = useOperations();
  const bothKinds = useAppState((state) => {
    const { cameras, sensors } = objectsByKind(state);
    return cameras.length > 0 && sensors.length > 0;
  });
  const data = useAppState((state) => shownReport(state)?.data);
  const area = useAppState((state) => shownReport(state)?.area);
  if (!bothKinds && !data) return null;
  return (
    <div className="plan__foot">
      {bothKinds && (
        <Note icon={<Scale aria-hidden />}>
          {t('tree.bothKinds')}{' '}
          <button type="button" className="link" onClick={() => openLegal()}>
            {t('tree.toCheck')}
          </button>
        </Note>
      )}
      {data && (
        <Note icon={<Info aria-hidden />}>
          <button type="button" className="link" onClick={() => showReport({ tab: 'data' })}>
            {t('tree.assumedHeights', {
              n: data.heightAssumed,
              total: data.heightAssumed + data.heightKnown,
            })}
          </button>
          {area &&
            `${t('common.separator')}${formatArea(area.public_m2, t.language)} ${t('tree.publicSpace')}`}
        </Note>
      )}
    </div>
  );
}

const Note = ({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) => (
  <div className="plan__note">
    {icon}
    <span>{children}</span>
  </div>
);
