/** The title block: what the plan and whoever prints it say of the project, the logo, and the fields left to the hand. */
import type { SheetInput, SheetWord, TitleBlock } from './input';
import type { SheetLayout } from './layout';
import { INK, INK_2, WEIGHT } from './palette';
import { element, group, rect, type Box, type Mark } from './marks';
import { fitted, SMALLEST_PT, text } from './text';

type Stated = Pick<SheetInput, 'plan' | 'titleBlock'>;

/** The plan's own fields, and over them those of whoever prints. */
export function blockOf({ plan, titleBlock }: Stated): TitleBlock {
  const { client, author, revision, logo } = plan.head.title_block ?? {};
  return {
    ...(client === undefined ? {} : { client }),
    ...(author === undefined ? {} : { drawnBy: author }),
    ...(revision === undefined ? {} : { revision }),
    ...(logo === undefined ? {} : { logo }),
    ...titleBlock,
  };
}

/** The project's name; the plan's, where the title block has none. */
export const projectOf = ({ plan, words }: Pick<SheetInput, 'plan' | 'words'>): string =>
  plan.head.title_block?.project || plan.head.name || words.say('title');

/** The date that the title block states; else the day of printing. */
export const dateOf = ({ plan, date }: Pick<SheetInput, 'plan' | 'date'>): string =>
  plan.head.title_block?.date || date;

/** Widest that a logo is printed. */
export const LOGO_MM = 26;

/** The picture as large as the box allows, in its middle. */
export const logoMark = (address: string, { x, y, width, height }: Box): Mark =>
  element('image', { href: address, x, y, width, height });

const FIELDS: readonly (readonly [keyof TitleBlock, SheetWord])[] = [
  ['client', 'client'],
  ['object', 'object'],
  ['applicant', 'applicant'],
  ['variant', 'variant'],
  ['revision', 'revision'],
  ['drawnBy', 'drawnBy'],
  ['checkedBy', 'checkedBy'],
  ['file', 'file'],
];

const sheetNumber = ({ titleBlock, words }: SheetInput): string | undefined =>
  titleBlock?.sheet ? `${words.say('sheet')} ${titleBlock.sheet}` : undefined;

/** The title block at the foot of a column: two fields to a row, empty ones to be filled by hand. */
export function drawTitleBlock(
  input: SheetInput,
  layout: SheetLayout,
  column: Box,
): { drawn: Mark; top: number } {
  const rowHeight = layout.compact ? 7.5 : 9.5;
  const rows = FIELDS.length / 2;
  const top = column.y + column.height - rows * rowHeight;
  const half = column.width / 2;
  const block = blockOf(input);
  const parts: Mark[] = [];
  FIELDS.forEach(([field, word], i) => {
    const x = column.x + (i % 2) * half;
    const y = top + Math.floor(i / 2) * rowHeight;
    const value = [block[field], field === 'file' ? sheetNumber(input) : undefined]
      .filter((part) => part !== undefined && part !== '')
      .join(' · ');
    parts.push(
      rect(
        { x, y, width: half, height: rowHeight },
        { fill: 'none', stroke: INK, 'stroke-width': WEIGHT.hair },
      ),
    );
    parts.push(text(x + 2, y + 2.9, input.words.say(word), { size_pt: SMALLEST_PT, colour: INK_2 }));
    parts.push(
      text(x + 2, y + rowHeight - 1.6, fitted(value, half - 4, layout.body_pt, true), {
        size_pt: layout.body_pt,
        weight: 700,
      }),
    );
  });
  return { drawn: group({}, parts), top };
}
