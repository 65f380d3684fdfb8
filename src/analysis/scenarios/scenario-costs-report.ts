/** What each scenario of a plan costs, as the report tells it. */
import type { CostRow, CostTable } from '../costs';

export interface ScenarioCosts extends Omit<CostTable, 'lines' | 'byDevice'> {
  /** Scenario id. */
  readonly id: string;
  readonly name: string;
  /** The one that the report is about. */
  readonly current: boolean;
  /** By device and mast: they add up to `once` and `yearly`, to the cent. */
  readonly rows: readonly CostRow[];
}
