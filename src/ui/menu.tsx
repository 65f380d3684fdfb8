import { Check } from 'lucide-react';
import {
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import './menu.css';

export type MenuEntry =
  | {
      readonly type?: 'item';
      readonly id: string;
      readonly label: string;
      readonly detail?: string | undefined;
      readonly icon?: ReactNode;
      readonly shortcut?: string | undefined;
      /** Makes the entry a radio or check item. */
      readonly checked?: boolean | undefined;
      /** Why it is impossible now. */
      readonly unavailable?: string | undefined;
      readonly danger?: boolean;
      readonly onSelect: () => void;
    }
  | { readonly type: 'separator'; readonly id: string }
  | { readonly type: 'heading'; readonly id: string; readonly label: string };

export interface MenuTriggerProps {
  readonly id: string;
  readonly 'aria-haspopup': 'menu';
  readonly 'aria-expanded': boolean;
  readonly 'aria-controls': string | undefined;
  readonly onClick: () => void;
}

interface MenuProps {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly align?: 'start' | 'end';
  readonly trigger: (props: MenuTriggerProps) => ReactNode;
}

/** A button with a list of commands: arrows, Home, End and first letters move, Escape closes and gives focus back. */
export function Menu({ label, entries, align = 'start', trigger }: MenuProps) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const [open, setOpen] = useState(false);
  const close = (refocus: boolean): void => {
    setOpen(false);
    if (refocus) document.getElementById(`${id}-trigger`)?.focus();
  };
  return (
    <span ref={anchor} className="menu-anchor">
      {trigger({
        id: `${id}-trigger`,
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        'aria-controls': open ? id : undefined,
        onClick: () => setOpen(!open),
      })}
      {open && (
        <MenuList id={id} label={label} entries={entries} align={align} anchor={anchor} onClose={close} />
      )}
    </span>
  );
}

interface PopupMenuProps {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  /** Corner of the menu, px of the window. */
  readonly at: readonly [x: number, y: number];
  readonly onClose: () => void;
}

/** A list of commands at a point of the window; what had the focus gets it back. */
export function PopupMenu({ label, entries, at: [x, y], onClose }: PopupMenuProps) {
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLSpanElement | null>(null);
  const [before] = useState(() => document.activeElement);
  const held = useMemo(() => ({ current: anchor }), [anchor]);
  const close = (refocus: boolean): void => {
    onClose();
    if (refocus && before instanceof HTMLElement) before.focus();
  };
  return (
    <span ref={setAnchor} className="menu-point" style={{ left: x, top: y }}>
      {anchor && (
        <MenuList id={id} label={label} entries={entries} align="start" anchor={held} onClose={close} />
      )}
    </span>
  );
}

interface MenuListProps {
  readonly id: string;
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly align: 'start' | 'end';
  readonly anchor: { readonly current: HTMLElement | null };
  readonly onClose: (refocus: boolean) => void;
}

function MenuList({ id, label, entries, align, anchor, onClose }: MenuListProps) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = list.current;
    const at = anchor.current?.getBoundingClientRect();
    if (!element || !at) return;
    // The top layer: no panel that scrolls can cut the menu off.
    element.showPopover();
    const box = element.getBoundingClientRect();
    const left = align === 'start' ? at.left : at.right - box.width;
    const below = at.bottom + 6;
    const top = below + box.height > window.innerHeight - 8 ? at.top - 6 - box.height : below;
    element.style.left = `${Math.max(8, Math.min(left, window.innerWidth - box.width - 8))}px`;
    element.style.top = `${Math.max(8, top)}px`;
    itemsOf(element)[0]?.focus();
  }, [align, anchor]);
  useEffect(() => {
    const onPointer = (event: PointerEvent): void => {
      if (event.target instanceof Node && !anchor.current?.contains(event.target)) onClose(false);
    };
    document.addEventListener('pointerdown', onPointer, true);
    return () => document.removeEventListener('pointerdown', onPointer, true);
  });
  return (
    <div
      ref={list}
      id={id}
      popover="manual"
      role="menu"
      aria-label={label}
      className="menu"
      onKeyDown={(event) => onMenuKey(event, onClose)}
      onBlur={(event) => {
        if (event.relatedTarget instanceof Node && !anchor.current?.contains(event.relatedTarget))
          onClose(false);
      }}
    >
      {entries.map((entry) => (
        <MenuRow key={entry.id} entry={entry} onDone={() => onClose(true)} />
      ))}
    </div>
  );
}

function MenuRow({ entry, onDone }: { readonly entry: MenuEntry; readonly onDone: () => void }) {
  if (entry.type === 'separator') return <div role="separator" className="menu__separator" />;
  if (entry.type === 'heading') return <div className="menu__heading">{entry.label}</div>;
  const off = entry.unavailable !== undefined;
  const choose = (): void => {
    if (off) return;
    onDone();
    entry.onSelect();
  };
  return (
    <button
      type="button"
      role={entry.checked === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked={entry.checked}
      aria-disabled={off || undefined}
      tabIndex={-1}
      className={`menu__item${entry.danger ? ' menu__item--danger' : ''}`}
      onClick={choose}
    >
      {entry.checked === true ? <Check aria-hidden /> : entry.icon}
      <span className="menu__text ellipsis">
        {entry.label}
        {(entry.unavailable ?? entry.detail) !== undefined && (
          <span className="menu__detail">{entry.unavailable ?? entry.detail}</span>
        )}
      </span>
      {entry.shortcut !== undefined && <span className="menu__shortcut">{entry.shortcut}</span>}
    </button>
  );
}

const itemsOf = (list: Element): HTMLElement[] => [
  ...list.querySelectorAll<HTMLElement>('[role^="menuitem"]'),
];

function onMenuKey(event: KeyboardEvent<HTMLDivElement>, onClose: (refocus: boolean) => void): void {
  event.stopPropagation();
  if (event.key === 'Escape' || event.key === 'Tab') {
    event.preventDefault();
    onClose(true);
    return;
  }
  const items = itemsOf(event.currentTarget);
  const now = items.findIndex((item) => item === document.activeElement);
  const next = nextItem(event.key, items, now);
  if (next === undefined) return;
  event.preventDefault();
  items[next]?.focus();
}

function nextItem(key: string, items: readonly HTMLElement[], now: number): number | undefined {
  const count = items.length;
  if (key === 'ArrowDown') return (now + 1) % count;
  if (key === 'ArrowUp') return (now + count - 1) % count;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (key.length !== 1) return undefined;
  const letter = key.toLocaleLowerCase();
  const order = items.map((_, i) => (now + 1 + i) % count);
  return order.find((i) => (items[i]?.textContent ?? '').trim().toLocaleLowerCase().startsWith(letter));
}
