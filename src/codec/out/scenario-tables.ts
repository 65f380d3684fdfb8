/** What each scenario of a plan costs: one row a scenario, and one a device or mast of each. */
import type { CostRow, CostSum } from '../../analysis/costs';
import type { ScenarioCosts } from '../../analysis/scenarios/scenario-costs-report';
import { planOfScenario } from '../../model/scenarios';
import { tableOf, type Column, type Table } from './table';
import { deviceLabel, type TableInput } from './tables';

interface Sums {
  readonly once: CostSum;
  readonly yearly: CostSum;
}

export function scenarioTotalsTable({ report, words }: TableInput): Table {
  const columns: Column<ScenarioCosts>[] = [
    { header: words.header.scenario, cell: (r) => r.name },
    { header: words.header.currentScenario, cell: (r) => words.value(r.current ? 'yes' : 'no') },
    ...sumColumns<ScenarioCosts>(words),
    {
      header: words.header.budget,
      cell: ({ budget: { state } }) =>
        state === 'unknown' ? undefined : words.term(`costs.budget.${state}`),
    },
  ];
  return tableOf(columns, report.scenarioCosts ?? []);
}

/** Rows of one scenario add up to its row in the other table. */
export function scenarioCostsTable({ plan, report, words }: TableInput): Table {
  const head = words.header;
  const rows = (report.scenarioCosts ?? []).flatMap((scenario) => {
    // A device of another scenario is no object of the plan as it stands.
    const own = planOfScenario(plan, scenario.id);
    return scenario.rows.map((row) => ({ ...row, scenario, own }));
  });
  type Row = CostRow & (typeof rows)[number];
  const columns: Column<Row>[] = [
    { header: head.scenario, cell: (r) => r.scenario.name },
    { header: head.phase, cell: (r) => r.phase },
    { header: head.mast, cell: (r) => deviceLabel(r.own, r.mast) },
    { header: head.device, cell: (r) => r.device && deviceLabel(r.own, r.device) },
    ...sumColumns<Row>(words),
  ];
  return tableOf(columns, rows);
}

/** A sum of nothing but missing prices is blank: it is not free. */
function sumColumns<Row extends Sums>({ header, value }: TableInput['words']): Column<Row>[] {
  const euros = (sum: CostSum, end: 'min_cents' | 'max_cents'): number | undefined =>
    sum.missing > 0 && sum.max_cents === 0 ? undefined : sum[end] / 100;
  return [
    { header: header.onceMin_eur, digits: 2, cell: ({ once }) => euros(once, 'min_cents') },
    { header: header.onceMax_eur, digits: 2, cell: ({ once }) => euros(once, 'max_cents') },
    { header: header.yearlyMin_eur, digits: 2, cell: ({ yearly }) => euros(yearly, 'min_cents') },
    { header: header.yearlyMax_eur, digits: 2, cell: ({ yearly }) => euros(yearly, 'max_cents') },
    { header: header.missingPrices, digits: 0, cell: ({ once, yearly }) => once.missing + yearly.missing },
    {
      header: header.priceKind,
      cell: ({ once, yearly }) => {
        if (once.missing + yearly.missing > 0) return value('price.missing');
        return value(once.placeholders + yearly.placeholders > 0 ? 'price.placeholder' : 'price.quoted');
      },
    },
  ];
}
