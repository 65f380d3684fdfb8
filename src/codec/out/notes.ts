/** What a file says of itself, whatever its format. */
import type { Report } from '../../analysis/report';
import type { ExportInput } from './export-input';
import { noteOf } from './redaction/note';
import { soundNoteOf } from './sound-note';

/** [V9] “Figures by night: …”; undefined by day, or where nothing was computed. */
export const nightNote = (
  report: Pick<Report, 'night'> | undefined,
  say: (key: 'night') => string,
): string | undefined => (report?.night ? say('night') : undefined);

const told = (...notes: readonly (string | undefined)[]): readonly string[] =>
  notes.filter((note) => note !== undefined);

/** What is withheld, by what light the figures are, and the law on sound sensors. */
export const notesOf = (input: ExportInput): readonly string[] =>
  told(noteOf(input), nightNote(input.analysis?.report, input.words.say), soundNoteOf(input));

/** The note of a file of one table; undefined when there is nothing to say. */
export const tableNoteOf = (input: ExportInput): string | undefined =>
  told(noteOf(input), nightNote(input.analysis?.report, input.words.say)).join(' ') || undefined;
