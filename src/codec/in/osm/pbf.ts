/**
 * OpenStreetMap extracts in PBF (wiki: PBF Format, 1.5): blocks of at most 32 MB, each packed by itself; dense and plain
 * nodes, ways, relations. Lengths are believed only within their own block.
 */
import { Unzlib } from 'fflate';
import { err, ok } from '../../../kernel/result';
import { fileFault, type FaultLog } from '../fault-log';
import type { Opening } from '../open-json';
import { OsmData, type Member, type Tags } from './osm-data';
import { ProtobufReader } from './protobuf';

/** Limits of the format itself. */
const MAX_HEADER = 64 * 1024;
const MAX_BLOCK = 32 * 1024 * 1024;

export function* openPbf(file: string, bytes: Uint8Array, log: FaultLog): Opening {
  const data = new OsmData();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    for (let at = 0; at < bytes.length;) {
      const headerSize = view.getUint32(at);
      if (headerSize > MAX_HEADER) throw new RangeError('header');
      const header = headerOf(bytes.subarray(at + 4, at + 4 + headerSize));
      const from = at + 4 + headerSize;
      at = from + header.size;
      if (header.size > MAX_BLOCK || at > bytes.length) throw new RangeError('block');
      if (header.type === 'OSMData') readBlock(unpacked(bytes.subarray(from, at)), data);
      yield at / bytes.length;
    }
  } catch {
    // Cut off, or a length that points outside: whatever it is, half an extract is none.
    return err([fileFault('pbf.broken', file)]);
  }
  const layer = data.finish();
  data.tell(log);
  return ok({ format: 'osm-pbf', layers: [layer] });
}

function headerOf(bytes: Uint8Array): { readonly type: string; readonly size: number } {
  let type = '';
  let size = 0;
  new ProtobufReader(bytes).fields((field, reader) => {
    if (field === 1) type = reader.text();
    else if (field === 3) size = reader.varint();
    else return false;
    return true;
  });
  return { type, size };
}

/** `raw`, or `zlib_data` of a stated size; other methods are not in use. */
function unpacked(blob: Uint8Array): Uint8Array {
  let raw: Uint8Array | undefined;
  let size = 0;
  let packed: Uint8Array | undefined;
  new ProtobufReader(blob).fields((field, reader) => {
    if (field === 1) raw = reader.bytes();
    else if (field === 2) size = reader.varint();
    else if (field === 3) packed = reader.bytes();
    else return false;
    return true;
  });
  if (raw) return raw;
  if (!packed || size > MAX_BLOCK) throw new RangeError('blob');
  const out = new Uint8Array(size);
  let length = 0;
  const stream = new Unzlib((chunk) => {
    if (length + chunk.length > size) throw new RangeError('larger than stated');
    out.set(chunk, length);
    length += chunk.length;
  });
  stream.push(packed, true);
  if (length !== size) throw new RangeError('smaller than stated');
  return out;
}

interface Block {
  readonly strings: readonly string[];
  readonly granularity: number;
  readonly lat0: number;
  readonly lon0: number;
}

function readBlock(bytes: Uint8Array, data: OsmData): void {
  const block = { strings: [] as string[], granularity: 100, lat0: 0, lon0: 0 };
  const groups: Uint8Array[] = [];
  new ProtobufReader(bytes).fields((field, reader) => {
    if (field === 1) block.strings = stringsOf(reader.bytes());
    else if (field === 2) groups.push(reader.bytes());
    else if (field === 17) block.granularity = reader.varint();
    else if (field === 19) block.lat0 = reader.varint();
    else if (field === 20) block.lon0 = reader.varint();
    else return false;
    return true;
  });
  for (const group of groups) {
    new ProtobufReader(group).fields((field, reader) => {
      if (field === 1) readNode(reader.bytes(), block, data);
      else if (field === 2) readDense(reader.bytes(), block, data);
      else if (field === 3) readWay(reader.bytes(), block, data);
      else if (field === 4) readRelation(reader.bytes(), block, data);
      else return false;
      return true;
    });
  }
}

