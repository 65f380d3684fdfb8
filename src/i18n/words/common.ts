import type { Words } from '../types';

export const COMMON = {} as const satisfies Words;
