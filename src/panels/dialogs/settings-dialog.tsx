import { useState } from 'react';
import type { Language, ThemeChoice } from '../../store';
import { Button, Dialog, Message, Segments, SelectField, TextField, Toggle } from '../../ui';
import { useAppState, useOperations, usePanels, useWords } from '../context';
import { SettingNumber } from '../inspector/setting-number';
import { StreetNoise } from './street-noise';
import './dialogs.css';

const COUNTRIES = ['', 'FR', 'BE', 'CH', 'LU', 'DE', 'GB', 'US', 'CA', 'KZ'] as const;

/** How the app looks and works, and the less common settings of the plan. */
export function SettingsDialog() {
  const t = useWords();
  const { closeDialog } = useOperations();
  return (
    <Dialog title={t('settings.title')} closeLabel={t('common.close')} onClose={() => closeDialog()}>
      <Appearance />
      <Work />
      <PlanRest />
      <StreetNoise />
      <Background />
    </Dialog>
  );
}

function Appearance() {
  const t = useWords();
  const { setTheme, setLanguage } = useOperations();
  const theme = useAppState((state) => state.theme);
  const themes: readonly ThemeChoice[] = ['system', 'light', 'dark'];
  return (
    <section className="settings-group">
      <h3 className="settings-group__title">{t('settings.appearance')}</h3>
      <Segments
        label={t('bar.theme')}
        value={theme}
        segments={themes.map((value) => ({ value, label: t(`theme.${value}`) }))}
        onChange={(value) => setTheme({ theme: value })}
      />
      <Segments<Language>
        label={t('settings.language')}
        value={t.language}
        segments={[
          { value: 'fr', label: 'Français' },
          { value: 'en', label: 'English' },
        ]}
        onChange={(language) => setLanguage({ language })}
      />
    </section>
  );
}

function Work() {
  const t = useWords();
  const { setAutoAnalyse, toggleSingleKeys, setLayer } = useOperations();
  const auto = useAppState((state) => state.autoAnalyse);
  const singleKeys = useAppState((state) => state.singleKeys);
  const layers = useAppState((state) => state.layers);
  return (
    <section className="settings-group">
      <h3 className="settings-group__title">{t('settings.work')}</h3>
      <Toggle
        label={t('settings.auto')}
        hint={t('settings.auto.hint')}
        checked={auto}
        onChange={(on) => setAutoAnalyse({ on })}
      />
      <Toggle
        label={t('settings.singleKeys')}
        hint={t('settings.singleKeys.hint')}
        checked={singleKeys}
        onChange={() => toggleSingleKeys()}
      />
      {(['buildings', 'buildings3d', 'labels', 'furniture'] as const).map((layer) => (
        <Toggle
          key={layer}
          label={t(`layer.${layer}`)}
          checked={layers[layer]}
          onChange={(shown) => setLayer({ layer, shown })}
        />
      ))}
    </section>
  );
}

function PlanRest() {
  const t = useWords();
  const { setPlanSettings } = useOperations();
  const country = useAppState((state) => state.plan.head.settings.country);
  const readOnly = useAppState((state) => state.readOnly);
  const known = COUNTRIES.map((code) => ({
    value: code as string,
    label: code === '' ? t('settings.country.none') : countryName(code, t.language),
  }));
  const other = country !== undefined && !known.some((option) => option.value === country);
  return (
    <section className="settings-group">
      <h3 className="settings-group__title">{t('settings.plan')}</h3>
      <SelectField
        layout="wide"
        label={t('settings.country')}
        hint={t('settings.country.hint')}
        value={country ?? ''}
        disabled={readOnly}
        options={other ? [...known, { value: country, label: country }] : known}
        onChange={(code) => setPlanSettings({ country: code === '' ? undefined : code })}
      />
      <SettingNumber setting="temperature_c" />
      <SettingNumber setting="humidity_pct" />
      <SettingNumber setting="timing_error_ms" />
      <SettingNumber setting="location_rms_max_m" />
    </section>
  );
}

const countryName = (code: string, language: Language): string =>
  new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code;

/** Raster tiles or a style by an address of the user's: off by default, and the only thing that leaves this device. */
function Background() {
  const t = useWords();
  const { setBackground } = useOperations();
  const { networkLocked, reload } = usePanels();
  const background = useAppState((state) => state.background);
  const [fault, setFault] = useState(false);
  const set = (url: string, attribution: string): void => {
    setFault(!setBackground({ url, attribution }).ok);
  };
  return (
    <section className="settings-group">
      <h3 className="settings-group__title">{t('settings.background')}</h3>
      <TextField
        layout="stacked"
        label={t('settings.background.url')}
        hint={t('settings.background.hint')}
        placeholder="https://…/{z}/{x}/{y}.png"
        value={background?.url ?? ''}
        message={fault ? { severity: 'error', text: t('settings.background.error') } : undefined}
        onCommit={(url) => set(url, background?.attribution ?? '')}
      />
      {background && (
        <TextField
          layout="stacked"
          label={t('settings.background.attribution')}
          value={background.attribution}
          onCommit={(attribution) => set(background.url, attribution)}
        />
      )}
      {background && networkLocked && (
        <Message
          actions={
            <Button size="small" look="soft" onClick={reload}>
              {t('common.reload')}
            </Button>
          }
        >
          {t('settings.background.reload')}
        </Message>
      )}
    </section>
  );
}
