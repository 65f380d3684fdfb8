export type { Amount, CostLine, CostSum } from './cost-lines';
export { costReport, type BudgetState, type CostGroup, type CostInput, type CostReport } from './costs';
export type { Sizing, SizingRow } from './sizing';
