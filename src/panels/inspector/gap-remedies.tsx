import type { Remedy } from '../../analysis';
import type { GapRow } from '../../analysis/report';
import { formatLength, formatNumber, type Translator } from '../../i18n';
import { Button, Message, Progress } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';
import { labelOfId } from '../format';
import type { Plan } from '../../model/plan';
import { Section } from './section';
import '../report/gap-list.css';

/** What could be done about a gap: looked for on demand, each lead with its measured effect. */
export function GapRemedies({ gap }: { readonly gap: GapRow }) {
  const t = useWords();
  const { findRemedies, cancelRemedies } = useOperations();
  const search = useAppState((state) => (state.remedies?.gap === gap.id ? state.remedies : undefined));
  const plan = useAppState((state) => state.plan);
  if (gap.basis === 'zone') {
    return (
      <Section title={t('remedy.title')}>
        <p className="muted small">{t('remedy.zoneGap')}</p>
      </Section>
    );
  }
  const old = search !== undefined && search.plan !== plan;
  const { answer, progress } = search ?? {};
  return (
    <Section title={t('remedy.title')}>
      {search?.status === 'running' ? (
        <>
          <Progress
            label={t('remedy.searching')}
            share={progress ? progress.done / Math.max(1, progress.total) : undefined}
          />
          <p className="muted small">{t('remedy.searching')}</p>
          <div>
            <Button size="small" look="quiet" onClick={() => cancelRemedies()}>
              {t('remedy.cancel')}
            </Button>
          </div>
        </>
      ) : (
        (!answer || old) && (
          <div>
            <Button size="small" look="soft" onClick={() => findRemedies({ gap: gap.id })}>
              {t('remedy.find')}
            </Button>
          </div>
        )
      )}
      {search?.status === 'failed' && <Message severity="error">{t('remedy.failed')}</Message>}
      {old && <p className="muted small">{t('remedy.old')}</p>}
      {answer && !old && answer.remedies.length === 0 && (
        <p className="muted small">{t('remedy.none', { n: answer.tried })}</p>
      )}
      {!old &&
        answer?.remedies.map((remedy, index) => (
          <RemedyRow
            key={`${remedy.kind} ${remedy.camera.id} ${remedy.amount}`}
            remedy={remedy}
            index={index}
            shown={search?.shown === index}
            plan={plan}
          />
        ))}
    </Section>
  );
}

function RemedyRow(props: {
  readonly remedy: Remedy;
  readonly index: number;
  readonly shown: boolean;
  readonly plan: Plan;
}) {
  const { remedy, index, shown } = props;
  const t = useWords();
  const { showRemedy, applyRemedy } = useOperations();
  const readOnly = useAppState((state) => state.readOnly);
  const metres = (m: number): string => formatLength(m, t.language);
  return (
    <div className="remedy">
      <b>{remedyText(remedy, props.plan, t)}</b>
      <span className="remedy__effect">
        <span>{t('remedy.closes', { length: metres(remedy.closed_m) })}</span>
        {remedy.gained_m >= 0.05 && <span>{t('remedy.gains', { length: metres(remedy.gained_m) })}</span>}
        {remedy.lost_m >= 0.05 && <span>{t('remedy.loses', { length: metres(remedy.lost_m) })}</span>}
      </span>
      {!readOnly && (
        <span className="remedy__commands">
          <Button
            size="small"
            look="quiet"
            aria-pressed={shown}
            onClick={() => showRemedy({ index: shown ? undefined : index })}
          >
            {t(shown ? 'remedy.hide' : 'remedy.show')}
          </Button>
          <Button size="small" look="soft" onClick={() => applyRemedy({ index })}>
            {t('remedy.apply')}
          </Button>
        </span>
      )}
    </div>
  );
}

/** « Tourner C-04 de 14° à droite ». */
function remedyText({ kind, amount, camera, site }: Remedy, plan: Plan, t: Translator): string {
  const ref = labelOfId(plan, camera.id, t);
  const n = formatNumber(Math.abs(amount), t.language, 0);
  switch (kind) {
    case 'turn':
      return t(amount > 0 ? 'remedy.turn.right' : 'remedy.turn.left', { ref, n });
    case 'tilt':
      return t(amount > 0 ? 'remedy.tilt.down' : 'remedy.tilt.up', { ref, n });
    case 'zoom':
      return t('remedy.zoom', { ref, n });
    case 'raise':
      return t('remedy.raise', { ref, length: formatLength(amount, t.language) });
    case 'add':
      return t('remedy.add', {
        site: site?.name ?? t.dynamic(`remedy.site.${site?.kind ?? 'candidate-site'}`),
        length: formatLength(site?.distance_m ?? 0, t.language),
      });
  }
}
