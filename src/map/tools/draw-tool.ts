/** Zones and obstacles: a click per corner; the first corner or Enter closes, Backspace takes the last one back. */
import type { Feature } from 'geojson';
import { formatLength } from '../../i18n';
import type { LonLat } from '../../model/plan';
import type { Tool as ArmedTool } from '../../store';
import { collection, EMPTY, line, point, polygon } from '../features/geojson';
import { SYMBOL } from '../theme/symbols';
import {
  addCorner,
  canFinish,
  crossesItself,
  leastCorners,
  lengthOf,
  startDrawing,
  takeBack,
  type Drawing,
} from './drawing';
import { distance } from './hit';
import type { Pointer, Tool, ToolContext } from './tool';

/** Nearer than this a click means the first or last corner, px. */
const CORNER_PX = 12;

type Shape = Extract<ArmedTool, { name: 'zone' | 'obstacle' }>;

export function createDrawTool(context: ToolContext, shape: Shape): Tool {
  const { operations } = context;
  const isClosed = shape.name === 'zone' || shape.shape === 'polygon';
  let drawing = startDrawing(isClosed);
  let pointer: LonLat | undefined;

  const show = (): void =>
    context.setHand({ draft: draftFeatures(drawing, pointer, context.words().language) });
  const set = (next: Drawing): void => {
    drawing = next;
    show();
  };
  const tell = (): void => {
    const t = context.words();
    const n = drawing.corners.length;
    context.announce(
      t('map.said.corner', { n, length: formatLength(lengthOf(drawing.corners), t.language) }),
    );
  };
  const finish = (): void => {
    if (drawing.corners.length < leastCorners(drawing)) return;
    if (!canFinish(drawing)) {
      if (crossesItself(drawing)) context.announce(context.words()('map.said.crossing'));
      return;
    }
    const { corners } = drawing;
    set(startDrawing(isClosed));
    if (shape.name === 'zone') operations.drawZone({ role: shape.role, polygon: [corners] });
    else if (shape.shape === 'polygon') {
      operations.drawObstacle({ shape: { type: 'polygon', polygon: [corners] } });
    } else operations.drawObstacle({ shape: { type: 'line', line: corners } });
  };
  const isOnEnd = ({ screen }: Pointer): boolean => {
    const end = isClosed ? drawing.corners[0] : drawing.corners.at(-1);
    return (
      drawing.corners.length >= leastCorners(drawing) &&
      end !== undefined &&
      distance(context.port.project(end), screen) <= CORNER_PX
    );
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
    click: (at) => {
      const next = addCorner(drawing, at.at);
      // On the first corner, or again on the last one: by keyboard the second Enter on a spot ends.
      if (isOnEnd(at) || next === drawing) finish();
      else {
        set(next);
        tell();
      }
    },
    doubleClick: finish,
    key: (key) => {
      if (key === 'Enter' || key === 'End') finish();
      else if (key === 'Backspace' && drawing.corners.length > 0) {
        set(takeBack(drawing));
        tell();
      } else if (key === 'Escape' && drawing.corners.length > 0) set(startDrawing(isClosed));
      else return false;
      return true;
    },
  };
}

function draftFeatures({ corners, closed }: Drawing, pointer: LonLat | undefined, language: 'fr' | 'en') {
  const features: Feature[] = [];
  const open = pointer ? [...corners, pointer] : corners;
  if (closed && open.length >= 3) features.push(polygon([[...open, open[0]!]]));
  if (corners.length >= 2) features.push(line(corners));
  const last = corners.at(-1);
  if (last && pointer) {
    features.push(line([last, pointer], { loose: true }));
    if (closed && corners.length >= 2) features.push(line([pointer, corners[0]!], { loose: true }));
    const tag = formatLength(lengthOf([last, pointer]), language);
    features.push(point(pointer, { tag, live: true, anchor: 'left', shift: [1.6, 0] }));
  }
  corners.forEach((at, i) =>
    features.push(point(at, { image: i === 0 && closed ? SYMBOL.vertex : SYMBOL.midpoint })),
  );
  return collection(features);
}
