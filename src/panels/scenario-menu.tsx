import { ChevronDown, Columns2, CopyPlus, GitFork, History, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { currentScenario } from '../model/scenarios';
import { Menu, type MenuEntry } from '../ui';
import { useAppState, useOperations, useWords } from './context';
import { RenameBox } from './rename-box';
import { useReason } from './use-availability';

/** Which scenario everything is about, with its menu: switch, duplicate, existing alone, rename, delete, compare. */
export function ScenarioMenu() {
  const t = useWords();
  const { renameScenario } = useOperations();
  const current = useAppState((state) => currentScenario(state.plan));
  const [renaming, setRenaming] = useState(false);
  const entries = useEntries(() => setRenaming(true));
  if (renaming && current) {
    return (
      <RenameBox
        label={t('scenario.name')}
        name={current.name}
        onRename={(name) => renameScenario({ name })}
        onDone={() => setRenaming(false)}
      />
    );
  }
  return (
    <Menu
      label={t('scenario.menu')}
      entries={entries}
      trigger={(props) => (
        <button
          type="button"
          className="top__plan top__scenario"
          aria-label={current ? `${t('scenario.menu')} ${current.name}` : t('scenario.none')}
          {...props}
        >
          <GitFork aria-hidden />
          <span className="ellipsis">{current?.name ?? t('scenario.none')}</span>
          <ChevronDown aria-hidden />
        </button>
      )}
    />
  );
}

function useEntries(onRename: () => void): readonly MenuEntry[] {
  const t = useWords();
  const { createScenario, switchScenario, removeScenario, showReport } = useOperations();
  const scenarios = useAppState((state) => state.plan.head.scenarios);
  const cannotEdit = useReason(createScenario);
  const cannotRemove = useReason(removeScenario);
  const count = scenarios?.list.length ?? 1;
  const create = (from: 'copy' | 'existing'): void => {
    const name = from === 'existing' ? t('scenario.existing') : t('scenario.nth', { n: count + 1 });
    createScenario({ name, from, first: t('scenario.first') });
  };
  return [
    ...(scenarios?.list ?? []).map(({ id, name }) => ({
      id,
      label: name,
      checked: id === scenarios?.current,
      unavailable: cannotEdit,
      onSelect: () => void switchScenario({ id }),
    })),
    ...(scenarios ? ([{ type: 'separator', id: 's1' }] as const) : []),
    {
      id: 'new copy',
      label: t('scenario.copy'),
      icon: <CopyPlus aria-hidden />,
      unavailable: cannotEdit,
      onSelect: () => create('copy'),
    },
    {
      id: 'new existing',
      label: t('scenario.fromExisting'),
      icon: <History aria-hidden />,
      unavailable: cannotEdit,
      onSelect: () => create('existing'),
    },
    ...(scenarios
      ? [
          {
            id: 'rename scenario',
            label: t('scenario.rename'),
            icon: <Pencil aria-hidden />,
            unavailable: cannotEdit,
            onSelect: onRename,
          },
          {
            id: 'remove scenario',
            label: t('scenario.remove'),
            icon: <Trash2 aria-hidden />,
            danger: true,
            unavailable: cannotRemove,
            onSelect: () => void removeScenario(),
          },
          { type: 'separator' as const, id: 's2' },
          {
            id: 'compare scenarios',
            label: t('scenario.compare'),
            icon: <Columns2 aria-hidden />,
            onSelect: () => void showReport({ tab: 'scenarios' }),
          },
        ]
      : []),
  ];
}
