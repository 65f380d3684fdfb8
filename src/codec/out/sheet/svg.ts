/** Marks as SVG text. */
import { escaped } from '../xml';
import { isNothing, mm, type Mark } from './marks';

export function svgOf(mark: Mark): string {
  if (isNothing(mark)) return '';
  const { name, attributes, content } = mark;
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? mm(value) : escaped(String(value))}"`)
    .join('');
  const inner = typeof content === 'string' ? escaped(content) : content.map(svgOf).join('');
  return inner === '' ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>`;
}
