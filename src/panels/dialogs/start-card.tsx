import {
  ChevronRight,
  FileUp,
  FolderOpen,
  HardDrive,
  MapPinned,
  SquareDashed,
  Trash2,
  X,
} from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { hasCity, isEmptyPlan } from '../../store';
import { Button, IconButton, Message } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';
import { dateText } from '../format';
import './dialogs.css';

/** The start: from files, by drawing the area, the example, or a plan kept on this device. */
export function StartCard() {
  const t = useWords();
  const operations = useOperations();
  const { refreshRecent } = operations;
  useEffect(() => void refreshRecent(), [refreshRecent]);
  const canGoBack = useAppState((state) => !isEmptyPlan(state) || hasCity(state));
  const loaded = useAppState(hasCity);
  const startWith = (then: () => void): void => {
    operations.newPlan({ keepCity: true });
    then();
  };
  return (
    <div className="start" role="dialog" aria-modal="false" aria-labelledby="start-title">
      <div className="start__card">
        <div className="start__main">
          <h1 id="start-title" className="start__title">
            {t('start.title')}
          </h1>
          <p className="start__lead">{t('start.lead')}</p>
          <div className="start__choices">
            <Choice
              icon={<FileUp aria-hidden />}
              title={t('start.file')}
              detail={t('start.file.detail')}
              onClick={() => {
                operations.newPlan();
                void operations.chooseImport();
              }}
            />
            {loaded && (
              <Choice
                icon={<SquareDashed aria-hidden />}
                title={t('start.draw')}
                detail={t('start.draw.detail')}
                onClick={() => startWith(() => operations.toolArea())}
              />
            )}
            <Choice
              icon={<MapPinned aria-hidden />}
              title={t('start.demo')}
              detail={t('start.demo.detail')}
              onClick={() => void operations.openDemo()}
            />
          </div>
        </div>
        <RecentPlans canGoBack={canGoBack} />
      </div>
    </div>
  );
}

function RecentPlans({ canGoBack }: { readonly canGoBack: boolean }) {
  const t = useWords();
  const { openPlan, openRecent, forgetRecent, closeDialog } = useOperations();
  const recent = useAppState((state) => state.recent) ?? [];
  return (
    <div className="start__side">
      <div className="start__side-head">
        <h2>{t('start.recent')}</h2>
        <Button size="small" look="quiet" icon={<FolderOpen aria-hidden />} onClick={() => void openPlan()}>
          {t('common.open')}
        </Button>
        {canGoBack && (
          <IconButton size="small" label={t('start.back')} side="left" onClick={() => closeDialog()}>
            <X aria-hidden />
          </IconButton>
        )}
      </div>
      {recent.length === 0 && <p className="muted">{t('start.noRecent')}</p>}
      {recent.map((plan) => {
        const name = plan.name === '' ? t('plan.unnamed') : plan.name;
        return (
          <div key={plan.planId} className="recent">
            <button
              type="button"
              className="recent__open"
              onClick={() => void openRecent({ planId: plan.planId })}
            >
              <span className="recent__name ellipsis">{name}</span>
              <span className="muted small">
                {t('plan.recentDetail', {
                  devices: t('count.device', { n: plan.devices }),
                  date: dateText(plan.savedAt, t),
                })}
              </span>
            </button>
            <IconButton
              size="small"
              label={t('start.forget', { name })}
              side="left"
              onClick={() => void forgetRecent({ planId: plan.planId })}
            >
              <Trash2 aria-hidden />
            </IconButton>
          </div>
        );
      })}
      <div className="start__space" />
      <Message icon={<HardDrive aria-hidden />}>{t('start.local')}</Message>
    </div>
  );
}

interface ChoiceProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly detail: string;
  readonly onClick: () => void;
}

const Choice = ({ icon, title, detail, onClick }: ChoiceProps) => (
  <button type="button" className="choice" onClick={onClick}>
    <span className="choice__icon">{icon}</span>
    <span>
      <span className="choice__title">{title}</span>
      <span className="choice__detail">{detail}</span>
    </span>
    <ChevronRight aria-hidden />
  </button>
);
