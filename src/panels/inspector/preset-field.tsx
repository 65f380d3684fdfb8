import { sourceIn } from '../../model/catalogue';
import type { Place, Zone } from '../../model/plan';
import { currentProfile } from '../../store';
import { SelectField } from '../../ui';
import { useAppState, useOperations, usePanels, useWords } from '../context';

/** What a kind of place usually asks for: sets level and weight, and the category of a place, in one step. */
export function PresetField({ object }: { readonly object: Zone | Place }) {
  const t = useWords();
  const { setValues } = useOperations();
  const { presets, source } = usePanels().requirements;
  const profile = useAppState(currentProfile);
  const fits = presets.filter(({ level }) => profile !== undefined && level[profile.id] !== undefined);
  if (!profile || fits.length === 0) return null;
  const category = object.kind === 'place' ? object.category : undefined;
  const chosen = fits.find(({ name }) => category === name.fr || category === name.en);
  const take = (id: string): void => {
    const preset = fits.find((one) => one.id === id);
    if (!preset) return;
    const { level, weight, name } = preset;
    const asked = { level: level[profile.id], weight };
    const values =
      object.kind === 'place'
        ? { ...asked, category: name[t.language], entrance: preset.entrance === true || undefined }
        : asked;
    setValues({ ids: [object.id], values });
  };
  return (
    <>
      <SelectField
        layout="wide"
        label={t('requirement.preset')}
        value={chosen?.id ?? ''}
        disabled={object.locked}
        options={[
          { value: '', label: t('requirement.preset.none') },
          ...fits.map(({ id, name }) => ({ value: id, label: name[t.language] })),
        ]}
        onChange={take}
      />
      <p className="muted small" title={sourceIn(source, t.language)}>
        {t('requirement.preset.note')}
      </p>
    </>
  );
}
