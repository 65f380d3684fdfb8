/** How the user likes the app: small, read before the first frame, lost without harm. */

/** Plain values by name; what they mean is the caller's. */
export type Preferences = Readonly<Record<string, unknown>>;

const KEY = 'anglemort.preferences';

export interface PreferenceStore {
  readonly load: () => Preferences;
  readonly save: (preferences: Preferences) => void;
}

export function createPreferences(
  storage: Pick<Storage, 'getItem' | 'setItem'> | undefined,
): PreferenceStore {
  return {
    load: () => {
      try {
        const value: unknown = JSON.parse(storage?.getItem(KEY) ?? '{}');
        return typeof value === 'object' && value !== null && !Array.isArray(value)
          ? (value as Preferences)
          : {};
      } catch {
        // Damaged or forbidden: the defaults do.
        return {};
      }
    },
    save: (preferences) => {
      try {
        storage?.setItem(KEY, JSON.stringify(preferences));
      } catch {
        // Full or forbidden: the choice holds until the page is left.
      }
    },
  };
}
