import { useState } from 'react';
import type { CostGroup, CostReport, CostSum } from '../../analysis/costs';
import { formatLength, formatNumber } from '../../i18n';
import { COST_PARTS, type CostPart } from '../../model/costs';
import type { ObjectId } from '../../kernel/units';
import { Message, Segments, Table, type Column } from '../../ui';
import { useAppState, useWords } from '../context';
import { labelOfId } from '../format';
import { Fact } from '../inspector/section';
import { amountText, sumText } from './cost-words';
import { CostNumber } from './cost-number';
import { PriceList } from './price-list';
import './costs.css';

const VIEWS = ['byPart', 'byMast', 'byDevice', 'byPhase', 'prices'] as const;
type View = (typeof VIEWS)[number];

/** What the plan costs, in every grouping, with what is missing and what is only an order of magnitude. */
export function CostsTab({ costs }: { readonly costs: CostReport }) {
  const t = useWords();
  const [view, setView] = useState<View>('byPart');
  return (
    <div className="report__main">
      <Totals costs={costs} />
      <div className="costs__views">
        <Segments
          label={t('costs.view')}
          value={view}
          onChange={setView}
          segments={VIEWS.map((value) => ({ value, label: t(`costs.${value}`) }))}
        />
      </div>
      {view === 'prices' ? <PriceList /> : <Groups costs={costs} view={view} />}
    </div>
  );
}

function Totals({ costs }: { readonly costs: CostReport }) {
  const t = useWords();
  const { budget, once, yearly, sizing } = costs;
  return (
    <div className="costs__head">
      <div>
        <Fact name={t('costs.once')} value={sumText(once, t)} />
        <Fact name={t('costs.yearly')} value={sumText(yearly, t)} />
        <Fact
          name={t('costs.perNewMetre', { length: formatLength(costs.newlyCovered_m, t.language) })}
          value={costs.perNewMetre ? amountText(costs.perNewMetre, t) : t('common.none')}
        />
      </div>
      <div>
        <CostNumber field="budget_eur" unit="€" step={1000} otherwise={undefined} />
        {(budget.state === 'exceeds' || budget.state === 'mayExceed') && (
          <Message severity={budget.state === 'exceeds' ? 'error' : 'warning'}>
            {t(`costs.budget.${budget.state}`)}
          </Message>
        )}
        {budget.state === 'open' && <Message severity="warning">{t('costs.budget.open')}</Message>}
        {budget.state === 'within' && <Message>{t('costs.budget.within')}</Message>}
        {once.placeholders > 0 && <Message severity="warning">{t('costs.placeholders')}</Message>}
      </div>
      <div>
        <Fact
          name={t('costs.bandwidth')}
          value={`${formatNumber(sizing.bandwidth_mbit_s, t.language, 1)} Mbit/s`}
        />
        <Fact
          name={t('costs.storage')}
          value={`${formatNumber(sizing.storage_tb, t.language, 1)} ${t('unit.tb')}`}
        />
        <div className="costs__sizing">
          <CostNumber field="fps" unit={t('unit.fps')} step={1} otherwise={sizing.fps} />
          <CostNumber field="bits_per_pixel" unit="bit/px" step={0.01} otherwise={sizing.bits_per_pixel} />
          <CostNumber
            field="retention_days"
            unit={t('unit.days')}
            step={1}
            otherwise={sizing.retention_days}
          />
        </div>
      </div>
    </div>
  );
}

interface Row {
  readonly id: string;
  readonly label: string;
  readonly once: CostSum;
  readonly yearly: CostSum;
}

function Groups({ costs, view }: { readonly costs: CostReport; readonly view: Exclude<View, 'prices'> }) {
  const t = useWords();
  const plan = useAppState((state) => state.plan);
  const groups: readonly CostGroup<CostPart | ObjectId | number>[] = costs[view];
  const labelOf = (key: CostPart | ObjectId | number): string => {
    if (typeof key === 'number') return key === 0 ? t('costs.existing') : t('costs.phase', { n: key });
    return isPart(key) ? t(`costs.part.${key}`) : labelOfId(plan, key, t);
  };
  const rows = groups.map(({ key, once, yearly }): Row => ({
    id: String(key),
    label: labelOf(key),
    once,
    yearly,
  }));
  const column = (id: 'once' | 'yearly'): Column<Row> => ({
    id,
    header: t(`costs.${id}`),
    align: 'end',
    width: '34%',
    sortValue: (row) => row[id].max_cents,
    cell: (row) => sumText(row[id], t),
  });
  return (
    <Table
      label={t(`costs.${view}`)}
      language={t.language}
      columns={[
        {
          id: 'what',
          header: t(`costs.of.${view}`),
          sortValue: (row) => row.label,
          cell: (row) => <b>{row.label}</b>,
        },
        column('once'),
        column('yearly'),
      ]}
      rows={rows}
      rowId={(row) => row.id}
      empty={t('costs.empty')}
    />
  );
}

const isPart = (key: string): key is CostPart => COST_PARTS.some((part) => part === key);
