import { Cctv, Command, MapPin, Milestone, Search } from 'lucide-react';
import { useDeferredValue, useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Translator } from '../../i18n';
import { buildSearchIndex, plain, search, type OperationEntry, type SearchHit } from '../../operations';
import type { AppState } from '../../store';
import { useModal } from '../../ui';
import { useAppState, useOperations, usePanels, useWords } from '../context';
import { keyName } from '../keys';
import './dialogs.css';

/** One line of the palette. */
interface Line {
  readonly id: string;
  readonly icon: ReactNode;
  readonly label: string;
  readonly detail?: string | undefined;
  readonly end?: string | undefined;
  readonly unavailable?: string | undefined;
  readonly run: () => void;
}

const MOST_COMMANDS = 40;

/** Search for streets, devices and coordinates, and every command: what Ctrl K opens. */
export function Palette() {
  const t = useWords();
  const { closeDialog } = useOperations();
  const dialog = useModal();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const { places, commands } = useLines(useDeferredValue(query));
  const lines = [...places, ...commands];
  const current = Math.min(active, lines.length - 1);
  const run = (line: Line | undefined): void => {
    if (!line || line.unavailable !== undefined) return;
    closeDialog();
    line.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter') {
      // Else the same press would click what the dialog that it opens has focused: its close button.
      event.preventDefault();
      run(lines[current]);
    }
    if (step === undefined || lines.length === 0) return;
    event.preventDefault();
    const next = (current + step + lines.length) % lines.length;
    setActive(next);
    document.getElementById(`palette-${next}`)?.scrollIntoView({ block: 'nearest' });
  };
  const row = (line: Line, index: number): ReactNode => (
    <div
      key={line.id}
      id={`palette-${index}`}
      role="option"
      tabIndex={-1}
      aria-selected={index === current}
      aria-disabled={line.unavailable !== undefined || undefined}
      className="palette__item"
      onPointerMove={() => setActive(index)}
      onClick={() => run(line)}
      onKeyDown={onKeyDown}
    >
      {line.icon}
      <span className="ellipsis">
        {line.label} {line.detail !== undefined && <span className="palette__detail">{line.detail}</span>}
      </span>
      <span className="palette__end">{line.unavailable ?? line.end}</span>
    </div>
  );
  return (
    <dialog
      ref={dialog}
      className="dialog dialog--top palette"
      aria-label={t('bar.search')}
      onCancel={(event) => {
        event.preventDefault();
        closeDialog();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) closeDialog();
      }}
    >
      <div className="palette__field">
        <Search aria-hidden />
        <input
          role="combobox"
          aria-expanded
          aria-controls="palette-list"
          aria-activedescendant={lines.length > 0 ? `palette-${current}` : undefined}
          aria-label={t('palette.label')}
          placeholder={t('palette.label')}
          value={query}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className="palette__list" id="palette-list" role="listbox" aria-label={t('palette.results')}>
        {lines.length === 0 && <p className="palette__empty">{t('palette.nothing', { query })}</p>}
        {places.length > 0 && <div className="palette__group">{t('palette.places')}</div>}
        {places.map((line, i) => row(line, i))}
        {commands.length > 0 && <div className="palette__group">{t('palette.commands')}</div>}
        {commands.map((line, i) => row(line, places.length + i))}
      </div>
    </dialog>
  );
}

function useLines(query: string): { readonly places: readonly Line[]; readonly commands: readonly Line[] } {
  const t = useWords();
  const operations = useOperations();
  const { store } = usePanels();
  const city = useAppState((state) => state.city);
  const plan = useAppState((state) => state.plan);
  const index = useMemo(() => buildSearchIndex(city, plan), [city, plan]);
  const places = search(index, query).map((hit): Line => ({
    id: `${hit.kind} ${hit.id ?? hit.label}`,
    icon: ICON_OF(hit),
    label: hit.label,
    detail: hit.detail,
    end:
      hit.kind === 'street' || hit.kind === 'coordinates' ? t(`palette.${hit.kind}`) : t(`kind.${hit.kind}`),
    run: () =>
      hit.id === undefined
        ? operations.focus({ bounds: hit.bounds })
        : operations.select({ ids: [hit.id], reveal: true }),
  }));
  const commands = operations.list
    .filter((entry) => entry.palette)
    .map((entry) => commandLine(entry, store.getState(), t))
    .filter((line) => line !== undefined && plain(line.label).includes(plain(query)))
    .slice(0, MOST_COMMANDS) as readonly Line[];
  return { places, commands };
}

function commandLine(entry: OperationEntry, state: AppState, t: Translator): Line | undefined {
  const can = entry.available(state);
  if (!can.ok && can.hidden) return undefined;
  const key = entry.keys[0];
  return {
    id: entry.name,
    icon: <Command aria-hidden />,
    label: t.dynamic(entry.words),
    end: key === undefined ? undefined : keyName(key, t.language),
    unavailable: can.ok ? undefined : t.dynamic(`refused.${can.reason}`, can.params),
    run: entry.run,
  };
}

const ICON_OF = ({ kind }: SearchHit): ReactNode => {
  if (kind === 'street') return <Milestone aria-hidden />;
  return kind === 'camera' || kind === 'sound-sensor' ? <Cctv aria-hidden /> : <MapPin aria-hidden />;
};
