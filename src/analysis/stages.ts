/**
 * The steps of an analysis that outlive it: each keeps its last result with a key of everything that it depends on,
 * so that an edit recomputes only what it touches. Nothing is shared but what the caller hands in.
 */
import { createFrame, type Frame } from '../kernel/frame';
import type { Region } from '../kernel/region';
import { SightContext } from '../kernel/sight-context';
import { WAITING, type Share } from '../kernel/steps';
import type { SolidTable } from '../kernel/wall-index';
import type { ObjectId } from '../kernel/units';
import type { City } from '../model/city';
import { standsAfter } from '../model/phases';
import type { Camera, LonLat, PolygonCoordinates } from '../model/plan';
import type { SoundGround } from './acoustics/hear';
import { noiseIndexSteps, type NoiseIndex } from './acoustics/noise-index';
import type { HeardBySensor } from './acoustics/sound';
import type { AnalysisInput, AnalysisProgress } from './analysis';
import { createCrossingCache, type CrossingCache } from './crossing/crossing';
import { countedClasses, networkSteps, type Network } from './coverage/network';
import { groundSteps, publicSpaceSteps, zoneRegion, type PublicSpace } from './coverage/public-space';
import { createGapCache, type GapCache } from './gaps/gaps';
import { createOverlayCache, type OverlayCache } from './overlay-cache';
import { wantedSight, zonesOf, type WantedSight } from './plan-input';
import type { MaskRow } from './report';
import { planOrigin, sceneKey, sceneSteps, type Scene } from './scene';
import {
  sharedOut,
  sharedParts,
  type Crew,
  type CrewAnswer,
  type CrewGround,
  type CrewJob,
  type ShareProgress,
} from './crew';
import type { CameraSight } from './visibility';
import { lookThrough, sightFrom, type Looked, type SightAnswer } from './sight-crew';

/** The place: what does not change while devices are moved. */
export interface Ground {
  readonly frame: Frame;
  readonly origin: LonLat;
  readonly scene: Scene;
  /** Buildings that stand on the ground. */
  readonly buildings: SolidTable;
  /** The loaded noise map; absent where there is none. */
  readonly noise?: NoiseIndex;
}

export interface Space {
  readonly network: Network;
  readonly publicSpace: PublicSpace;
  readonly classes: readonly string[];
  /** Union of the study zones; absent where there are none. */
  readonly area?: Region;
  readonly overlays: OverlayCache;
}

/** A camera with what it sees. */
export interface SeenByCamera extends Looked {
  readonly camera: Camera;
}

interface Kept<T> {
  readonly key: string;
  readonly value: T;
}

/** Kept with what the camera saw. */
interface MaskCosts {
  readonly asked: number;
  readonly ids: readonly ObjectId[];
  readonly rows: readonly MaskRow[];
}

/** Handed from one analysis to the next by the caller; its content is this folder's business. */
export interface AnalysisCache {
  city: City | undefined;
  ground: Kept<Ground> | undefined;
  space: Kept<Space> | undefined;
  readonly cameras: Map<ObjectId, Kept<SeenByCamera>>;
  /** Day where the plan is of the night, night where it is of the day: for the crossing with event data. */
  readonly otherLight: Map<ObjectId, Kept<SeenByCamera>>;
  readonly crossing: CrossingCache;
  readonly sensors: Map<ObjectId, Kept<HeardBySensor>>;
  /** What all sensors of the scene share. */
  sound: SoundGround | undefined;
  readonly gaps: GapCache;
  /** Shape of each corridor of a known gap. */
  readonly gapShapes: WeakMap<Region, Region>;
  /** What the masks cost each camera that was looked through. */
  readonly masks: WeakMap<CameraSight, MaskCosts>;
  readonly context: SightContext;
  /** Others who look and listen at the same time; none: this thread alone. */
  readonly crew: Crew | undefined;
}

export const createAnalysisCache = (crew?: Crew): AnalysisCache => ({
  city: undefined,
  ground: undefined,
  space: undefined,
  cameras: new Map(),
  otherLight: new Map(),
  crossing: createCrossingCache(),
  sensors: new Map(),
  sound: undefined,
  gaps: createGapCache(),
  gapShapes: new WeakMap(),
  masks: new WeakMap(),
  context: new SightContext(),
  crew,
});

type Steps<T> = Generator<AnalysisProgress, T, void>;

/** Scene and frame of the plan over its city. */
export function* groundStage(cache: AnalysisCache, { plan, city }: AnalysisInput): Steps<Ground> {
  if (cache.city !== city) {
    cache.city = city;
    cache.ground = undefined;
  }
  const origin = planOrigin(plan, city);
  const key = sceneKey(plan, origin);
  if (cache.ground?.key !== key) {
    const frame = createFrame(origin);
    const scene = sharedScene(yield* indexing(0, 28, sceneSteps(city, plan, frame)), cache.crew);
    const buildings = yield* indexing(28, 2, groundSteps(scene));
    const noise = city.noise ? { noise: yield* indexing(30, 0, noiseIndexSteps(city.noise, frame)) } : {};
    cache.ground = { key, value: { frame, origin, scene, buildings, ...noise } };
    cache.sound = undefined;
    cache.space = undefined;
    cache.cameras.clear();
    cache.otherLight.clear();
    cache.sensors.clear();
  }
  return cache.ground.value;
}

/** The scene's tables where every thread of the crew sees them. */
const sharedScene = ({ frame, ...tables }: Scene, crew: Crew | undefined): Scene => ({
  frame,
  ...(crew ? crew.share(tables) : tables),
});

