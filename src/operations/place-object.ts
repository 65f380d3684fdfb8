import { objectId, normalizeAzimuth, type ObjectId } from '../kernel/units';
import type { DeviceModel } from '../model/catalogue';
import { addObjects, labelOf } from '../model/edits';
import { nextName, nextRef } from '../model/checks';
import type {
  Camera,
  CandidateSite,
  LonLat,
  Obstacle,
  Place,
  PlanObject,
  PolygonCoordinates,
  SoundSensor,
  Zone,
  ZoneRole,
} from '../model/plan';
import { modelNamed, type AppState } from '../store';
import { editPlan, mayEdit } from './edit-plan';
import { operation, type OperationContext, type Outcome } from './operation';

export type PointKind = 'camera' | 'sound-sensor' | 'place' | 'candidate-site';

export interface PlaceArgs {
  readonly kind: PointKind;
  readonly at: LonLat;
  /** A catalogue id; the last one of that kind when absent. */
  readonly model?: string;
  /** Where it looks; the last one's azimuth when absent. */
  readonly azimuth_deg?: number;
  readonly mount?: string;
  readonly name?: string;
}

/** Puts a new device, place or candidate site on the map, with the last settings of its type, and selects it. */
export const place = operation<PlaceArgs>({
  id: 'place',
  group: 'edit',
  available: mayEdit,
  run: (ctx, args) => add(ctx, newPointObject(ctx.store.getState(), args, ctx.ids())),
});

export interface DrawZoneArgs {
  readonly role: ZoneRole;
  /** Outer ring first, closed or not. */
  readonly polygon: PolygonCoordinates;
  readonly name?: string;
}

export const drawZone = operation<DrawZoneArgs>({
  id: 'drawZone',
  group: 'edit',
  available: mayEdit,
  run: (ctx, args) => add(ctx, newZone(ctx.store.getState(), args, ctx.ids())),
});

export interface DrawObstacleArgs {
  readonly shape: Obstacle['shape'];
  readonly height_m?: number;
  readonly base_m?: number;
}

export const drawObstacle = operation<DrawObstacleArgs>({
  id: 'drawObstacle',
  group: 'edit',
  available: mayEdit,
  run: (ctx, args) => add(ctx, newObstacle(ctx.store.getState(), args, ctx.ids())),
});

/** The object that {@link place} would add: for a ghost under the pointer, and for gestures that place and aim. */
export function newPointObject(state: AppState, args: PlaceArgs, id: ObjectId = DRAFT_ID): PlanObject {
  switch (args.kind) {
    case 'camera':
      return newCamera(state, args, id);
    case 'sound-sensor':
      return newSensor(state, args, id);
    case 'place':
      return named<Place>(
        { id, kind: 'place', position: args.at },
        args.name ?? nextPlaceName(state, 'place', 'L'),
      );
    case 'candidate-site':
      return named<CandidateSite>(
        {
          id,
          kind: 'candidate-site',
          position: args.at,
          ...(args.mount === undefined ? {} : { mount: args.mount }),
        },
        args.name ?? nextPlaceName(state, 'candidate-site', 'P'),
      );
  }
}

/** Stands for an object that is not in the plan yet. */
export const DRAFT_ID = objectId('draft');

export function newZone(state: AppState, args: DrawZoneArgs, id: ObjectId = DRAFT_ID): Zone {
  const level = state.plan.head.settings.level;
  return {
    id,
    kind: 'zone',
    role: args.role,
    polygon: args.polygon.map(closed),
    ...(args.role === 'required' ? { ...(level === undefined ? {} : { level }), k: 1 } : {}),
    name: args.name ?? nextPlaceName(state, 'zone', args.role === 'mask' ? 'M' : 'Z'),
  };
}

export function newObstacle(state: AppState, args: DrawObstacleArgs, id: ObjectId = DRAFT_ID): Obstacle {
  const last = lastOf<Obstacle>(state, (object) => object.kind === 'obstacle');
  const shape = args.shape;
  return {
    id,
    kind: 'obstacle',
    name: nextPlaceName(state, 'obstacle', 'O'),
    shape: shape.type === 'line' ? shape : { type: 'polygon', polygon: shape.polygon.map(closed) },
    height_m: args.height_m ?? last?.height_m ?? DEFAULT_OBSTACLE_HEIGHT_M,
    ...(args.base_m === undefined ? {} : { base_m: args.base_m }),
  };
}

