/** What the title block says; what is not understood, a picture beyond the bounds too, is told and kept. */
import { TITLE_BLOCK_FIELDS, type PlanTitleBlock } from '../../model/title-block';
import { logoOf } from '../logo';
import type { PlanFaultLog } from './faults';
import type { Fields } from './fields';
import { isObject, joined, type Json } from './json';
import { readFields } from './read-fields';

const FIELDS: Fields = Object.fromEntries(
  [...TITLE_BLOCK_FIELDS, 'logo'].map((field) => [field, { is: 'text' } as const]),
);

/** `unread`: the member as it stands, to be kept. */
export function readTitleBlock(
  raw: unknown,
  log: PlanFaultLog,
): { readonly known: { readonly title_block?: PlanTitleBlock }; readonly unread: Json } {
  if (raw === undefined || raw === null) return { known: {}, unread: {} };
  if (!isObject(raw)) {
    log.add('plan.badValue', undefined, { field: 'title_block', value: '' });
    return { known: {}, unread: { title_block: raw } };
  }
  const read = readFields(raw, FIELDS, log, undefined);
  const { logo, ...values } = read.values as PlanTitleBlock;
  const isShown = logo !== undefined && logoOf(logo) !== undefined;
  if (logo !== undefined && !isShown) {
    log.add('plan.badValue', undefined, { field: 'logo', value: logo.slice(0, 40) });
  }
  const unknown = logo === undefined || isShown ? read.unknown : { ...read.unknown, logo };
  const known = { ...values, ...(isShown ? { logo } : {}), ...(unknown ? { unknown } : {}) };
  return { known: { title_block: known }, unread: {} };
}

export function writeTitleBlock(block: PlanTitleBlock | undefined): Json {
  if (!block) return {};
  const { unknown, ...known } = block;
  return { title_block: joined(unknown, known) };
}
