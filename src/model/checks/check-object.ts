import type { PlanObject, ViewSettings } from '../plan';
import type { Reason } from '../edits/reason';
import { isPosition, sameValue } from '../edits/common';
import { coordinatesOf } from '../edits/geometry';
import { checkNumber, type NumericField } from './bounds';

/**
 * The first thing that is wrong with an object's values or coordinates; undefined when it may stand in a plan. What
 * was wrong already in `before` is not held against an edit of something else: opened files may hold anything.
 */
export function checkObject(object: PlanObject, before?: PlanObject): Reason | undefined {
  const reasons = reasonsAgainst(object);
  if (reasons.length === 0 || !before) return reasons[0];
  const known = reasonsAgainst(before);
  return reasons.find((reason) => !known.some((other) => sameValue(reason, other)));
}

/** Whether every coordinate is a place on the ellipsoid. */
export const hasValidPlace = (object: PlanObject): boolean => placeReason(object) === undefined;

function reasonsAgainst(object: PlanObject): readonly Reason[] {
  const place = placeReason(object);
  const values = valueReasons(object);
  return place ? [place, ...values] : values;
}

function placeReason(object: PlanObject): Reason | undefined {
  if (!coordinatesOf(object).every(isPosition)) return { code: 'badPosition' };
  if (object.kind === 'zone') return checkRings(object.polygon);
  if (object.kind !== 'obstacle') return undefined;
  if (object.shape.type === 'polygon') return checkRings(object.shape.polygon);
  return object.shape.line.length < 2 ? { code: 'tooFewVertices', params: { least: 2 } } : undefined;
}

function checkRings(rings: readonly (readonly unknown[])[]): Reason | undefined {
  const bad = rings.length === 0 || rings.some((ring) => ring.length < 4);
  return bad ? { code: 'tooFewVertices', params: { least: 3 } } : undefined;
}

const VIEW_NUMBERS = [
  'azimuth_deg',
  'tilt_deg',
  'hfov_deg',
  'vfov_deg',
  'image_width_px',
  'image_height_px',
  'max_range_m',
] as const satisfies readonly (keyof ViewSettings & NumericField)[];

function valueReasons(object: PlanObject): readonly Reason[] {
  switch (object.kind) {
    case 'camera':
      return [
        ...viewReasons(object, object.lens),
        ...(object.views ?? []).flatMap((view) => viewReasons(view, view.lens ?? object.lens)),
        ...checkField('height_m', object.height_m),
        ...checkField('ir_range_m', object.ir_range_m),
        ...checkField('ir_beam_deg', object.ir_beam_deg),
      ];
    case 'sound-sensor':
      return [
        ...checkField('height_m', object.height_m),
        ...checkField('snr_min_db', object.snr_min_db),
        ...checkField('background_db', object.background_db),
      ];
    case 'candidate-site':
      return checkField('height_m', object.height_m);
    case 'obstacle':
      return [...checkField('obstacle_height_m', object.height_m), ...checkField('base_m', object.base_m)];
    case 'zone':
      return [
        ...checkField('k', object.k),
        ...checkField('weight', object.weight),
        ...checkField('background_day_db', object.background_day_db),
        ...checkField('background_evening_db', object.background_evening_db),
        ...checkField('background_night_db', object.background_night_db),
      ];
    default:
      return [...checkField('k', object.k), ...checkField('weight', object.weight)];
  }
}

const viewReasons = (view: ViewSettings, lens: ViewSettings['lens']): readonly Reason[] =>
  VIEW_NUMBERS.flatMap((field) => checkField(field, view[field], lens));

function checkField(
  field: NumericField,
  value: number | undefined,
  lens?: ViewSettings['lens'],
): readonly Reason[] {
  if (value === undefined) return [];
  const checked = checkNumber(field, value, lens ? { lens } : {});
  return checked.ok ? [] : [checked.error];
}
