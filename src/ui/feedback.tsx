import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import './feedback.css';

interface ProgressProps {
  readonly label: string;
  /** Share in [0, 1]; unknown when absent. */
  readonly share?: number | undefined;
  readonly thin?: boolean;
}

export function Progress({ label, share, thin = false }: ProgressProps) {
  const look = `progress${thin ? ' progress--thin' : ''}${share === undefined ? ' progress--unknown' : ''}`;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share === undefined ? undefined : Math.round(share * 100)}
      className={look}
    >
      <div
        className="progress__bar"
        style={share === undefined ? undefined : { transform: `scaleX(${Math.min(1, Math.max(0, share))})` }}
      />
    </div>
  );
}

export type Tone = 'ok' | 'run' | 'warning' | 'error' | 'neutral';

interface ChipProps {
  readonly tone?: Tone;
  readonly icon?: ReactNode;
  readonly plain?: boolean;
  readonly pressed?: boolean;
  readonly onClick?: (() => void) | undefined;
  readonly children: ReactNode;
}

/** A short state, or with `onClick` a filter that is on or off. */
export function Chip({ tone = 'neutral', icon, plain, pressed, onClick, children }: ChipProps) {
  const look = `chip chip--${tone}${plain ? ' chip--plain' : ''}`;
  return onClick ? (
    <button type="button" className={look} aria-pressed={pressed} onClick={onClick}>
      {icon}
      {children}
    </button>
  ) : (
    <span className={look}>
      {icon}
      {children}
    </span>
  );
}

export type Severity = 'info' | 'ok' | 'warning' | 'error';

const SEVERITY_ICON: Readonly<Record<Severity, ReactNode>> = {
  info: <Info aria-hidden />,
  ok: <CircleCheck aria-hidden />,
  warning: <TriangleAlert aria-hidden />,
  error: <CircleAlert aria-hidden />,
};

interface MessageProps {
  readonly severity?: Severity;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** A notice that stands in a panel until its cause is gone. */
export function Message({ severity = 'info', icon, children, actions }: MessageProps) {
  return (
    <div className={`message message--${severity}`}>
      {icon ?? SEVERITY_ICON[severity]}
      <div className="message__text">
        {children}
        {actions === undefined ? null : <div className="message__actions">{actions}</div>}
      </div>
    </div>
  );
}

interface ToastProps {
  readonly severity: Severity;
  readonly children: ReactNode;
  readonly action?: { readonly label: string; readonly onSelect: () => void } | undefined;
  readonly closeLabel: string;
  readonly onClose: () => void;
}

/** A brief message over the map; reading it aloud is the live regions' work. */
export function Toast({ severity, children, action, closeLabel, onClose }: ToastProps) {
  return (
    <div className={`toast toast--${severity}`}>
      {severity === 'info' ? null : SEVERITY_ICON[severity]}
      <span className="toast__text">{children}</span>
      {action && (
        <button type="button" className="toast__action" onClick={action.onSelect}>
          {action.label}
        </button>
      )}
      <button type="button" className="toast__close" aria-label={closeLabel} onClick={onClose}>
        <X aria-hidden />
      </button>
    </div>
  );
}
