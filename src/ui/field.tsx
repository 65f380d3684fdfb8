import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import './field.css';

export interface FieldMessage {
  readonly severity: 'error' | 'warning' | 'note';
  readonly text: string;
}

interface FieldProps {
  readonly label: string;
  /** Small line under the label, for example a computed value. */
  readonly hint?: string | undefined;
  readonly message?: FieldMessage | undefined;
  readonly layout?: 'row' | 'wide' | 'stacked' | undefined;
  /** The control; it takes the ids that tie it to its label and message. */
  readonly children: (ids: { readonly id: string; readonly describedBy: string | undefined }) => ReactNode;
}

/** A label with its control, and under it what is wrong or worth knowing. */
export function Field({ label, hint, message, layout = 'row', children }: FieldProps) {
  const id = useId();
  const messageId = `${id}-message`;
  return (
    <div className={`field field--${layout}`}>
      <label className="field__label" htmlFor={id}>
        {label}
        {hint === undefined ? null : <span className="field__hint">{hint}</span>}
      </label>
      {children({ id, describedBy: message ? messageId : undefined })}
      {message && (
        <div id={messageId} className={`field__message field__message--${message.severity}`}>
          {message.severity === 'error' && <CircleAlert aria-hidden />}
          {message.severity === 'warning' && <TriangleAlert aria-hidden />}
          <span>{message.text}</span>
        </div>
      )}
    </div>
  );
}

export const boxClass = (message: FieldMessage | undefined, more = ''): string => {
  const state = message && message.severity !== 'note' ? ` box--${message.severity}` : '';
  return `box${state}${more}`;
};
