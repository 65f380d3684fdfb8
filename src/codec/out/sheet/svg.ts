/** SVG as text: the few elements that a sheet needs. Lengths are millimetres of paper. */

export type Attributes = Readonly<Record<string, string | number | undefined>>;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for markup: nothing of a user's name is ever read as markup. What XML does not allow at all is dropped. */
export function escaped(text: string): string {
  let out = '';
  for (const char of text) if (isXmlChar(char.codePointAt(0)!)) out += ENTITIES[char] ?? char;
  return out;
}

/** XML 1.0, production 2. */
const isXmlChar = (code: number): boolean =>
  code === 0x9 ||
  code === 0xa ||
  code === 0xd ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  code >= 0x10000;

/** A length or coordinate in mm, to a hundredth: finer than any printer draws. */
export const mm = (value: number): string => String(Math.round(value * 100) / 100);

export function element(name: string, attributes: Attributes, content?: string | readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? mm(value) : escaped(String(value))}"`)
    .join('');
  if (content === undefined) return `<${name}${written}/>`;
  return `<${name}${written}>${typeof content === 'string' ? content : content.join('')}</${name}>`;
}

export const group = (attributes: Attributes, content: readonly string[]): string =>
  content.some((part) => part !== '') ? element('g', attributes, content) : '';

export const rect = (box: Box, attributes: Attributes = {}): string =>
  element('rect', { x: box.x, y: box.y, width: box.width, height: box.height, ...attributes });

export const line = (x1: number, y1: number, x2: number, y2: number, attributes: Attributes = {}): string =>
  element('line', { x1, y1, x2, y2, ...attributes });

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const boxesOverlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

export const boxInside = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

/** A place on paper: mm from the sheet's top left corner. */
export type PaperPoint = readonly [x: number, y: number];

/** Path data of one line or ring. */
export function pathData(points: readonly PaperPoint[], close: boolean): string {
  const steps = points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${mm(x)} ${mm(y)}`).join('');
  return close ? `${steps}Z` : steps;
}
