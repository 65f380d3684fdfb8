import type { DeviceUpdates } from '../../store';
import { Segments } from '../../ui';
import { useWords } from '../context';

interface Props {
  readonly updates: DeviceUpdates;
  readonly mode: 'update' | 'add';
  readonly onMode: (mode: 'update' | 'add') => void;
}

/** So many devices are spelled out; the rest are counted. */
const SHOWN = 50;

/** Devices that the plan has already, and what the file would change in them. */
export function ImportUpdates({ updates, mode, onMode }: Props) {
  const t = useWords();
  const { changed, same } = updates;
  return (
    <details className="import-section" open>
      <summary>{t('import.updates', { n: changed.length, same })}</summary>
      <div className="import-section__body">
        <Segments
          label={t('import.updates.mode')}
          value={mode}
          segments={[
            { value: 'update', label: t('import.updates.update') },
            { value: 'add', label: t('import.updates.add') },
          ]}
          onChange={onMode}
        />
        {mode === 'update' && (
          <ul className="import-updates">
            {changed.slice(0, SHOWN).map(({ ref, fields }) => (
              <li key={ref}>
                <b>{ref}</b>
                {fields.map(({ name, from, to }) => (
                  <span key={name}>
                    {t('import.updates.field', {
                      field: fieldName(name, t.dynamic),
                      from: from === '' ? '–' : from,
                      to,
                    })}
                  </span>
                ))}
              </li>
            ))}
            {changed.length > SHOWN && (
              <li className="muted">{t('import.updates.more', { n: changed.length - SHOWN })}</li>
            )}
          </ul>
        )}
      </div>
    </details>
  );
}

/** The inspector's name of a field; the plan file's where it has none. */
function fieldName(name: string, words: (key: string) => string): string {
  const key = `field.${name}`;
  const word = words(key);
  return word === key ? name : word;
}
