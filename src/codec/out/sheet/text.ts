/** Text on paper: sizes in points, widths by estimate, lines by breaking. Core has no font to measure with. */
import { element, type Attributes, type Mark } from './marks';

/** One typographic point in mm. */
export const POINT_MM = 25.4 / 72;

/** Nothing smaller is printed: it would not be read (UI.md 14). */
export const SMALLEST_PT = 6;

export interface TextStyle {
  readonly size_pt: number;
  readonly weight?: number;
  readonly colour?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
}

export function text(x: number, y: number, content: string, style: TextStyle, more: Attributes = {}): Mark {
  const { size_pt, weight, colour, anchor } = style;
  return element(
    'text',
    {
      x,
      y,
      'font-size': size_pt * POINT_MM,
      'font-weight': weight === undefined ? undefined : String(weight),
      fill: colour,
      'text-anchor': anchor,
      ...more,
    },
    content,
  );
}

const NARROW = /[iljtfrI.,:;'’|!()[\] \u00A0\u202F·-]/;
const WIDE = /[mwMWŒœ@%—…≥]/;
const CAPITAL = /[\p{Lu}\d]/u;

/** Width of one line in mm, on the safe side for the sans-serif faces that a sheet is set in. */
export function textWidth(content: string, size_pt: number, bold = false): number {
  let em = 0;
  for (const char of content) {
    if (NARROW.test(char)) em += 0.32;
    else if (WIDE.test(char)) em += 0.92;
    else em += CAPITAL.test(char) ? 0.65 : 0.54;
  }
  return em * size_pt * POINT_MM * (bold ? 1.06 : 1);
}

/** The text in lines no wider than `width_mm`; a word that is wider is cut. */
export function wrapped(content: string, width_mm: number, size_pt: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of content.split(/[ \n\t]+/).filter((w) => w !== '')) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (textWidth(longer, size_pt) <= width_mm) {
      current = longer;
      continue;
    }
    if (current !== '') lines.push(current);
    current = fitted(word, width_mm, size_pt);
  }
  if (current !== '') lines.push(current);
  return lines;
}

/** The text, cut with an ellipsis where it is wider than `width_mm`. */
export function fitted(content: string, width_mm: number, size_pt: number, bold = false): string {
  if (textWidth(content, size_pt, bold) <= width_mm) return content;
  const chars = Array.from(content);
  while (chars.length > 0 && textWidth(`${chars.join('')}…`, size_pt, bold) > width_mm) chars.pop();
  return `${chars.join('').trimEnd()}…`;
}

/** The largest size from `largest` down to `smallest` at which a line fits. */
export function fittingSize(content: string, width_mm: number, largest: number, smallest: number): number {
  const needed = (largest * width_mm) / Math.max(textWidth(content, largest, true), 1e-9);
  return Math.min(largest, Math.max(smallest, Math.floor(needed * 2) / 2));
}

/** Lines of text from a first baseline downwards. */
export function paragraph(
  x: number,
  y: number,
  lines: readonly string[],
  style: TextStyle,
  leading = 1.3,
): Mark[] {
  return lines.map((content, i) => text(x, y + i * style.size_pt * POINT_MM * leading, content, style));
}

export const lineHeight = (size_pt: number, leading = 1.3): number => size_pt * POINT_MM * leading;
