/** The plan file to a plan (SPEC 6): every fault at once, and never losing what is not known. */
import { strFromU8 } from 'fflate';
import type { Fault } from '../../kernel/fault';
import { err, ok, type Result } from '../../kernel/result';
import type { Plan } from '../../model/plan';
import { PlanFaultLog, type PlanFaultCode } from './faults';
import { isObject, isShallow, member, type Json } from './json';
import { CURRENT_FORMAT, migrate } from './migrations';
import { readFeatures } from './read-features';
import { readHead, readRevision } from './read-head';

export interface PlanReading {
  readonly plan: Plan;
  /** `migrated`: it was of an older format. */
  readonly status: 'ok' | 'migrated';
  /** None of them kept the plan from being read. */
  readonly faults: readonly Fault[];
}

export interface PlanRefusal {
  /** `tooNew`: of a later format, `partial` is what this version can show of it, never to be saved over it. */
  readonly status: 'tooNew' | 'corrupt';
  readonly faults: readonly Fault[];
  /** What could be read all the same. */
  readonly partial?: Plan;
}

export interface PlanReadOptions {
  /** Name of the file as the user knows it. */
  readonly file?: string;
}

export function readPlan(
  input: Uint8Array | string,
  { file }: PlanReadOptions = {},
): Result<PlanReading, PlanRefusal> {
  const log = new PlanFaultLog(file);
  const refuse = (code: PlanFaultCode, params: Record<string, string | number> = {}) => {
    log.add(code, undefined, params);
    return err({ status: 'corrupt' as const, faults: log.list() });
  };
  const parsed = parse(typeof input === 'string' ? input : strFromU8(input));
  if (!parsed.ok) return refuse('plan.notJson', { detail: parsed.error });
  if (!isShallow(parsed.value)) return refuse('plan.tooDeep');
  const json = parsed.value;
  const head = isObject(json) ? member(json, 'anglemort') : undefined;
  if (!isObject(json) || member(json, 'type') !== 'FeatureCollection' || !isObject(head)) {
    return refuse('plan.notAPlan');
  }
  return readDocument(json, head, log);
}

/** Whether the bytes look like a plan file, from their beginning and end alone. */
export function isPlanFile(bytes: Uint8Array): boolean {
  const near = 64 * 1024;
  const text =
    strFromU8(bytes.subarray(0, near), true) +
    strFromU8(bytes.subarray(Math.max(near, bytes.length - near)), true);
  return /"anglemort"\s*:\s*\{/.test(text);
}

function readDocument(json: Json, head: Json, log: PlanFaultLog): Result<PlanReading, PlanRefusal> {
  const format = member(head, 'format');
  const isNumbered = typeof format === 'number' && Number.isInteger(format) && format >= 1;
  if (!isNumbered) log.add('plan.noFormat');
  const features = member(json, 'features');
  if (!Array.isArray(features)) log.add('plan.noFeatures');
  if (isNumbered && format > CURRENT_FORMAT) {
    log.add('plan.tooNew', undefined, { format, current: CURRENT_FORMAT });
    const partial = readCurrent(json, log);
    return err({ status: 'tooNew', faults: log.list(), partial });
  }
  if (!isNumbered || !Array.isArray(features)) {
    const partial = readCurrent(json, log);
    return err({ status: 'corrupt', faults: log.list(), ...(partial.objects.size > 0 ? { partial } : {}) });
  }
  const plan = readCurrent(migrate(json, format), log);
  const status = format < CURRENT_FORMAT ? 'migrated' : 'ok';
  return ok({ plan, status, faults: log.list() });
}

function readCurrent(json: Json, log: PlanFaultLog): Plan {
  const features = member(json, 'features');
  const { objects, unknown } = readFeatures(Array.isArray(features) ? features : [], log);
  const raw = member(json, 'anglemort');
  const head = isObject(raw) ? raw : {};
  return { head: readHead(json, head, unknown, log), objects, revision: readRevision(head) };
}

function parse(text: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text) as unknown);
  } catch (error) {
    // The parser's own words, for the details only.
    return err(error instanceof Error ? error.message : String(error));
  }
}
