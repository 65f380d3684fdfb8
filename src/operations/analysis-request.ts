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

/** What the sight or hearing of some devices depends on: themselves, walls, and zones that mask, sound or place the frame. */
export function planOfDevices(plan: Plan, devices: readonly ObjectId[]): Plan {
  const objects = [...plan.objects].filter(
    ([id, { kind }]) => kind === 'zone' || kind === 'obstacle' || devices.includes(id),
  );
  return { ...plan, objects: new Map(objects) };
}
