/** Who answers towards the public; what is not understood is told and kept. */
import { NOTICE_FIELDS, type PublicNotice } from '../../model/notice';
import type { PlanFaultLog } from './faults';
import type { Fields } from './fields';
import { isObject, joined, type Json } from './json';
import { readFields } from './read-fields';

const FIELDS: Fields = Object.fromEntries(NOTICE_FIELDS.map((field) => [field, { is: 'text' } as const]));

/** `unread`: the member as it stands, to be kept. */
export function readNotice(
  raw: unknown,
  log: PlanFaultLog,
): { readonly known: { readonly notice?: PublicNotice }; readonly unread: Json } {
  if (raw === undefined || raw === null) return { known: {}, unread: {} };
  if (!isObject(raw)) {
    log.add('plan.badValue', undefined, { field: 'notice', value: '' });
    return { known: {}, unread: { notice: raw } };
  }
  const { values, unknown } = readFields(raw, FIELDS, log, undefined);
  return { known: { notice: { ...values, ...(unknown ? { unknown } : {}) } }, unread: {} };
}

export function writeNotice(notice: PublicNotice | undefined): Json {
  if (!notice) return {};
  const { unknown, ...known } = notice;
  return { notice: joined(unknown, known) };
}
