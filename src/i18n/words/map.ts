import type { Words } from '../index';

export const MAP = {} as const satisfies Words;
