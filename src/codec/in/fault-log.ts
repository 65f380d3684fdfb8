/** Gathers the faults of one file: one entry per code, with the count and the first places. */
import type { Fault } from '../../kernel/fault';
import { READ_FAULTS, type ReadFaultCode } from './fault-codes';
import { lineAndColumn } from './json-scan';

/** Where in the file: the feature's zero-based ordinal, and the byte, or the line, at which it begins. */
export interface Place {
  readonly feature: number;
  readonly offset?: number;
  readonly line?: number;
}

type Params = Readonly<Record<string, string | number>>;

interface Entry {
  count: number;
  readonly place: Place | undefined;
  readonly features: number[];
  readonly params: Params;
}

/** So many places are named; the count says how many there are. */
const NAMED = 8;

export class FaultLog {
  private readonly entries = new Map<ReadFaultCode, Entry>();

  add(code: ReadFaultCode, place?: Place, params: Params = {}): void {
    const entry = this.entries.get(code);
    if (!entry) {
      this.entries.set(code, { count: 1, place, features: place ? [place.feature] : [], params });
      return;
    }
    entry.count++;
    const isNew = place !== undefined && entry.features.at(-1) !== place.feature;
    if (isNew && entry.features.length < NAMED) entry.features.push(place.feature);
  }

  get isEmpty(): boolean {
    return this.entries.size === 0;
  }

  /** @param bytes the text that the places' offsets count in, which gives their lines; none for binary formats. */
  finish(file: string, bytes: Uint8Array | undefined): Fault[] {
    return [...this.entries].map(([code, entry]) => ({
      code,
      severity: READ_FAULTS[code],
      file,
      ...(entry.place === undefined ? {} : { feature: entry.place.feature }),
      ...lineOf(entry.place, bytes),
      count: entry.count,
      params: { file, n: entry.count, ...placesParam(entry), ...entry.params },
    }));
  }
}

function lineOf(place: Place | undefined, bytes: Uint8Array | undefined): { line?: number } {
  if (place?.line !== undefined) return { line: place.line };
  return place?.offset !== undefined && bytes ? lineAndColumn(bytes, place.offset) : {};
}

/** One-based, as people count: “3, 7, 9 …”. */
function placesParam(entry: Entry): { features?: string } {
  if (entry.features.length === 0) return {};
  const named = entry.features.map((feature) => feature + 1).join(', ');
  return { features: entry.count > entry.features.length ? `${named}…` : named };
}

/** A fault that refuses the file. */
export function fileFault(code: ReadFaultCode, file: string, params: Params = {}): Fault {
  return { code, severity: 'error', file, count: 1, params: { file, n: 1, ...params } };
}
