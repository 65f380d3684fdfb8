import type { AnalysisRequest } from '../jobs/port';
import type { LevelProfile } from '../model/catalogue';
import type { AppState } from '../store';

/** What an analysis of the plan as it stands is about. */
export const requestOf = (state: AppState, profile: LevelProfile): AnalysisRequest => ({
  plan: state.plan,
  catalogue: state.catalogue,
  profile,
  streetClasses: state.streetClasses,
  prices: state.prices,
});
