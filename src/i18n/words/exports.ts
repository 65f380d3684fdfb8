import type { Words } from '../index';

export const EXPORTS = {} as const satisfies Words;
