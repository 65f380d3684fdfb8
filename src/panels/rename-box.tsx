import { useEffect, useRef, useState } from 'react';

interface RenameBoxProps {
  readonly label: string;
  readonly name: string;
  readonly onRename: (name: string) => void;
  readonly onDone: () => void;
}

/** A name being typed in its place: Enter and leaving keep it, Escape does not. */
export function RenameBox({ label, name, onRename, onDone }: RenameBoxProps) {
  const [draft, setDraft] = useState(name);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // From a menu: the focus comes back to its button first.
    input.current?.focus();
    input.current?.select();
  }, []);
  const settle = (keep: boolean): void => {
    if (keep && draft.trim() !== name) onRename(draft);
    onDone();
  };
  return (
    <div className="box box--tall">
      <input
        ref={input}
        aria-label={label}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => settle(true)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter') settle(true);
          if (event.key === 'Escape') settle(false);
        }}
      />
    </div>
  );
}
