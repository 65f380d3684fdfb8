/** Marks as a PDF content stream: the same drawing that `sheet/svg.ts` writes as SVG. */
import type { Attributes, LayerName, Mark } from '../sheet/marks';
import { circlePath, linePath, num, pathOf, rectPath } from './path';

/** What the writer asks of the document round it. */
export interface Face {
  /** The text in runs, each with the resource name of a font that has its letters, and its glyphs in hexadecimal. */
  readonly encode: (content: string) => readonly { readonly font: string; readonly glyphs: string }[];
  /** Width in em. */
  readonly width: (content: string) => number;
}

export interface ContentPage {
  readonly regular: Face;
  readonly bold: Face;
  /** The name of a layer's property list. */
  readonly layer: (name: LayerName) => string;
  /** The name of a picture among the page's resources, and its size; undefined where it cannot be shown. */
  readonly image: (
    address: string,
  ) => { readonly name: string; readonly width: number; readonly height: number } | undefined;
  /** Shapes that are referred to by `url(#id)`: clip paths. */
  readonly defined: ReadonlyMap<string, Mark>;
}

export const MM_TO_POINT = 72 / 25.4;

/** Attributes that come down from a group to what is in it, as in SVG. */
const INHERITED = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'stroke-linecap',
  'fill-rule',
  'paint-order',
  'font-size',
  'font-weight',
  'text-anchor',
] as const;
type Style = Readonly<Record<string, string | number | undefined>>;

/** The content of one page, y turned round so that the drawing's millimetres run down from the top left corner. */
export function pageContent(drawing: Mark, height_mm: number, page: ContentPage): string {
  const k = num6(MM_TO_POINT);
  const head = `${k} 0 0 -${k} 0 ${num6(height_mm * MM_TO_POINT)} cm\n`;
  return head + markContent(drawing, page);
}

/** Content in the drawing's own millimetres. */
export const markContent = (drawing: Mark, page: ContentPage): string => {
  const writer = new ContentWriter(page);
  writer.write(drawing, {});
  return writer.out.join('');
};

/** The matrix needs more digits than a coordinate: an error in it grows with the sheet. */
const num6 = (value: number): string => value.toFixed(6);

class ContentWriter {
  readonly out: string[] = [];
  private readonly page: ContentPage;
  /** Graphics state as last written, by operator; saved and restored with q and Q. */
  private state: Readonly<Record<string, string>> = {};

  constructor(page: ContentPage) {
    this.page = page;
  }

  write(mark: Mark, above: Style): void {
    if (mark.name === 'defs') return;
    const style = inherit(above, mark.attributes);
    if (mark.name === 'text') this.within(mark.attributes, () => this.text(mark, style));
    else if (typeof mark.content !== 'string' && mark.content.length > 0) {
      const { content } = mark;
      this.within(mark.attributes, () => {
        for (const part of content) this.write(part, style);
      });
    } else if (mark.name === 'image') this.within(mark.attributes, () => this.image(mark.attributes));
    else this.within(mark.attributes, () => this.shape(mark, style));
  }

  /** Inside the layer, clip and transform that a mark states. */
  private within(attributes: Attributes, draw: () => void): void {
    const { transform, 'clip-path': clip, 'data-layer': layer } = attributes;
    const kept = this.state;
    const saves = transform !== undefined || clip !== undefined;
    if (layer !== undefined) this.out.push(`/OC /${this.page.layer(layer as LayerName)} BDC\n`);
    if (saves) this.out.push('q\n');
    if (transform !== undefined) this.out.push(matrices(String(transform)));
    if (clip !== undefined) this.out.push(this.clip(String(clip)));
    draw();
    if (saves) {
      this.out.push('Q\n');
      this.state = kept;
    }
    if (layer !== undefined) this.out.push('EMC\n');
  }

