import { type KeyboardEvent, type ReactNode } from 'react';
import './tabs.css';

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly count?: string | undefined;
}

interface TabsProps<Id extends string> {
  /** Name of the set, and prefix of the ids that tie tabs to their panel. */
  readonly label: string;
  readonly idPrefix: string;
  readonly tabs: readonly Tab<Id>[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
  /** Commands at the end of the row. */
  readonly end?: ReactNode;
}

/** A row of tabs; ← → Home End move and select. The owner draws the panel with {@link tabPanelProps}. */
export function Tabs<Id extends string>({ label, idPrefix, tabs, selected, onSelect, end }: TabsProps<Id>) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const now = tabs.findIndex((tab) => tab.id === selected);
    const next = targetOf(event.key, now, tabs.length);
    const tab = next === undefined ? undefined : tabs[next];
    if (!tab) return;
    event.preventDefault();
    event.stopPropagation();
    onSelect(tab.id);
    document.getElementById(`${idPrefix}-tab-${tab.id}`)?.focus();
  };
  return (
    <div className="tabs">
      <div role="tablist" aria-label={label} className="tabs-list" onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${idPrefix}-tab-${tab.id}`}
            className="tabs__tab"
            aria-selected={tab.id === selected}
            aria-controls={tab.id === selected ? `${idPrefix}-panel` : undefined}
            tabIndex={tab.id === selected ? 0 : -1}
            onClick={() => onSelect(tab.id)}
          >
            {tab.label}
            {tab.count === undefined ? null : <span className="tabs__count">{tab.count}</span>}
          </button>
        ))}
      </div>
      {end === undefined ? null : <div className="tabs-end">{end}</div>}
    </div>
  );
}

/** Attributes of the element that holds the selected tab's content. */
export const tabPanelProps = (idPrefix: string, selected: string) =>
  ({
    role: 'tabpanel',
    id: `${idPrefix}-panel`,
    'aria-labelledby': `${idPrefix}-tab-${selected}`,
    tabIndex: -1,
  }) as const;

function targetOf(key: string, now: number, count: number): number | undefined {
  if (key === 'ArrowRight') return (now + 1) % count;
  if (key === 'ArrowLeft') return (now + count - 1) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}
