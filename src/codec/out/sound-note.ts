/** [S4] What a file with the sound sensors of a French plan says of the law: short, with sources and date. */
import { isFrench } from '../../model/country';
import type { ExportInput } from './export-input';
import { noteOf } from './redaction/note';

/** Undefined for a plan without sensors, or of another country. */
export function soundNoteOf({ plan, words }: Pick<ExportInput, 'plan' | 'words'>): string | undefined {
  const hasSensors = [...plan.objects.values()].some(({ kind }) => kind === 'sound-sensor');
  if (!hasSensors || !isFrench(plan.head.settings)) return undefined;
  const { level_only } = plan.head.settings;
  return [words.say('soundLegal'), ...(level_only ? [words.say('soundLevelOnly')] : [])].join(' ');
}

/** All that a file says of itself: what is withheld, and the law on sound sensors. */
export const notesOf = (input: ExportInput): readonly string[] =>
  [noteOf(input), soundNoteOf(input)].filter((note) => note !== undefined);
