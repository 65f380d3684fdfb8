import type { Camera } from '../../model/plan';
import { profileById, shownReport } from '../../store';
import { Message } from '../../ui';
import { useAppState, useWords } from '../context';
import { levelById, levelName } from '../format';

/** What keeps the camera from being computed as it stands, and the levels that it cannot reach from there. */
export function Faults({ camera }: { readonly camera: Camera }) {
  const t = useWords();
  const report = useAppState(shownReport);
  const profile = useAppState((state) => profileById(state, report?.profile));
  const row = report?.devices.find(({ id }) => id === camera.id);
  if (!row || row.faults.length + row.unachievable.length === 0) return null;
  return (
    <div className="section">
      {row.faults.map((code) => (
        <Message key={code} severity="warning">
          {t.dynamic(code)}
        </Message>
      ))}
      {row.unachievable.map(({ level, reason }) => (
        <p key={level} className="muted small">
          {t(`unachievable.${reason}`, { level: levelName(levelById(profile, level), t) || level })}
        </p>
      ))}
    </div>
  );
}
