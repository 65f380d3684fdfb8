import type { AnalysisRequest } from '../jobs/port';
import type { LevelProfile } from '../model/catalogue';
import type { ObjectId } from '../kernel/units';
import type { Plan } from '../model/plan';
import type { AppState } from '../store';

/** What an analysis of the plan as it stands is about. */
export const requestOf = (state: AppState, profile: LevelProfile): AnalysisRequest => ({
  plan: state.plan,
  catalogue: state.catalogue,
  profile,
  streetClasses: state.streetClasses,
  prices: state.prices,
});

/** What the sight of some cameras depends on: themselves, masks, walls, and the zones that place the frame. */
export function planOfCameras(plan: Plan, cameras: readonly ObjectId[]): Plan {
  const objects = [...plan.objects].filter(
    ([id, { kind }]) => kind === 'zone' || kind === 'obstacle' || cameras.includes(id),
  );
  return { ...plan, objects: new Map(objects) };
}
