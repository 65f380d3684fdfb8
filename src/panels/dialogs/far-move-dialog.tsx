import { formatLength } from '../../i18n';
import { Button, Dialog } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';
import { shortLabel } from '../format';

/** A move so far that the hand may have slipped is asked about first. */
export function FarMoveDialog() {
  const t = useWords();
  const { commitGesture, cancelGesture } = useOperations();
  const gesture = useAppState((state) => state.gesture);
  if (!gesture?.confirm) return null;
  const objects = [...gesture.objects.values()];
  const first = objects[0];
  const what =
    objects.length === 1 && first ? shortLabel(first, t) : t('count.object', { n: objects.length });
  return (
    <Dialog
      title={t('farMove.title', { what, distance: formatLength(gesture.confirm.distance_m, t.language) })}
      closeLabel={t('farMove.back')}
      onClose={() => cancelGesture()}
      foot={
        <>
          <span className="dialog__foot-space" />
          <Button onClick={() => commitGesture({ confirmed: true })}>{t('farMove.move')}</Button>
          <Button look="primary" onClick={() => cancelGesture()}>
            {t('farMove.back')}
          </Button>
        </>
      }
    >
      <p>{t('farMove.why')}</p>
    </Dialog>
  );
}
