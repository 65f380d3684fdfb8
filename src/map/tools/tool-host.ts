/** Hands pointer events to the tool in hand: thresholds, drags, click and click, double clicks, panning with Space. */
import type { AppState, Tool as ArmedTool } from '../../store';
import type { ScreenPoint } from '../port';
import { createDrawTool } from './draw-tool';
import { createMeasureTool } from './measure-tool';
import { createPlaceTool } from './place-tool';
import { createProbeTool } from './probe-tool';
import { createSelectTool } from './select-tool';
import type { Drag, Grip, Pointer, Tool, ToolContext } from './tool';

/** A press moves nothing before the pointer has gone this far, px (UI.md 6). */
const THRESHOLD_PX = { mouse: 4, touch: 8 } as const;
const DOUBLE_MS = 400;
const DOUBLE_PX = 6;

export interface ToolHost {
  /** Takes up the tool that the state says; nothing happens when it is in hand already. */
  readonly follow: (state: AppState) => void;
  /** Returns true when the tool, or a drag under way, had a use for the key. */
  readonly key: (key: string) => boolean;
  /** The pointer as the keyboard has it: the middle of the map. */
  readonly hoverMiddle: () => void;
  readonly clickMiddle: () => void;
  readonly setPanning: (on: boolean) => void;
  readonly destroy: () => void;
}

export function createToolHost(context: ToolContext): ToolHost {
  return new Host(context);
}

interface Press {
  readonly id: number;
  readonly from: ScreenPoint;
  readonly grip: Grip | undefined;
  readonly touch: boolean;
}

class Host implements ToolHost {
  private readonly context: ToolContext;
  private readonly surface: HTMLElement;
  private armed: ArmedTool | undefined;
  private tool: Tool | undefined;
  private press: Press | undefined;
  private drag: Drag | undefined;
  /** A drag that goes on without a button until the next click. */
  private stuck = false;
  private panning = false;
  private lastClick: { readonly at: number; readonly screen: ScreenPoint } | undefined;
  private readonly listeners = new AbortController();

