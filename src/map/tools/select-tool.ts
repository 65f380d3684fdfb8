/** Choosing, moving, and the handles of what is chosen. A first click selects, a second gesture edits (UI.md 6). */
import { labelOf } from '../../model/edits';
import type { PlanObject } from '../../model/plan';
import { onlySelected, selectedObjects, type AppState, type Layers } from '../../store';
import { shownHandles, SHORT_WEDGE_PX } from '../features/edit-features';
import { handledCamera, handledShape } from '../situation';
import type { ScreenPoint } from '../port';
import { cameraGeometry, type HandleRole } from './camera-geometry';
import { boxDrag, handleDrag, moveDrag, removeVertexAt, vertexDrag } from './drags';
import {
  distance,
  hitHandle,
  hitObject,
  hitRadius,
  hitVertex,
  verticesOf,
  wedgesAt,
  type VertexHit,
} from './hit';
import { opticsOf } from './optics-of';
import type { Grip, Pointer, Tool, ToolContext } from './tool';

export function createSelectTool(context: ToolContext): Tool {
  const { store, operations } = context;
  const cursor = (name: string | undefined): void => {
    if (context.hand().cursor !== name) context.setHand({ cursor: name });
  };
  return {
    cursor: 'grab',
    exit: () => {
      cursor(undefined);
      operations.hover({ id: undefined });
    },
    leave: () => operations.hover({ id: undefined }),
    hover: (pointer) => {
      const handle = handleAt(context, pointer);
      const vertex = handle ? undefined : vertexAt(context, pointer);
      const object = handle || vertex ? undefined : objectAt(context, pointer);
      operations.hover({ id: object?.id });
      cursor(handle ? handle.cursor : vertex ? 'move' : object ? 'pointer' : undefined);
    },
    press: (pointer) => pressed(context, pointer),
    click: (pointer, host) => {
      const handle = handleAt(context, pointer);
      if (handle && handle.role !== 'position') {
        const drag = handle.grip();
        if (drag) host.stick(drag);
        return;
      }
      const vertex = vertexAt(context, pointer);
      if (vertex?.kind === 'vertex' && pointer.modifiers.alt) {
        removeVertexAt(context, vertex);
        return;
      }
      chooseAt(context, pointer);
    },
    doubleClick: () => {
      const state = store.getState();
      if (state.selection.size > 0) operations.fitSelection();
    },
  };
}

function pressed(context: ToolContext, pointer: Pointer): Grip | undefined {
  const state = context.store.getState();
  const handle = handleAt(context, pointer);
  if (handle) return handle.grip;
  const vertex = vertexAt(context, pointer);
  const shape = handledShape(state);
  if (vertex && shape) return () => vertexDrag(context, shape, vertex);
  if (pointer.modifiers.shift) return () => boxDrag(context, pointer.screen);
  const object = objectAt(context, pointer);
  if (!object || !state.selection.has(object.id)) return undefined;
  return moveGrip(context, object, pointer);
}

/** The whole selection moves with the object that was taken; what is locked stays, and says so. */
function moveGrip(context: ToolContext, object: PlanObject, pointer: Pointer): Grip | undefined {
  const state = context.store.getState();
  if (object.locked) {
    context.announce(context.words()('map.said.locked', { what: labelOf(object) }));
    return undefined;
  }
  const free = selectedObjects(state).filter((selected) => !selected.locked);
  return () => moveDrag(context, free, pointer.at);
}

function chooseAt(context: ToolContext, pointer: Pointer): void {
  const { operations, store } = context;
  const object = objectAt(context, pointer);
  if (pointer.modifiers.shift) {
    if (object) operations.toggleSelected({ id: object.id });
    return;
  }
  if (object) {
    operations.select({ ids: [object.id] });
    return;
  }
  const wedge = wedgeAt(store.getState(), pointer);
  if (wedge) operations.select({ ids: [wedge] });
  else if (store.getState().selection.size > 0) operations.clearSelection();
}

