/** Attributes of a Shapefile: dBASE III, as GIS write it. Rows are read when they are asked for. */

import { decodeText, type CodePage } from '../encoding';

export interface DbfTable {
  readonly count: number;
  /** Names of its columns. */
  readonly fields: readonly string[];
  readonly row: (i: number) => Readonly<Record<string, string | number | boolean | null>>;
}

interface Field {
  readonly name: string;
  readonly type: string;
  readonly from: number;
  readonly length: number;
}

/** Language driver bytes of the code pages of DOS (ESRI's list); with the others Windows-1252 is meant. */
const DOS_DRIVERS = new Set([
  0x01, 0x02, 0x09, 0x0b, 0x0d, 0x0f, 0x11, 0x15, 0x18, 0x19, 0x1b, 0x1d, 0x25, 0x37,
]);

/**
 * Undefined when it is no dBASE table.
 * @param codePage content of the .cpg, if there is one.
 */
export function openDbf(bytes: Uint8Array, codePage: string | undefined): DbfTable | undefined {
  if (bytes.length < 33) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerSize = view.getUint16(8, true);
  const rowSize = view.getUint16(10, true);
  if (headerSize < 33 || rowSize < 2 || headerSize > bytes.length) return undefined;
  const page = pageOf(codePage) ?? (DOS_DRIVERS.has(bytes[29]!) ? 'cp850' : undefined);
  const decode = (piece: Uint8Array): string => decodeText(piece, page);
  const fields = fieldsOf(bytes, headerSize, decode);
  // What the header counts and what is there may differ: never more than is there.
  const count = Math.min(view.getUint32(4, true), Math.floor((bytes.length - headerSize) / rowSize));
  return {
    count,
    fields: fields.map(({ name }) => name),
    row: (i) => {
      if (i >= count) return {};
      const from = headerSize + i * rowSize;
      const cells = fields.map(({ name, type, from: at, length }): [string, Cell] => [
        name,
        cell(type, decode(bytes.subarray(from + at, from + at + length))),
      ]);
      return Object.fromEntries(cells.filter(([name, value]) => value !== null && name !== '__proto__'));
    },
  };
}

type Cell = string | number | boolean | null;

function fieldsOf(bytes: Uint8Array, headerSize: number, decode: (bytes: Uint8Array) => string): Field[] {
  const fields: Field[] = [];
  // The first byte of a row says whether it was deleted.
  let from = 1;
  for (let at = 32; at + 32 <= headerSize && bytes[at] !== 0x0d; at += 32) {
    const name = bytes.subarray(at, at + 11);
    const end = name.indexOf(0);
    const length = bytes[at + 16]!;
    fields.push({
      name: decode(end < 0 ? name : name.subarray(0, end)).trim(),
      type: String.fromCharCode(bytes[at + 11]!),
      from,
      length,
    });
    from += length;
  }
  return fields;
}

/** Numbers of asterisks are null; dates stay the text that they are. */
function cell(type: string, raw: string): Cell {
  const text = raw.replaceAll('\0', '').trim();
  if (text === '') return null;
  if (type === 'N' || type === 'F') {
    const number = Number(text);
    return Number.isFinite(number) ? number : null;
  }
  if (type === 'L') return /^[YyTt]$/.test(text) ? true : /^[NnFf]$/.test(text) ? false : null;
  return text;
}

/** `UTF-8`, `1252`, `CP1252`, `ANSI 1252`, `88591`, `ISO-8859-1`, `850`; undefined for any other. */
function pageOf(codePage: string | undefined): CodePage | undefined {
  const name =
    codePage
      ?.trim()
      .toLowerCase()
      .replaceAll(/[-_\s]/g, '') ?? '';
  if (name.includes('utf8') || name === '65001') return 'utf-8';
  if (/1252$|8859(?:1|15)$/.test(name)) return 'windows-1252';
  return /(?:850|437)$/.test(name) ? 'cp850' : undefined;
}