  private clip(reference: string): string {
    const shape = this.page.defined.get(/^url\(#(.*)\)$/.exec(reference)?.[1] ?? '');
    return shape ? `${shapePath(shape)}W n\n` : '';
  }

  private shape(mark: Mark, style: Style): void {
    const path = shapePath(mark);
    if (path === '') return;
    const fills = style['fill'] !== 'none' && mark.name !== 'line';
    const strokes = style['stroke'] !== undefined && style['stroke'] !== 'none';
    if (!fills && !strokes) return;
    if (fills) this.set('fill', colour(style['fill'] ?? '#000000', 'fill'));
    if (strokes) this.setStroke(style);
    const rule = style['fill-rule'] === 'evenodd' ? '*' : '';
    this.out.push(path, fills ? (strokes ? `B${rule}\n` : `f${rule}\n`) : 'S\n');
  }

  /** As SVG has it where nothing else is said: whole, in the middle of its box. */
  private image(attributes: Attributes): void {
    const found = this.page.image(String(attributes['href']));
    if (!found) return;
    const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((key) => Number(attributes[key]));
    const scale = Math.min(width! / found.width, height! / found.height);
    const [w, h] = [found.width * scale, found.height * scale];
    const left = x! + (width! - w) / 2;
    const bottom = y! + (height! + h) / 2;
    this.out.push(`q ${num(w)} 0 0 ${num(-h)} ${num(left)} ${num(bottom)} cm /${found.name} Do Q\n`);
  }

  private setStroke(style: Style): void {
    this.set('stroke', colour(style['stroke']!, 'stroke'));
    this.set('width', `${num(Number(style['stroke-width'] ?? 1))} w\n`);
    this.set('dash', `[${dashes(style['stroke-dasharray'])}] 0 d\n`);
    this.set('join', `${style['stroke-linejoin'] === 'round' ? 1 : 0} j\n`);
    this.set('cap', `${style['stroke-linecap'] === 'round' ? 1 : 0} J\n`);
  }

  private text({ attributes, content }: Mark, style: Style): void {
    const words = printable(typeof content === 'string' ? content : '');
    if (words === '') return;
    const size = Number(style['font-size'] ?? 3);
    const isBold = Number(style['font-weight'] ?? 400) >= 600;
    const face = isBold ? this.page.bold : this.page.regular;
    const x = Number(attributes['x'] ?? 0) - startShift(style) * face.width(words) * size;
    const y = Number(attributes['y'] ?? 0);
    const runs = face.encode(words).map(({ font, glyphs }) => `/${font} ${num(size)} Tf ${glyphs} Tj`);
    const show = `1 0 0 -1 ${num(x)} ${num(y)} Tm ${runs.join(' ')}`;
    if (style['stroke'] !== undefined && style['paint-order'] === 'stroke') {
      // The halo first, under the letters; marked so that readers do not read the words twice.
      this.setStroke(style);
      this.out.push(`/Artifact BMC\nBT 1 Tr ${show} 0 Tr ET\nEMC\n`);
    }
    this.set('fill', colour(style['fill'] ?? '#000000', 'fill'));
    this.out.push(`BT ${show} ET\n`);
  }

  private set(what: string, operators: string): void {
    if (this.state[what] === operators) return;
    this.state = { ...this.state, [what]: operators };
    this.out.push(operators);
  }
}

/** How much of its width a text stands left of its point. */
function startShift(style: Style): number {
  if (style['text-anchor'] === 'middle') return 0.5;
  return style['text-anchor'] === 'end' ? 1 : 0;
}

function inherit(above: Style, attributes: Attributes): Style {
  let style: Record<string, string | number | undefined> | undefined;
  for (const key of INHERITED) {
    if (attributes[key] === undefined) continue;
    style ??= { ...above };
    style[key] = attributes[key];
  }
  return style ?? above;
}

export function shapePath({ name, attributes }: Mark): string {
  switch (name) {
    case 'rect':
      return rectPath(attributes);
    case 'line':
      return linePath(attributes);
    case 'circle':
      return circlePath(attributes);
    case 'path':
      return pathOf(String(attributes['d'] ?? ''));
    default:
      return '';
  }
}

function colour(value: string | number, use: 'fill' | 'stroke'): string {
  const text = String(value);
  const pattern = /^url\(#(\w+)\)$/.exec(text)?.[1];
  if (pattern !== undefined)
    return `/Pattern ${use === 'fill' ? 'cs' : 'CS'} /${pattern} ${use === 'fill' ? 'scn' : 'SCN'}\n`;
  const parts = [1, 3, 5].map((at) => num(Number.parseInt(text.slice(at, at + 2), 16) / 255));
  return `${parts.join(' ')} ${use === 'fill' ? 'rg' : 'RG'}\n`;
}

const dashes = (value: string | number | undefined): string =>
  value === undefined || value === 'none'
    ? ''
    : String(value)
        .split(/[\s,]+/)
        .map(Number)
        .map(num)
        .join(' ');

/** Nothing that is not seen: control characters, and what turns the direction of reading. One kind of fixed space. */
const printable = (text: string): string =>
  text
    .replaceAll('\u202F', '\u00A0')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ' ')
    .replace(/\s+$/u, '');

/** `translate(x y) scale(k) rotate(a) rotate(a x y)`, one matrix each. */
export function matrices(transform: string): string {
  let out = '';
  for (const [, name, rest] of transform.matchAll(/(\w+)\(([^)]*)\)/g)) {
    const [a = 0, b = 0, c = 0] = rest!
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    if (name === 'translate') out += `1 0 0 1 ${num(a)} ${num(b)} cm\n`;
    else if (name === 'scale') out += `${num(a)} 0 0 ${num(a)} 0 0 cm\n`;
    else out += `1 0 0 1 ${num(b)} ${num(c)} cm\n${turned(a)} 0 0 cm\n1 0 0 1 ${num(-b)} ${num(-c)} cm\n`;
  }
  return out;
}

function turned(angle_deg: number): string {
  const angle = (angle_deg * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return [cos, sin, -sin, cos].map(num6).join(' ');
}
