/** The crossing of event data with the cameras, by the light of the report and by the other one. */
import { distanceToSegment } from '../kernel/wall-index';
import type { AnalysisInput, AnalysisProgress } from './analysis';
import type { Network } from './coverage/network';
import { segmentsInBox } from './coverage/segment-grid';
import { crossingSteps, type Crossing } from './crossing/crossing';
import {
  cameraStage,
  stepped,
  type AnalysisCache,
  type Ground,
  type SeenByCamera,
  type Space,
} from './stages';

export function* crossingPart(
  cache: AnalysisCache,
  input: AnalysisInput,
  ground: Ground,
  { network, area }: Space,
  cameras: readonly SeenByCamera[],
  asked: number,
): Generator<AnalysisProgress, Crossing | undefined, void> {
  const layers = input.context ?? [];
  if (layers.length === 0) {
    cache.crossing.indexes.clear();
    cache.crossing.groups.clear();
    cache.crossing.spread = undefined;
    cache.otherLight.clear();
    return undefined;
  }
  const { night } = input.plan.head.settings;
  const others = yield* asPlaces(
    cameraStage(
      { ...cache, cameras: cache.otherLight },
      inOtherLight(input),
      ground,
      network,
      (wanted) => wanted,
    ),
  );
  const regionsOf = (list: readonly SeenByCamera[]) => list.map(({ sight }) => sight.byLevel[asked]!);
  const steps = crossingSteps(cache.crossing, {
    layers,
    frame: ground.frame,
    area,
    period: input.contextPeriod,
    network,
    day: regionsOf(night ? others : cameras),
    night: regionsOf(night ? cameras : others),
    isNight: night,
    level: input.profile.levels[asked]!.id,
    streetAt: (x, y) => nearestStreet(input, network, x, y),
  });
  return yield* stepped('places', steps);
}

/** The sights of the other light are a part of this step. */
function* asPlaces<T>(steps: Generator<AnalysisProgress, T, void>): Generator<AnalysisProgress, T, void> {
  let at = steps.next();
  for (; !at.done; at = steps.next()) yield { ...at.value, step: 'places' };
  return at.value;
}

function inOtherLight(input: AnalysisInput): AnalysisInput {
  const { plan } = input;
  const settings = { ...plan.head.settings, night: !plan.head.settings.night };
  return { ...input, plan: { ...plan, head: { ...plan.head, settings } } };
}

const NAME_WITHIN_M = 60;

function nearestStreet({ city }: AnalysisInput, network: Network, x: number, y: number): string {
  const { ends, street, grid } = network;
  const box = [x - NAME_WITHIN_M, y - NAME_WITHIN_M, x + NAME_WITHIN_M, y + NAME_WITHIN_M] as const;
  let best = NAME_WITHIN_M;
  let found = '';
  for (const s of segmentsInBox(grid, ...box)) {
    const name = city.streets.names[street[s]!]! || city.streets.refs[street[s]!]!;
    if (name === '') continue;
    const distance = distanceToSegment(
      x,
      y,
      ends[4 * s]!,
      ends[4 * s + 1]!,
      ends[4 * s + 2]!,
      ends[4 * s + 3]!,
    );
    if (distance >= best) continue;
    best = distance;
    found = name;
  }
  return found;
}
