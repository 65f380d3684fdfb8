/**
 * The nearest remedies of a gap ([C4]): each change of a camera near by, and each place near by where one more could
 * stand, is put into the plan and looked through; what is said of it is what was measured. In steps, so that the
 * caller can show how far it is and drop it.
 */
import { FURNITURE_KINDS, type FurnitureKind } from '../../model/city';
import type { DeviceModel } from '../../model/catalogue';
import { toDegrees, type ObjectId } from '../../kernel/units';
import type { Camera, LonLat, Plan } from '../../model/plan';
import type { AnalysisInput, AnalysisProgress } from '../analysis';
import type { SeenStretches } from '../coverage/stretch-list';
import { gapInput } from '../gap-input';
import { placeOn } from '../gaps/ends';
import { streetGapSteps } from '../gaps/gaps';
import { reach_m } from '../gaps/reasons';
import { streetSums } from '../coverage/street-sums';
import { modelsOf, wantedSight, type WantedSight } from '../plan-input';
import { levelIndex } from '../requirements/places';
import { lookThrough } from '../sight-crew';
import {
  cameraStage,
  groundStage,
  spaceStage,
  stepped,
  type AnalysisCache,
  type Ground,
  type SeenByCamera,
  type Space,
} from '../stages';
import { changesOf, type Change, type ChangeKind } from './changes';
import { EffectMeter, type RemedyEffect } from './effect';

export interface Remedy extends RemedyEffect {
  readonly kind: ChangeKind | 'add';
  /** By how much, signed: degrees or metres; the new horizontal angle for `zoom`; 0 for `add`. */
  readonly amount: number;
  /** The changed camera as it would be; for `add` the new one, whose id is a placeholder. */
  readonly camera: Camera;
  /** Where the new camera would stand. */
  readonly site?: {
    readonly kind: 'candidate-site' | FurnitureKind;
    readonly name?: string;
    readonly distance_m: number;
  };
}

export interface RemedyAnswer {
  readonly gap: string;
  readonly gapLength_m: number;
  /** First those that close half of the gap, by effort; then by what they close and gain on the whole. */
  readonly remedies: readonly Remedy[];
  /** How many changes were looked at. */
  readonly tried: number;
}

/** Cameras and places that are tried, the nearest first: more of them seldom help and take longer. */
const MOST_CAMERAS = 5;
const MOST_SITES = 6;
/** How far a new camera may stand from the gap, m. */
const SITE_WITHIN_M = 60;
/** A remedy that closes less than this, or less than this share of the gap, is none. */
const LEAST_M = 1;
const LEAST_SHARE = 0.1;
/** The smallest change is looked for that closes this share of what the best one closes. */
const AS_GOOD = 0.95;
const MOST_SHOWN = 8;
/** Cameras of the new device's kind hang no lower and no higher than this on a lamp post, m. */
const [LOWEST_M, HIGHEST_M] = [3, 8];
export const NEW_CAMERA = 'remedy' as ObjectId;

const HOLDS_CAMERA: readonly FurnitureKind[] = ['street_lamp', 'pole', 'mast', 'traffic_signals'];

interface Search {
  readonly input: AnalysisInput;
  readonly cache: AnalysisCache;
  readonly ground: Ground;
  readonly space: Space;
  readonly cameras: readonly SeenByCamera[];
  readonly asked: number;
  /** What each camera sees of the network at the asked level. */
  readonly along: readonly SeenStretches[];
  readonly gap: SeenStretches;
  readonly gapLength_m: number;
  readonly models: ReadonlyMap<string, DeviceModel>;
  readonly wanted: (camera: Camera) => WantedSight;
  tried: number;
}

type Steps<T> = Generator<AnalysisProgress, T, void>;

/** Remedies for a street gap of the report of the same input; none when it is not there (any more). */
export function* remedySteps(input: AnalysisInput, gapId: string, cache: AnalysisCache): Steps<RemedyAnswer> {
  const search = yield* prepared(input, gapId, cache);
  if (!search) return { gap: gapId, gapLength_m: 0, remedies: [], tried: 0 };
  const found: Remedy[] = [];
  const near = nearCameras(search);
  const sites = nearSites(search);
  const total = near.length + sites.length;
  for (const [n, { seen, index }] of near.entries()) {
    const meter = new EffectMeter(search.space.network, search.gap, search.along, index);
    const model = seen.camera.model === undefined ? undefined : search.models.get(seen.camera.model);
    for (const change of changesOf(seen.camera, model)) {
      const best = yield* smallest(search, meter, change, { done: n, total });
      if (best) found.push(best);
    }
  }
  const adding = new EffectMeter(search.space.network, search.gap, search.along, -1);
  for (const [n, site] of sites.entries()) {
    const best = yield* placed(search, adding, site, { done: near.length + n, total });
    if (best) found.push(best);
  }
  return {
    gap: gapId,
    gapLength_m: search.gapLength_m,
    remedies: inOrder(found, search.gapLength_m).slice(0, MOST_SHOWN),
    tried: search.tried,
  };
}

