import { Search } from 'lucide-react';
import { type KeyboardEvent, type Ref } from 'react';
import { boxClass, Field, type FieldMessage } from './field';
import { useDraft } from './use-draft';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  /** Called once when the text is settled (Enter or leaving the field), never per key. */
  readonly onCommit: (text: string) => void;
  readonly hint?: string | undefined;
  readonly message?: FieldMessage | undefined;
  readonly placeholder?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly layout?: 'row' | 'wide' | 'stacked' | undefined;
}

/** Free text. Enter applies, Escape restores. */
export function TextField({ label, value, onCommit, hint, message, ...rest }: TextFieldProps) {
  const [draft, setDraft] = useDraft<string>(value);
  const settle = (): void => {
    if (draft !== undefined && draft.trim() !== value) onCommit(draft.trim());
    setDraft(undefined);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter') settle();
    if (event.key === 'Escape' && draft !== undefined) {
      event.stopPropagation();
      setDraft(undefined);
    }
  };
  return (
    <Field label={label} hint={hint} message={message} layout={rest.layout}>
      {({ id, describedBy }) => (
        <div className={boxClass(message)}>
          <input
            id={id}
            value={draft ?? value}
            placeholder={rest.placeholder}
            disabled={rest.disabled}
            aria-describedby={describedBy}
            aria-invalid={message?.severity === 'error' || undefined}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setDraft(event.target.value)}
            onBlur={settle}
            onKeyDown={onKeyDown}
          />
        </div>
      )}
    </Field>
  );
}

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly shortcut?: string;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

/** Filters as one types; its label is the placeholder. */
export function SearchField({ label, value, onChange, shortcut, onKeyDown, ref }: SearchFieldProps) {
  return (
    <div className="box box--tall box--search">
      <Search aria-hidden />
      <input
        ref={ref}
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {shortcut !== undefined && value === '' && <kbd className="kbd">{shortcut}</kbd>}
    </div>
  );
}
