import type { Words } from '../index';

export const FAULTS = {} as const satisfies Words;
