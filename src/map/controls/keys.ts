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
  const aiming = state.tool.name !== 'select' && state.keyEdit === undefined;
  if (aiming && ARROWS[event.key]) {
    aim(context, event);
    return true;
  }
  if (aiming && event.key === 'Enter' && (context.hand().crosshair || !isDrawing(state))) {
    setAtMiddle(context, state);
    return true;
  }
  if (context.host.key(event.key)) return true;
  return event.key === 'Escape' && leaveGhost(context, state);
}

/** What was set is turned next; Enter then goes back to the crosshair. */
function setAtMiddle({ host, operations, setCrosshair }: KeyContext, state: AppState): void {
  setCrosshair(true);
  host.hoverMiddle();
  host.clickMiddle();
  if (state.tool.name === 'camera') operations.editAzimuth();
}

/** The ghost is a gesture of ours: Escape means the tool, not the ghost alone. */
function leaveGhost({ operations, setCrosshair }: KeyContext, state: AppState): boolean {
  setCrosshair(false);
  if (state.gesture?.what !== 'place') return false;
  operations.cancelGesture();
  operations.escape();
  return true;
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
  const letters = state.singleKeys && !event.altKey;
  const actions: Readonly<Record<string, () => void>> = {
    '+': () => port.zoomBy(1, animate()),
    '=': () => port.zoomBy(1, animate()),
    '-': () => port.zoomBy(-1, animate()),
    ...(letters ? { n: () => port.northUp(animate()), N: () => port.northUp(animate()) } : {}),
  };
  const action = actions[event.key];
  action?.();
  return action !== undefined;
}
