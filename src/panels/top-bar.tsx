import {
  CircleHelp,
  HardDrive,
  Moon,
  Printer,
  Redo2,
  Search,
  Sun,
  SunMoon,
  TriangleAlert,
  Undo2,
  Upload,
} from 'lucide-react';
import type { ThemeChoice } from '../store';
import { Button, IconButton, Menu, type MenuEntry } from '../ui';
import { AnalysisChip } from './analysis-chip';
import { usePanels, useAppState, useOperations, useWords } from './context';
import { dateText } from './format';
import { shortcutOf } from './keys';
import { Mark } from './mark';
import { PlanMenu } from './plan-menu';
import { ScenarioMenu } from './scenario-menu';
import { useAvailability, useReason } from './use-availability';
import './top-bar.css';

/** Mark, plan, saved state; search; undo, analysis, import, print; theme, language, help. */
export function TopBar() {
  const t = useWords();
  const bare = useAppState((state) => state.dialog === 'start');
  return (
    <header className="top" data-region="top" tabIndex={-1}>
      <div className="top__brand">
        <Mark />
        <span>Anglemort</span>
      </div>
      {!bare && (
        <>
          <div className="top__rule" />
          <PlanMenu />
          <ScenarioMenu />
          <SavedState />
        </>
      )}
      <div className="top__space" />
      {!bare && (
        <>
          <SearchButton />
          <HistoryButtons />
          <AnalysisChip />
          <FileButtons />
          <div className="top__rule" />
        </>
      )}
      <ThemeMenu />
      <LanguageButton />
      <HelpButton label={t('bar.help')} />
    </header>
  );
}

function SavedState() {
  const t = useWords();
  const saved = useAppState((state) => state.saved);
  const readOnly = useAppState((state) => state.readOnly);
  if (readOnly) {
    return (
      <div className="top__saved top__saved--failed">
        <TriangleAlert aria-hidden />
        <span>{t('saved.readOnly')}</span>
      </div>
    );
  }
  if (saved.status === 'never') return null;
  const failed = saved.status === 'failed';
  const words = t(`saved.${saved.status}`);
  return (
    <div
      className={`top__saved${failed ? ' top__saved--failed' : ''}`}
      title={saved.at === undefined ? words : t('saved.at', { date: dateText(saved.at, t) })}
    >
      {failed ? <TriangleAlert aria-hidden /> : <HardDrive aria-hidden />}
      <span>{words}</span>
    </div>
  );
}

function SearchButton() {
  const t = useWords();
  const { openPalette } = useOperations();
  return (
    <button type="button" className="top__search" aria-label={t('bar.search')} onClick={() => openPalette()}>
      <Search aria-hidden />
      <span>{t('bar.searchHint')}</span>
      <kbd className="kbd">{shortcutOf(openPalette, t.language)}</kbd>
    </button>
  );
}

function HistoryButtons() {
  const t = useWords();
  const { undo, redo } = useOperations();
  const undoneStep = useAppState(({ history }) => history.done.at(-1));
  const redoneStep = useAppState(({ history }) => history.undone.at(-1));
  const undoReason = useReason(undo);
  const redoReason = useReason(redo);
  const name = (step: typeof undoneStep): string => (step ? t.dynamic(step.note, step.params) : '');
  return (
    <>
      <div className="top__rule top__wide" />
      <span className="top__edit top__chip">
        <IconButton
          label={undoneStep ? t('bar.undoStep', { step: name(undoneStep) }) : t('bar.undo')}
          shortcut={shortcutOf(undo, t.language)}
          unavailable={undoReason}
          onClick={() => undo()}
        >
          <Undo2 aria-hidden />
        </IconButton>
        <IconButton
          label={redoneStep ? t('bar.redoStep', { step: name(redoneStep) }) : t('bar.redo')}
          shortcut={shortcutOf(redo, t.language)}
          unavailable={redoReason}
          onClick={() => redo()}
        >
          <Redo2 aria-hidden />
        </IconButton>
      </span>
      <div className="top__rule top__wide" />
    </>
  );
}

function FileButtons() {
  const t = useWords();
  const { chooseImport, openExport } = useOperations();
  const can = useAvailability(chooseImport);
  return (
    <span className="top__edit top__chip">
      {can.shown && (
        <Button icon={<Upload aria-hidden />} unavailable={can.reason} onClick={() => void chooseImport()}>
          <span className="top__wide">{t('bar.import')}</span>
        </Button>
      )}
      <Button look="primary" icon={<Printer aria-hidden />} onClick={() => openExport()}>
        <span className="top__wide">{t('bar.export')}</span>
      </Button>
    </span>
  );
}

const THEMES: readonly ThemeChoice[] = ['system', 'light', 'dark'];
const THEME_ICON = { system: SunMoon, light: Sun, dark: Moon } as const;

function ThemeMenu() {
  const t = useWords();
  const theme = useAppState((state) => state.theme);
  const { setTheme } = useOperations();
  const Icon = THEME_ICON[theme];
  const entries: readonly MenuEntry[] = THEMES.map((choice) => ({
    id: choice,
    label: t(`theme.${choice}`),
    checked: choice === theme,
    onSelect: () => setTheme({ theme: choice }),
  }));
  return (
    <Menu
      label={t('bar.theme')}
      align="end"
      entries={entries}
      trigger={(props) => (
        <IconButton {...props} label={t('bar.theme')}>
          <Icon aria-hidden />
        </IconButton>
      )}
    />
  );
}

function LanguageButton() {
  const t = useWords();
  const { setLanguage } = useOperations();
  const other = t.language === 'fr' ? 'en' : 'fr';
  return (
    <IconButton
      className="icon-btn--text"
      label={t('bar.language')}
      onClick={() => setLanguage({ language: other })}
    >
      <span lang={t.language}>{t.language.toUpperCase()}</span>
    </IconButton>
  );
}

function HelpButton({ label }: { readonly label: string }) {
  const { language } = useWords();
  const { openHelp } = usePanels().operations;
  return (
    <IconButton label={label} shortcut={shortcutOf(openHelp, language)} onClick={() => openHelp()}>
      <CircleHelp aria-hidden />
    </IconButton>
  );
}