/** A wall or hedge above eye height. */
const DEFAULT_OBSTACLE_HEIGHT_M = 2;

function add(ctx: OperationContext, object: PlanObject): Outcome {
  return editPlan(ctx, (plan) => addObjects(plan, { objects: [object] }), {
    note: `step.add.${object.kind}`,
    params: { what: labelOf(object), n: 1 },
    select: [object.id],
  });
}

function newCamera(state: AppState, args: PlaceArgs, id: ObjectId): Camera {
  const last = lastOf<Camera>(
    state,
    (object) => object.kind === 'camera' && (args.model === undefined || object.model === args.model),
  );
  const model = args.model ?? last?.model;
  const azimuth_deg = normalizeAzimuth(args.azimuth_deg ?? last?.azimuth_deg ?? 0);
  return {
    ...(last ? settingsOf(last, CAMERA_SETTINGS) : {}),
    id,
    kind: 'camera',
    position: args.at,
    ref: nextRef(state.plan.objects.values(), 'camera'),
    status: 'proposed',
    azimuth_deg,
    ...(model === undefined ? {} : { model }),
    ...(args.mount === undefined ? {} : { mount: args.mount }),
    ...(args.name === undefined ? {} : { name: args.name }),
    ...headsOf(modelNamed(state, model), azimuth_deg),
  };
}

/** [V8] A multi-sensor unit looks all round: one head per sector, the first along the azimuth. */
function headsOf(model: DeviceModel | undefined, azimuth_deg: number): Pick<Camera, 'views'> {
  const heads = model?.heads ?? 1;
  if (heads < 2) return {};
  const views = Array.from({ length: heads }, (_, i) => ({
    role: 'head' as const,
    azimuth_deg: normalizeAzimuth(azimuth_deg + (i * 360) / heads),
  }));
  return { views };
}

function newSensor(state: AppState, args: PlaceArgs, id: ObjectId): SoundSensor {
  const last = lastOf<SoundSensor>(
    state,
    (object) => object.kind === 'sound-sensor' && (args.model === undefined || object.model === args.model),
  );
  const model = args.model ?? last?.model;
  return {
    ...(last ? settingsOf(last, SENSOR_SETTINGS) : {}),
    id,
    kind: 'sound-sensor',
    position: args.at,
    ref: nextRef(state.plan.objects.values(), 'sound-sensor'),
    status: 'proposed',
    ...(model === undefined ? {} : { model }),
    ...(args.mount === undefined ? {} : { mount: args.mount }),
    ...(args.name === undefined ? {} : { name: args.name }),
  };
}

/** What a new device takes over from the last one of its type: how it is built and hung, never where or who. */
const CAMERA_SETTINGS = [
  'height_m',
  'tilt_deg',
  'hfov_deg',
  'vfov_deg',
  'image_width_px',
  'image_height_px',
  'lens',
  'max_range_m',
  'ir_range_m',
  'purpose',
] as const satisfies readonly (keyof Camera)[];
const SENSOR_SETTINGS = ['height_m', 'snr_min_db'] as const satisfies readonly (keyof SoundSensor)[];

function settingsOf<T extends object, K extends keyof T>(
  object: T,
  members: readonly K[],
): Partial<Pick<T, K>> {
  const settings: Partial<Pick<T, K>> = {};
  for (const member of members) if (object[member] !== undefined) settings[member] = object[member];
  return settings;
}

/** The object last added or changed that passes; else the last one in the plan. */
function lastOf<T extends PlanObject>(state: AppState, test: (object: PlanObject) => boolean): T | undefined {
  for (const { diff } of state.history.done.toReversed()) {
    for (const id of [...diff.added.keys(), ...diff.updated.keys()]) {
      const object = state.plan.objects.get(id);
      if (object && test(object)) return object as T;
    }
  }
  return [...state.plan.objects.values()].findLast(test) as T | undefined;
}

const nextPlaceName = (state: AppState, kind: PlanObject['kind'], prefix: string): string =>
  nextName(state.plan.objects.values(), kind, prefix);

const named = <T extends PlanObject>(object: T, name: string): T => ({ ...object, name });

function closed(ring: readonly LonLat[]): readonly LonLat[] {
  const first = ring[0];
  const last = ring.at(-1);
  return !first || (last && first[0] === last[0] && first[1] === last[1]) ? ring : [...ring, first];
}
