import { useEffect, useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import './tooltip.css';

interface TooltipProps {
  readonly text: string;
  readonly shortcut?: string | undefined;
  /** Second line, for example why a command is impossible now. */
  readonly detail?: string | undefined;
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
  readonly children: ReactNode;
}

const DELAY_MS = 450;
const GAP_PX = 7;

/**
 * Words beside a control while it is pointed at or focused by key. Stays while the pointer is on it and closes on
 * Escape (WCAG 1.4.13).
 */
export function Tooltip({ text, shortcut, detail, side = 'bottom', children }: TooltipProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [target, setTarget] = useState<Element>();
  const id = useId();
  const show = (delay: number): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setTarget(anchor.current?.firstElementChild ?? undefined), delay);
  };
  const hide = (delay: number): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setTarget(undefined), delay);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!target) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setTarget(undefined);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [target]);
  useDescription(anchor, detail === undefined ? undefined : id);
  return (
    <span
      ref={anchor}
      className="tooltip-anchor"
      onPointerEnter={(event) => event.pointerType !== 'touch' && show(DELAY_MS)}
      onPointerLeave={() => hide(80)}
      onPointerDown={() => hide(0)}
      onFocus={(event) => event.target.matches(':focus-visible') && show(0)}
      onBlur={() => hide(0)}
    >
      {children}
      {detail === undefined ? null : (
        <span hidden id={id}>
          {detail}
        </span>
      )}
      {target && (
        <TooltipBox
          anchor={target}
          side={side}
          onPointerEnter={() => show(0)}
          onPointerLeave={() => hide(80)}
        >
          {text}
          {shortcut === undefined ? null : <span className="tooltip__shortcut">{shortcut}</span>}
          {detail === undefined ? null : <span className="tooltip__detail">{detail}</span>}
        </TooltipBox>
      )}
    </span>
  );
}

/** Ties the reason to the control for screen readers; the tooltip itself is for the eye. */
function useDescription(anchor: { readonly current: HTMLSpanElement | null }, id: string | undefined): void {
  useEffect(() => {
    const control = anchor.current?.firstElementChild;
    if (!control || id === undefined) return undefined;
    control.setAttribute('aria-describedby', id);
    return () => control.removeAttribute('aria-describedby');
  }, [anchor, id]);
}

interface BoxProps {
  readonly anchor: Element;
  readonly side: 'top' | 'bottom' | 'left' | 'right';
  readonly children: ReactNode;
  readonly onPointerEnter: () => void;
  readonly onPointerLeave: () => void;
}

function TooltipBox({ anchor, side, children, ...pointer }: BoxProps) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!box.current) return;
    const at = placeBeside(anchor.getBoundingClientRect(), box.current.getBoundingClientRect(), side);
    box.current.style.left = `${at.left}px`;
    box.current.style.top = `${at.top}px`;
  });
  // Inside an open modal dialog only its descendants are painted above it.
  const host = anchor.closest('dialog') ?? document.body;
  return createPortal(
    <div ref={box} className="tooltip" aria-hidden="true" {...pointer}>
      {children}
    </div>,
    host,
  );
}

/** Top left corner for a box of a size beside an anchor, kept 6 px inside the window. */
function placeBeside(
  anchor: DOMRect,
  box: DOMRect,
  side: BoxProps['side'],
): { readonly left: number; readonly top: number } {
  const middleX = anchor.left + anchor.width / 2 - box.width / 2;
  const middleY = anchor.top + anchor.height / 2 - box.height / 2;
  const below = anchor.bottom + GAP_PX;
  const above = anchor.top - GAP_PX - box.height;
  const wanted = {
    top: { left: middleX, top: above < 6 ? below : above },
    bottom: { left: middleX, top: below + box.height > window.innerHeight - 6 ? above : below },
    left: { left: anchor.left - GAP_PX - box.width, top: middleY },
    right: { left: anchor.right + GAP_PX, top: middleY },
  }[side];
  return {
    left: Math.max(6, Math.min(wanted.left, window.innerWidth - box.width - 6)),
    top: Math.max(6, Math.min(wanted.top, window.innerHeight - box.height - 6)),
  };
}
