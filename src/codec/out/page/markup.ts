/** HTML in which every value is text: only what this tag made itself is markup. */
import { escaped } from '../xml';

const MARKUP = Symbol('markup');

export interface Html {
  readonly [MARKUP]: string;
}

type Value = string | number | Html | readonly Html[];

export const markup = (parts: TemplateStringsArray, ...values: readonly Value[]): Html => ({
  [MARKUP]: parts.map((part, i) => part + (i < values.length ? textOf(values[i]!) : '')).join(''),
});

export const NO_HTML: Html = markup``;

export const sourceOf = (markup: Html): string => markup[MARKUP];

/** Style sheets and scripts of ours, which know no entities. */
export const verbatim = (ours: string): Html => ({ [MARKUP]: ours });

function textOf(value: Value): string {
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return String(value);
  return isMarkup(value) ? value[MARKUP] : value.map((part) => part[MARKUP]).join('');
}

const isMarkup = (value: Html | readonly Html[]): value is Html => MARKUP in value;
