/** What an obstacle is called in a gap's reason: the building's own id and name, or the plan's obstacle. */
import { calledBy, type City } from '../../model/city';
import type { Plan } from '../../model/plan';
import type { GapReasonRow } from '../report';
import type { Scene } from '../scene';

type ObstacleName = NonNullable<GapReasonRow['obstacle']>;

/** Names solids by their place in the scene. What the plan or the season adds has no building's id: `#solid`. */
export function obstacleNames(city: City, plan: Plan, scene: Scene): (solid: number) => ObstacleName {
  const added = planObstacles(plan, scene);
  return (solid) => {
    const feature = scene.feature[solid]!;
    const top_m = scene.walls.top_m[solid]!;
    const assumed = scene.assumed[solid] === 1;
    if (feature < 0) return { id: added.get(solid) ?? `#${solid}`, top_m, assumed };
    const name = calledBy(city.buildings, feature);
    return { id: city.buildings.ids[feature] || `#${feature}`, ...(name ? { name } : {}), top_m, assumed };
  };
}

/** Solids that are the plan's obstacles, when each of these is one solid: a polygon, or a line of one segment. */
function planObstacles(plan: Plan, scene: Scene): Map<number, string> {
  const ids = new Map<number, string>();
  let solid = scene.feature.indexOf(-1);
  if (solid < 0) return ids;
  for (const object of plan.objects.values()) {
    if (object.kind !== 'obstacle' || !((object.height_m ?? 2) > (object.base_m ?? 0))) continue;
    const { shape } = object;
    const parts =
      shape.type === 'polygon'
        ? 1
        : shape.line.slice(1).filter((p, i) => p[0] !== shape.line[i]![0] || p[1] !== shape.line[i]![1])
            .length;
    for (let i = 0; i < parts; i++) ids.set(solid++, object.id);
  }
  return ids;
}
