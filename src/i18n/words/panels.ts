import type { Words } from '../types';

export const PANELS = {} as const satisfies Words;
