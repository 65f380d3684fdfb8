/** Every output says of itself that parts are withheld. */
import type { Withheld } from '../../../model/withholding';
import type { ExportInput } from '../export-input';
import type { Table } from '../table';

type Say = (
  key: 'redacted' | `withheld.${Withheld}`,
  params?: Readonly<Record<string, string | number>>,
) => string;

/** “Version for the public. Withheld: …”; undefined when nothing is. */
export const redactedNote = (withheld: readonly Withheld[] | undefined, say: Say): string | undefined =>
  withheld && withheld.length > 0
    ? say('redacted', { what: withheld.map((what) => say(`withheld.${what}`)).join(', ') })
    : undefined;

export const noteOf = ({ withheld, words }: ExportInput): string | undefined =>
  redactedNote(withheld, words.say);

/** A file of one table has no place beside it: the note is the header of a last, empty column. */
export function withNote({ columns, rows }: Table, note: string | undefined): Table {
  return note === undefined ? { columns, rows } : { columns: [...columns, { header: note }], rows };
}
