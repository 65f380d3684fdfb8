import type { Words } from '../types';

export const FAULTS = {} as const satisfies Words;
