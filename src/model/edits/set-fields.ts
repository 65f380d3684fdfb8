import { err, ok, type Result } from '../../kernel/result';
import type { ObjectId } from '../../kernel/units';
import type { Plan, PlanObject, ZoneRole } from '../plan';
import { checkObject } from '../checks/check-object';
import { findObjects, labelOf, replaceAll, type EditResult } from './common';
import type { Reason } from './reason';
import { turnedTo } from './turn-cameras';

/** Every field that a panel can set. `undefined` takes the value away, so that the model's or the default holds. */
export interface FieldValues {
  readonly name?: string | undefined;
  readonly ref?: string | undefined;
  readonly model?: string | undefined;
  readonly mount?: string | undefined;
  readonly purpose?: string | undefined;
  readonly power_group?: string | undefined;
  readonly network_group?: string | undefined;
  readonly category?: string | undefined;
  readonly status?: 'existing' | 'proposed' | 'removed' | undefined;
  readonly role?: ZoneRole | undefined;
  readonly level?: string | undefined;
  readonly lens?: 'rectilinear' | 'calibrated' | 'equidistant' | 'cylindrical' | undefined;
  readonly lit?: boolean | undefined;
  readonly cameras?: readonly ObjectId[] | undefined;
  readonly height_m?: number | undefined;
  readonly base_m?: number | undefined;
  readonly azimuth_deg?: number | undefined;
  readonly tilt_deg?: number | undefined;
  readonly hfov_deg?: number | undefined;
  readonly vfov_deg?: number | undefined;
  readonly image_width_px?: number | undefined;
  readonly image_height_px?: number | undefined;
  readonly max_range_m?: number | undefined;
  readonly ir_range_m?: number | undefined;
  readonly ir_beam_deg?: number | undefined;
  readonly snr_min_db?: number | undefined;
  readonly background_db?: number | undefined;
  readonly background_day_db?: number | undefined;
  readonly background_evening_db?: number | undefined;
  readonly background_night_db?: number | undefined;
  readonly phase?: number | undefined;
  readonly trench_m?: number | undefined;
  readonly fibre_m?: number | undefined;
  readonly radio_hops?: number | undefined;
  readonly k?: number | undefined;
  readonly weight?: number | undefined;
  readonly entrance?: boolean | undefined;
  readonly facing_deg?: number | undefined;
}
export type FieldName = keyof FieldValues;

export interface SetFieldsArgs {
  readonly ids: Iterable<ObjectId>;
  readonly values: FieldValues;
}

/**
 * Sets the same values on several objects. Fields that a kind does not have are passed over for it; refused when
 * none of the objects has any of them. Locked objects still take a name and a number.
 */
export function setFields(plan: Plan, { ids, values }: SetFieldsArgs): EditResult {
  const found = findObjects(plan, ids);
  if (!found.ok) return found;
  const fields = Object.keys(values) as FieldName[];
  const free = fields.every((field) => field === 'name' || field === 'ref');
  const pairs: (readonly [PlanObject, PlanObject])[] = [];
  for (const object of found.value) {
    const own = fields.filter((field) => FIELDS_OF[object.kind].has(field));
    if (own.length === 0) continue;
    if (object.locked === true && !free) {
      return err({ code: 'locked', params: { ref: labelOf(object), n: 1 } });
    }
    const changed = withValues(object, own, values);
    if (!changed.ok) return changed;
    pairs.push([object, changed.value]);
  }
  return pairs.length === 0 ? err({ code: 'notThatKind' }) : replaceAll(pairs);
}

const VIEW_FIELDS: readonly FieldName[] = [
  'azimuth_deg',
  'tilt_deg',
  'hfov_deg',
  'vfov_deg',
  'image_width_px',
  'image_height_px',
  'max_range_m',
  'lens',
];
const DEVICE_FIELDS: readonly FieldName[] = [
  'name',
  'ref',
  'model',
  'height_m',
  'mount',
  'status',
  'phase',
  'trench_m',
  'fibre_m',
  'radio_hops',
  'power_group',
  'network_group',
];

/** Which fields each kind has. */
export const FIELDS_OF: Readonly<Record<PlanObject['kind'], ReadonlySet<FieldName>>> = {
  camera: new Set<FieldName>([
    ...DEVICE_FIELDS,
    ...VIEW_FIELDS,
    'ir_range_m',
    'ir_beam_deg',
    'lit',
    'purpose',
  ]),
  'sound-sensor': new Set<FieldName>([...DEVICE_FIELDS, 'snr_min_db', 'background_db']),
  zone: new Set<FieldName>([
    'name',
    'role',
    'level',
    'k',
    'weight',
    'cameras',
    'lit',
    'background_day_db',
    'background_evening_db',
    'background_night_db',
  ]),
  place: new Set<FieldName>(['name', 'category', 'level', 'k', 'weight', 'entrance', 'facing_deg']),
  'candidate-site': new Set<FieldName>(['name', 'mount', 'height_m']),
  obstacle: new Set<FieldName>(['name', 'height_m', 'base_m']),
};

function withValues(
  object: PlanObject,
  fields: readonly FieldName[],
  values: FieldValues,
): Result<PlanObject, Reason> {
  // A device with views has its angles in them: the azimuth turns it as a whole, the rest goes to every view.
  const hasViews = object.kind === 'camera' && (object.views?.length ?? 0) > 0;
  let next: Record<string, unknown> = { ...object };
  for (const field of fields) {
    const value = values[field];
    if (hasViews && VIEW_FIELDS.includes(field)) {
      next = withViewValue(next, field, value);
    } else if (value === undefined || value === '') delete next[field];
    else next[field] = value;
  }
  const changed = next as unknown as PlanObject;
  const reason = checkObject(changed, object);
  return reason ? err(reason) : ok(changed);
}

function withViewValue(
  camera: Record<string, unknown>,
  field: FieldName,
  value: unknown,
): Record<string, unknown> {
  const typed = camera as unknown as Extract<PlanObject, { kind: 'camera' }>;
  if (field === 'azimuth_deg' && typeof value === 'number') return { ...turnedTo(typed, value) };
  const views = typed.views!.map((view) => {
    const next: Record<string, unknown> = { ...view };
    if (value === undefined) delete next[field];
    else next[field] = value;
    return next;
  });
  return { ...camera, views };
}
