import { Button, Dialog } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';
import { FaultList } from '../fault-list';

/** A plan file that could not be read whole: what was wrong, and what can be opened all the same. */
export function DamagedDialog() {
  const t = useWords();
  const { dismissDamaged, openDamaged } = useOperations();
  const damaged = useAppState((state) => state.damaged);
  if (!damaged) return null;
  return (
    <Dialog
      size="medium"
      flush
      title={t('damaged.title')}
      subtitle={damaged.fileName}
      closeLabel={t('common.close')}
      onClose={() => dismissDamaged()}
      foot={
        <>
          <span className="muted">{t('damaged.untouched')}</span>
          <span className="dialog__foot-space" />
          {damaged.objects > 0 && (
            <Button onClick={() => openDamaged()}>{t('damaged.open', { n: damaged.objects })}</Button>
          )}
          <Button look="primary" onClick={() => dismissDamaged()}>
            {t('common.close')}
          </Button>
        </>
      }
    >
      <FaultList faults={damaged.faults} />
    </Dialog>
  );
}
