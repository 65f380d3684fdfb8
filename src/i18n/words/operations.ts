import type { Words } from '../index';

export const OPERATIONS = {} as const satisfies Words;
