import type { OperationEntry, OperationGroup } from '../../operations';
import { Dialog } from '../../ui';
import { useOperations, usePanels, useWords } from '../context';
import { keyName } from '../keys';
import './dialogs.css';

const GROUPS: readonly OperationGroup[] = ['tool', 'edit', 'select', 'view', 'analysis', 'file', 'app'];

/** Every key, by what it does. */
export function HelpDialog() {
  const t = useWords();
  const { closeDialog, list } = useOperations();
  const { version } = usePanels();
  const withKeys = list.filter((entry) => entry.keys.length > 0);
  return (
    <Dialog
      size="large"
      title={t('help.title')}
      subtitle={t('help.subtitle')}
      closeLabel={t('common.close')}
      onClose={() => closeDialog()}
    >
      <div className="key-groups">
        {GROUPS.map((group) => (
          <Keys
            key={group}
            title={t(`help.group.${group}`)}
            entries={withKeys.filter((entry) => entry.group === group)}
          />
        ))}
        <section>
          <h3 className="key-group__title">{t('help.group.map')}</h3>
          <dl>
            <KeyRow name={t('help.region')} keys={['F6', 'Shift+F6']} />
            <KeyRow name={t('help.filter')} keys={['/']} />
            <KeyRow name={t('help.nudge')} keys={['Shift+ArrowUp']} />
            <KeyRow name={t('help.pan')} keys={['Space']} />
            <KeyRow name={t('help.values')} keys={['ArrowUp', 'ArrowDown']} />
            <KeyRow name={t('help.keep')} keys={['Enter']} />
          </dl>
        </section>
      </div>
      <p className="muted small">{t('help.about', { version })}</p>
    </Dialog>
  );
}

function Keys({ title, entries }: { readonly title: string; readonly entries: readonly OperationEntry[] }) {
  const t = useWords();
  if (entries.length === 0) return null;
  return (
    <section>
      <h3 className="key-group__title">{title}</h3>
      <dl>
        {entries.map((entry) => (
          <KeyRow key={entry.name} name={t.dynamic(entry.words)} keys={entry.keys} />
        ))}
      </dl>
    </section>
  );
}

function KeyRow({ name, keys }: { readonly name: string; readonly keys: readonly string[] }) {
  const t = useWords();
  return (
    <div className="key-row">
      <dt>{name}</dt>
      <dd>
        {keys.map((key) => (
          <kbd key={key} className="kbd">
            {keyName(key, t.language)}
          </kbd>
        ))}
      </dd>
    </div>
  );
}