/** What the menu of a place is about: the object there; with nothing selected also the camera whose ground it is. */
export function menuObjectAt(context: ToolContext, pointer: Pointer): PlanObject['id'] | undefined {
  const state = context.store.getState();
  const object = objectAt(context, pointer)?.id;
  return object ?? (state.selection.size === 0 ? wedgeAt(state, pointer) : undefined);
}

/** The camera whose ground was clicked; a second click on the same spot takes the next one. */
function wedgeAt(state: AppState, { at }: Pointer) {
  const result = state.analysis.result;
  if (!result || state.reading === 'sound' || state.reading === 'recognition' || !state.layers.coverage)
    return undefined;
  const found = wedgesAt(at, result.frame, result.geometry.devices);
  const current = onlySelected(state)?.id;
  const next = current === undefined ? -1 : found.indexOf(current);
  return found[(next + 1) % Math.max(1, found.length)];
}

interface HandleHit {
  readonly role: HandleRole;
  readonly grip: Grip;
  readonly cursor: string;
}

function handleAt(context: ToolContext, pointer: Pointer): HandleHit | undefined {
  const state = context.store.getState();
  const camera = handledCamera(state);
  if (!camera) return undefined;
  const placed = placedHandles(context, camera);
  const role = hitHandle(placed, pointer.screen, hitRadius(pointer.touch));
  if (!role) return undefined;
  const at = placed.find((handle) => handle.role === role)!.at;
  if (role === 'position') {
    return { role, cursor: 'grab', grip: () => moveDrag(context, [camera], pointer.at) };
  }
  return {
    role,
    cursor: role === 'azimuth' || role === 'range' || role === 'tilt' ? 'move' : 'ew-resize',
    grip: () => handleDrag(context, camera, role, at, pointer.screen),
  };
}

/** Where the handles are drawn on the screen. */
export function placedHandles(
  context: Pick<ToolContext, 'store' | 'port' | 'models' | 'push'>,
  camera: NonNullable<ReturnType<typeof handledCamera>>,
): { readonly role: HandleRole; readonly at: ScreenPoint }[] {
  const state = context.store.getState();
  const optics = opticsOf(state, camera, context.models(state));
  const foot = context.port.project(camera.position);
  const all = shownHandles(camera, optics, false).map(({ role, at, turn_deg, beyond_px }) => {
    const [x, y] = context.port.project(at);
    const bearing = ((turn_deg - context.port.view().bearing_deg) * Math.PI) / 180;
    const [dx, dy] = role === 'position' ? context.push(camera.id) : [0, 0];
    return {
      role,
      at: [x + Math.sin(bearing) * beyond_px + dx, y - Math.cos(bearing) * beyond_px + dy] as const,
    };
  });
  const end = all.find(({ role }) => role === 'range');
  const short = !!cameraGeometry(camera, optics) && !!end && distance(end.at, foot) < SHORT_WEDGE_PX;
  return short ? all.filter(({ role }) => role === 'azimuth' || role === 'position') : all;
}

function vertexAt(context: ToolContext, pointer: Pointer): VertexHit | undefined {
  const shape = handledShape(context.store.getState());
  if (!shape) return undefined;
  return hitVertex(verticesOf(shape), pointer.screen, hitRadius(pointer.touch), (at) =>
    context.port.project(at),
  );
}

function objectAt(context: ToolContext, pointer: Pointer): PlanObject | undefined {
  const state = context.store.getState();
  const drawn = [...state.plan.objects.values()].filter(
    (object) => !state.hidden?.has(object.id) && isShown(object, state.layers),
  );
  return hitObject(drawn, pointer.screen, hitRadius(pointer.touch), {
    project: (at) => context.port.project(at),
    push: context.push,
  });
}

function isShown(object: PlanObject, layers: Layers): boolean {
  switch (object.kind) {
    case 'camera':
      return layers.devices;
    case 'sound-sensor':
      return layers.sensors;
    case 'zone':
      return object.role === 'mask' ? layers.masks : layers.zones;
    case 'place':
      return layers.places;
    case 'candidate-site':
      return layers.candidateSites;
    case 'obstacle':
      return layers.obstacles;
  }
}
