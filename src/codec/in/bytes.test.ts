import { gzipSync, strFromU8, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { toUtf8 } from './encoding';
import { finish } from '../../kernel/steps';
import { gunzip } from './gunzip';
import { sniff } from './sniff';

const TEXT = '{"name":"Café 🎥"}';

function utf16(text: string, highByteFirst: boolean): Uint8Array {
  const bytes = [0xfeff, ...Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))].flatMap(
    (unit) => (highByteFirst ? [unit >> 8, unit & 0xff] : [unit & 0xff, unit >> 8]),
  );
  return Uint8Array.from(bytes);
}

describe('toUtf8', () => {
  it.each([
    ['utf-8', strToU8(TEXT)],
    ['utf-8', strToU8(`\ufeff${TEXT}`)],
    ['utf-16le', utf16(TEXT, false)],
    ['utf-16be', utf16(TEXT, true)],
  ])('reads %s with its mark', (encoding, bytes) => {
    const decoded = toUtf8(bytes);
    expect([decoded.encoding, strFromU8(decoded.bytes)]).toEqual([encoding, TEXT]);
  });

  it('takes bytes that are no UTF-8 for Windows-1252', () => {
    const decoded = toUtf8(Uint8Array.from([0x22, 0x80, 0x93, 0xe9, 0x94, 0x22]));
    expect([decoded.encoding, strFromU8(decoded.bytes)]).toEqual(['windows-1252', '"€“é”"']);
  });

  it('carries long UTF-16 across the pieces it is decoded in', () => {
    const long = '🎥é'.repeat(9000);
    expect(strFromU8(toUtf8(utf16(long, false)).bytes)).toBe(long);
  });
});

describe('UTF-8', () => {
  const well = [[0x41], [0xc3, 0xa9], [0xe2, 0x82, 0xac], [0xf0, 0x9f, 0x8e, 0xa5]];
  const ill = [[0x80], [0xc3, 0x41], [0xc0, 0xaf], [0xe2, 0x82, 0x41], [0xf5, 0x80, 0x80, 0x80], [0xff]];

  it('is told from what it is not wherever the bytes lie, in the file and in memory', () => {
    for (let start = 0; start < 4; start++) {
      for (let at = 0; at < 14; at++) {
        for (const [list, encoding] of [
          [well, 'utf-8'],
          [ill, 'windows-1252'],
        ] as const) {
          for (const sequence of list) {
            const file = new Uint8Array(new ArrayBuffer(40), start, 20).fill(0x61);
            file.set(sequence, at);
            expect([start, at, sequence, toUtf8(file).encoding]).toEqual([start, at, sequence, encoding]);
          }
        }
      }
    }
  });
});

describe('gunzip', () => {
  const LIMITS = { maxBytes: 64 * 1024 * 1024, maxRatio: 200 };

  it('gives back what was packed, several members in a row too', () => {
    const packed = Uint8Array.from([...gzipSync(strToU8('[1,')), ...gzipSync(strToU8('2]'))]);
    const result = finish(gunzip(packed, LIMITS));
    expect(result.ok && strFromU8(result.value)).toBe('[1,2]');
  });

  it('stops a bomb by its ratio, and anything at the limit', () => {
    const zeros = gzipSync(new Uint8Array(40 * 1024 * 1024));
    expect(finish(gunzip(zeros, LIMITS))).toEqual({ ok: false, error: 'file.isBomb' });
    expect(finish(gunzip(zeros, { maxBytes: 1000, maxRatio: 1e9 }))).toEqual({
      ok: false,
      error: 'file.tooBig',
    });
  });

  it('knows a file that was cut off or is damaged', () => {
    const packed = gzipSync(strToU8(JSON.stringify(Array.from({ length: 5000 }, (_, i) => i * 7919))));
    expect(finish(gunzip(packed.subarray(0, packed.length / 2), LIMITS)).ok).toBe(false);
    expect(finish(gunzip(Uint8Array.from([0x1f, 0x8b, 1, 2, 3]), LIMITS)).ok).toBe(false);
  });
});

describe('sniff', () => {
  const code = (bytes: Uint8Array | string) => {
    const found = sniff(typeof bytes === 'string' ? strToU8(bytes) : bytes);
    return found.kind === 'refused' ? [found.code, found.params?.what].filter(Boolean).join(' ') : found.kind;
  };
  const zip = (name: string) => zipSync({ [name]: strToU8('x') });

  it.each([
    ['', 'file.empty'],
    [new Uint8Array(1000), 'file.isBlank'],
    ['{"type":"Feature"}', 'json'],
    ['  \n[1]', 'json'],
    ['\u001e{"type":"Feature"}', 'json'],
    ['\ufeff{"type":"Feature"}', 'json'],
    ['// by hand\n{"type": "Feature"}', 'json'],
    [gzipSync(strToU8('{}')), 'gzip'],
    [Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10]), 'file.isImage PNG'],
    [Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]), 'file.isImage JPEG'],
    ['<svg xmlns="x"/>', 'file.isImage SVG'],
    ['%PDF-1.7', 'file.isPdf'],
    ['<!DOCTYPE html><html></html>', 'file.isWebPage'],
    ['<?xml version="1.0"?><kml xmlns="x">', 'kml'],
    ['<gpx version="1.1">', 'gpx'],
    ['<?xml version="1.0"?>\n<osm version="0.6">', 'osm-xml'],
    ['<wfs:FeatureCollection>', 'file.isXml'],
    ['id;lon;lat\n1;5,3;43,2', 'csv'],
    [Uint8Array.from([0x64, 0xf4, 0x3b, 0x6c, 0x3b, 0x6d, 0x0a]), 'csv'],
    ['0\nSECTION\n2\nHEADER', 'dxf'],
    ['999\nmade by hand\n  0\nSECTION\n', 'dxf'],
    ['SQLite format 3\0 and more', 'file.isSqlite'],
    ['just words', 'file.unknownFormat'],
    [zip('ville/batiments.SHP'), 'zip'],
    [Uint8Array.from([0, 0, 0x27, 0x0a, 1]), 'shp'],
    [zip('xl/workbook.xml'), 'xlsx'],
    [zip('content.xml'), 'file.isSpreadsheet'],
    ['SQLite format 3\0'.padEnd(68, ' ') + 'GPKG', 'geopackage'],
    [zip('../../evil.geojson'), 'zip'],
    [zip('word/document.xml'), 'file.isOther Office'],
    ['PK\u0003\u0004', 'file.zipBroken'],
  ])('%# knows %o as %s', (bytes, expected) => {
    expect(code(bytes)).toBe(expected);
  });
});
