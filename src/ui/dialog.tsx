import { X } from 'lucide-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { IconButton } from './button';
import './dialog.css';

interface DialogProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons; the one primary last. */
  readonly foot?: ReactNode;
  readonly size?: 'small' | 'medium' | 'large';
  /** The body draws its own margins. */
  readonly flush?: boolean;
}

/**
 * A modal dialog on the platform's own element: the rest of the page is inert, Tab stays inside, Escape closes and the
 * focus goes back to what opened it.
 */
export function Dialog(props: DialogProps) {
  const { title, subtitle, closeLabel, onClose, children, foot, size = 'small' } = props;
  const titleId = useId();
  const element = useModal();
  return (
    <dialog
      ref={element}
      className={`dialog dialog--${size}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <header className="dialog__head">
        <h2 id={titleId} className="dialog__title">
          {title}
          {subtitle === undefined ? null : <span className="dialog__subtitle">{subtitle}</span>}
        </h2>
        <IconButton label={closeLabel} side="left" onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </header>
      <div className={`dialog__body${props.flush ? ' dialog__body--flush' : ''}`}>{children}</div>
      {foot === undefined ? null : <footer className="dialog__foot">{foot}</footer>}
    </dialog>
  );
}

/** Opens the dialog element as modal while mounted, and gives the focus back after. */
export function useModal() {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    const opener = document.activeElement;
    if (dialog && !dialog.open) dialog.showModal();
    return () => {
      dialog?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return element;
}
