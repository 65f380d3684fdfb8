/** [S4] What a file with the sound sensors of a French plan says of the law: short, with sources and date. */
import { isFrench } from '../../model/country';
import type { ExportInput } from './export-input';

/** Undefined for a plan without sensors, or of another country. */
export function soundNoteOf({ plan, words }: Pick<ExportInput, 'plan' | 'words'>): string | undefined {
  const hasSensors = [...plan.objects.values()].some(({ kind }) => kind === 'sound-sensor');
  if (!hasSensors || !isFrench(plan.head.settings)) return undefined;
  const { level_only } = plan.head.settings;
  return [words.say('soundLegal'), ...(level_only ? [words.say('soundLevelOnly')] : [])].join(' ');
}
