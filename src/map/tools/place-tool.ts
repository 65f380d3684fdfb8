/**
 * Setting down a camera, a sensor, a place or a candidate site: a ghost with its live wedge follows the pointer and
 * snaps; a click sets it, dragging from the same press aims it; the tool stays armed until Escape (UI.md 6).
 */
import type { LonLat } from '../../model/plan';
import { DRAFT_ID, newPointObject, type PlaceArgs, type PointKind } from '../../operations';
import { azimuthStep, bearingTo, stepped } from './camera-geometry';
import { findSnap, showSnap } from './drags';
import type { Snap } from './snapping';
import type { Drag, Pointer, Tool, ToolContext } from './tool';

export function createPlaceTool(context: ToolContext, kind: PointKind, model: string | undefined): Tool {
  const { store, operations } = context;
  let last: PlaceArgs | undefined;

  const argsAt = (pointer: Pointer): PlaceArgs => {
    const snap = pointer.modifiers.alt || kind === 'place' ? undefined : findSnap(context, pointer.at);
    showSnap(context, snap);
    return placeArgs(kind, pointer.at, snap, model);
  };
  const showGhost = (args: PlaceArgs): void => {
    last = args;
    const objects = [newPointObject(store.getState(), args, DRAFT_ID)];
    if (store.getState().gesture?.what === 'place') operations.updateGesture({ objects });
    else operations.beginGesture({ what: 'place', objects });
  };
  const hideGhost = (): void => {
    showSnap(context, undefined);
    if (store.getState().gesture?.what === 'place') operations.cancelGesture();
  };
  const set = (args: PlaceArgs): void => {
    hideGhost();
    operations.place(args);
  };
  const aim = (from: PlaceArgs): Drag => {
    let aimed = from;
    return {
      cursor: 'crosshair',
      move: (pointer) => {
        aimed = { ...from, azimuth_deg: aimedAt(from.at, pointer) };
        showGhost(aimed);
      },
      end: () => set(aimed),
      cancel: hideGhost,
    };
  };
  return {
    cursor: 'crosshair',
    ownsDoubleClick: true,
    exit: hideGhost,
    leave: hideGhost,
    hover: (pointer) => {
      // While the azimuth of the last one is turned by keys, nothing new is offered.
      if (store.getState().keyEdit === undefined) showGhost(argsAt(pointer));
    },
    press: (pointer) => (kind === 'camera' ? () => aim(argsAt(pointer)) : undefined),
    click: (pointer) => set(pointer.touch ? argsAt(pointer) : (freshAt(last, pointer) ?? argsAt(pointer))),
  };
}

/** The ghost as it was last shown, if it was shown for this very place. */
const freshAt = (last: PlaceArgs | undefined, { at }: Pointer): PlaceArgs | undefined =>
  last && last.at[0] === at[0] && last.at[1] === at[1] ? last : undefined;

function placeArgs(
  kind: PointKind,
  at: LonLat,
  snap: Snap | undefined,
  model: string | undefined,
): PlaceArgs {
  return {
    kind,
    at: snap?.at ?? at,
    ...(model === undefined ? {} : { model }),
    ...(snap?.azimuth_deg === undefined ? {} : { azimuth_deg: snap.azimuth_deg }),
    ...(snap ? { mount: snap.mount } : {}),
  };
}

const aimedAt = (from: LonLat, { at, modifiers }: Pointer): number =>
  stepped(bearingTo(from, at).azimuth_deg, azimuthStep(modifiers), 360);
