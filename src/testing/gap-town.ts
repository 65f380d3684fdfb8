/** Small towns for tests of gaps: what they report, and how far their default camera sees. */
import { analyse } from '../analysis';
import type { Report } from '../analysis/report';
import type { PlanObject, PlanSettings } from '../model/plan';
import { sum } from './sum';
import { finish } from '../kernel/steps';
import { aCity, anInput, aPlan, type TownBuilding, type TownStreet } from './town-builder';

interface Town {
  readonly streets: readonly TownStreet[];
  readonly buildings?: readonly TownBuilding[];
  readonly objects?: readonly PlanObject[];
  readonly settings?: Partial<PlanSettings>;
}

export const reportOf = ({ streets, buildings = [], objects = [], settings = {} }: Town): Report =>
  finish(analyse(anInput(aPlan(objects, settings), aCity(streets, buildings), { shapes: false }))).report;

/** The default camera: f = 960 px, so 25 px/m out to a slant of 38.4 m, 38.246 m in plan at 1.6 m below 5 m. */
export const RANGE_M = Math.sqrt(38.4 ** 2 - 3.4 ** 2);

/** The most by which gaps and what is below the minimum miss what is open, or reasons miss their gap, m. */
export function imbalance_m(report: Report): number {
  const open = report.streets.length_m - report.streets.covered_m;
  return Math.max(
    Math.abs(sum(report.gaps.map((g) => g.length_m)) + report.gapsBelowMinimum_m - open),
    ...report.gaps.map((gap) => Math.abs(sum(gap.reasons.map((r) => r.length_m)) - gap.length_m)),
  );
}
