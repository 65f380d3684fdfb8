import type { Words } from '../types';

export const OPERATIONS = {} as const satisfies Words;
