import type { Fault } from '../kernel/fault';
import { faultLine } from './faults';
import type { Streams } from './files';

export const EXIT = { done: 0, requirementMissed: 1, unusable: 2, internal: 70 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Tells why the call is not carried out. */
export function refuse(faults: readonly Fault[], streams: Streams): ExitCode {
  for (const fault of faults) streams.writeError(`${faultLine(fault)}\n`);
  return EXIT.unusable;
}
