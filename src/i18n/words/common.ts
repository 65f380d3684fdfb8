import type { Words } from '../index';

export const COMMON = {} as const satisfies Words;