  constructor(context: ToolContext) {
    this.context = context;
    this.surface = context.port.surface;
    const { signal } = this.listeners;
    const on = (name: 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel' | 'pointerleave') =>
      this.surface.addEventListener(name, (event) => this.pointerEvent(name, event), {
        signal,
        capture: true,
      });
    (['pointerdown', 'pointermove', 'pointerup', 'pointercancel', 'pointerleave'] as const).forEach(on);
  }

  readonly follow = (state: AppState): void => {
    if (state.tool === this.armed) return;
    this.cancelDrag();
    this.tool?.exit();
    this.armed = state.tool;
    this.tool = createTool(this.context, state.tool);
    this.tool.enter?.();
    this.navigate();
  };

  readonly key = (key: string): boolean => {
    if (key === 'Escape' && this.drag) {
      this.cancelDrag();
      return true;
    }
    return this.tool?.key?.(key) ?? false;
  };

  readonly hoverMiddle = (): void => this.tool?.hover(this.middle());

  readonly clickMiddle = (): void => {
    this.tool?.click(this.middle(), { stick: (drag) => this.stick(drag) });
  };

  readonly setPanning = (on: boolean): void => {
    this.panning = on;
    this.context.setHand({ cursor: on ? 'grab' : undefined });
    this.navigate();
  };

  readonly destroy = (): void => {
    this.cancelDrag();
    this.tool?.exit();
    this.listeners.abort();
  };

  private pointerEvent(name: string, event: PointerEvent): void {
    if (this.panning || !this.tool) return;
    // A second finger is the map's: zoom.
    if (!event.isPrimary) {
      this.release();
      return;
    }
    const pointer = this.pointerOf(event);
    if (name === 'pointerdown') this.down(event, pointer);
    else if (name === 'pointermove') this.move(pointer);
    else if (name === 'pointerup') this.up(pointer);
    else if (name === 'pointerleave') {
      if (!this.press && !this.drag) this.tool.leave();
    } else this.cancelDrag();
  }

  private down(event: PointerEvent, pointer: Pointer): void {
    if (event.button !== 0 || this.stuck) return;
    const grip = this.tool?.press(pointer);
    this.press = { id: event.pointerId, from: pointer.screen, grip, touch: pointer.touch };
    if (!grip) return;
    this.surface.setPointerCapture(event.pointerId);
    this.navigate();
  }

  private move(pointer: Pointer): void {
    this.context.setHand({ crosshair: false });
    if (this.drag) {
      this.drag.move(pointer);
      return;
    }
    const { press } = this;
    if (!press) {
      this.tool?.hover(pointer);
      return;
    }
    if (!press.grip || !this.isFar(press, pointer)) return;
    this.drag = press.grip();
    if (this.drag) {
      this.context.setHand({ cursor: this.drag.cursor });
      this.drag.move(pointer);
    } else this.release();
  }

  private up(pointer: Pointer): void {
    const { press, drag } = this;
    if (drag) {
      const wasStuck = this.stuck;
      // The release that ends a click-and-click is the one of its second press.
      this.release();
      if (wasStuck) drag.move(pointer);
      drag.end(pointer);
      return;
    }
    this.release();
    if (!press || this.isFar(press, pointer)) return;
    this.click(pointer, performance.now());
  }

  private click(pointer: Pointer, now: number): void {
    const last = this.lastClick;
    const isDouble =
      last &&
      now - last.at < DOUBLE_MS &&
      Math.hypot(pointer.screen[0] - last.screen[0], pointer.screen[1] - last.screen[1]) < DOUBLE_PX;
    this.lastClick = isDouble ? undefined : { at: now, screen: pointer.screen };
    if (isDouble && this.tool?.doubleClick && this.tool.ownsDoubleClick) this.tool.doubleClick(pointer);
    else this.tool?.click(pointer, { stick: (drag) => this.stick(drag) });
  }

  private stick(drag: Drag): void {
    this.drag = drag;
    this.stuck = true;
    this.navigate();
  }

  private isFar(press: Press, pointer: Pointer): boolean {
    const moved = Math.hypot(pointer.screen[0] - press.from[0], pointer.screen[1] - press.from[1]);
    return moved >= (press.touch ? THRESHOLD_PX.touch : THRESHOLD_PX.mouse);
  }

  private cancelDrag(): void {
    const { drag } = this;
    this.release();
    drag?.cancel();
  }

  private release(): void {
    if (this.press && this.surface.hasPointerCapture(this.press.id)) {
      this.surface.releasePointerCapture(this.press.id);
    }
    this.press = undefined;
    this.drag = undefined;
    this.stuck = false;
    this.context.setHand({ cursor: undefined });
    this.navigate();
  }

  /** The map does not pan under a hand that holds something. */
  private navigate(): void {
    const held = !this.panning && (this.drag !== undefined || this.press?.grip !== undefined);
    this.context.port.setNavigation({ drag: !held, doubleClick: !this.tool?.ownsDoubleClick && !held });
  }

  private pointerOf(event: PointerEvent): Pointer {
    const box = this.surface.getBoundingClientRect();
    const screen: ScreenPoint = [event.clientX - box.left, event.clientY - box.top];
    return {
      screen,
      at: this.context.port.unproject(screen),
      modifiers: { shift: event.shiftKey, alt: event.altKey, ctrl: event.ctrlKey || event.metaKey },
      touch: event.pointerType === 'touch',
    };
  }

  private middle(): Pointer {
    const screen: ScreenPoint = [this.surface.clientWidth / 2, this.surface.clientHeight / 2];
    return {
      screen,
      at: this.context.port.view().centre,
      modifiers: { shift: false, alt: false, ctrl: false },
      touch: false,
    };
  }
}

function createTool(context: ToolContext, armed: ArmedTool): Tool {
  switch (armed.name) {
    case 'select':
      return createSelectTool(context);
    case 'camera':
    case 'sound-sensor':
    case 'place':
    case 'candidate-site':
      return createPlaceTool(context, armed.name, armed.model);
    case 'zone':
    case 'obstacle':
      return createDrawTool(context, armed);
    case 'measure':
      return createMeasureTool(context);
    case 'probe':
      return createProbeTool(context);
  }
}
