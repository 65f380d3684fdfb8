import { ChevronDown } from 'lucide-react';
import { boxClass, Field, type FieldMessage } from './field';

export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Heading that gathers options of the same group. */
  readonly group?: string | undefined;
}

interface SelectFieldProps<Value extends string> {
  readonly label: string;
  /** `undefined` shows `placeholder`, for example when several objects differ. */
  readonly value: Value | undefined;
  readonly options: readonly Option<Value>[];
  readonly onChange: (value: Value) => void;
  readonly placeholder?: string | undefined;
  readonly hint?: string | undefined;
  readonly message?: FieldMessage | undefined;
  readonly disabled?: boolean | undefined;
  readonly layout?: 'row' | 'wide' | 'stacked' | undefined;
}

/** One choice of a list: the platform's own control, so that touch and screen readers get what they know. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, value, options, onChange, message } = props;
  return (
    <Field label={label} hint={props.hint} message={message} layout={props.layout}>
      {({ id, describedBy }) => (
        <div className={boxClass(message, props.disabled ? ' box--readonly' : '')}>
          <select
            id={id}
            value={value ?? ''}
            disabled={props.disabled}
            aria-describedby={describedBy}
            onChange={(event) => {
              const chosen = options.find((option) => option.value === event.target.value);
              if (chosen) onChange(chosen.value);
            }}
          >
            {value === undefined && (
              <option value="" disabled hidden>
                {props.placeholder ?? ''}
              </option>
            )}
            <OptionGroups options={options} />
          </select>
          <ChevronDown aria-hidden />
        </div>
      )}
    </Field>
  );
}

function OptionGroups({ options }: { readonly options: readonly Option<string>[] }) {
  const groups = new Map<string, Option<string>[]>();
  for (const option of options) {
    const group = option.group ?? '';
    groups.set(group, [...(groups.get(group) ?? []), option]);
  }
  return [...groups].map(([group, members]) => {
    const items = members.map((option) => (
      <option key={option.value} value={option.value}>
        {option.label}
      </option>
    ));
    return group === '' ? (
      items
    ) : (
      <optgroup key={group} label={group}>
        {items}
      </optgroup>
    );
  });
}
