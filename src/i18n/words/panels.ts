import type { Words } from '../index';

export const PANELS = {} as const satisfies Words;
