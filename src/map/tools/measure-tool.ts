/** Measuring: a click per point, lengths on the way, in the plan's own metres. Nothing enters the plan. */
import type { Feature } from 'geojson';
import { formatLength } from '../../i18n';
import type { LonLat } from '../../model/plan';
import { collection, EMPTY, line, point } from '../features/geojson';
import { SYMBOL } from '../theme/symbol-names';
import { bearingTo } from './camera-geometry';
import { lengthOf } from './drawing';
import type { Tool, ToolContext } from './tool';
import { azimuthWords } from './words';

export function createMeasureTool(context: ToolContext): Tool {
  let path: readonly LonLat[] = [];
  let pointer: LonLat | undefined;
  let done = false;

  const show = (): void => {
    context.setHand({ draft: measureFeatures(context, path, done ? undefined : pointer) });
  };
  const end = (): void => {
    done = path.length > 1;
    if (done) {
      const { language } = context.words();
      context.announce(formatLength(lengthOf(path), language));
    } else path = [];
    show();
  };
  return {
    cursor: 'crosshair',
    ownsDoubleClick: true,
    exit: () => context.setHand({ draft: EMPTY }),
    leave: () => {
      pointer = undefined;
      show();
    },
    hover: ({ at }) => {
      pointer = at;
      show();
    },
    press: () => undefined,
    click: ({ at }) => {
      path = done ? [at] : [...path, at];
      done = false;
      show();
    },
    doubleClick: end,
    key: (key) => {
      if (key === 'Enter') end();
      else if (key === 'Backspace' && path.length > 0) {
        path = path.slice(0, -1);
        done = false;
        show();
      } else if (key === 'Escape' && path.length > 0) {
        path = [];
        done = false;
        show();
      } else return false;
      return true;
    },
  };
}

/** The line, the length so far at its end, and the direction of the last leg. */
function measureFeatures(context: ToolContext, path: readonly LonLat[], pointer: LonLat | undefined) {
  const t = context.words();
  const whole = pointer ? [...path, pointer] : path;
  const features: Feature[] = path.map((at) => point(at, { image: SYMBOL.midpoint }));
  if (path.length > 1) features.push(line(path));
  const last = path.at(-1);
  if (last && pointer) features.push(line([last, pointer], { loose: true }));
  const from = whole.at(-2);
  const to = whole.at(-1);
  if (path.length > 0 && from && to) {
    const { azimuth_deg, distance_m } = bearingTo(from, to);
    const total = formatLength(lengthOf(whole), t.language);
    const leg = whole.length > 2 ? ` (${formatLength(distance_m, t.language)})` : '';
    const tag = `${total}${leg} · ${azimuthWords(azimuth_deg, t)}`;
    features.push(point(to, { tag, live: pointer !== undefined, anchor: 'left', shift: [1.6, 0] }));
  }
  return collection(features);
}
