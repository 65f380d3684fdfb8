/**
 * XML read piece by piece: each element of a wanted name is handed over as a small tree, and nothing else is kept. A
 * document type declaration that defines entities refuses the file: nothing is ever expanded or fetched.
 */
import { strFromU8 } from 'fflate';
import { SaxesParser } from 'saxes';

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own text and CDATA, untrimmed. */
  readonly text: string;
}

export interface XmlFault {
  readonly code: 'xml.syntax' | 'xml.entities' | 'xml.tooDeep';
  readonly line: number;
  readonly column: number;
}

/** Bytes between two reports of progress. */
const PIECE = 1 << 18;
/** Deeper nesting than this is none of the formats that are read. */
const MAX_DEPTH = 64;

interface Growing extends XmlElement {
  readonly children: Growing[];
  text: string;
}

/**
 * Yields the share done, in [0, 1].
 * @param bytes UTF-8.
 * @param wanted names of elements, without prefix; one inside another is part of that one's tree.
 */
export function* xmlRecords(
  bytes: Uint8Array,
  wanted: ReadonlySet<string>,
  take: (record: XmlElement) => void,
): Generator<number, XmlFault | undefined> {
  const collector = new Collector(wanted, take);
  for (let from = 0; from < bytes.length;) {
    const to = wholeCharacters(bytes, Math.min(from + PIECE, bytes.length));
    collector.write(strFromU8(bytes.subarray(from, to)));
    if (collector.fault) return collector.fault;
    from = to;
    yield to / bytes.length;
  }
  collector.close();
  return collector.fault;
}

class Collector {
  fault: XmlFault | undefined;
  private readonly parser = new SaxesParser();
  private readonly open: Growing[] = [];
  private depth = 0;

  constructor(wanted: ReadonlySet<string>, take: (record: XmlElement) => void) {
    const { parser, open } = this;
    parser.on('error', () => this.fail('xml.syntax'));
    parser.on('doctype', (doctype) => {
      if (/<!ENTITY/i.test(doctype)) this.fail('xml.entities');
    });
    parser.on('opentag', ({ name, attributes }) => {
      if (++this.depth > MAX_DEPTH) this.fail('xml.tooDeep');
      const local = name.slice(name.indexOf(':') + 1);
      if (open.length === 0 && !wanted.has(local)) return;
      const element: Growing = { name: local, attributes, children: [], text: '' };
      open.at(-1)?.children.push(element);
      open.push(element);
    });
    const addText = (text: string): void => {
      const element = open.at(-1);
      if (element) element.text += text;
    };
    parser.on('text', addText);
    parser.on('cdata', addText);
    parser.on('closetag', () => {
      this.depth--;
      const element = open.pop();
      if (element && open.length === 0 && !this.fault) take(element);
    });
  }

  write(text: string): void {
    this.parser.write(text);
  }

  close(): void {
    if (!this.fault) this.parser.close();
  }

  private fail(code: XmlFault['code']): void {
    this.fault ??= { code, line: this.parser.line, column: this.parser.column + 1 };
  }
}

/** The greatest end up to `end` that cuts no character of UTF-8 in two. */
function wholeCharacters(bytes: Uint8Array, end: number): number {
  if (end === bytes.length) return end;
  let cut = end;
  while (cut > 0 && (bytes[cut]! & 0xc0) === 0x80) cut--;
  return cut > end - 4 && cut > 0 ? cut : end;
}

export const childNamed = (element: XmlElement, name: string): XmlElement | undefined =>
  element.children.find((child) => child.name === name);

export const childText = (element: XmlElement, name: string): string =>
  childNamed(element, name)?.text.trim() ?? '';

/** All elements of these names below, in order, not looking inside those found. */
export function descendants(element: XmlElement, names: ReadonlySet<string>): readonly XmlElement[] {
  return element.children.flatMap((child) => (names.has(child.name) ? [child] : descendants(child, names)));
}
