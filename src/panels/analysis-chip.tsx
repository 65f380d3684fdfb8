import { CircleAlert, CircleCheck, CloudOff, History, RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { changesSinceResult, hasCity, isAnalysing, isEmptyPlan, type AppState } from '../store';
import { Button, Chip } from '../ui';
import { useAppState, useOperations, useWords } from './context';
import { progressShare } from './analysis-progress';
import { shortcutOf } from './keys';

type ChipState = 'empty' | 'ready' | 'live' | 'running' | 'stale' | 'failed' | 'none';

function chipState(state: AppState): ChipState {
  const { analysis } = state;
  if (state.gesture) return 'live';
  if (isAnalysing(state)) return 'running';
  if (analysis.status === 'failed') return 'failed';
  if (analysis.status === 'stale' || (analysis.status === 'done' && changesSinceResult(state) > 0))
    return 'stale';
  if (analysis.status === 'done') return 'ready';
  return isEmptyPlan(state) && !hasCity(state) ? 'empty' : 'none';
}

/** The state of the analysis in the top bar, and what can be done about it. */
export function AnalysisChip() {
  const t = useWords();
  const operations = useOperations();
  const state = useAppState(chipState);
  const percent = useAppState(({ analysis }) => Math.floor(progressShare(analysis.progress) * 100));
  const slow = useSlow(state === 'running');
  const offline = useOffline();
  return (
    <div className="top__chip">
      {offline && (
        <Chip icon={<CloudOff aria-hidden />}>
          <span>{t('chip.offline')}</span>
        </Chip>
      )}
      <StateChip state={state} percent={percent} />
      {slow && (
        <Button size="small" look="quiet" onClick={() => operations.stopAnalysis()}>
          {t('chip.stop')}
        </Button>
      )}
      {(state === 'stale' || state === 'failed') && (
        <Button
          size="small"
          look="soft"
          shortcut={shortcutOf(operations.runAnalysis, t.language)}
          onClick={() => operations.runAnalysis()}
        >
          {t(state === 'failed' ? 'chip.runAgain' : 'chip.run')}
        </Button>
      )}
    </div>
  );
}

function StateChip({ state, percent }: { readonly state: ChipState; readonly percent: number }) {
  const t = useWords();
  switch (state) {
    case 'empty':
      return (
        <Chip>
          <span>{t('chip.empty')}</span>
        </Chip>
      );
    case 'none':
      return (
        <Chip>
          <span>{t('chip.none')}</span>
        </Chip>
      );
    case 'ready':
      return (
        <Chip tone="ok" icon={<CircleCheck aria-hidden />}>
          <span>{t('chip.ready')}</span>
        </Chip>
      );
    case 'live':
      return (
        <Chip tone="run" icon={<RefreshCw aria-hidden />}>
          <span>{t('chip.live')}</span>
        </Chip>
      );
    case 'running':
      return (
        <Chip tone="run" icon={<RefreshCw aria-hidden />}>
          <span>{t('chip.running', { percent })}</span>
        </Chip>
      );
    case 'stale':
      return (
        <Chip tone="warning" icon={<History aria-hidden />}>
          <span>{t('chip.stale')}</span>
        </Chip>
      );
    case 'failed':
      return (
        <Chip tone="error" icon={<CircleAlert aria-hidden />}>
          <span>{t('chip.failed')}</span>
        </Chip>
      );
  }
}

const SLOW_AFTER_MS = 1000;

/** Whether a state has lasted for more than a second: only then is stopping offered. */
function useSlow(running: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!running) return undefined;
    const timer = setTimeout(() => setSlow(true), SLOW_AFTER_MS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [running]);
  return slow;
}

function useOffline(): boolean {
  const [offline, setOffline] = useState(!navigator.onLine);
  useEffect(() => {
    const read = (): void => setOffline(!navigator.onLine);
    window.addEventListener('online', read);
    window.addEventListener('offline', read);
    return () => {
      window.removeEventListener('online', read);
      window.removeEventListener('offline', read);
    };
  }, []);
  return offline;
}
