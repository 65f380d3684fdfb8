/** One analysis, from plan and city to report and shapes. The browser, the command line and the tests drive this. */
import type { Place, Zone } from '../model/plan';
import type { Analysis, AnalysisInput, AnalysisProgress, AnalysisRun } from './analysis';
import type { Crossing } from './crossing/crossing';
import { eventsInside, eventsRound } from './crossing/events-near';
import { crossingPart } from './crossing-part';
import { sharedParts } from './crew';
import { costReport } from './costs';
import { lossSteps } from './coverage/losses';
import { kRows } from './coverage/k-rows';
import { streetSums } from './coverage/street-sums';
import { areaFigures, cameraRows, redundancyOf, reportHead, streetFigures } from './figures';
import { gapInput } from './gap-input';
import { streetGapSteps, type StreetGaps } from './gaps/gaps';
import { maskCostSteps } from './masks/mask-costs';
import type { OverlayCache } from './overlay-cache';
import { modelsOf, zonesOf } from './plan-input';
import { privacyPart } from './privacy/privacy-part';
import type { GapRow, PlaceRow, Report, ZoneRow } from './report';
import { matchAcceptances } from './review/acceptances';
import { gapWeigher } from './review/gap-weights';
import { approachTotals } from './requirements/approach';
import { judgePlace, levelIndex, type RequiredZone } from './requirements/places';
import { requiredZones, zoneSteps, type ZoneFigures } from './requirements/zones';
import { sensorStage } from './sensor-stage';
import { soundPart } from './sound-part';
import { EMPTY_SHAPES, shapeSteps, type ShapeInput } from './shapes/shapes';
import type { CameraSight } from './visibility';
import { worthPart } from './worth-part';
import {
  cameraStage,
  createAnalysisCache,
  groundStage,
  spaceStage,
  stepped,
  type AnalysisCache,
  type Ground,
  type SeenByCamera,
  type Space,
} from './stages';

export { createAnalysisCache, type AnalysisCache } from './stages';

/** Rows of the k-table: 0, 1, 2 and 3 or more ([C3]). */
const CAMERAS_MOST = 3;

/**
 * Computes the whole report. `cache` carries what an edit leaves as it was from one run to the next; it belongs to
 * one caller, and a run that was dropped half-way leaves it fit for the next.
 */
export function* analyse(input: AnalysisInput, cache: AnalysisCache = createAnalysisCache()): AnalysisRun {
  const { report, frame, overlays, shapes, density } = yield* figureSteps(input, cache);
  if (input.shapes === false) return { report, geometry: EMPTY_SHAPES, frame };
  // Who waits for figures need not wait for shapes.
  yield { step: 'shapes', done: 0, total: 100, report };
  const traced = yield* stepped('shapes', shapeSteps(cache.gapShapes, overlays, shapes));
  return { report, geometry: density ? { ...traced, eventDensity: density } : traced, frame };
}

interface Figures {
  readonly report: Report;
  readonly frame: Analysis['frame'];
  readonly overlays: OverlayCache;
  readonly shapes: ShapeInput;
  readonly density: Crossing['density'];
}

function* figureSteps(
  input: AnalysisInput,
  cache: AnalysisCache,
): Generator<AnalysisProgress, Figures, void> {
  yield { step: 'index', done: 0, total: 100 };
  const ground = yield* groundStage(cache, input);
  yield { step: 'index', done: 30, total: 100 };
  const space = yield* spaceStage(cache, input, ground);
  const { network } = space;
  const cameras = yield* cameraStage(cache, input, ground, network);
  const sensors = yield* sensorStage(cache, input, ground, network);
  const sights = cameras.map((c) => c.sight);
  const asked = levelIndex(input.profile, input.plan.head.settings.level, 0);
  const gapped = gapInput(input, ground, space, cameras, asked);
  const streets = yield* stepped('streets', streetFigures(input, space, cameras, asked));
  const areas = yield* stepped('areas', areaFigures(input, space, cameras, asked));
  const unseen = streets.sums.unseen();
  const gaps = yield* stepped(
    'gaps',
    streetGapSteps({ ...gapped, unseen, shareOut: sharedParts(cache.crew) }, cache.gaps),
  );
  const sound = yield* stepped('sound', soundPart(input, ground, space, sensors, cameras, asked));
  const required = requiredZones(zonesOf(input, 'required'), input.profile, asked, ground.frame);
  const zones = yield* stepped(
    'places',
    zoneSteps(required, input.profile, ground, gapped, network, space.overlays.zones),
  );
  const privacy = yield* stepped('places', privacyPart(input, ground, space, cameras));
  const crossing = yield* crossingPart(cache, input, ground, space, cameras, asked);
  const losses = yield* stepped('losses', lossSteps(space, cameras, asked, space.overlays.losses));
  const judged = judgedPlaces(input, ground, asked, required, sights, crossing);
  const found = { streets, areas, places: judged.places, required, rows: zones.rows };
  const worth = yield* stepped('losses', worthPart(input, ground, space, cameras, asked, found));
  const masks = yield* stepped('losses', maskCostSteps(input, ground, space, cameras, asked, cache));
  const report: Report = {
    ...reportHead(input, ground, space, asked),
    streets: streets.report,
    area: areas.report,
    k: kRows(areas.sums.byK_m2, streets.sums.byK_m, CAMERAS_MOST),
    redundancy: redundancyOf(areas.sums),
    devices: [...cameraRows(cameras, input, streets.sums, areas, asked, masks), ...sound.rows],
    gaps: reviewed(input, ground, space, gaps, zones.gaps, crossing),
    gapsBelowMinimum_m: gaps.belowMinimum_m,
    losses,
    ...worth,
    ...sound.members,
    zones: withEvents(zones.rows, required, crossing),
    ...judged,
    privacy,
    ...(crossing ? { crossing: crossing.rows } : {}),
    costs: costsOf(input, space, cameras, asked, streets.sums.covered_m),
    timings_ms: {},
  };
  const seen = seenShapes(input, space, cameras, asked);
  const shapes = { ...seen, sensors, ...sound.shapes, ...gapOutlines(gaps, zones) };
  return { report, frame: ground.origin, overlays: space.overlays, shapes, density: crossing?.density };
}

