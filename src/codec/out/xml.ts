/** Text into XML and HTML. */

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
