/** The optics that handles and fields are drawn from, out of the state. */
import type { Camera } from '../../model/plan';
import { currentProfile, type AppState } from '../../store';
import type { DeviceModel } from '../../model/catalogue';
import type { Optics } from './camera-geometry';

export function opticsOf(state: AppState, camera: Camera, models: ReadonlyMap<string, DeviceModel>): Optics {
  const levels = currentProfile(state)?.levels ?? [];
  return {
    levels,
    model: models.get(camera.model ?? ''),
    lowestDensity_px_per_m: levels[0]?.density_px_per_m ?? 25,
    targetHeight_m: state.plan.head.settings.target_height_m,
  };
}

/** Built-in models and the plan's own, which come first on equal ids. */
export const modelsOf = ({ catalogue, plan }: AppState): ReadonlyMap<string, DeviceModel> =>
  modelsById(catalogue, plan.head.catalogue);

export const modelsById = (
  builtIn: readonly DeviceModel[],
  own: readonly DeviceModel[],
): ReadonlyMap<string, DeviceModel> =>
  new Map([...builtIn, ...own].map((model) => [model.id, model] as const));
