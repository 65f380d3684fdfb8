/** The plan file: reading, with migrations, and writing. */
export type { PlanFaultCode } from './faults';
export { CURRENT_FORMAT } from './migrations';
export { isPlanFile, readPlan, type PlanReading, type PlanReadOptions, type PlanRefusal } from './read-plan';
export { writePlan } from './write-plan';