/** Everything of the report that the search needs; with the run's own cache it costs nothing. */
function* prepared(input: AnalysisInput, gapId: string, cache: AnalysisCache): Steps<Search | undefined> {
  const ground = yield* groundStage(cache, input);
  const space = yield* spaceStage(cache, input, ground);
  const cameras = yield* cameraStage(cache, input, ground, space.network);
  const asked = levelIndex(input.profile, input.plan.head.settings.level, 0);
  const along = cameras.map((c) => c.along[asked]!);
  const unseen = streetSums(space.network, along).unseen();
  const gapped = { ...gapInput(input, ground, space, cameras, asked), unseen };
  const gaps = yield* stepped('gaps', streetGapSteps(gapped, cache.gaps));
  const place = gaps.rows.findIndex((row) => row.id === gapId);
  if (place < 0) return undefined;
  return {
    input,
    cache,
    ground,
    space,
    cameras,
    asked,
    along,
    gap: gaps.stretches[place]!,
    gapLength_m: gaps.rows[place]!.length_m,
    models: modelsOf(input),
    wanted: wantedSight(input, ground.frame),
    tried: 0,
  };
}

/** Frame places along the gap: ends and middles of its stretches. */
function placesOf({ gap, space }: Search): readonly (readonly [number, number])[] {
  return [...gap.segment].flatMap((s, i) =>
    [gap.from[i]!, (gap.from[i]! + gap.to[i]!) / 2, gap.to[i]!].map((t) => placeOn(space.network, s, t)),
  );
}

const nearest_m = (places: readonly (readonly [number, number])[], x: number, y: number): number =>
  places.reduce((least, [px, py]) => Math.min(least, Math.hypot(px - x, py - y)), Infinity);

/** Unlocked cameras that reach the gap if turned towards it, the nearest first. */
function nearCameras(search: Search): readonly { readonly seen: SeenByCamera; readonly index: number }[] {
  const places = placesOf(search);
  return search.cameras
    .map((seen, index) => {
      const { x, y } = seen.sight.position;
      return { seen, index, distance_m: nearest_m(places, x, y) };
    })
    .filter(({ seen, distance_m }) => {
      const density = search.input.profile.levels[search.asked]!.density_px_per_m;
      // A longer lens doubles the range and more.
      return seen.camera.locked !== true && distance_m <= 2 * reach_m(seen.sight, density);
    })
    .sort((p, q) => p.distance_m - q.distance_m || (p.seen.camera.id < q.seen.camera.id ? -1 : 1))
    .slice(0, MOST_CAMERAS);
}

/** The best step of a change, then the smallest one that is about as good. */
function* smallest(
  search: Search,
  meter: EffectMeter,
  change: Change,
  progress: { readonly done: number; readonly total: number },
): Steps<Remedy | undefined> {
  let best: Remedy | undefined;
  const tryStep = (amount: number): Remedy | undefined => {
    const camera = change.at(amount);
    return camera && { kind: change.kind, amount, camera, ...effectOf(search, meter, camera) };
  };
  for (const step of change.steps) {
    yield { step: 'visibility', ...progress };
    const tried = tryStep(step);
    if (tried && (!best || net(tried) > net(best))) best = tried;
  }
  if (!best || best.closed_m < Math.max(LEAST_M, LEAST_SHARE * search.gapLength_m)) return undefined;
  if (net(best) <= 0) return undefined;
  if (change.kind === 'zoom') return best;
  // Between no change and the best one, in whole grains.
  let [least, most] = [0, Math.round(Math.abs(best.amount) / change.grain)];
  const goal = AS_GOOD * net(best);
  while (most - least > 1) {
    yield { step: 'visibility', ...progress };
    const middle = (least + most) >> 1;
    const amount = Math.round(Math.sign(best.amount) * middle * change.grain * 1e6) / 1e6;
    const tried = tryStep(amount);
    if (tried && net(tried) >= goal) {
      best = tried;
      most = middle;
    } else least = middle;
  }
  return best;
}

const net = ({ closed_m, gained_m, lost_m }: RemedyEffect): number => closed_m + gained_m - lost_m;

function effectOf(search: Search, meter: EffectMeter, camera: Camera): RemedyEffect {
  search.tried++;
  const { ground, space, cache, asked } = search;
  const { job } = search.wanted(camera);
  const { along } = lookThrough({ scene: ground.scene, network: space.network }, job, cache.context);
  return meter.measure(along[asked]!);
}

interface Site {
  readonly kind: 'candidate-site' | FurnitureKind;
  readonly name?: string;
  readonly position: LonLat;
  readonly height_m: number | undefined;
  readonly distance_m: number;
}

