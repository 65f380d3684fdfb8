/** Keys while the map has the focus (UI.md 8): its own first, then the operations'. */
import { pressKey, type Operations } from '../../operations';
import type { AppState, AppStore } from '../../store';
import type { ToolHost } from '../tools/tool-host';
import type { Hand } from '../tools/tool';
import type { MapPort } from '../port';

export interface KeyContext {
  readonly store: AppStore;
  readonly operations: Operations;
  readonly port: MapPort;
  readonly host: ToolHost;
  readonly hand: () => Hand;
  readonly setCrosshair: (on: boolean) => void;
  readonly animate: () => boolean;
  /** The crosshair has come to another place: it is told after a pause. */
  readonly moved: () => void;
}

const ARROWS: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** One press pans this far; with the crosshair out, this fine. px */
const PAN_PX = 80;
const AIM_PX = 16;
const FINE_PX = 2;

/** Returns true when the key meant something here. */
export function onMapKey(context: KeyContext, event: KeyboardEvent): boolean {
  const state = context.store.getState();
  if (event.key === ' ' && !event.repeat) {
    context.host.setPanning(true);
    return true;
  }
  const plain = !event.ctrlKey && !event.metaKey;
  return (
    (plain && onToolKey(context, state, event)) ||
    (plain && onViewKey(context, state, event)) ||
    pressKey(context.operations, state, {
      key: event.key,
      ctrl: event.ctrlKey || event.metaKey,
      shift: event.shiftKey,
      alt: event.altKey,
      inText: false,
      inMap: true,
    })
  );
}

/** Placing and drawing by keyboard: the middle of the map is the pointer. */
function onToolKey(context: KeyContext, state: AppState, event: KeyboardEvent): boolean {
  const { host, hand, operations } = context;
  if (state.tool.name !== 'select' && state.keyEdit === undefined) {
    if (ARROWS[event.key]) {
      aim(context, event);
      return true;
    }
    if (event.key === 'Enter' && (hand().crosshair || !isDrawing(state))) {
      context.setCrosshair(true);
      host.hoverMiddle();
      host.clickMiddle();
      // What was set is turned next; Enter then goes back to the crosshair.
      if (state.tool.name === 'camera') operations.editAzimuth();
      return true;
    }
  }
  if (host.key(event.key)) return true;
  if (event.key === 'Escape' && state.gesture?.what === 'place') {
    operations.cancelGesture();
    operations.escape();
    context.setCrosshair(false);
    return true;
  }
  if (event.key === 'Escape') context.setCrosshair(false);
  return false;
}

const isDrawing = ({ tool }: AppState): boolean => tool.name === 'zone' || tool.name === 'obstacle';

function aim(context: KeyContext, event: KeyboardEvent): void {
  const [dx, dy] = ARROWS[event.key]!;
  const step = event.shiftKey ? FINE_PX : AIM_PX;
  context.setCrosshair(true);
  context.port.panBy(dx * step, dy * step, false);
  context.host.hoverMiddle();
  context.moved();
}

function onViewKey({ port, animate }: KeyContext, state: AppState, event: KeyboardEvent): boolean {
  const arrow = ARROWS[event.key];
  if (arrow && !event.shiftKey && !event.altKey && state.keyEdit === undefined) {
    port.panBy(arrow[0] * PAN_PX, arrow[1] * PAN_PX, animate() && !event.repeat);
    return true;
  }
  if (event.key === '+' || event.key === '=') port.zoomBy(1, animate());
  else if (event.key === '-') port.zoomBy(-1, animate());
  else if ((event.key === 'n' || event.key === 'N') && state.singleKeys && !event.altKey) {
    port.northUp(animate());
  } else return false;
  return true;
}
