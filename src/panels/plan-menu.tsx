import {
  ChevronDown,
  Copy,
  FilePlus2,
  FolderOpen,
  Globe,
  Map as MapIcon,
  Pencil,
  Save,
  Settings2,
  Upload,
} from 'lucide-react';
import { useState } from 'react';
import { Menu, type MenuEntry } from '../ui';
import { useAppState, useOperations, useWords } from './context';
import { dateText } from './format';
import { shortcutOf } from './keys';
import { RenameBox } from './rename-box';
import { useReason } from './use-availability';

const RECENT_SHOWN = 5;

/** The plan's name with its menu: new, open, recent, save, export, example, rename. */
export function PlanMenu() {
  const t = useWords();
  const name = useAppState((state) => state.plan.head.name);
  const { renamePlan } = useOperations();
  const [renaming, setRenaming] = useState(false);
  const entries = useEntries(() => setRenaming(true));
  if (renaming) {
    return (
      <RenameBox
        label={t('plan.name')}
        name={name}
        onRename={(to) => renamePlan({ name: to })}
        onDone={() => setRenaming(false)}
      />
    );
  }
  const shown = name === '' ? t('plan.unnamed') : name;
  return (
    <Menu
      label={t('plan.menu')}
      entries={entries}
      trigger={(props) => (
        <button type="button" className="top__plan" {...props}>
          <span className="ellipsis">{shown}</span>
          <ChevronDown aria-hidden />
        </button>
      )}
    />
  );
}

function useEntries(onRename: () => void): readonly MenuEntry[] {
  const t = useWords();
  const operations = useOperations();
  const recent = useAppState((state) => state.recent);
  const planId = useAppState((state) => state.planId);
  const cannotSave = useReason(operations.savePlan);
  const cannotRename = useReason(operations.renamePlan);
  const others = (recent ?? []).filter((plan) => plan.planId !== planId).slice(0, RECENT_SHOWN);
  return [
    {
      id: 'new',
      label: t('plan.new'),
      icon: <FilePlus2 aria-hidden />,
      onSelect: () => operations.openStart(),
    },
    {
      id: 'open',
      label: t('common.openFile'),
      icon: <FolderOpen aria-hidden />,
      shortcut: shortcutOf(operations.openPlan, t.language),
      onSelect: () => void operations.openPlan(),
    },
    {
      id: 'demo',
      label: t('plan.demo'),
      icon: <MapIcon aria-hidden />,
      onSelect: () => void operations.openDemo(),
    },
    {
      id: 'service',
      label: t('plan.service'),
      icon: <Globe aria-hidden />,
      onSelect: () => operations.openService(),
    },
    { type: 'separator', id: 's1' },
    {
      id: 'save',
      label: t('plan.save'),
      icon: <Save aria-hidden />,
      shortcut: shortcutOf(operations.savePlan, t.language),
      unavailable: cannotSave,
      onSelect: () => void operations.savePlan(),
    },
    {
      id: 'saveAs',
      label: t('plan.saveAs'),
      icon: <Copy aria-hidden />,
      shortcut: shortcutOf(operations.savePlanAs, t.language),
      unavailable: cannotSave,
      onSelect: () => void operations.savePlanAs(),
    },
    {
      id: 'export',
      label: t('plan.export'),
      icon: <Upload aria-hidden />,
      shortcut: shortcutOf(operations.openExport, t.language),
      onSelect: () => operations.openExport(),
    },
    { type: 'separator', id: 's2' },
    {
      id: 'rename',
      label: t('plan.rename'),
      icon: <Pencil aria-hidden />,
      unavailable: cannotRename,
      onSelect: onRename,
    },
    {
      id: 'settings',
      label: t('plan.settings'),
      icon: <Settings2 aria-hidden />,
      onSelect: () => operations.openSettings(),
    },
    ...(others.length > 0
      ? ([
          { type: 'separator', id: 's3' },
          { type: 'heading', id: 'recent', label: t('plan.recent') },
        ] as const)
      : []),
    ...others.map((plan) => ({
      id: plan.planId,
      label: plan.name === '' ? t('plan.unnamed') : plan.name,
      detail: t('plan.recentDetail', {
        devices: t('count.device', { n: plan.devices }),
        date: dateText(plan.savedAt, t),
      }),
      onSelect: () => void operations.openRecent({ planId: plan.planId }),
    })),
  ];
}
