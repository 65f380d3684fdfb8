import type { Words } from '../types';
import { PANELS_BAR } from './panels-bar';
import { PANELS_DIALOGS } from './panels-dialogs';
import { PANELS_INSPECTOR } from './panels-inspector';
import { PANELS_REPORT } from './panels-report';
import { SOUND } from './sound';

export const PANELS = {
  ...PANELS_BAR,
  ...PANELS_INSPECTOR,
  ...PANELS_REPORT,
  ...PANELS_DIALOGS,
  ...SOUND,
} as const satisfies Words;
