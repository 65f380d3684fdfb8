import { formatArea, formatLength } from '../../i18n';
import type { Camera } from '../../model/plan';
import { hasFreshFigures, shownReport } from '../../store';
import { Button } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';
import { labelOfId } from '../format';
import { Section } from './section';

/** The masks of a camera with what each costs it; each leads to the mask itself. */
export function MasksSection({ camera }: { readonly camera: Camera }) {
  const t = useWords();
  const { select } = useOperations();
  const plan = useAppState((state) => state.plan);
  const fresh = useAppState(hasFreshFigures);
  const rows = useAppState(
    (state) => shownReport(state)?.devices.find((device) => device.id === camera.id)?.masks,
  );
  const kept = rows?.filter(({ id }) => plan.objects.has(id)) ?? [];
  if (kept.length === 0) return null;
  return (
    <Section title={t('cameraMasks.title')} aside={t('cameraMasks.count', { n: kept.length })}>
      <ul className="mask-list">
        {kept.map(({ id, cost_m2, cost_m }) => (
          <li key={id}>
            <Button size="small" look="soft" onClick={() => select({ ids: [id], reveal: true })}>
              {labelOfId(plan, id, t)}
            </Button>
            <span className={fresh ? 'small' : 'small muted'}>
              {fresh ? '' : '≈ '}
              {t('cameraMasks.cost', {
                area: formatArea(cost_m2, t.language),
                length: formatLength(cost_m, t.language),
              })}
            </span>
          </li>
        ))}
      </ul>
      <p className="muted tiny">{t('cameraMasks.note')}</p>
    </Section>
  );
}
