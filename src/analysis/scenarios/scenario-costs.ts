/** What each scenario of a plan costs, by the same prices: for files, where they are put side by side. */
import { planOfScenario } from '../../model/scenarios';
import type { AnalysisInput } from '../analysis';
import { modelsOf } from '../plan-input';
import type { Report } from '../report';
import { costRows, costTable, type CostTableInput } from '../costs';
import type { ScenarioCosts } from './scenario-costs-report';

/** The report with them; the same one in a plan of less than two scenarios, or without prices. */
export function withScenarioCosts(
  report: Report,
  input: Pick<AnalysisInput, 'plan' | 'catalogue' | 'prices'>,
): Report {
  const { plan, prices } = input;
  if (!prices || (plan.head.scenarios?.list.length ?? 0) < 2) return report;
  const models = modelsOf(input);
  const modelOf: CostTableInput['modelOf'] = ({ model }) =>
    model === undefined ? undefined : models.get(model);
  return { ...report, scenarioCosts: scenarioCosts({ plan, prices, modelOf }) };
}

/** In the plan's order; empty in a plan without scenarios. */
export function scenarioCosts(input: CostTableInput): readonly ScenarioCosts[] {
  const { scenarios } = input.plan.head;
  return (scenarios?.list ?? []).map(({ id, name }) => {
    const { lines, byDevice: _, ...table } = costTable({ ...input, plan: planOfScenario(input.plan, id) });
    return { id, name, current: id === scenarios?.current, ...table, rows: costRows(lines) };
  });
}
