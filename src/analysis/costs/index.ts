export type { Amount, CostLine, CostSum } from './cost-lines';
export {
  costReport,
  costRows,
  costTable,
  type BudgetState,
  type CostGroup,
  type CostInput,
  type CostReport,
  type CostRow,
  type CostTable,
  type CostTableInput,
} from './costs';
export type { Sizing, SizingRow } from './sizing';
