import { useEffect, useRef, useState } from 'react';
import { formatNumber, formatShare, type Translator } from '../i18n';
import type { Report } from '../analysis/report';
import { selectedObjects, shownReport, type AppState } from '../store';
import { useAppState, usePanels, useWords } from './context';
import { azimuthText, shortLabel } from './format';
import { noticeText } from './notices';

const AT_MOST_EVERY_MS = 1000;

/**
 * What changes is said once: results, the selection and messages politely, failures at once. At most one polite message
 * per second; of several, the last.
 */
export function LiveRegions() {
  const t = useWords();
  const { store, onAnnounce } = usePanels();
  const [polite, setPolite] = useState('');
  const failure = useAppState(({ notices }) => notices.findLast((notice) => notice.severity === 'error'));
  const waiting = useRef<string>(undefined);
  useEffect(() => {
    const timer = setInterval(() => {
      if (waiting.current === undefined) return;
      setPolite(waiting.current);
      waiting.current = undefined;
    }, AT_MOST_EVERY_MS);
    const stop = store.subscribe((state, before) => {
      waiting.current = sentenceFor(state, before, t) ?? waiting.current;
    });
    const stopMap = onAnnounce((text) => {
      waiting.current = text;
    });
    return () => {
      clearInterval(timer);
      stop();
      stopMap();
    };
  }, [store, onAnnounce, t]);
  return (
    <>
      <div className="visually-hidden" role="status" aria-live="polite">
        {polite}
      </div>
      <div className="visually-hidden" role="alert" aria-live="assertive">
        {failure && noticeText(failure, t.dynamic)}
      </div>
    </>
  );
}

/** What the change of the state is worth saying; nothing for most. */
function sentenceFor(state: AppState, before: AppState, t: Translator): string | undefined {
  const [report, old] = [shownReport(state), shownReport(before)];
  if (report && report !== old) return resultSentence(report, old, t);
  if (state.analysis.status !== before.analysis.status && state.analysis.status === 'running')
    return t('live.running');
  const notice = state.notices.at(-1);
  if (notice && notice !== before.notices.at(-1) && notice.severity !== 'error')
    return noticeText(notice, t.dynamic);
  if (state.tool !== before.tool && state.tool.name !== 'select')
    return t('live.tool', { tool: toolName(state, t) });
  if (state.selection !== before.selection) return selectionSentence(state, t);
  return undefined;
}

function resultSentence(report: Report, old: Report | undefined, t: Translator): string {
  const share = formatShare(report.area.share, t.language);
  const points = old ? (report.area.share - old.area.share) * 100 : 0;
  const gaps = report.gaps.length;
  if (Math.abs(points) < 0.05) return t('live.result', { share, n: gaps });
  const change = formatNumber(Math.abs(points), t.language, 1);
  return t(points > 0 ? 'live.resultMore' : 'live.resultLess', { share, change, n: gaps });
}

function selectionSentence(state: AppState, t: Translator): string | undefined {
  const objects = selectedObjects(state);
  const [only] = objects;
  if (!only) return undefined;
  if (objects.length > 1) return t('live.several', { n: objects.length });
  const parts = [shortLabel(only, t), only.name, only.locked ? t('tree.locked') : undefined];
  if (only.kind === 'camera' && only.azimuth_deg !== undefined) {
    parts.push(t('live.azimuth', { azimuth: azimuthText(only.azimuth_deg, t) }));
  }
  return [...new Set(parts.filter((part) => part !== undefined))].join(', ');
}

const toolName = ({ tool }: AppState, t: Translator): string => {
  if (tool.name === 'zone') return t(`role.${tool.role}`);
  return tool.name === 'measure' || tool.name === 'probe'
    ? t(`live.${tool.name}`)
    : t(`kind.${tool.name as 'camera'}`);
};
