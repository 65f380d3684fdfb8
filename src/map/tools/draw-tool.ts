/** Zones and obstacles: a click per corner; the first corner or Enter closes, Backspace takes the last one back. */
import type { Feature } from 'geojson';
import { formatLength } from '../../i18n';
import type { LonLat } from '../../model/plan';
import type { Tool as ArmedTool } from '../../store';
import { collection, EMPTY, line, point, polygon } from '../features/geojson';
import { SYMBOL } from '../theme/symbol-names';
import {
  addCorner,
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

export const createDrawTool = (context: ToolContext, shape: Shape): Tool => new DrawTool(context, shape);

class DrawTool implements Tool {
  readonly cursor = 'crosshair';
  readonly ownsDoubleClick = true;
  private readonly context: ToolContext;
  private readonly shape: Shape;
  private readonly isClosed: boolean;
  private drawing: Drawing;
  private pointer: LonLat | undefined;

  constructor(context: ToolContext, shape: Shape) {
    this.context = context;
    this.shape = shape;
    this.isClosed = shape.name === 'zone' || shape.shape === 'polygon';
    this.drawing = startDrawing(this.isClosed);
  }

  readonly exit = (): void => this.context.setHand({ draft: EMPTY });

  readonly leave = (): void => {
    this.pointer = undefined;
    this.show();
  };

  readonly hover = ({ at }: Pointer): void => {
    this.pointer = at;
    this.show();
  };

  readonly press = (): undefined => undefined;

  /** On the first corner, or again on the last one, it ends: by keyboard the second Enter on a spot. */
  readonly click = (pointer: Pointer): void => {
    const next = addCorner(this.drawing, pointer.at);
    if (this.isOnEnd(pointer) || next === this.drawing) this.finish();
    else this.set(next, true);
  };

  readonly doubleClick = (): void => this.finish();

  readonly key = (key: string): boolean => {
    const some = this.drawing.corners.length > 0;
    if (key === 'Enter' || key === 'End') this.finish();
    else if (key === 'Backspace' && some) this.set(takeBack(this.drawing), true);
    else if (key === 'Escape' && some) this.set(startDrawing(this.isClosed), false);
    else return false;
    return true;
  };

  private set(next: Drawing, tell: boolean): void {
    this.drawing = next;
    this.show();
    if (!tell) return;
    const t = this.context.words();
    const length = formatLength(lengthOf(next.corners), t.language);
    this.context.announce(t('map.said.corner', { n: next.corners.length, length }));
  }

  private finish(): void {
    const { operations } = this.context;
    const { corners } = this.drawing;
    if (corners.length < leastCorners(this.drawing)) return;
    if (crossesItself(this.drawing)) {
      this.context.announce(this.context.words()('map.said.crossing'));
      return;
    }
    this.set(startDrawing(this.isClosed), false);
    if (this.shape.name === 'zone') operations.drawZone({ role: this.shape.role, polygon: [corners] });
    else if (!this.isClosed) operations.drawObstacle({ shape: { type: 'line', line: corners } });
    else operations.drawObstacle({ shape: { type: 'polygon', polygon: [corners] } });
  }

  private isOnEnd({ screen }: Pointer): boolean {
    const { corners } = this.drawing;
    const end = this.isClosed ? corners[0] : corners.at(-1);
    return (
      corners.length >= leastCorners(this.drawing) &&
      end !== undefined &&
      distance(this.context.port.project(end), screen) <= CORNER_PX
    );
  }

  private show(): void {
    const { language } = this.context.words();
    this.context.setHand({ draft: draftFeatures(this.drawing, this.pointer, language) });
  }
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
