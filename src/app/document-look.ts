/** What the page itself shows of the state: theme, language, title. */
import { createTranslator } from '../i18n';
import type { AppState, AppStore } from '../store';

/** Follows the store and the system; the theme stands on the root element, where every stylesheet sees it. */
export function followLook(store: AppStore, root: HTMLElement): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const show = (state: AppState): void => {
    root.dataset['theme'] = state.theme === 'system' ? (dark.matches ? 'dark' : 'light') : state.theme;
    root.lang = state.language;
    document.title = titleOf(state);
  };
  show(store.getState());
  store.subscribe((state, before) => {
    if (
      state.theme !== before.theme ||
      state.language !== before.language ||
      state.plan.head.name !== before.plan.head.name
    )
      show(state);
  });
  dark.addEventListener('change', () => show(store.getState()));
}

function titleOf({ plan, language }: AppState): string {
  const name = plan.head.name === '' ? createTranslator(language)('plan.unnamed') : plan.head.name;
  return `${name} – Anglemort`;
}
