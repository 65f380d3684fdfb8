import { useId, type KeyboardEvent, type ReactNode } from 'react';
import { Tooltip } from './tooltip';
import './field.css';

interface ToggleProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly checked: boolean;
  readonly disabled?: boolean | undefined;
  readonly onChange: (checked: boolean) => void;
}

/** On or off, effective at once. */
export function Toggle({ label, hint, checked, disabled, onChange }: ToggleProps) {
  const hintId = useId();
  return (
    <label className="toggle">
      <span className="toggle__text">
        {label}
        {hint === undefined ? null : (
          <span id={hintId} className="field__hint">
            {hint}
          </span>
        )}
      </span>
      <input
        type="checkbox"
        role="switch"
        checked={checked}
        disabled={disabled}
        aria-describedby={hint === undefined ? undefined : hintId}
        onChange={(event) => onChange(event.target.checked)}
      />
    </label>
  );
}

export interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Shown in place of the label, which then is the tooltip. */
  readonly icon?: ReactNode;
  readonly shortcut?: string;
}

interface SegmentsProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly segments: readonly Segment<Value>[];
  readonly strong?: boolean;
  readonly onChange: (value: Value) => void;
}

/** A few choices side by side: a radio group with arrow keys. */
export function Segments<Value extends string>(props: SegmentsProps<Value>) {
  const { label, value, segments, onChange } = props;
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const forward = event.key === 'ArrowRight' || event.key === 'ArrowDown';
    const backward = event.key === 'ArrowLeft' || event.key === 'ArrowUp';
    if (!forward && !backward) return;
    event.preventDefault();
    event.stopPropagation();
    const now = segments.findIndex((segment) => segment.value === value);
    const next = (now + (forward ? 1 : segments.length - 1)) % segments.length;
    const chosen = segments[next];
    if (chosen) onChange(chosen.value);
    event.currentTarget.querySelectorAll<HTMLElement>('[role="radio"]')[next]?.focus();
  };
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={`segments${props.strong ? ' segments--strong' : ''}`}
      onKeyDown={onKeyDown}
    >
      {segments.map((segment) => {
        const item = (
          <button
            key={segment.value}
            type="button"
            role="radio"
            className="segments__item"
            aria-checked={segment.value === value}
            aria-label={segment.icon ? segment.label : undefined}
            tabIndex={segment.value === value ? 0 : -1}
            onClick={() => onChange(segment.value)}
          >
            {segment.icon ?? segment.label}
          </button>
        );
        return segment.icon || segment.shortcut ? (
          <Tooltip key={segment.value} text={segment.label} shortcut={segment.shortcut}>
            {item}
          </Tooltip>
        ) : (
          item
        );
      })}
    </div>
  );
}