/** Network and public space. */
export function* spaceStage(cache: AnalysisCache, input: AnalysisInput, ground: Ground): Steps<Space> {
  const polygons = studyArea(input);
  const classes = countedClasses(input.plan.head.settings.street_classes, input.streetClasses);
  const widths = input.streetClasses.map((c) => [c.highway, c.width_m]);
  const key = JSON.stringify([polygons, classes, widths]);
  if (cache.space?.key === key) return cache.space.value;
  const area = polygons ? zoneRegion(polygons, ground.frame) : undefined;
  const rules = {
    classes: new Set(classes),
    streetClasses: input.streetClasses,
    ...(area ? { area } : {}),
  };
  const built = yield* indexing(
    30,
    30,
    networkSteps(input.city.streets, ground.frame, rules, ground.buildings),
  );
  const network = cache.crew ? cache.crew.share(built) : built;
  const publicSpace = yield* indexing(
    60,
    40,
    publicSpaceSteps(area, network, ground.buildings, sharedParts(cache.crew)),
  );
  const value = {
    network,
    publicSpace,
    classes,
    overlays: createOverlayCache(),
    ...(area ? { area } : {}),
  };
  cache.space = { key, value };
  // What the devices see of the network was of the old one, and so were the gaps.
  cache.cameras.clear();
  cache.otherLight.clear();
  cache.sensors.clear();
  cache.gaps.known = new Map();
  return value;
}

/** Runs the steps of a part and tells its share as progress of `step`. */
export function* stepped<T>(step: AnalysisProgress['step'], steps: Generator<Share, T, void>): Steps<T> {
  yield { step, done: 0, total: 100 };
  return yield* told(step, 0, 100, steps);
}

function* told<T>(
  step: AnalysisProgress['step'],
  base: number,
  span: number,
  steps: Generator<Share, T, void>,
): Steps<T> {
  let done = base;
  for (;;) {
    const at = steps.next();
    if (at.done) return at.value;
    if (at.value !== WAITING) done = Math.round(base + span * at.value);
    yield { step, done, total: 100, ...(at.value === WAITING ? { idle: true } : {}) };
  }
}

/** Steps that are a part of the indexing: `span` of its hundredths from `base` on. */
const indexing = <T>(base: number, span: number, steps: Generator<Share, T, void>): Steps<T> =>
  told('index', base, span, steps);

/** The study zones, or what replaces them; undefined: the corridor of the network. */
function studyArea({ plan, area }: AnalysisInput): readonly PolygonCoordinates[] | undefined {
  if (area) return area;
  const zones = zonesOf({ plan }, 'study');
  return zones.length > 0 ? zones.map((zone) => zone.polygon) : undefined;
}

/** From this many cameras on it is worth the messages to share them out. */
const CREW_LEAST = 8;

/** Every camera that counts. */
export function* cameraStage(
  cache: AnalysisCache,
  input: AnalysisInput,
  ground: Ground,
  network: Network,
  asWanted: (wanted: WantedSight) => WantedSight = forReport,
): Steps<readonly SeenByCamera[]> {
  const cameras = [...input.plan.objects.values()].filter(
    (o): o is Camera => o.kind === 'camera' && standsAfter(o, input.plan.head.settings.after_phase),
  );
  const wanted = cameras.map(wantedSight(input, ground.frame)).map(asWanted);
  const changed = wanted.filter(({ job, key }) => cache.cameras.get(job.camera.id)?.key !== key);
  const steps = lookThroughAll(changed, cache, ground, network);
  const before = cameras.length - changed.length;
  for (const { done, idle } of steps) {
    yield { step: 'visibility', done: before + done, total: cameras.length, ...(idle ? { idle } : {}) };
  }
  forgetOthers(cache.cameras, cameras);
  return cameras.map((camera) => ({ ...cache.cameras.get(camera.id)!.value, camera }));
}

/** A camera of the plan shows what it could be turned to, and façades; one that is tried or moved does not. */
const forReport = ({ key, job }: WantedSight): WantedSight => ({
  key,
  job: { ...job, settings: { ...job.settings, envelope: true }, facades: true },
});

/** Short pieces: a helper has enough of them to stay busy while the leader is at work on a slice. */
const AT_ONCE = 8;

function* lookThroughAll(
  wanted: readonly WantedSight[],
  cache: AnalysisCache,
  ground: Ground,
  network: Network,
): Generator<ShareProgress, void, void> {
  const here = { scene: ground.scene, network };
  const keep = function* ({ key, job }: WantedSight, answer?: CrewAnswer): Generator<unknown, void, void> {
    const seen = answer
      ? sightFrom(answer as SightAnswer, job, ground.scene)
      : lookThrough(here, job, cache.context);
    cache.cameras.set(job.camera.id, { key, value: { camera: job.camera, ...seen } });
    yield;
  };
  if (cache.crew && wanted.length >= CREW_LEAST) {
    const shares = { items: wanted, atOnce: AT_ONCE, jobOf, keep };
    return yield* sharedOut(cache.crew, crewGround(ground, network), shares);
  }
  for (const [done, item] of wanted.entries()) {
    yield { done, idle: false };
    for (const _ of keep(item)) continue;
  }
}

const jobOf = ({ job }: WantedSight): CrewJob => ({ kind: 'look', look: job });

/** The place as others can be given it. */
export function crewGround(
  { origin, scene: { frame: _frame, ...scene } }: Ground,
  network: Network,
): CrewGround {
  return { origin, scene, network };
}

function forgetOthers(kept: Map<ObjectId, unknown>, devices: readonly { readonly id: ObjectId }[]): void {
  const ids = new Set(devices.map((d) => d.id));
  for (const id of kept.keys()) if (!ids.has(id)) kept.delete(id);
}
