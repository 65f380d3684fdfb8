import { useSyncExternalStore } from 'react';
import { useAppState } from './context';

const SYSTEM = matchMedia('(prefers-color-scheme: dark)');

const follow = (changed: () => void): (() => void) => {
  SYSTEM.addEventListener('change', changed);
  return () => SYSTEM.removeEventListener('change', changed);
};

/** Whether the theme in force is the dark one. */
export function useDark(): boolean {
  const system = useSyncExternalStore(follow, () => SYSTEM.matches);
  const theme = useAppState((state) => state.theme);
  return theme === 'system' ? system : theme === 'dark';
}
