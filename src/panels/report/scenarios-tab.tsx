import { useState } from 'react';
import type { ComparedFigure, GapChange, ScenarioComparison } from '../../analysis';
import { formatArea, formatLength, formatNumber, formatShare, type Translator } from '../../i18n';
import type { ObjectId } from '../../kernel/units';
import type { Plan, Scenarios } from '../../model/plan';
import { planOfScenario } from '../../model/scenarios';
import { comparisonOf, profileById, shownReport } from '../../store';
import { Button, Message, Progress, SelectField } from '../../ui';
import { useAppState, useOperations, useWords } from '../context';
import { labelOfId, levelName } from '../format';
import { useReason } from '../use-availability';
import { sumDifferenceText, sumText } from './cost-words';
import { gapSentence } from './gap-words';
import './scenarios.css';

/** How many gaps are listed on each side. */
const GAPS_SHOWN = 10;

/** The current scenario beside another one: figures, devices, gaps opened and closed. */
export function ScenariosTab() {
  const t = useWords();
  const scenarios = useAppState((state) => state.plan.head.scenarios);
  const found = useAppState(comparisonOf);
  if (!scenarios) return null;
  return (
    <div className="report__scroll">
      {scenarios.list.length < 2 ? (
        <p className="prose">{t('scenario.alone')}</p>
      ) : (
        <Choice key={scenarios.current} scenarios={scenarios} />
      )}
      {found && <Found scenarios={scenarios} found={found} />}
    </div>
  );
}

function Choice({ scenarios }: { readonly scenarios: Scenarios }) {
  const t = useWords();
  const { compareScenario, cancelComparison, showComparison } = useOperations();
  const search = useAppState((state) => state.comparison);
  const found = useAppState(comparisonOf);
  const reason = useReason(compareScenario);
  const others = scenarios.list.filter(({ id }) => id !== scenarios.current);
  const [chosen, setChosen] = useState(search?.other);
  const other = others.find(({ id }) => id === chosen) ?? others[0]!;
  const current = scenarios.list.find(({ id }) => id === scenarios.current)?.name ?? '';
  const progress = search?.progress;
  return (
    <div className="scenarios__choice">
      <SelectField
        label={t('scenario.with', { current })}
        value={other.id}
        options={others.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setChosen}
      />
      {search?.status === 'running' ? (
        <>
          <Progress
            label={t('scenario.running')}
            share={progress ? progress.done / Math.max(1, progress.total) : undefined}
          />
          <Button size="small" look="quiet" onClick={() => cancelComparison()}>
            {t('scenario.stop')}
          </Button>
        </>
      ) : (
        <Button look="soft" unavailable={reason} onClick={() => compareScenario({ id: other.id })}>
          {t(found?.after === other.id ? 'scenario.again' : 'scenario.run')}
        </Button>
      )}
      {found && (
        <Button
          look="quiet"
          aria-pressed={search?.onMap === true}
          onClick={() => showComparison({ onMap: search?.onMap !== true })}
        >
          {t('scenario.onMap')}
        </Button>
      )}
      {search?.status === 'failed' && <Message severity="error">{t('scenario.failed')}</Message>}
      {search?.status === 'done' && !found && <span className="muted small">{t('scenario.old')}</span>}
    </div>
  );
}

interface FoundProps {
  readonly scenarios: Scenarios;
  readonly found: ScenarioComparison;
}

function Found({ scenarios, found }: FoundProps) {
  return (
    <div className="report__columns scenarios__found">
      <Figures scenarios={scenarios} found={found} />
      <section>
        <Devices found={found} />
        <Gaps title="scenario.closed" changes={found.gaps.closed} />
        <Gaps title="scenario.opened" changes={found.gaps.opened} />
      </section>
    </div>
  );
}

