import { Trash2 } from 'lucide-react';
import { MOST_LEVELS } from '../../model/profiles';
import { formatNumber } from '../../i18n';
import { sourceIn, type Level, type LevelProfile } from '../../model/catalogue';
import { parseOptionalNumber } from '../../model/checks';
import type { ProfileOutcome } from '../../operations';
import { currentProfile } from '../../store';
import { Button, IconButton, NumberField, TextField } from '../../ui';
import { useAppState, useOperations, usePanels, useWords } from '../context';
import { levelColourVar, levelDash } from '../level-fill';

interface Props {
  readonly profile: LevelProfile;
  readonly own: boolean;
  readonly onSettled: (outcome: ProfileOutcome) => void;
}

/** One profile: what can be done with it, its name, and its levels as the map draws them. */
export function ProfilePage({ profile, own, onSettled }: Props) {
  const t = useWords();
  const { setProfile } = useOperations();
  const readOnly = useAppState((state) => state.readOnly);
  const disabled = !own || readOnly;
  const set = (changes: Partial<LevelProfile>): void => {
    const members = Object.entries({ ...profile, ...changes }).filter(([, value]) => value !== '');
    onSettled(setProfile({ profile: Object.fromEntries(members) as unknown as LevelProfile }));
  };
  return (
    <>
      <h3 className="catalogue__name">
        {profile.name[t.language]}
        <span className="muted small">{profile.id}</span>
      </h3>
      <Commands profile={profile} own={own} onSettled={onSettled} />
      <section className="catalogue__fields">
        <TextField
          layout="wide"
          label={t('profiles.name')}
          value={profile.name[t.language]}
          disabled={disabled}
          onCommit={(text) => set({ name: { fr: text, en: text } })}
        />
        <TextField
          layout="wide"
          label={t('profiles.source')}
          hint={own ? t('profiles.source.hint') : undefined}
          value={sourceIn(profile.source ?? '', t.language)}
          disabled={disabled}
          onCommit={(source) => set({ source })}
        />
      </section>
      <Levels profile={profile} disabled={disabled} onChange={(levels) => set({ levels })} />
    </>
  );
}

function Commands({ profile, own, onSettled }: Props) {
  const t = useWords();
  const { addProfile, removeProfile, setPlanSettings } = useOperations();
  const { exportProfile } = usePanels();
  const readOnly = useAppState((state) => state.readOnly);
  const used = useAppState(currentProfile)?.id === profile.id;
  const closed = readOnly ? { unavailable: t('refused.readOnly') } : {};
  const copy = (): void => {
    const { id: _, ...rest } = profile;
    const name = t('profiles.copyOf', { name: profile.name[t.language] });
    onSettled(addProfile({ profile: { ...rest, name: { fr: name, en: name } } }));
  };
  return (
    <div className="catalogue__commands">
      {!used && (
        <Button size="small" look="soft" {...closed} onClick={() => setPlanSettings({ profile: profile.id })}>
          {t('profiles.use')}
        </Button>
      )}
      <Button size="small" {...closed} onClick={copy}>
        {t('profiles.copy')}
      </Button>
      <Button size="small" onClick={() => exportProfile(profile)}>
        {t('profiles.export')}
      </Button>
      {own && (
        <Button size="small" look="danger" {...closed} onClick={() => removeProfile({ id: profile.id })}>
          {t('profiles.remove')}
        </Button>
      )}
    </div>
  );
}

interface LevelsProps {
  readonly profile: LevelProfile;
  readonly disabled: boolean;
  readonly onChange: (levels: readonly Level[]) => void;
}

function Levels({ profile: { levels }, disabled, onChange }: LevelsProps) {
  const t = useWords();
  const full = levels.length >= MOST_LEVELS ? { unavailable: t('profiles.level.most') } : {};
  const put = (i: number, changes: Partial<Level>): void =>
    onChange(levels.map((level, at) => (at === i ? { ...level, ...changes } : level)));
  const add = (): void => {
    const ids = new Set(levels.map(({ id }) => id));
    let n = levels.length + 1;
    while (ids.has(`level-${n}`)) n++;
    const name = t('profiles.new.level', { n });
    const last = levels.at(-1)?.density_px_per_m ?? 12.5;
    onChange([...levels, { id: `level-${n}`, name: { fr: name, en: name }, density_px_per_m: 2 * last }]);
  };
  return (
    <section>
      <table className="profiles__levels">
        <caption className="catalogue__title">{t('profiles.levels')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('profiles.look')}</th>
            <th scope="col">{t('profiles.level')}</th>
            <th scope="col">{t('profiles.density')}</th>
            {!disabled && <td />}
          </tr>
        </thead>
        <tbody>
          {levels.map((level, i) => (
            <tr key={level.id}>
              <td>
                <Swatch index={i} count={levels.length} />
              </td>
              <td>
                <TextField
                  layout="stacked"
                  label={t('profiles.level.name', { n: i + 1 })}
                  value={level.name[t.language]}
                  disabled={disabled}
                  onCommit={(text) => put(i, { name: { fr: text, en: text } })}
                />
              </td>
              <td>
                <DensityField level={level} n={i + 1} disabled={disabled} onCommit={(n) => put(i, n)} />
              </td>
              {!disabled && (
                <td>
                  {levels.length > 1 && (
                    <IconButton
                      size="small"
                      label={t('profiles.level.remove', { name: level.name[t.language] })}
                      onClick={() => onChange(levels.filter((_, at) => at !== i))}
                    >
                      <Trash2 aria-hidden />
                    </IconButton>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {!disabled && (
        <Button size="small" {...full} onClick={add}>
          {t('profiles.level.add')}
        </Button>
      )}
    </section>
  );
}

function DensityField(props: {
  readonly level: Level;
  readonly n: number;
  readonly disabled: boolean;
  readonly onCommit: (changes: Partial<Level>) => void;
}) {
  const t = useWords();
  return (
    <NumberField
      layout="stacked"
      label={t('profiles.level.density', { n: props.n })}
      value={props.level.density_px_per_m}
      format={(n) => formatNumber(n, t.language, decimalsOf(n))}
      parse={(text) => {
        const parsed = parseOptionalNumber(text);
        return parsed.ok && parsed.value !== undefined && parsed.value >= 0.1 && parsed.value <= 100_000
          ? { ok: true, value: parsed.value }
          : { ok: false, message: t('refused.notAValue') };
      }}
      onCommit={(density_px_per_m) => density_px_per_m !== undefined && props.onCommit({ density_px_per_m })}
      step={1}
      unit="px/m"
      disabled={props.disabled}
    />
  );
}

/** Fill and limit of a level as on the map: both follow its rank. */
function Swatch({ index, count }: { readonly index: number; readonly count: number }) {
  const dash = levelDash(index, count);
  return (
    <svg className="profiles__swatch" viewBox="0 0 40 20" aria-hidden>
      <rect width="40" height="20" rx="3" fill={levelColourVar(index, count)} />
      {dash !== undefined && (
        <line x1="0" x2="40" y1="18" y2="18" strokeDasharray={dash} className="profiles__limit" />
      )}
    </svg>
  );
}

/** No more than it takes: 62.5 stays 62.5. */
const decimalsOf = (n: number): number => [0, 1].find((d) => Number.isInteger(n * 10 ** d)) ?? 2;
