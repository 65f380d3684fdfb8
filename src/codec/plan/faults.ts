/** What can be wrong with a plan file, and how grave it is. The words are in i18n, one row per code. */
import type { Fault } from '../../kernel/fault';

export const PLAN_FAULTS = {
  // The file as a whole.
  'plan.notJson': 'error',
  'plan.tooDeep': 'error',
  'plan.notAPlan': 'error',
  'plan.noFormat': 'error',
  'plan.tooNew': 'warning',
  'plan.noFeatures': 'error',
  // Features kept in the file, but not shown.
  'plan.featureNotUnderstood': 'error',
  'plan.featureUnknownKind': 'info',
  'plan.badGeometry': 'error',
  'plan.badPosition': 'error',
  // Features and values taken, with a word.
  'plan.badValue': 'warning',
  'plan.outOfBounds': 'warning',
  'plan.duplicateId': 'warning',
  'plan.ringClosed': 'info',
  'plan.split': 'info',
  'plan.badOrigin': 'warning',
  'plan.badEntry': 'warning',
} as const satisfies Readonly<Record<string, Fault['severity']>>;

export type PlanFaultCode = keyof typeof PLAN_FAULTS;

type Params = Readonly<Record<string, string | number>>;

/** Gathers faults: one entry per code and member, with the first feature and the count. */
export class PlanFaultLog {
  private readonly entries = new Map<string, { fault: Fault; count: number }>();
  private readonly file: string | undefined;

  constructor(file: string | undefined) {
    this.file = file;
  }

  add(code: PlanFaultCode, feature?: number, params: Params = {}): void {
    const key = `${code} ${params['field'] ?? ''}`;
    const entry = this.entries.get(key);
    if (entry) {
      entry.count++;
      return;
    }
    const fault: Fault = {
      code,
      severity: PLAN_FAULTS[code],
      ...(this.file === undefined ? {} : { file: this.file }),
      ...(feature === undefined ? {} : { feature }),
      count: 1,
      params,
    };
    this.entries.set(key, { fault, count: 1 });
  }

  list(): readonly Fault[] {
    return [...this.entries.values()].map(({ fault, count }) => ({
      ...fault,
      count,
      params: {
        n: count,
        ...(fault.file === undefined ? {} : { file: fault.file }),
        // One-based, as people count.
        ...(typeof fault.feature === 'number' ? { features: fault.feature + 1 } : {}),
        ...fault.params,
      },
    }));
  }
}
