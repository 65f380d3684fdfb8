import { strToU8, zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { read, taken } from '../../../testing/geojson';

/** The wire format, written by hand as its description says: an oracle apart from the reader. */
const varint = (value: number): number[] => {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  do {
    const low = Number(rest & 127n);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 128 : low);
  } while (rest > 0n);
  return bytes;
};
const zigzag = (value: number): number[] => varint(value >= 0 ? 2 * value : -2 * value - 1);
const number = (field: number, value: number): number[] => [...varint(field * 8), ...varint(value)];
const bytes = (field: number, content: readonly number[]): number[] => [
  ...varint(field * 8 + 2),
  ...varint(content.length),
  ...content,
];
const text = (field: number, content: string): number[] => bytes(field, [...strToU8(content)]);
const deltas = (values: readonly number[]): number[] =>
  values.flatMap((value, i) => zigzag(value - (values[i - 1] ?? 0)));

function block(type: string, content: readonly number[], packed: boolean): number[] {
  const raw = Uint8Array.from(content);
  const blob = packed ? [...number(2, raw.length), ...bytes(3, [...zlibSync(raw)])] : bytes(1, content);
  const header = [...text(1, type), ...number(3, blob.length)];
  return [0, 0, 0, header.length, ...header, ...blob];
}

const STRINGS = [
  '',
  'highway',
  'residential',
  'building',
  'yes',
  'type',
  'multipolygon',
  'outer',
  'man_made',
  'surveillance',
  'name',
  'Rue d’Essai 🎥',
];
const at = (name: string): number => STRINGS.indexOf(name);
const nano = (degrees: number): number => Math.round(degrees * 1e7);

const NODES = [
  { id: 12_345_678_901, lon: 5.37, lat: 43.295 },
  { id: 12_345_678_902, lon: 5.371, lat: 43.295 },
  { id: 7, lon: 5.371, lat: 43.296 },
  { id: 8, lon: -5.3705, lat: -43.2955 },
];

const dense = bytes(2, [
  ...bytes(1, deltas(NODES.map(({ id }) => id))),
  ...bytes(8, deltas(NODES.map(({ lat }) => nano(lat)))),
  ...bytes(9, deltas(NODES.map(({ lon }) => nano(lon)))),
  ...bytes(10, [0, 0, 0, at('man_made'), at('surveillance'), 0]),
]);
const way = (id: number, refs: number[], tags: string[]): number[] =>
  bytes(3, [
    ...number(1, id),
    ...bytes(2, tags.filter((_, i) => i % 2 === 0).map(at)),
    ...bytes(3, tags.filter((_, i) => i % 2 === 1).map(at)),
    ...bytes(8, deltas(refs)),
  ]);
const relation = bytes(4, [
  ...number(1, 5),
  ...bytes(2, [at('type'), at('building')]),
  ...bytes(3, [at('multipolygon'), at('yes')]),
  ...bytes(8, [at('outer'), at('outer')]),
  ...bytes(9, deltas([21, 22])),
  ...bytes(10, [1, 1]),
]);
const [A, B, C] = NODES.map(({ id }) => id) as [number, number, number];
const group = [
  ...dense,
  ...way(20, [A, B], ['highway', 'residential', 'name', 'Rue d’Essai 🎥']),
  ...way(21, [A, B, C], []),
  ...way(22, [C, A], []),
  ...relation,
];
const primitive = [
  ...bytes(
    1,
    STRINGS.flatMap((string) => text(1, string)),
  ),
  ...bytes(2, group),
];
const file = (packed: boolean): Uint8Array =>
  Uint8Array.from([
    ...block('OSMHeader', text(4, 'OsmSchema-V0.6'), false),
    ...block('OSMData', primitive, packed),
  ]);

describe('OSM PBF', () => {
  it.each([true, false])('reads dense nodes, ways and relations, packed %s', (packed) => {
    const { city, cameras, preview } = taken(file(packed));
    expect(preview).toMatchObject({ format: 'osm-pbf', streets: 1, buildings: 1, cameras: 1, leftOut: 0 });
    expect(city.streets.names).toEqual(['Rue d’Essai 🎥']);
    // Ten-millionths of a degree are what the format counts in.
    [5.37, 43.295, 5.371, 43.295].forEach((value, i) => expect(city.streets.lonLat[i]).toBeCloseTo(value, 9));
    expect(city.buildings.ids).toEqual(['relation/5']);
    expect(cameras[0]!.position[0]).toBeCloseTo(-5.3705, 9);
    expect(cameras[0]!.position[1]).toBeCloseTo(-43.2955, 9);
  });

  it('never believes a length beyond its block: cut or spoilt anywhere it is refused or read, and ends', () => {
    const whole = file(false);
    for (let cut = 20; cut < whole.length; cut += 7) {
      expect(read(whole.subarray(0, cut)).codes.length).toBeGreaterThan(0);
    }
    for (let i = 20; i < whole.length; i++) {
      const spoilt = whole.slice();
      spoilt[i] = 0xff;
      const { outcome, codes } = read(spoilt);
      // A spoilt coordinate may look like metres of no system.
      if (!outcome) expect(codes[0]).toMatch(/^(?:pbf\.broken|crs\.notDegrees|file\.)/);
    }
  });

  it('stops at a blob that unpacks to more than it states', () => {
    const lying = [...number(2, 10), ...bytes(3, [...zlibSync(Uint8Array.from(primitive))])];
    const header = [...text(1, 'OSMData'), ...number(3, lying.length)];
    const bytesOf = Uint8Array.from([
      ...block('OSMHeader', [], false),
      0,
      0,
      0,
      header.length,
      ...header,
      ...lying,
    ]);
    expect(read(bytesOf).codes).toEqual(['pbf.broken']);
  });
});
