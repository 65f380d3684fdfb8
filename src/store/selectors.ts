/**
 * Questions to the state. Those that build something remember their last answer, so that the same state gives the
 * same reference: React and the map compare by identity.
 */
import type { Report } from '../analysis/report';
import type { ScenarioComparison } from '../analysis/scenarios/comparison';
import type { SensitivityReport } from '../analysis/sensitivity/sensitivity-report';
import type { ObjectId } from '../kernel/units';
import type { DeviceModel, Level, LevelProfile } from '../model/catalogue';
import {
  SOUND_PERIODS,
  type Camera,
  type Device,
  type Plan,
  type PlanObject,
  type SoundSensor,
  type Zone,
} from '../model/plan';
import { profilesOf } from '../model/profiles';
import type { AppState } from './state';
import { steadyList } from './steady';

/** The plan as it would be if the gesture under way were released now; the plan itself when there is none. */
export const shownPlan: (state: AppState) => Plan = remember(
  (state) => [state.plan, state.gesture?.objects],
  ({ plan, gesture }) =>
    gesture ? { ...plan, objects: new Map([...plan.objects, ...gesture.objects]) } : plan,
);

/** One object as shown, gesture included. */
export const shownObject = (state: AppState, id: ObjectId): PlanObject | undefined =>
  state.gesture?.objects.get(id) ?? state.plan.objects.get(id);

/** The model of that id, the plan's own first. */
export const modelNamed = (state: AppState, id: string | undefined): DeviceModel | undefined =>
  id === undefined
    ? undefined
    : [...state.plan.head.catalogue, ...state.catalogue].find((model) => model.id === id);

/** The selected objects as shown, in the plan's order. */
export const selectedObjects: (state: AppState) => readonly PlanObject[] = remember(
  (state) => [state.plan, state.gesture?.objects, state.selection],
  (state) => [...shownPlan(state).objects.values()].filter((object) => state.selection.has(object.id)),
);

/** The selected object when there is exactly one. */
export const onlySelected = (state: AppState): PlanObject | undefined =>
  state.selection.size === 1 ? selectedObjects(state)[0] : undefined;

export interface ObjectsByKind {
  readonly cameras: readonly Camera[];
  readonly sensors: readonly SoundSensor[];
  readonly devices: readonly Device[];
  readonly zones: readonly Zone[];
  readonly places: readonly Extract<PlanObject, { kind: 'place' }>[];
  readonly candidateSites: readonly Extract<PlanObject, { kind: 'candidate-site' }>[];
  readonly obstacles: readonly Extract<PlanObject, { kind: 'obstacle' }>[];
}

/** While a camera is dragged, zones are the same list: nobody who draws them has anything to do. */
const keptLists = {
  cameras: steadyList<Camera>(),
  sensors: steadyList<SoundSensor>(),
  devices: steadyList<Device>(),
  zones: steadyList<Zone>(),
  places: steadyList<ObjectsByKind['places'][number]>(),
  candidateSites: steadyList<ObjectsByKind['candidateSites'][number]>(),
  obstacles: steadyList<ObjectsByKind['obstacles'][number]>(),
};

/** The shown objects, sorted by kind, each in the plan's order; a list stays the same while its objects do. */
export const objectsByKind: (state: AppState) => ObjectsByKind = remember(
  (state) => [state.plan.objects, state.gesture?.objects],
  (state) => {
    const all = [...shownPlan(state).objects.values()];
    return {
      cameras: keptLists.cameras(all.filter((object) => object.kind === 'camera')),
      sensors: keptLists.sensors(all.filter((object) => object.kind === 'sound-sensor')),
      devices: keptLists.devices(
        all.filter((object) => object.kind === 'camera' || object.kind === 'sound-sensor'),
      ),
      zones: keptLists.zones(all.filter((object) => object.kind === 'zone')),
      places: keptLists.places(all.filter((object) => object.kind === 'place')),
      candidateSites: keptLists.candidateSites(all.filter((object) => object.kind === 'candidate-site')),
      obstacles: keptLists.obstacles(all.filter((object) => object.kind === 'obstacle')),
    };
  },
);

