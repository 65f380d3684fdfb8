import { ChevronRight } from 'lucide-react';
import { useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import './tree.css';

/** One visible row; the owner leaves out what is folded away. */
export interface TreeRow {
  readonly id: string;
  /** What first letters find, and what is read aloud. */
  readonly label: string;
  readonly level: 1 | 2 | 3;
  readonly look: 'group' | 'subgroup' | 'item';
  /** Absent for rows that cannot unfold. */
  readonly expanded?: boolean | undefined;
  readonly selected?: boolean | undefined;
  readonly positionInSet: number;
  readonly setSize: number;
  readonly content: ReactNode;
}

interface TreeProps {
  readonly label: string;
  readonly rows: readonly TreeRow[];
  /** `add`: to the selection; `range`: from the last row chosen. */
  readonly onSelect: (id: string, how: 'only' | 'add' | 'range') => void;
  readonly onToggle: (id: string, expanded: boolean) => void;
  /** Double-click, Enter or F2 on a row. */
  readonly onActivate?: (id: string, how: 'enter' | 'rename') => void;
  readonly onSpace?: (id: string) => void;
  readonly onHover?: (id: string | undefined) => void;
  /** Keys that the tree does not use itself. */
  readonly onKey?: (event: KeyboardEvent<HTMLElement>, id: string) => void;
}

/** A tree by the ARIA pattern: one tab stop, arrows walk, ← → fold, letters find. */
export function Tree(props: TreeProps) {
  const { label, rows, onSelect, onToggle, onActivate, onHover } = props;
  const tree = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', at: 0 });
  const [focused, setFocused] = useState<string>();
  const current = rows.some((row) => row.id === focused)
    ? focused
    : (rows.find((row) => row.selected)?.id ?? rows[0]?.id);

  const focusRow = (index: number): TreeRow | undefined => {
    const row = rows[index];
    if (!row) return undefined;
    setFocused(row.id);
    tree.current?.querySelectorAll<HTMLElement>('[role="treeitem"]')[index]?.focus();
    return row;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLButtonElement) return;
    const now = rows.findIndex((row) => row.id === current);
    const row = rows[now];
    if (!row) return;
    const next = nextRow(event, rows, now, typed.current);
    if (next !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      const to = focusRow(next);
      if (to && event.shiftKey) onSelect(to.id, 'add');
      return;
    }
    if (!actOn(event, row, props)) props.onKey?.(event, row.id);
  };
  const onClick = (event: MouseEvent, row: TreeRow): void => {
    setFocused(row.id);
    if (event.shiftKey) onSelect(row.id, 'range');
    else onSelect(row.id, event.ctrlKey || event.metaKey ? 'add' : 'only');
  };
  return (
    <div
      ref={tree}
      role="tree"
      aria-label={label}
      aria-multiselectable="true"
      className="tree"
      onKeyDown={onKeyDown}
      onPointerLeave={() => onHover?.(undefined)}
    >
      {rows.map((row) => (
        <div
          key={row.id}
          role="treeitem"
          aria-level={row.level}
          aria-expanded={row.expanded}
          aria-selected={row.selected ?? false}
          aria-posinset={row.positionInSet}
          aria-setsize={row.setSize}
          aria-label={row.label}
          tabIndex={row.id === current ? 0 : -1}
          className={`tree__row tree__row--${row.look}`}
          onClick={(event) => onClick(event, row)}
          onDoubleClick={() => onActivate?.(row.id, 'rename')}
          onPointerEnter={() => onHover?.(row.id)}
        >
          {row.expanded !== undefined && (
            <span
              aria-hidden
              className={`tree__twist${row.expanded ? ' tree__twist--open' : ''}`}
              onClick={(event) => {
                event.stopPropagation();
                onToggle(row.id, row.expanded === false);
              }}
            >
              <ChevronRight />
            </span>
          )}
          {row.content}
        </div>
      ))}
    </div>
  );
}

/** Index of the row that a key leads to; `undefined` when it is not a key that walks. */
function nextRow(
  event: KeyboardEvent,
  rows: readonly TreeRow[],
  now: number,
  typed: { text: string; at: number },
): number | undefined {
  const row = rows[now];
  switch (event.key) {
    case 'ArrowDown':
      return Math.min(now + 1, rows.length - 1);
    case 'ArrowUp':
      return Math.max(now - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return rows.length - 1;
    case 'ArrowRight':
      return row?.expanded === true ? Math.min(now + 1, rows.length - 1) : undefined;
    case 'ArrowLeft': {
      if (!row || row.expanded === true) return undefined;
      const parent = rows.slice(0, now).findLastIndex((other) => other.level < row.level);
      return parent < 0 ? now : parent;
    }
    default:
      return event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey
        ? findByLetters(event, rows, now, typed)
        : undefined;
  }
}

const LETTERS_TOGETHER_MS = 600;

function findByLetters(
  event: KeyboardEvent,
  rows: readonly TreeRow[],
  now: number,
  typed: { text: string; at: number },
): number | undefined {
  const fresh = event.timeStamp - typed.at > LETTERS_TOGETHER_MS;
  typed.text = (fresh ? '' : typed.text) + event.key.toLocaleLowerCase();
  typed.at = event.timeStamp;
  const order = rows.map((_, i) => (now + (fresh ? 1 : 0) + i) % rows.length);
  return order.find((i) => rows[i]?.label.toLocaleLowerCase().startsWith(typed.text));
}

/** Keys that act on the focused row; whether the key was one. */
function actOn(event: KeyboardEvent, row: TreeRow, props: TreeProps): boolean {
  const act = actionOf(event, row, props);
  if (!act) return false;
  event.preventDefault();
  event.stopPropagation();
  act();
  return true;
}

function actionOf(event: KeyboardEvent, row: TreeRow, props: TreeProps): (() => void) | undefined {
  const { onSelect, onToggle, onActivate, onSpace } = props;
  switch (event.key) {
    case 'ArrowRight':
      return row.expanded === false ? () => onToggle(row.id, true) : undefined;
    case 'ArrowLeft':
      return row.expanded === true ? () => onToggle(row.id, false) : undefined;
    case 'Enter':
      return () => {
        onSelect(row.id, event.ctrlKey ? 'add' : 'only');
        onActivate?.(row.id, 'enter');
      };
    case 'F2':
      return onActivate && (() => onActivate(row.id, 'rename'));
    case ' ':
      return onSpace ? () => onSpace(row.id) : () => onSelect(row.id, 'add');
    default:
      return undefined;
  }
}
