import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import './splitter.css';

interface SplitterProps {
  readonly label: string;
  /** `horizontal`: a line that moves up and down. */
  readonly orientation: 'horizontal' | 'vertical';
  /** Size in px of the pane that it changes. */
  readonly size: number;
  readonly min: number;
  readonly max: number;
  /** +1: dragging right or down makes the pane larger. */
  readonly direction: 1 | -1;
  readonly onResize: (size: number) => void;
}

const KEY_STEP_PX = 16;

/** A separator that resizes a pane by drag or arrow keys. */
export function Splitter({ label, orientation, size, min, max, direction, onResize }: SplitterProps) {
  const from = useRef<{ readonly at: number; readonly size: number }>(undefined);
  const place = (event: PointerEvent): number =>
    orientation === 'horizontal' ? event.clientY : event.clientX;
  const set = (wanted: number): void => onResize(Math.round(Math.max(min, Math.min(max, wanted))));
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }[event.key];
    if (steps === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    set(size + steps * direction * KEY_STEP_PX);
  };
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={Math.round(size)}
      aria-valuemin={min}
      aria-valuemax={max}
      className={`splitter splitter--${orientation}`}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { at: place(event), size };
      }}
      onPointerMove={(event) => {
        if (from.current) set(from.current.size + direction * (place(event) - from.current.at));
      }}
      onPointerUp={() => {
        from.current = undefined;
      }}
      onPointerCancel={() => {
        from.current = undefined;
      }}
      onKeyDown={onKeyDown}
    />
  );
}