/** The built-in level profiles, then the plan's own. */
export const allProfiles: (state: AppState) => readonly LevelProfile[] = remember(
  (state) => [state.profiles, state.plan.head.profiles],
  ({ profiles, plan }) => profilesOf(profiles, plan.head.profiles),
);

export const profileById = (state: AppState, id: string | undefined): LevelProfile | undefined =>
  allProfiles(state).find((profile) => profile.id === id);

/** The level profile the plan asks for; the first built-in one when the plan names one that is not there. */
export const currentProfile = (state: AppState): LevelProfile | undefined =>
  profileById(state, state.plan.head.settings.profile) ?? state.profiles[0];

/** The level aimed at: the plan's, else the profile's lowest. */
export function currentLevel(state: AppState): Level | undefined {
  const levels = currentProfile(state)?.levels ?? [];
  return levels.find((level) => level.id === state.plan.head.settings.level) ?? levels[0];
}

/** The newest figures; the shapes of the result may be a moment behind them. */
export const shownReport = ({ analysis }: AppState): Report | undefined =>
  analysis.figures ?? analysis.result?.report;

/** Whether the figures shown are those of the plan and data as they are ([C7]). */
export const hasFreshFigures = ({ analysis, plan, cityRevision }: AppState): boolean =>
  (analysis.status === 'done' || analysis.status === 'drawing') &&
  analysis.planRevision === plan.revision &&
  analysis.cityRevision === cityRevision;

/** Whether figures and shapes are. */
export const isUpToDate = (state: AppState): boolean =>
  state.analysis.status === 'done' && hasFreshFigures(state);

export const isAnalysing = ({ analysis }: AppState): boolean =>
  analysis.status === 'running' || analysis.status === 'drawing';

/** The figures at other assumed heights, while they are those of the result shown. */
export const sensitivityOf = (state: AppState): SensitivityReport | undefined =>
  state.sensitivity?.result === state.analysis.result && isUpToDate(state)
    ? state.sensitivity?.found
    : undefined;

/** The comparison of scenarios, while it is that of the result shown. */
export const comparisonOf = (state: AppState): ScenarioComparison | undefined =>
  state.comparison?.result === state.analysis.result && isUpToDate(state)
    ? state.comparison?.found
    : undefined;

/** Two scenarios are on the map, one on each side of a line. */
export const isSideBySide = (state: AppState): boolean =>
  state.comparison?.onMap === true && comparisonOf(state) !== undefined;

/** How many changes of the plan the shown result is behind. */
export const changesSinceResult = ({ analysis, plan }: AppState): number =>
  analysis.planRevision === undefined ? 0 : Math.max(0, plan.revision - analysis.planRevision);

export const isEmptyPlan = (state: AppState): boolean => state.plan.objects.size === 0;

export const hasCity = ({ city }: AppState): boolean =>
  city.buildings.ids.length > 0 || city.streets.ids.length > 0;

/** A selector that keeps its last answer while the parts it reads are identical. */
function remember<T>(
  parts: (state: AppState) => readonly unknown[],
  answer: (state: AppState) => T,
): (state: AppState) => T {
  let last: { readonly parts: readonly unknown[]; readonly value: T } | undefined;
  return (state) => {
    const now = parts(state);
    if (!last || now.some((part, i) => part !== last!.parts[i])) last = { parts: now, value: answer(state) };
    return last.value;
  };
}

/** Whether a zone of the plan states a background noise ([S1]). */
export const hasNoiseZone = (state: AppState): boolean =>
  objectsByKind(state).zones.some((zone) =>
    SOUND_PERIODS.some((period) => zone[`background_${period}_db`] !== undefined),
  );
