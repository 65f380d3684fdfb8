import { Focus } from 'lucide-react';
import { useRef } from 'react';
import type { GapReasonRow, GapRow } from '../../analysis/report';
import { formatArea, formatLength, formatShare } from '../../i18n';
import { hasFreshFigures, shownReport } from '../../store';
import { Bar, Button, IconButton, Message } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';
import { labelOfId } from '../format';
import { useGapWalk, useKeysIn } from '../report/gap-walk';
import { gapNumber, gapStretch } from '../report/gap-words';
import { GapDecision } from './gap-decision';
import { GapRemedies } from './gap-remedies';
import { GapWalkBar } from './gap-walk-bar';
import { InspectorHead } from './head';
import { Fact, Section } from './section';

/** One blind spot: why it is not seen, what hides it, who is near. */
export function GapPanel({ gap }: { readonly gap: GapRow }) {
  const t = useWords();
  const { selectGap, select } = useOperations();
  const walk = useGapWalk();
  const place = useRef<HTMLDivElement>(null);
  useKeysIn(place, walk.onKeyDown);
  const plan = useAppState((state) => state.plan);
  const fresh = useAppState(hasFreshFigures);
  const gaps = useAppState((state) => shownReport(state)?.gaps) ?? [];
  const total = gap.reasons.reduce((sum, row) => sum + row.length_m, 0);
  const hidden = gap.reasons.filter((row) => row.obstacle);
  const speakers = [
    ...new Map(gap.reasons.filter((row) => row.device).map((row) => [row.device, row])).values(),
  ];
  return (
    <>
      <InspectorHead
        symbol={<span className="gap-badge gap-badge--on">{gapNumber(gaps, gap)}</span>}
        title={gapStretch(gap, t)}
        subtitle={`${t('gap.kind')}${t('common.separator')}${formatLength(gap.length_m, t.language)}`}
        commands={
          <IconButton size="small" label={t('common.fit')} onClick={() => selectGap({ id: gap.id })}>
            <Focus aria-hidden />
          </IconButton>
        }
      />
      <div className="inspector__body" ref={place}>
        <GapWalkBar walk={walk} />
        {!fresh && (
          <div className="section">
            <Message severity="warning">{t('report.stale')}</Message>
          </div>
        )}
        <Section title={t('gap.why')} aside={t('gap.shareOfLength')}>
          <div className="reasons">
            {reasonShares(gap.reasons).map(([reason, length]) => (
              <div key={reason} className="reason">
                <span className="ellipsis">{t(`reason.${reason}`)}</span>
                <Bar share={total > 0 ? length / total : 0} fill="gap-solid" />
                <span className="reason__value">
                  {formatShare(total > 0 ? length / total : 0, t.language, 0)}
                </span>
              </div>
            ))}
          </div>
        </Section>
        <GapDecision key={gap.id} gap={gap} />
        <GapRemedies gap={gap} />
        <Section title={t('gap.size')}>
          <Fact name={t('gap.length')} value={formatLength(gap.length_m, t.language)} approx={!fresh} />
          <Fact name={t('gap.area')} value={formatArea(gap.area_m2, t.language)} approx={!fresh} />
          {gap.ends.some((names) => names.length > 0) && (
            <Fact
              name={t('gap.ends')}
              value={gap.ends.map((names) => names.join(', ') || t('gap.unnamedEnd')).join(' – ')}
            />
          )}
        </Section>
        {hidden.length > 0 && (
          <Section title={t('gap.hiddenBy')}>
            {hidden.map((row) => (
              <ObstacleFact key={`${row.obstacle?.id} ${row.device}`} row={row} />
            ))}
          </Section>
        )}
        {speakers.length > 0 && (
          <Section title={t('gap.devices')}>
            {speakers.map((row) => (
              <div key={row.device} className="fact">
                <span className="fact__name">{t(`reason.${row.reason}`)}</span>
                <Button
                  size="small"
                  look="quiet"
                  onClick={() => row.device && select({ ids: [row.device], reveal: true })}
                >
                  {row.device && labelOfId(plan, row.device, t)}
                </Button>
              </div>
            ))}
          </Section>
        )}
      </div>
    </>
  );
}

function ObstacleFact({ row }: { readonly row: GapReasonRow }) {
  const t = useWords();
  const { obstacle } = row;
  if (!obstacle) return null;
  return (
    <div>
      <Fact
        name={obstacle.name ?? t('gap.building', { id: obstacle.id })}
        value={formatLength(obstacle.top_m, t.language)}
      />
      <p className="muted tiny">{t(obstacle.assumed ? 'gap.heightAssumed' : 'gap.heightKnown')}</p>
    </div>
  );
}

/** Length by reason, the longest first: several devices may give the same one. */
function reasonShares(rows: readonly GapReasonRow[]): readonly (readonly [GapReasonRow['reason'], number])[] {
  const lengths = new Map<GapReasonRow['reason'], number>();
  for (const row of rows) lengths.set(row.reason, (lengths.get(row.reason) ?? 0) + row.length_m);
  return [...lengths].toSorted((a, b) => b[1] - a[1]);
}
