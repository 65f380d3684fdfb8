/**
 * What a sheet is drawn with: a tree of a few kinds of marks, that one writer turns into SVG and another into PDF.
 * Names and attributes are SVG's, lengths are millimetres of paper, y runs down.
 */

export type Attributes = Readonly<Record<string, string | number | undefined>>;

export interface Mark {
  readonly name:
    | 'svg'
    | 'defs'
    | 'style'
    | 'g'
    | 'path'
    | 'rect'
    | 'line'
    | 'circle'
    | 'text'
    | 'image'
    | 'clipPath'
    | 'pattern';
  readonly attributes: Attributes;
  /** Marks, or the words of a text. */
  readonly content: readonly Mark[] | string;
}

export const element = (
  name: Mark['name'],
  attributes: Attributes,
  content: Mark | readonly Mark[] | string = [],
): Mark => ({ name, attributes, content: isMark(content) ? [content] : content });

const isMark = (content: Mark | readonly Mark[] | string): content is Mark =>
  typeof content === 'object' && 'name' in content;

/** Nothing drawn. */
export const NOTHING: Mark = element('g', {});

export const isNothing = ({ name, content }: Mark): boolean =>
  name === 'g' && typeof content !== 'string' && content.every(isNothing);

export const group = (attributes: Attributes, content: readonly Mark[]): Mark =>
  element('g', attributes, content);

/** Marks that belong to one layer of the map: a reader of the PDF can switch it off. */
export const layer = (name: LayerName, content: readonly Mark[]): Mark =>
  element('g', { 'data-layer': name }, content);

export const LAYER_NAMES = [
  'streets',
  'buildings',
  'coverage',
  'gaps',
  'zones',
  'sound',
  'names',
  'devices',
  'labels',
  'grid',
] as const;
export type LayerName = (typeof LAYER_NAMES)[number];

export const rect = (box: Box, attributes: Attributes = {}): Mark =>
  element('rect', { x: box.x, y: box.y, width: box.width, height: box.height, ...attributes });

export const line = (x1: number, y1: number, x2: number, y2: number, attributes: Attributes = {}): Mark =>
  element('line', { x1, y1, x2, y2, ...attributes });

/** A length or coordinate in mm, to a hundredth: finer than any printer draws. */
export const mm = (value: number): string => String(Math.round(value * 100) / 100);

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
  if (points.length === 0) return '';
  const steps = points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${mm(x)} ${mm(y)}`).join('');
  return close ? `${steps}Z` : steps;
}
