import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { comparisonOf, isSideBySide } from '../store';
import { IconButton } from '../ui';
import { useAppState, useOperations, usePanels, useWords } from './context';
import './map-swipe.css';

const START_PERCENT = 50;

/** Two scenarios on one map, side by side: left of the line the current one, right of it the other. */
export function MapSwipe() {
  const shown = useAppState(isSideBySide);
  return shown ? <Swipe /> : null;
}

function Swipe() {
  const t = useWords();
  const { mountSecondMap } = usePanels();
  const { showComparison } = useOperations();
  const scenarios = useAppState((state) => state.plan.head.scenarios?.list);
  const found = useAppState(comparisonOf);
  const [at, setAt] = useState(START_PERCENT);
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => (host.current ? mountSecondMap(host.current) : undefined), [mountSecondMap]);
  const nameOf = (id: string | undefined): string => scenarios?.find((one) => one.id === id)?.name ?? '';
  const [left, right] = [nameOf(found?.before), nameOf(found?.after)];
  const end = (): void => void showComparison({ onMap: false });
  return (
    <section className="map-swipe" aria-label={t('scenario.onMap')}>
      <div
        ref={host}
        className="map-swipe__second"
        style={{ clipPath: `inset(0 0 0 ${at}%)` }}
        aria-hidden
        inert
      />
      <div className="map-swipe__line" style={{ left: `${at}%` }}>
        <span className="map-swipe__name map-swipe__name--left ellipsis" aria-hidden>
          {left}
        </span>
        <span className="map-swipe__name ellipsis" aria-hidden>
          {right}
        </span>
        <span className="map-swipe__end">
          <IconButton label={t('scenario.swipeEnd')} onClick={end}>
            <X aria-hidden />
          </IconButton>
        </span>
      </div>
      <input
        type="range"
        className="map-swipe__slider"
        min={0}
        max={100}
        step={1}
        value={at}
        aria-label={t('scenario.swipe')}
        aria-valuetext={t('scenario.swipeAt', { n: at, left, right })}
        onChange={(event) => setAt(Number(event.target.value))}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          end();
        }}
      />
    </section>
  );
}
