import { useState } from 'react';
import type { Fault } from '../../kernel/fault';
import type { LevelProfile } from '../../model/catalogue';
import type { ProfileOutcome } from '../../operations';
import { allProfiles, currentProfile } from '../../store';
import { Button, Dialog, Message, Table, type Column } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';
import { FaultList } from '../fault-list';
import { ProfilePage } from './profile-page';
import './catalogue.css';
import './profiles.css';

/** The profiles of the standards and the plan's own: a list, and the page of the chosen one. */
export function ProfilesDialog() {
  const t = useWords();
  const { closeDialog, importProfiles, addProfile } = useOperations();
  const readOnly = useAppState((state) => state.readOnly);
  const profiles = useAppState(allProfiles);
  const current = useAppState(currentProfile);
  const builtIn = useAppState((state) => state.profiles);
  const [chosen, setChosen] = useState(current?.id);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const settle = (outcome: ProfileOutcome): void => {
    setFaults(outcome.ok ? [] : (outcome.faults ?? []));
    if (outcome.ok && outcome.id !== undefined) setChosen(outcome.id);
  };
  const closed = readOnly ? { unavailable: t('refused.readOnly') } : {};
  const profile = profiles.find(({ id }) => id === chosen) ?? current;
  const create = (): void => {
    const name = t('profiles.new.name');
    const level = t('profiles.new.level', { n: 1 });
    const levels = [{ id: 'level-1', name: { fr: level, en: level }, density_px_per_m: 25 }];
    settle(addProfile({ profile: { name: { fr: name, en: name }, levels } }));
  };
  return (
    <Dialog
      size="large"
      title={t('profiles.title')}
      subtitle={t('profiles.subtitle')}
      closeLabel={t('common.close')}
      onClose={() => closeDialog()}
      flush
      foot={
        <>
          <Button {...closed} onClick={create}>
            {t('profiles.new')}
          </Button>
          <Button {...closed} onClick={() => void importProfiles().then(settle)}>
            {t('profiles.import')}
          </Button>
          <span className="dialog__foot-space" />
          <Button look="primary" onClick={() => closeDialog()}>
            {t('common.close')}
          </Button>
        </>
      }
    >
      <div className="catalogue profiles">
        <div className="catalogue__list">
          <ProfileTable
            profiles={profiles}
            builtIn={builtIn}
            used={current?.id}
            chosen={profile?.id}
            onChoose={(id) => {
              setFaults([]);
              setChosen(id);
            }}
          />
        </div>
        <div className="catalogue__page">
          {faults.length > 0 && (
            <div role="alert">
              <Message severity="error">{t('profiles.faults')}</Message>
              <FaultList faults={faults} />
            </div>
          )}
          {profile && (
            <ProfilePage
              key={profile.id}
              profile={profile}
              own={!builtIn.includes(profile)}
              onSettled={settle}
            />
          )}
        </div>
      </div>
    </Dialog>
  );
}

function ProfileTable(props: {
  readonly profiles: readonly LevelProfile[];
  readonly builtIn: readonly LevelProfile[];
  readonly used: string | undefined;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}) {
  const t = useWords();
  const columns: readonly Column<LevelProfile>[] = [
    {
      id: 'name',
      header: t('profiles.name'),
      cell: ({ id, name }) => (
        <span title={id}>
          {name[t.language]}
          {id === props.used && <span className="muted small">{` · ${t('profiles.used')}`}</span>}
        </span>
      ),
    },
    {
      id: 'levels',
      header: t('profiles.levels'),
      width: '76px',
      align: 'end',
      cell: ({ levels }) => levels.length,
    },
    {
      id: 'origin',
      header: t('catalogue.origin'),
      width: '84px',
      cell: (profile) => t(props.builtIn.includes(profile) ? 'profiles.standard' : 'profiles.own'),
    },
  ];
  return (
    <Table
      label={t('profiles.list')}
      language={t.language}
      columns={columns}
      rows={props.profiles}
      rowId={({ id }) => id}
      selected={props.chosen}
      onSelect={({ id }) => props.onChoose(id)}
      empty=""
    />
  );
}
