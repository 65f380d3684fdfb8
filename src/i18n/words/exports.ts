import type { Words } from '../types';

export const EXPORTS = {} as const satisfies Words;
