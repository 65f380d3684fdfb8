import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { Tooltip } from './tooltip';
import './button.css';

type NativeButton = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled' | 'className' | 'type'>;

interface ButtonProps extends NativeButton {
  readonly children: ReactNode;
  readonly look?: 'primary' | 'plain' | 'quiet' | 'soft' | 'danger' | 'link';
  readonly size?: 'small' | 'normal' | 'large';
  readonly icon?: ReactNode;
  /** Key that does the same, shown after the label. */
  readonly shortcut?: string | undefined;
  /** Why the command is impossible now: the button greys, stays focusable and says it. */
  readonly unavailable?: string | undefined;
  readonly type?: 'button' | 'submit';
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A labelled button. One `primary` per view. */
export function Button({
  children,
  look = 'plain',
  size = 'normal',
  icon,
  shortcut,
  unavailable,
  type = 'button',
  onClick,
  ...rest
}: ButtonProps) {
  const off = unavailable !== undefined;
  const button = (
    <button
      {...rest}
      type={type}
      className={`btn btn--${look} btn--${size}`}
      aria-disabled={off || undefined}
      onClick={off ? (event) => event.preventDefault() : onClick}
    >
      {icon}
      {children}
      {shortcut === undefined ? null : <kbd className="kbd">{shortcut}</kbd>}
    </button>
  );
  return off ? <Tooltip text={unavailable}>{button}</Tooltip> : button;
}

interface IconButtonProps extends NativeButton {
  /** Name of the command: read aloud and shown as tooltip. */
  readonly label: string;
  readonly children: ReactNode;
  readonly size?: 'small' | 'normal';
  readonly shortcut?: string | undefined;
  readonly unavailable?: string | undefined;
  readonly pressed?: boolean | undefined;
  /** Extra class of the owner, for placement. */
  readonly className?: string | undefined;
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button that shows an icon only; the tooltip gives the command, its key, and why it is impossible. */
export function IconButton({
  label,
  children,
  size = 'normal',
  shortcut,
  unavailable,
  pressed,
  className = '',
  side = 'bottom',
  onClick,
  ...rest
}: IconButtonProps) {
  const off = unavailable !== undefined;
  return (
    <Tooltip text={label} shortcut={shortcut} detail={unavailable} side={side}>
      <button
        {...rest}
        type="button"
        className={`icon-btn icon-btn--${size} ${className}`}
        aria-label={label}
        aria-disabled={off || undefined}
        aria-pressed={pressed}
        onClick={off ? (event) => event.preventDefault() : onClick}
      >
        {children}
      </button>
    </Tooltip>
  );
}
