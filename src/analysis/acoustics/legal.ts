/** [S4] What a French plan with sound sensors must carry into every export: data, the sentences are the shell's. */
import { isFrench } from '../../model/country';
import type { PlanSettings } from '../../model/plan';
import type { SoundReport } from '../report';

const AS_OF = '2026-11';
const SOURCES = [
  'CNIL, 27 September 2023',
  'TA Orléans, 12 July 2024, no. 2104478',
  'CNIL, La vidéoprotection, 18 November 2024, https://cnil.fr/fr/la-videoprotection',
] as const;

/** Nothing for a plan that states another country. */
export const legalOf = (settings: PlanSettings): Pick<SoundReport, 'legal' | 'levelOnly'> => ({
  ...(isFrench(settings)
    ? { legal: { code: 'sound.legal.fr', country: settings.country ?? null, asOf: AS_OF, sources: SOURCES } }
    : {}),
  levelOnly: settings.level_only === true,
});
