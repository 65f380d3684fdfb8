/** Text of a drawing: windows-1252 bytes, and what a CAD program would not read as text told apart. */

/** Code points of the bytes 0x80 to 0x9F; 0 where the page has none. */
const HIGH = [
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
  0x017d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a,
  0x0153, 0, 0x017e, 0x0178,
];

const BYTE_OF = new Map(
  HIGH.map((code, i) => [code, 0x80 + i]).filter(([code]) => code !== 0) as [number, number][],
);

/**
 * One line: a line break would end the value. Signs that the page has not by number; two per cent signs, which CAD
 * acts on and programs escape in different ways, apart. */
export function cadText(text: string): string {
  let out = '';
  const plain = text
    .slice(0, MAX_TEXT)
    .replaceAll(/%(?=%)/g, '% ')
    .replaceAll('^', '^ ')
    .replaceAll(/\\(?=[UM]\+)/gi, '\\U+005C');
  for (const sign of plain) {
    const code = sign.codePointAt(0)!;
    if (code < 0x20 || code === 0x7f) out += ' ';
    else out += byteOf(code) === undefined ? numbered(sign) : sign;
  }
  return out.trim();
}

/** A line of a drawing holds 2,049 bytes, a sign by number takes 7. */
const MAX_TEXT = 250;

function numbered(sign: string): string {
  let out = '';
  for (let i = 0; i < sign.length; i++) {
    out += `\\U+${sign.charCodeAt(i).toString(16).toUpperCase().padStart(4, '0')}`;
  }
  return out;
}

const byteOf = (code: number): number | undefined =>
  code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : BYTE_OF.get(code);

/** @throws Error for a sign that is not in the page: `cadText` leaves none. */
export function windows1252(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const byte = byteOf(text.charCodeAt(i));
    if (byte === undefined) throw new Error('a sign outside windows-1252');
    bytes[i] = byte;
  }
  return bytes;
}

/** Layers are ASCII capitals: some programs read nothing else. */
export const layerName = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9_-]+/g, '_')
    .slice(0, 60);
