/** Editing by keyboard (UI.md 8): a letter opens a mode, arrows change, Enter keeps, Escape restores. */
import { DEVICE_DEFAULTS, resolveCamera } from '../analysis/optics';
import { BOUNDS, checkNumber, type NumericField } from '../model/checks';
import { mapCoordinates, shiftBy, turnedBy, coordinatesOf } from '../model/edits';
import type { Camera, PlanObject } from '../model/plan';
import { modelNamed, selectedObjects, type AppState, type KeyEdit } from '../store';
import { selectionHas, selectionIsFree } from './edit-plan';
import { AVAILABLE, DONE, hidden, operation, refused, type Availability, type Operation } from './operation';

const isCamera = selectionHas((object) => object.kind === 'camera');
const canBeHigh = selectionHas((object) => 'position' in object && object.kind !== 'place');

const CAN: Readonly<Record<KeyEdit, (state: AppState) => Availability>> = {
  move: selectionIsFree,
  azimuth: isCamera,
  angle: isCamera,
  range: isCamera,
  tilt: isCamera,
  height: canBeHigh,
};

/** A range has no default: where nothing limits it, the first press begins here. */
const FIRST_RANGE_M = 50;

const keyEdit = (edit: KeyEdit, key: string): Operation<void> =>
  operation({
    id: `edit.${edit}`,
    group: 'edit',
    keys: [key],
    palette: true,
    available: CAN[edit],
    run: (ctx) => {
      const state = ctx.store.getState();
      const objects = selectedObjects(state).filter((object) => edit === 'move' || hasValue(object, edit));
      ctx.store.setState({
        keyEdit: edit,
        gesture: { what: edit, objects: new Map(objects.map((object) => [object.id, object] as const)) },
      });
      return DONE;
    },
  });

export const editMove = keyEdit('move', 'M');
export const editAzimuth = keyEdit('azimuth', 'R');
export const editAngle = keyEdit('angle', 'A');
export const editRange = keyEdit('range', 'D');
export const editTilt = keyEdit('tilt', 'I');
export const editHeight = keyEdit('height', 'H');

export interface Nudge {
  /** Steps to the right and up: −1, 0 or 1. */
  readonly right: number;
  readonly up: number;
  /** × 10 (Shift) and ÷ 10 (Alt). */
  readonly big?: boolean;
  readonly fine?: boolean;
}

/** An arrow key in an edit mode. Values stop at their bounds. */
export const nudge = operation<Nudge>({
  id: 'nudge',
  group: 'edit',
  quiet: true,
  available: (state) => (state.keyEdit ? AVAILABLE : hidden('noGesture')),
  run: (ctx, { right, up, big, fine }) => {
    const state = ctx.store.getState();
    const { keyEdit: edit, gesture } = state;
    if (!edit || !gesture) return refused('noGesture');
    const factor = (big ? 10 : 1) / (fine ? 10 : 1);
    const first = [...gesture.objects.values()][0];
    if (!first) return refused('nothingSelected');
    const change =
      edit === 'move'
        ? moveChange(first, right * factor, up * factor)
        : (object: PlanObject) => valueChange(state, object, edit, (right || up) * factor);
    const objects = new Map([...gesture.objects].map(([id, object]) => [id, change(object)] as const));
    ctx.store.setState({ gesture: { what: gesture.what, objects } });
    return DONE;
  },
});

/** One press moves 0.5 m (UI.md 8); Shift 5 m, Alt 5 cm. */
const MOVE_STEP_M = 0.5;

function moveChange(first: PlanObject, right: number, up: number): (object: PlanObject) => PlanObject {
  const from = coordinatesOf(first)[0];
  if (!from) return (object) => object;
  const shift = shiftBy(from, right * MOVE_STEP_M, up * MOVE_STEP_M);
  return (object) => mapCoordinates(object, shift);
}

const FIELD: Readonly<Record<'angle' | 'range' | 'tilt' | 'height', NumericField & keyof Camera>> = {
  angle: 'hfov_deg',
  range: 'max_range_m',
  tilt: 'tilt_deg',
  height: 'height_m',
};

function valueChange(
  state: AppState,
  object: PlanObject,
  edit: Exclude<KeyEdit, 'move'>,
  steps: number,
): PlanObject {
  if (edit === 'azimuth') return object.kind === 'camera' ? turnedBy(object, steps) : object;
  const field = FIELD[edit];
  // The tilt is counted downwards, the arrow points up.
  const by = steps * BOUNDS[field].step * (edit === 'tilt' ? -1 : 1);
  const change = <T extends object>(holder: T): T => {
    const now = (holder as Record<string, unknown>)[field];
    const from = typeof now === 'number' ? now : startValue(state, object, edit);
    const to = Math.round((from + by) * 1e6) / 1e6;
    return checkNumber(field, to).ok ? { ...holder, [field]: to } : holder;
  };
  if (object.kind === 'camera' && object.views?.length && edit !== 'height') {
    return { ...object, views: object.views.map(change) };
  }
  return change(object);
}

/** Where a value begins that the object leaves open: with the one in force, from the model or the defaults. */
function startValue(
  state: AppState,
  object: PlanObject,
  edit: 'angle' | 'range' | 'tilt' | 'height',
): number {
  const id = 'model' in object ? object.model : undefined;
  const model = modelNamed(state, id);
  if (object.kind !== 'camera') return model?.default_height_m ?? DEVICE_DEFAULTS.height_m;
  const { height_m, views } = resolveCamera(object, model);
  // A camera that cannot be computed yet has no view: then the defaults are all there is.
  const { hfov_deg, tilt_deg, max_range_m } = views[0] ?? { ...DEVICE_DEFAULTS, max_range_m: Infinity };
  const range = Number.isFinite(max_range_m) ? max_range_m : FIRST_RANGE_M;
  return { height: height_m, angle: hfov_deg, tilt: tilt_deg, range }[edit];
}

const hasValue = (object: PlanObject, edit: Exclude<KeyEdit, 'move'>): boolean =>
  edit === 'height' ? 'position' in object && object.kind !== 'place' : object.kind === 'camera';
