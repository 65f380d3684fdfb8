/** From a key press to an operation (UI.md 8). Pure but for the call at the end. */
import type { AppState } from '../store';
import type { Operations } from './create-operations';
import type { Availability } from './operation';

export interface KeyPress {
  /** As `KeyboardEvent.key`. */
  readonly key: string;
  /** Ctrl, or ⌘ on macOS. */
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  /** The focus is in a text field. */
  readonly inText: boolean;
  /** The focus is on the map, or on nothing. */
  readonly inMap: boolean;
  /** The focus is in an open dialog. */
  readonly inDialog?: boolean;
}

/** What may be pressed even in a text field: the document's own keys. */
const IN_TEXT = new Set(['Ctrl+S', 'Ctrl+Shift+S', 'Ctrl+O', 'Ctrl+K', 'Ctrl+Enter', 'Ctrl+P']);

/** Runs what the key means now. True when it did: the caller then prevents the browser's own effect. */
export function pressKey(operations: Operations, state: AppState, press: KeyPress): boolean {
  const name = keyName(press);
  if (belongsToOthers(name, press)) return false;
  if (!press.inText && pressArrow(operations, state, press)) return true;
  if (name === 'Enter' && state.keyEdit && press.inMap) {
    operations.commitGesture();
    return true;
  }
  const entry = operations.list.find(({ keys }) => keys.includes(name));
  if (!entry || !isHeard(name, state, press)) return false;
  if (isTheBrowsers(entry.available(state), name, press)) return false;
  entry.run();
  return true;
}

/** Copying text in a panel is the browser's; so is everything that is not on offer here. */
const isTheBrowsers = (can: Availability, name: string, { inMap }: KeyPress): boolean =>
  !can.ok && (can.hidden === true || (name === 'Ctrl+C' && !inMap));

/** A dialog has all keys but Escape, a text field all but the document's. */
const belongsToOthers = (name: string, press: KeyPress): boolean =>
  (press.inDialog === true && name !== 'Escape') || (press.inText && !IN_TEXT.has(name));

/** Keys without Ctrl need the focus on the map, and can be switched off but for deleting. */
const isHeard = (name: string, state: AppState, { inMap }: KeyPress): boolean =>
  !isPlainKey(name) || (inMap && (state.singleKeys || name === 'Delete' || name === 'Backspace'));

/** `Ctrl+Shift+Z`, `C`, `?`, `ArrowUp`: letters in capitals, Shift only where the character does not show it. */
export function keyName({ key, ctrl, shift, alt }: Pick<KeyPress, 'key' | 'ctrl' | 'shift' | 'alt'>): string {
  const isLetter = /^\p{L}$/u.test(key);
  const shown = isLetter ? key.toUpperCase() : key;
  const showShift = shift && (isLetter || key.length > 1);
  return [...(ctrl ? ['Ctrl'] : []), ...(alt ? ['Alt'] : []), ...(showShift ? ['Shift'] : []), shown].join(
    '+',
  );
}

/** One press with the selection, in no mode: Shift + arrows, 5 m with Alt (UI.md 8). */
const STEP_M = 0.5;
const BIG_STEP_M = 5;

const ARROWS: Readonly<Record<string, readonly [right: number, up: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

function pressArrow(operations: Operations, state: AppState, press: KeyPress): boolean {
  const arrow = ARROWS[press.key];
  if (!arrow || press.ctrl || !press.inMap) return false;
  const [right, up] = arrow;
  if (state.keyEdit) {
    operations.nudge({ right, up, big: press.shift, fine: press.alt });
    return true;
  }
  if (!press.shift || state.selection.size === 0 || state.tool.name !== 'select') return false;
  const step = press.alt ? BIG_STEP_M : STEP_M;
  operations.move({ east_m: right * step, north_m: up * step });
  return true;
}

const isPlainKey = (name: string): boolean => !name.startsWith('Ctrl+') && !/^(Escape|F\d+)$/.test(name);
