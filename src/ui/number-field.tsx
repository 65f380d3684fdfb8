import { useEffect, useRef, type KeyboardEvent } from 'react';
import { boxClass, Field, type FieldMessage } from './field';
import { useDraft } from './use-draft';

/** What became of a typed text: a value, perhaps with a warning; or a refusal in words. */
export type ParsedNumber =
  | { readonly ok: true; readonly value: number | undefined; readonly warning?: string | undefined }
  | { readonly ok: false; readonly message: string };

interface NumberFieldProps {
  readonly label: string;
  /** `undefined` where the model or the default holds: then `placeholder` shows that. */
  readonly value: number | undefined;
  readonly format: (value: number) => string;
  readonly parse: (text: string) => ParsedNumber;
  /** Only values that `parse` took arrive here, on Enter, on leaving, and on each step. */
  readonly onCommit: (value: number | undefined) => void;
  readonly step: number;
  readonly unit?: string | undefined;
  readonly hint?: string | undefined;
  readonly placeholder?: string | undefined;
  /** Several objects with different values: shown in place of a value until one is typed. */
  readonly mixed?: string | undefined;
  /** A warning or note about the value that holds. */
  readonly note?: FieldMessage | undefined;
  readonly disabled?: boolean | undefined;
  readonly layout?: 'row' | 'wide' | 'stacked' | undefined;
  /** Value the steps start from when the field is empty. */
  readonly stepFrom?: number | undefined;
  /** Lets the owner find the field, to focus what is being changed elsewhere. */
  readonly name?: string | undefined;
}

/** What stands in the field instead of the value: a text, and what is wrong with it or with a step. */
interface Entry {
  readonly text: string | undefined;
  readonly fault: string | undefined;
}

/**
 * A number as people type it. A text out of bounds is not clamped: the field turns red, says why and the model keeps
 * its last good value; a warning is applied. ↑ ↓ step, Shift × 10, Alt ÷ 10; the wheel only when focused.
 */
export function NumberField(props: NumberFieldProps) {
  const { value, format, parse, onCommit, unit, mixed } = props;
  const [entry, setEntry] = useDraft<Entry>(mixed ?? value);
  const draft = entry?.text;
  const fault = entry?.fault;
  const forget = (): void => setEntry(undefined);

  const settle = (): void => {
    if (draft === undefined) return;
    const parsed = parse(draft);
    if (!parsed.ok) {
      setEntry({ text: draft, fault: parsed.message });
      return;
    }
    forget();
    if (parsed.value !== value || mixed !== undefined) onCommit(parsed.value);
  };
  const stepBy = (steps: number): void => {
    const typed = draft === undefined ? undefined : parse(draft);
    const from = (typed?.ok ? typed.value : value) ?? props.stepFrom;
    if (from === undefined) return;
    const next = parse(format(Number((from + steps * props.step).toFixed(6))));
    if (next.ok) {
      forget();
      onCommit(next.value);
    } else setEntry({ text: draft, fault: next.message });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter') settle();
    else if (event.key === 'Escape' && (draft !== undefined || fault !== undefined)) {
      event.stopPropagation();
      forget();
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      stepBy((event.key === 'ArrowUp' ? 1 : -1) * stepFactor(event));
    }
  };
  const box = useWheelSteps(stepBy, props.disabled !== true);
  const message = fault === undefined ? props.note : ({ severity: 'error', text: fault } as const);
  const shown = value === undefined || mixed !== undefined ? '' : format(value);
  return (
    <Field label={props.label} hint={props.hint} message={message} layout={props.layout}>
      {({ id, describedBy }) => (
        <div ref={box} className={boxClass(message, props.disabled ? ' box--readonly' : '')}>
          <input
            id={id}
            inputMode="decimal"
            data-field={props.name}
            value={draft ?? shown}
            placeholder={mixed ?? props.placeholder}
            disabled={props.disabled}
            aria-describedby={describedBy}
            aria-invalid={fault !== undefined || undefined}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setEntry({ text: event.target.value, fault })}
            onFocus={(event) => event.target.select()}
            onBlur={settle}
            onKeyDown={onKeyDown}
          />
          {unit !== undefined && unit !== '' && <span className="box__unit">{unit}</span>}
        </div>
      )}
    </Field>
  );
}

const stepFactor = (event: { readonly shiftKey: boolean; readonly altKey: boolean }): number => {
  if (event.shiftKey) return 10;
  return event.altKey ? 0.1 : 1;
};

/** React's wheel listener is passive, so that it could not keep the panel from scrolling: a native one is set. */
function useWheelSteps(stepBy: (steps: number) => void, enabled: boolean) {
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef(stepBy);
  useEffect(() => {
    latest.current = stepBy;
  });
  useEffect(() => {
    const element = box.current;
    if (!element || !enabled) return undefined;
    const onWheel = (event: WheelEvent): void => {
      if (!element.contains(document.activeElement) || event.deltaY === 0) return;
      event.preventDefault();
      latest.current((event.deltaY < 0 ? 1 : -1) * stepFactor(event));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [enabled]);
  return box;
}
