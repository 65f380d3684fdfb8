/** Which country's notices a plan shows. */
import type { PlanSettings } from './plan';

/** A plan that states no country is taken for a French one: the notice may be one too many, never one too few ([S4]). */
export const isFrench = ({ country }: PlanSettings): boolean => country === undefined || country === 'FR';
