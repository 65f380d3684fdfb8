import type { Words } from '../types';

export const MAP = {} as const satisfies Words;
