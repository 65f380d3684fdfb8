import { useEffect, useRef, useState } from 'react';
import { formatRoundLength } from '../i18n';
import { metresBetween } from '../model/edits';
import { useAppState, useWords } from './context';
import { lonLatText } from './format';
import './map-overlays.css';

const WANTED_PX = 110;

/** Scale bar and the place under the pointer. */
export function MapStatus() {
  const t = useWords();
  const pointer = useAppState((state) => state.pointer);
  return (
    <div className="map-status">
      <Scale />
      {pointer && <span>{t('status.position', { position: lonLatText(pointer, t) })}</span>}
    </div>
  );
}

function Scale() {
  const t = useWords();
  const bounds = useAppState((state) => state.viewBounds);
  const element = useRef<HTMLDivElement>(null);
  const width_px = useParentWidth(element);
  if (!bounds || width_px === 0) return <div ref={element} className="scale" />;
  const [west, south, east, north] = bounds;
  const middle = (south + north) / 2;
  const [across] = metresBetween([west, middle], [east, middle]);
  const perPixel = across / width_px;
  const length = roundDown(perPixel * WANTED_PX);
  const words = formatRoundLength(length, t.language);
  return (
    <div ref={element} className="scale" role="img" aria-label={t('status.scale', { length: words })}>
      <div className="scale__words">
        <span>0</span>
        <span>{words}</span>
      </div>
      <div className="scale__bar" style={{ width: `${length / perPixel}px` }} />
    </div>
  );
}

/** The largest 1, 2 or 5 × 10ⁿ that is not larger. */
function roundDown(length: number): number {
  if (!(length > 0)) return 0;
  const power = 10 ** Math.floor(Math.log10(length));
  const digit = [5, 2, 1].find((d) => d * power <= length) ?? 1;
  return digit * power;
}

/** Width in px of the map that the bar lies on. */
function useParentWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const map = element.current?.closest('.map-box');
    if (!map) return undefined;
    const observer = new ResizeObserver(() => setWidth(map.clientWidth));
    observer.observe(map);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