function Figures({ scenarios, found }: FoundProps) {
  const t = useWords();
  const report = useAppState(shownReport);
  const profile = useAppState((state) => profileById(state, report?.profile));
  const nameOf = (id: string): string => scenarios.list.find((one) => one.id === id)?.name ?? '';
  const costs = found.costs;
  const named = (figure: ComparedFigure): string => {
    const level = profile?.levels.find(({ id }) => id === figure.level);
    return t(`scenario.figure.${figure.kind}`, { level: level ? levelName(level, t) : '' });
  };
  return (
    <table className="scenarios__figures">
      <thead>
        <tr>
          <th scope="col">{t('scenario.figure')}</th>
          <th scope="col">{nameOf(found.before)}</th>
          <th scope="col">{nameOf(found.after)}</th>
          <th scope="col">{t('scenario.difference')}</th>
        </tr>
      </thead>
      <tbody>
        {found.figures.map((figure) => (
          <tr key={`${figure.kind} ${figure.level ?? ''}`}>
            <th scope="row">{named(figure)}</th>
            <td>{valueText(figure, figure.before, t)}</td>
            <td>{valueText(figure, figure.after, t)}</td>
            <td>{differenceText(figure, t)}</td>
          </tr>
        ))}
        {costs &&
          (['once', 'yearly'] as const).map((part) => (
            <tr key={part}>
              <th scope="row">{t(`scenario.figure.${part}`)}</th>
              <td>{sumText(costs[part].before, t)}</td>
              <td>{sumText(costs[part].after, t)}</td>
              <td>{sumDifferenceText(costs[part].before, costs[part].after, t)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

function valueText({ unit, whole }: ComparedFigure, value: number | null, t: Translator): string {
  if (value === null) return '–';
  if (whole !== undefined) return formatShare(whole > 0 ? value / whole : 0, t.language);
  if (unit === 'count') return formatNumber(value, t.language);
  if (unit === 'ratio') return `× ${formatNumber(value, t.language, 2)}`;
  return unit === 'm' ? formatLength(value, t.language) : formatArea(value, t.language);
}

/** With its sign; of a part of a whole in its own unit too, since shares hide how much that is. */
function differenceText(figure: ComparedFigure, t: Translator): string {
  const { before, after, unit } = figure;
  if (before === null || after === null) return '';
  const by = after - before;
  const sign = by < 0 ? '−' : '+';
  const size = Math.abs(by);
  if (unit === 'count') return by === 0 ? '=' : sign + formatNumber(size, t.language);
  if (unit === 'ratio') return size < 0.005 ? '=' : sign + formatNumber(size, t.language, 2);
  if (size < 0.05) return '=';
  return sign + (unit === 'm' ? formatLength(size, t.language) : formatArea(size, t.language));
}

function Devices({ found }: { readonly found: ScenarioComparison }) {
  const t = useWords();
  const plan = useAppState((state) => state.plan);
  const { select } = useOperations();
  const other = planOfScenario(plan, found.after);
  return (
    <>
      <h3 className="report__head">{t('scenario.devices')}</h3>
      {(['added', 'removed', 'moved', 'changed'] as const).map((how) => {
        const ids = found.devices[how];
        return (
          <div key={how} className="scenarios__devices">
            <span>
              {t(`scenario.${how}`)} <b>{formatNumber(ids.length, t.language)}</b>
            </span>
            <span className="scenarios__refs">
              {ids.map((id) => (
                <DeviceRef
                  key={id}
                  id={id}
                  plan={plan}
                  other={other}
                  onSelect={() => select({ ids: [id], reveal: true })}
                />
              ))}
            </span>
          </div>
        );
      })}
    </>
  );
}

/** A device of the current scenario can be gone to; one of the other is named alone. */
function DeviceRef(props: {
  readonly id: ObjectId;
  readonly plan: Plan;
  readonly other: Plan;
  readonly onSelect: () => void;
}) {
  const t = useWords();
  const { id, plan, other } = props;
  if (!plan.objects.has(id)) return <span>{labelOfId(other, id, t)}</span>;
  return (
    <Button size="small" look="link" onClick={props.onSelect}>
      {labelOfId(plan, id, t)}
    </Button>
  );
}

function Gaps(props: {
  readonly title: 'scenario.closed' | 'scenario.opened';
  readonly changes: readonly GapChange[];
}) {
  const t = useWords();
  const { title, changes } = props;
  const length = changes.reduce((sum, change) => sum + change.length_m, 0);
  return (
    <>
      <h3 className="report__head">
        {t(title)}
        <span>
          {changes.length === 0
            ? t('scenario.noGaps')
            : t('summary.gapsValue', { n: changes.length, length: formatLength(length, t.language) })}
        </span>
      </h3>
      {changes.slice(0, GAPS_SHOWN).map(({ gap, length_m, whole }) => (
        <p key={gap.id} className="scenarios__gap">
          {whole
            ? gapSentence(gap, t)
            : t('scenario.part', {
                length: formatLength(length_m, t.language),
                gap: gapSentence(gap, t),
              })}
        </p>
      ))}
      {changes.length > GAPS_SHOWN && (
        <p className="muted small">{t('scenario.more', { n: changes.length - GAPS_SHOWN })}</p>
      )}
    </>
  );
}
