import { Copy, Ellipsis, Focus, Lock, LockOpen, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PlanObject } from '../../model/plan';
import { Button, IconButton, Menu, Message, type MenuEntry } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';
import { DeviceGlyph } from '../device-glyph';
import { kindLabel, modelOf, shortLabel } from '../format';
import { shortcutOf } from '../keys';
import { useReason } from '../use-availability';

interface HeadProps {
  readonly symbol: ReactNode;
  readonly title: string;
  readonly subtitle: ReactNode;
  readonly commands?: ReactNode;
}

export const InspectorHead = ({ symbol, title, subtitle, commands }: HeadProps) => (
  <header className="inspector__head">
    {symbol}
    <div className="inspector__names">
      <h2 className="inspector__title ellipsis">{title}</h2>
      <div className="inspector__subtitle ellipsis">{subtitle}</div>
    </div>
    {commands}
  </header>
);

/** What is selected, by name, number, type and state, with what can be done to it as a whole. */
export function ObjectHead({ object }: { readonly object: PlanObject }) {
  const t = useWords();
  const model = useAppState((state) => modelOf(state, object));
  const ref = 'ref' in object ? object.ref : undefined;
  const facts = [
    'model' in object && model ? t(`type.${model.type}`) : kindLabel(object, t),
    object.kind === 'camera' || object.kind === 'sound-sensor'
      ? t(`status.${object.status ?? 'existing'}`).toLocaleLowerCase()
      : undefined,
  ].filter((fact) => fact !== undefined);
  return (
    <InspectorHead
      symbol={<DeviceGlyph object={object} model={model} size={32} />}
      title={object.name ?? shortLabel(object, t)}
      subtitle={
        <>
          {ref !== undefined && (
            <>
              <b>{ref}</b>
              {t('common.separator')}
            </>
          )}
          {facts.join(t('common.separator'))}
        </>
      }
      commands={<ObjectCommands locked={object.locked === true} />}
    />
  );
}

/** Lock, and the menu of what can be done to the selection. */
export function ObjectCommands({ locked }: { readonly locked: boolean }) {
  const t = useWords();
  const { toggleLock, duplicate, fitSelection, remove } = useOperations();
  const cannotLock = useReason(toggleLock);
  const cannotRemove = useReason(remove);
  const entries: readonly MenuEntry[] = [
    {
      id: 'fit',
      label: t('common.fit'),
      icon: <Focus aria-hidden />,
      shortcut: shortcutOf(fitSelection, t.language),
      onSelect: () => fitSelection(),
    },
    {
      id: 'duplicate',
      label: t('common.duplicate'),
      icon: <Copy aria-hidden />,
      shortcut: shortcutOf(duplicate, t.language),
      unavailable: cannotLock,
      onSelect: () => duplicate(),
    },
    { type: 'separator', id: 's' },
    {
      id: 'remove',
      label: t('common.delete'),
      icon: <Trash2 aria-hidden />,
      shortcut: shortcutOf(remove, t.language),
      unavailable: cannotRemove,
      danger: true,
      onSelect: () => remove(),
    },
  ];
  return (
    <>
      <IconButton
        size="small"
        label={t(locked ? 'common.unlock' : 'common.lock')}
        shortcut={shortcutOf(toggleLock, t.language)}
        pressed={locked}
        unavailable={cannotLock}
        onClick={() => toggleLock()}
      >
        {locked ? <Lock aria-hidden /> : <LockOpen aria-hidden />}
      </IconButton>
      <Menu
        label={t('common.more')}
        align="end"
        entries={entries}
        trigger={(props) => (
          <IconButton {...props} size="small" label={t('common.more')} side="left">
            <Ellipsis aria-hidden />
          </IconButton>
        )}
      />
    </>
  );
}

/** Said where an object is locked: what that means, and the way out. */
export function LockedNote({ object }: { readonly object: PlanObject }) {
  const t = useWords();
  const { toggleLock } = useOperations();
  const isDevice = object.kind === 'camera' || object.kind === 'sound-sensor';
  return (
    <div className="section">
      <Message
        icon={<Lock aria-hidden />}
        actions={
          <Button size="small" onClick={() => toggleLock({ ids: [object.id], locked: false })}>
            {t('common.unlock')}
          </Button>
        }
      >
        <b>{t('locked.what', { what: shortLabel(object, t) })}</b>{' '}
        {t(isDevice ? 'locked.device' : 'locked.object')}
      </Message>
    </div>
  );
}
