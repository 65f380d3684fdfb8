/** Names of keys as people see them on their keyboard. */
import type { Language } from '../i18n';

const NAMES: Readonly<Record<string, readonly [fr: string, en: string, mac: string]>> = {
  Ctrl: ['Ctrl', 'Ctrl', '⌘'],
  Shift: ['Maj', 'Shift', '⇧'],
  Alt: ['Alt', 'Alt', '⌥'],
  Enter: ['↵', '↵', '↵'],
  Escape: ['Échap', 'Esc', 'Esc'],
  Delete: ['Suppr', 'Del', '⌦'],
  Backspace: ['Retour arrière', 'Backspace', '⌫'],
  PageDown: ['Page ↓', 'Page ↓', 'Page ↓'],
  PageUp: ['Page ↑', 'Page ↑', 'Page ↑'],
  Space: ['Espace', 'Space', 'Space'],
  ArrowUp: ['↑', '↑', '↑'],
  ArrowDown: ['↓', '↓', '↓'],
  ArrowLeft: ['←', '←', '←'],
  ArrowRight: ['→', '→', '→'],
};

const IS_MAC = /mac/i.test(navigator.userAgent);

/** `Ctrl+Shift+Z` as « Ctrl Maj Z » or “⌘ ⇧ Z”. */
export function keyName(key: string, language: Language): string {
  const parts = key === '+' ? ['+'] : key.split('+');
  return parts.map((part) => NAMES[part]?.[IS_MAC ? 2 : language === 'fr' ? 0 : 1] ?? part).join(' ');
}

/** The first key of a command, as shown beside it. */
export const shortcutOf = (
  command: { readonly keys: readonly string[] },
  language: Language,
): string | undefined => {
  const key = command.keys[0];
  return key === undefined ? undefined : keyName(key, language);
};
