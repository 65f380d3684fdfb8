/** Movements of the select tool: each is a gesture of whole new objects, one undo step on release. */
import { mapCoordinates, pathsOf, shiftBy, withPaths } from '../../model/edits';
import type { Camera, LonLat, PlanObject } from '../../model/plan';
import type { Gesture } from '../../store';
import type { ScreenPoint } from '../port';
import { bearingTo, dragHandle, polar, type HandleRole } from './camera-geometry';
import { createFrame } from '../../kernel/frame';
import { normalizeAzimuth } from '../../kernel/units';
import { axisAzimuth } from '../features/device-features';
import type { VertexHit } from './hit';
import { opticsOf } from './optics-of';
import { SNAP_PX, snapTo, type Snap } from './snapping';
import { metresFor, type Drag, type Pointer, type ToolContext } from './tool';
import { azimuthWords } from './words';

const GESTURE_OF: Readonly<Record<Exclude<HandleRole, 'position'>, Gesture['what']>> = {
  azimuth: 'azimuth',
  'angle-left': 'angle',
  'angle-right': 'angle',
  range: 'range',
  tilt: 'tilt',
};

/** Turns one handle of a camera; `grabbed` is where the pointer took it, so that nothing jumps. */
export function handleDrag(
  context: ToolContext,
  camera: Camera,
  role: Exclude<HandleRole, 'position'>,
  handleAt: ScreenPoint,
  grabbed: ScreenPoint,
): Drag | undefined {
  const state = context.store.getState();
  const optics = opticsOf(state, camera, context.models(state));
  const off = [grabbed[0] - handleAt[0], grabbed[1] - handleAt[1]] as const;
  return gestureDrag(context, GESTURE_OF[role], [camera], (pointer) => {
    const at = context.port.unproject([pointer.screen[0] - off[0], pointer.screen[1] - off[1]]);
    return [dragHandle(camera, role, at, optics, pointer.modifiers)];
  });
}

/** Moves the selection. One device alone snaps; Alt suspends that, Shift keeps it on its axis. */
export function moveDrag(
  context: ToolContext,
  objects: readonly PlanObject[],
  grabbed: LonLat,
): Drag | undefined {
  const only = objects.length === 1 ? objects[0] : undefined;
  return gestureDrag(
    context,
    'move',
    objects,
    (pointer) => {
      const [east, north] = createFrame(grabbed).toFrame(pointer.at[0], pointer.at[1]);
      if (only && 'position' in only) return [movedPoint(context, only, [east, north], pointer)];
      const shift = shiftBy(grabbed, east, north);
      return objects.map((object) => mapCoordinates(object, shift));
    },
    () => context.setHand({ snapped: undefined }),
  );
}

type PointObject = Extract<PlanObject, { position: LonLat }>;

function movedPoint(
  context: ToolContext,
  object: PointObject,
  [east, north]: readonly [number, number],
  { modifiers }: Pointer,
): PlanObject {
  const free = createFrame(object.position).toLonLat(east, north);
  const axis = object.kind === 'camera' ? axisAzimuth(object) : undefined;
  if (modifiers.shift && axis !== undefined) {
    context.setHand({ snapped: undefined });
    return { ...object, position: alongAxis(object.position, axis, free) };
  }
  const snap = modifiers.alt || object.kind === 'place' ? undefined : findSnap(context, free, object.id);
  showSnap(context, snap);
  return { ...object, position: snap?.at ?? free };
}

function alongAxis(from: LonLat, axis_deg: number, to: LonLat): LonLat {
  const { azimuth_deg, distance_m } = bearingTo(from, to);
  const turn = ((azimuth_deg - axis_deg) * Math.PI) / 180;
  const along = distance_m * Math.cos(turn);
  return polar(from, normalizeAzimuth(along < 0 ? axis_deg + 180 : axis_deg), Math.abs(along));
}

/** What a place would snap to, within 12 px; not to the object itself. */
export function findSnap(context: ToolContext, at: LonLat, self?: string): Snap | undefined {
  const { plan } = context.store.getState();
  const radius_m = metresFor(context, context.port.project(at), SNAP_PX);
  const sites = [...plan.objects.values()].flatMap((object) =>
    object.kind === 'candidate-site' && object.id !== self
      ? [{ at: object.position, mount: object.mount }]
      : [],
  );
  return snapTo(at, radius_m, context.index(), sites);
}

/** The blue ring and its word (UI.md 3). */
export function showSnap(context: ToolContext, snap: Snap | undefined): void {
  if (!snap) {
    if (context.hand().snapped) context.setHand({ snapped: undefined });
    return;
  }
  const t = context.words();
  const what = t(`map.snap.${snap.what}`);
  const words =
    snap.azimuth_deg === undefined
      ? what
      : t('map.tag.snap', { what, azimuth: azimuthWords(snap.azimuth_deg, t) });
  context.setHand({ snapped: { at: snap.at, words } });
}

/** Moves a corner, or makes a new one of a midpoint. */
export function vertexDrag(context: ToolContext, object: PlanObject, hit: VertexHit): Drag | undefined {
  if (object.kind !== 'zone' && object.kind !== 'obstacle') return undefined;
  const paths = pathsOf(object);
  return gestureDrag(context, 'vertex', [object], (pointer) => {
    const path = paths[hit.ring] ?? [];
    const next =
      hit.kind === 'vertex' ? path.with(hit.index, pointer.at) : path.toSpliced(hit.index, 0, pointer.at);
    return [withPaths(object, paths.with(hit.ring, next))];
  });
}

/** Removes a corner, if enough are left. */
export function removeVertexAt(context: ToolContext, hit: VertexHit): void {
  context.operations.removeCorner({ id: hit.id, ring: hit.ring, index: hit.index });
}

/** Draws a box in screen px and selects what lies wholly inside. */
export function boxDrag(context: ToolContext, from: ScreenPoint): Drag {
  const clear = (): void => context.setHand({ box: undefined });
  return {
    cursor: 'crosshair',
    move: ({ screen }) => context.setHand({ box: [from, screen] }),
    end: ({ screen }) => {
      clear();
      const corners = [from, [screen[0], from[1]], screen, [from[0], screen[1]]] as const;
      context.operations.selectInArea({
        polygon: corners.map((corner) => context.port.unproject(corner)),
        add: true,
      });
    },
    cancel: clear,
  };
}

function gestureDrag(
  context: ToolContext,
  what: Gesture['what'],
  objects: readonly PlanObject[],
  change: (pointer: Pointer) => readonly PlanObject[],
  done: () => void = () => undefined,
): Drag | undefined {
  const { operations, store } = context;
  if (!operations.beginGesture({ what, objects }).ok) return undefined;
  return {
    cursor: 'grabbing',
    move: (pointer) => {
      // Cancelled from elsewhere: by Escape or undo.
      if (store.getState().gesture) operations.updateGesture({ objects: change(pointer) });
    },
    end: () => {
      done();
      if (store.getState().gesture) operations.commitGesture();
    },
    cancel: () => {
      done();
      if (store.getState().gesture) operations.cancelGesture();
    },
  };
}