/** Candidate sites, then posts, the nearest first of each. */
function nearSites(search: Search): readonly Site[] {
  const places = placesOf(search);
  const { plan, city } = search.input;
  const { frame } = search.ground;
  const found: Site[] = [];
  const add = (site: Omit<Site, 'distance_m'>): void => {
    const [x, y] = frame.toFrame(...site.position);
    const distance_m = nearest_m(places, x, y);
    if (distance_m <= SITE_WITHIN_M) found.push({ ...site, distance_m });
  };
  for (const object of plan.objects.values()) {
    if (object.kind !== 'candidate-site') continue;
    const { position, height_m, name } = object;
    add({ kind: 'candidate-site', position, height_m, ...(name ? { name } : {}) });
  }
  const { furniture } = city;
  for (const [i, code] of furniture.kind.entries()) {
    const kind = FURNITURE_KINDS[code]!;
    if (!HOLDS_CAMERA.includes(kind)) continue;
    const height = furniture.height_m[i]!;
    const name = furniture.names[i];
    add({
      kind,
      position: [furniture.lonLat[2 * i]!, furniture.lonLat[2 * i + 1]!],
      height_m: height > 0 ? Math.min(HIGHEST_M, Math.max(LOWEST_M, height - 0.5)) : undefined,
      ...(name ? { name } : {}),
    });
  }
  const own = (site: Site): number => (site.kind === 'candidate-site' ? 0 : 1);
  return found.sort((p, q) => own(p) - own(q) || p.distance_m - q.distance_m).slice(0, MOST_SITES);
}

/** A camera at the site, turned to the part of the gap where it closes the most. */
function* placed(
  search: Search,
  meter: EffectMeter,
  site: Site,
  progress: { readonly done: number; readonly total: number },
): Steps<Remedy | undefined> {
  const template = usualCamera(search.input.plan);
  const [x, y] = search.ground.frame.toFrame(...site.position);
  const convergence = search.ground.frame.convergence_deg(x, y);
  const turns = new Set(
    placesOf(search)
      .filter(([px, py]) => Math.hypot(px - x, py - y) > 0.5)
      .map(([px, py]) => Math.round((toDegrees(Math.atan2(px - x, py - y)) + convergence + 360) % 360) % 360),
  );
  let best: Remedy | undefined;
  for (const azimuth_deg of spread([...turns])) {
    yield { step: 'visibility', ...progress };
    const camera: Camera = {
      ...template,
      kind: 'camera',
      id: NEW_CAMERA,
      position: site.position,
      status: 'proposed',
      azimuth_deg,
      ...(site.height_m === undefined ? {} : { height_m: site.height_m }),
    };
    const { kind, name, distance_m } = site;
    const tried: Remedy = {
      kind: 'add',
      amount: 0,
      camera,
      site: { kind, distance_m, ...(name ? { name } : {}) },
      ...effectOf(search, meter, camera),
    };
    if (!best || net(tried) > net(best)) best = tried;
  }
  return best && best.closed_m >= Math.max(LEAST_M, LEAST_SHARE * search.gapLength_m) ? best : undefined;
}

/** At most this many directions are tried from one place. */
const MOST_TURNS = 8;

/** Some of the values, evenly over their order. */
function spread(values: readonly number[]): readonly number[] {
  const sorted = values.toSorted((a, b) => a - b);
  if (sorted.length <= MOST_TURNS) return sorted;
  return Array.from({ length: MOST_TURNS }, (_, i) => sorted[Math.floor((i * sorted.length) / MOST_TURNS)]!);
}

/** What a new camera is: as most of the plan's are, so that a spare is at hand. */
function usualCamera(plan: Plan): Pick<Camera, 'model'> {
  const counts = new Map<string, number>();
  for (const object of plan.objects.values()) {
    if (object.kind !== 'camera' || object.model === undefined || object.views?.length) continue;
    counts.set(object.model, (counts.get(object.model) ?? 0) + 1);
  }
  const [usual] = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return usual ? { model: usual[0] } : {};
}

const EFFORT: readonly Remedy['kind'][] = ['turn', 'tilt', 'zoom', 'raise', 'add'];

/** First what closes at least half of the gap, with the least effort; then what closes the most. */
function inOrder(found: readonly Remedy[], gapLength_m: number): readonly Remedy[] {
  const isHalf = (r: Remedy): boolean => r.closed_m >= gapLength_m / 2;
  return found.toSorted((p, q) => {
    const half = Number(isHalf(q)) - Number(isHalf(p));
    if (half !== 0) return half;
    const effort = EFFORT.indexOf(p.kind) - EFFORT.indexOf(q.kind);
    if (isHalf(p) && effort !== 0) return effort;
    return net(q) - net(p) || effort || Math.abs(p.amount) - Math.abs(q.amount);
  });
}