function stringsOf(bytes: Uint8Array): string[] {
  const strings: string[] = [];
  new ProtobufReader(bytes).fields((field, reader) => {
    if (field !== 1) return false;
    strings.push(reader.text());
    return true;
  });
  return strings;
}

/** Nanodegrees. */
const degrees = (value: number, offset: number, granularity: number): number =>
  (offset + granularity * value) / 1e9;

function readNode(bytes: Uint8Array, block: Block, data: OsmData): void {
  let [id, lat, lon] = [0, 0, 0];
  let keys: readonly number[] = [];
  let values: readonly number[] = [];
  new ProtobufReader(bytes).fields((field, reader) => {
    if (field === 1) id = reader.signed();
    else if (field === 2) keys = reader.packed();
    else if (field === 3) values = reader.packed();
    else if (field === 8) lat = reader.signed();
    else if (field === 9) lon = reader.signed();
    else return false;
    return true;
  });
  const { lat0, lon0, granularity } = block;
  data.addNode(
    id,
    degrees(lon, lon0, granularity),
    degrees(lat, lat0, granularity),
    tagsOf(keys, values, block),
  );
}

function readDense(bytes: Uint8Array, block: Block, data: OsmData): void {
  let [ids, lats, lons, pairs]: readonly (readonly number[])[] = [[], [], [], []];
  new ProtobufReader(bytes).fields((field, reader) => {
    if (field === 1) ids = reader.packedDeltas();
    else if (field === 8) lats = reader.packedDeltas();
    else if (field === 9) lons = reader.packedDeltas();
    else if (field === 10) pairs = reader.packed();
    else return false;
    return true;
  });
  const { lat0, lon0, granularity, strings } = block;
  let at = 0;
  ids!.forEach((id, i) => {
    const tags: [string, string][] = [];
    // Key and value in turn, a zero after each node.
    for (; at < pairs!.length && pairs![at] !== 0; at += 2)
      tags.push([strings[pairs![at]!] ?? '', strings[pairs![at + 1]!] ?? '']);
    at++;
    data.addNode(
      id,
      degrees(lons![i]!, lon0, granularity),
      degrees(lats![i]!, lat0, granularity),
      tags.length > 0 ? Object.fromEntries(tags) : undefined,
    );
  });
}

function readWay(bytes: Uint8Array, block: Block, data: OsmData): void {
  let id = 0;
  let [keys, values, refs]: readonly (readonly number[])[] = [[], [], []];
  new ProtobufReader(bytes).fields((field, reader) => {
    if (field === 1) id = reader.varint();
    else if (field === 2) keys = reader.packed();
    else if (field === 3) values = reader.packed();
    else if (field === 8) refs = reader.packedDeltas();
    else return false;
    return true;
  });
  data.addWay(id, refs!, tagsOf(keys!, values!, block));
}

const MEMBER_TYPES = ['node', 'way', 'relation'] as const;

function readRelation(bytes: Uint8Array, block: Block, data: OsmData): void {
  let id = 0;
  let [keys, values, roles, refs, types]: readonly (readonly number[])[] = [[], [], [], [], []];
  new ProtobufReader(bytes).fields((field, reader) => {
    if (field === 1) id = reader.varint();
    else if (field === 2) keys = reader.packed();
    else if (field === 3) values = reader.packed();
    else if (field === 8) roles = reader.packed();
    else if (field === 9) refs = reader.packedDeltas();
    else if (field === 10) types = reader.packed();
    else return false;
    return true;
  });
  const members = refs!.map((ref, i): Member => ({
    type: MEMBER_TYPES[types![i]!] ?? 'node',
    ref,
    role: block.strings[roles![i]!] ?? '',
  }));
  data.addRelation(id, members, tagsOf(keys!, values!, block));
}

const tagsOf = (keys: readonly number[], values: readonly number[], { strings }: Block): Tags =>
  Object.fromEntries(keys.map((key, i) => [strings[key] ?? '', strings[values[i]!] ?? '']));
