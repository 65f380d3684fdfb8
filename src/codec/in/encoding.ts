/**
 * Text of any encoding that files are met in, to UTF-8 bytes: byte order marks, UTF-16 (“Unicode” of Windows) and, when
 * the bytes are no UTF-8 at all, Windows-1252.
 */
import { strFromU8, strToU8 } from 'fflate';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface DecodedText {
  readonly bytes: Uint8Array;
  readonly encoding: Encoding;
}

/** Code points of 0x80–0x9f in Windows-1252; the five that it leaves open stay as they are. */
const WINDOWS_1252 = [
  0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d,
  0x017d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a,
  0x0153, 0x9d, 0x017e, 0x0178,
];

/** Code page 850 of DOS from 0x80: what old dBASE tables of Western Europe are in. */
const CP850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

export type CodePage = 'utf-8' | 'windows-1252' | 'cp850';

/** Text in a stated code page; UTF-8, else Windows-1252, where none is. Bytes that are no UTF-8 are never UTF-8. */
export function decodeText(bytes: Uint8Array, page: CodePage | undefined): string {
  if (page === 'windows-1252') return strFromU8(fromWindows1252(bytes));
  if (page !== 'cp850') return strFromU8(toUtf8(bytes).bytes);
  return Array.from(bytes, (c) => (c < 0x80 ? String.fromCharCode(c) : CP850[c - 0x80]!)).join('');
}

const CHUNK = 8192;

/** The same text as UTF-8 without a byte order mark; the bytes themselves where they are that already. */
export function toUtf8(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return { bytes: bytes.subarray(3), encoding: 'utf-8' };
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { bytes: fromUtf16(bytes, 0), encoding: 'utf-16le' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { bytes: fromUtf16(bytes, 1), encoding: 'utf-16be' };
  if (isUtf8(bytes)) return { bytes, encoding: 'utf-8' };
  return { bytes: fromWindows1252(bytes), encoding: 'windows-1252' };
}

/** Whether the bytes are well-formed UTF-8 (a character cut off at the very end is let pass: the file stops early). */
export function isUtf8(bytes: Uint8Array): boolean {
  const n = bytes.length;
  // Most of a file is ASCII: it is passed over four bytes at a time.
  const words = new Uint32Array(
    bytes.buffer,
    0,
    bytes.byteOffset % 4 === 0 ? (bytes.byteOffset + n) >>> 2 : 0,
  );
  const ahead = bytes.byteOffset >>> 2;
  for (let p = 0; p < n;) {
    const c = bytes[p]!;
    if (c < 0x80) {
      p++;
      if (p % 4 !== 0) continue;
      let w = ahead + p / 4;
      while (w < words.length && (words[w]! & 0x80808080) === 0) w++;
      p = Math.max(p, 4 * (w - ahead));
      continue;
    }
    const more = following(c);
    if (more === 0) return false;
    for (let i = 1; i <= more && p + i < n; i++) if ((bytes[p + i]! & 0xc0) !== 0x80) return false;
    p += 1 + more;
  }
  return true;
}

/** How many bytes a lead byte of UTF-8 announces; 0 when it is none. */
function following(lead: number): number {
  if (lead >= 0xc2 && lead < 0xe0) return 1;
  if (lead >= 0xe0 && lead < 0xf0) return 2;
  return lead >= 0xf0 && lead < 0xf5 ? 3 : 0;
}

function fromUtf16(bytes: Uint8Array, highByteFirst: 0 | 1): Uint8Array {
  const units = new Uint16Array(CHUNK);
  const parts: string[] = [];
  let used = 0;
  for (let p = 2; p + 1 < bytes.length; p += 2) {
    units[used++] = (bytes[p + 1 - highByteFirst]! << 8) | bytes[p + highByteFirst]!;
    if (used === CHUNK) {
      parts.push(String.fromCharCode(...units));
      used = 0;
    }
  }
  parts.push(String.fromCharCode(...units.subarray(0, used)));
  return strToU8(parts.join(''));
}

function fromWindows1252(bytes: Uint8Array): Uint8Array {
  const parts: string[] = [];
  for (let p = 0; p < bytes.length; p += CHUNK) {
    const codes = Array.from(bytes.subarray(p, p + CHUNK), (c) =>
      c >= 0x80 && c < 0xa0 ? WINDOWS_1252[c - 0x80]! : c,
    );
    parts.push(String.fromCharCode(...codes));
  }
  return strToU8(parts.join(''));
}