function judgedPlaces(
  { plan, profile }: AnalysisInput,
  { scene }: Ground,
  asked: number,
  required: readonly RequiredZone[],
  sights: readonly CameraSight[],
  crossing: Crossing | undefined,
): Pick<Report, 'places' | 'approaches'> {
  const { approach_m } = plan.head.settings;
  const places = [...plan.objects.values()]
    .filter((o): o is Place => o.kind === 'place')
    .map((place): PlaceRow => {
      const row = judgePlace(place, scene, profile, asked, required, sights, approach_m);
      const at = scene.frame.toFrame(place.position[0], place.position[1]);
      return crossing ? { ...row, events: eventsRound(crossing.events, ...at) } : row;
    });
  const approaches = approachTotals(places, approach_m);
  return { places, ...(approaches ? { approaches } : {}) };
}

/** What happens in each required zone. */
const withEvents = (
  rows: readonly ZoneRow[],
  required: readonly RequiredZone[],
  crossing: Crossing | undefined,
): readonly ZoneRow[] =>
  crossing
    ? rows.map((row, i) => ({ ...row, events: eventsInside(crossing.events, required[i]!.region) }))
    : rows;

/** Street and zone gaps, longest first, with their weight and who accepted them. */
function reviewed(
  input: AnalysisInput,
  { scene, frame }: Ground,
  { network, overlays }: Space,
  gaps: StreetGaps,
  zoneGaps: readonly GapRow[],
  crossing: Crossing | undefined,
): readonly GapRow[] {
  const { plan, city, streetClasses, streetWeights } = input;
  const zones = [...plan.objects.values()].filter((o): o is Zone => o.kind === 'zone');
  const eventWeights = crossing?.streetWeights;
  const given = { city, scene, network, streetClasses, zones, streetWeights, eventWeights };
  const weigh = gapWeigher(given, overlays.weights);
  const streets = gaps.rows.map((row, g) => weigh(row, gaps.stretches[g]!));
  const ofZones = zoneGaps.map((row): GapRow => {
    const zone = zones.find(({ id }) => id === row.zone);
    return zone?.weight === undefined ? row : { ...row, weight: zone.weight };
  });
  const rows = [...streets, ...ofZones].sort(longestFirst);
  const accepted = matchAcceptances(plan.head.acceptances ?? [], rows, frame);
  return rows.map((row) => {
    const by = accepted.get(row.id);
    return by
      ? { ...row, accepted: { note: by.note, ...(by.date === undefined ? {} : { date: by.date }) } }
      : row;
  });
}

function costsOf(
  input: AnalysisInput,
  { network, overlays }: Space,
  cameras: readonly SeenByCamera[],
  asked: number,
  covered_m: number,
): Report['costs'] {
  const { plan, prices } = input;
  if (!prices) return {};
  const models = modelsOf(input);
  const standing = cameras.filter(({ camera }) => camera.status !== 'proposed');
  const before_m =
    standing.length === cameras.length
      ? covered_m
      : streetSums(
          network,
          standing.map((c) => c.along[asked]!),
          overlays.standing,
        ).covered_m;
  return costReport({
    plan,
    prices,
    modelOf: ({ model }) => (model === undefined ? undefined : models.get(model)),
    newlyCovered_m: covered_m - before_m,
  });
}

const seenShapes = (
  { profile }: AnalysisInput,
  { publicSpace }: Space,
  cameras: readonly SeenByCamera[],
  asked: number,
): Pick<ShapeInput, 'levels' | 'asked' | 'cameras' | 'publicSpace' | 'recognised'> => ({
  levels: profile.levels.map((level) => level.id),
  asked,
  cameras: cameras.map(({ sight }) => sight),
  publicSpace,
  recognised: cameras.map(({ recognised }) => recognised),
});

/** The gaps as the shapes want them: a corridor that is still to be cut, or the shape itself. */
const gapOutlines = (gaps: StreetGaps, zones: ZoneFigures): Pick<ShapeInput, 'gaps' | 'zoneGaps'> => ({
  gaps: gaps.rows.map(({ id }, i) => ({ id, corridor: gaps.corridors[i]! })),
  zoneGaps: zones.gaps.map(({ id }, i) => ({ id, region: zones.regions[i]! })),
});

const longestFirst = (a: GapRow, b: GapRow): number =>
  b.length_m - a.length_m || b.area_m2 - a.area_m2 || (a.id < b.id ? -1 : 1);
