import type { AppStore, Notice } from '../store';
import { always, DONE, operation } from './operation';

/** More than these at once would be a wall; the oldest that need no answer go first. */
const MOST_NOTICES = 5;

/** Tells the user something: a key of the words with values. Several in a row with the same key are one. */
export function notify(store: AppStore, notice: Omit<Notice, 'id'>): void {
  const { notices } = store.getState();
  const id = 1 + notices.reduce((highest, other) => Math.max(highest, other.id), lastId);
  lastId = id;
  const others = notices.filter((other) => other.key !== notice.key);
  const kept = others.length < MOST_NOTICES ? others : dropOne(others);
  store.setState({ notices: [...kept, { ...notice, id }] });
}

/** Ids are never given twice, so that a timer of a dismissed notice cannot hit a new one. */
let lastId = 0;

export const dismissNotice = operation<{ readonly id: number }>({
  id: 'dismissNotice',
  group: 'app',
  available: always,
  run: (ctx, { id }) => {
    ctx.store.setState({ notices: ctx.store.getState().notices.filter((notice) => notice.id !== id) });
    return DONE;
  },
});

/** Takes away what a solved problem had said. */
export function withdraw(store: AppStore, keys: readonly string[]): void {
  const { notices } = store.getState();
  if (notices.some((notice) => keys.includes(notice.key))) {
    store.setState({ notices: notices.filter((notice) => !keys.includes(notice.key)) });
  }
}

function dropOne(notices: readonly Notice[]): readonly Notice[] {
  const oldest = notices.findIndex((notice) => !notice.sticky);
  return notices.toSpliced(Math.max(oldest, 0), 1);
}
