/**
 * Opens the menu of a place: right button (a drag with it turns the map instead), long press, menu key or Shift+F10.
 * By key it opens where the selected object stands, else in the middle.
 */
import type { MapMenu } from '../../store';
import type { ScreenPoint } from '../port';
import { menuObjectAt } from '../tools/select-tool';
import type { ToolContext } from '../tools/tool';

/** A right press that goes farther turns the map, px. */
const STILL_PX = 5;

/** The answer stops listening. */
export function listenForMenu(view: HTMLElement, context: ToolContext): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let pressed: ScreenPoint | undefined;
  const isMap = (event: Event): boolean =>
    event.target instanceof Node && context.port.surface.contains(event.target);
  view.addEventListener(
    'pointerdown',
    ({ button, clientX, clientY }) => (pressed = button === 2 ? [clientX, clientY] : undefined),
    { signal, capture: true },
  );
  view.addEventListener(
    'pointerup',
    (event) => {
      if (event.button !== 2 || !pressed || !isMap(event)) return;
      const moved = Math.hypot(event.clientX - pressed[0], event.clientY - pressed[1]);
      pressed = undefined;
      if (moved < STILL_PX) openAt(context, [event.clientX, event.clientY]);
    },
    { signal, capture: true },
  );
  view.addEventListener(
    'contextmenu',
    (event) => {
      if (!isMap(event)) return;
      event.preventDefault();
      if (event instanceof PointerEvent && event.pointerType === 'touch')
        openAt(context, [event.clientX, event.clientY], true);
    },
    { signal, capture: true },
  );
  view.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'ContextMenu' && !(event.key === 'F10' && event.shiftKey)) return;
      event.preventDefault();
      event.stopPropagation();
      openByKey(context);
    },
    { signal, capture: true },
  );
  return () => stop.abort();
}

function openAt(context: ToolContext, [x, y]: ScreenPoint, touch = false): void {
  const { left, top } = context.port.surface.getBoundingClientRect();
  const screen: ScreenPoint = [x - left, y - top];
  const at = context.port.unproject(screen);
  const object = menuObjectAt(context, {
    screen,
    at,
    touch,
    modifiers: { shift: false, alt: false, ctrl: false },
  });
  open(context, { at, window_px: [x, y], ...(object === undefined ? {} : { object }) });
}

function openByKey(context: ToolContext): void {
  const { port, store } = context;
  const { selection, plan } = store.getState();
  const [id] = selection;
  const object = id === undefined ? undefined : plan.objects.get(id);
  const { left, top, width, height } = port.surface.getBoundingClientRect();
  const at = object && 'position' in object ? object.position : port.view().centre;
  const [x, y] = port.project(at);
  // A selected object out of sight still has its menu.
  const inside = ([Math.max(0, Math.min(x, width)), Math.max(0, Math.min(y, height))] as const).map(
    Math.round,
  );
  open(context, {
    at,
    window_px: [left + inside[0]!, top + inside[1]!],
    ...(object === undefined ? {} : { object: object.id }),
  });
}

const open = ({ operations }: ToolContext, menu: MapMenu): void => {
  operations.openMapMenu(menu);
};
