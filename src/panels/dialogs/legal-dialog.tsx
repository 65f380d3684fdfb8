import { Button, Dialog } from '../../ui';
import { useAppState, useOperations, usePanels, useWords } from '../context';
import './dialogs.css';

/** What French law and its courts have said of sound sensors on public ways: dated, plain, without advice. */
export function LegalDialog() {
  const t = useWords();
  const { closeDialog } = useOperations();
  const { acceptSoundNotice } = usePanels();
  const inSound = useAppState((state) => state.reading === 'sound');
  return (
    <Dialog
      size="medium"
      title={t('legal.title')}
      subtitle={t('legal.date')}
      closeLabel={t('common.close')}
      onClose={() => closeDialog()}
      foot={
        <>
          <span className="dialog__foot-space" />
          <Button look="quiet" onClick={() => closeDialog()}>
            {t('common.close')}
          </Button>
          {!inSound && (
            <Button look="primary" onClick={acceptSoundNotice}>
              {t('legal.showSound')}
            </Button>
          )}
        </>
      }
    >
      <div className="legal">
        <p>{t('legal.intro')}</p>
        <ul>
          <li>{t('legal.cnil2023')}</li>
          <li>{t('legal.orleans')}</li>
          <li>{t('legal.cnil2024')}</li>
          <li>{t('legal.level')}</li>
        </ul>
        <p>{t('legal.app')}</p>
        <p className="muted">{t('legal.limits')}</p>
      </div>
    </Dialog>
  );
}
