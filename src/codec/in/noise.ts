/** Areas of a noise map: a level per polygon, for all periods of the day or for one. */
import type { PolygonRings } from '../../kernel/rings';
import { NOISE_PERIODS, type NoiseMap } from '../../model/city';
import { GrowingFloats, GrowingBytes, GrowingIndices } from './growable';
import { property, text, type Properties } from './properties';
import { plainName } from './table/names';

/** What the user says of a noise map: the member that has the level, and when it holds. */
export interface NoiseChoice {
  readonly property?: string;
  readonly period?: (typeof NOISE_PERIODS)[number];
}

/** Names that levels of noise go by, plain, the surest first; those of one period say so. */
const LEVEL_NAMES: readonly (readonly [name: string, period: (typeof NOISE_PERIODS)[number]])[] = [
  ['leveldb', 'all'],
  ['laeq', 'all'],
  ['laeqdb', 'all'],
  ['laeqdba', 'all'],
  ['laeqday', 'day'],
  ['laeqevening', 'evening'],
  ['laeqnight', 'night'],
  ['lday', 'day'],
  ['lde', 'day'],
  ['levening', 'evening'],
  ['lnight', 'night'],
  ['lden', 'all'],
  ['noiselevel', 'all'],
  ['niveausonore', 'all'],
  ['niveaubruit', 'all'],
  ['bruitdb', 'all'],
  ['dba', 'all'],
  ['isov1', 'all'],
];

/** A level that a place can have, dB(A). */
const LEAST_DB = 0;
const MOST_DB = 140;

/** The member that states a level of noise by its name, and for which period. */
export function guessNoise(tags: Properties): Required<NoiseChoice> | undefined {
  const names = Object.keys(tags);
  for (const [plain, period] of LEVEL_NAMES) {
    const found = names.find(
      (name) => plainName(name) === plain && noiseLevel_db(property(tags, name)) !== undefined,
    );
    if (found !== undefined) return { property: found, period };
  }
  return undefined;
}

/**
 * A level in dB(A) from a value such as 62, `62,5 dB(A)` or a class `60 - 65`, `Lden6064`: of a class the upper end,
 * so that nothing is heard that a louder street would drown. Undefined when it is none.
 */
export function noiseLevel_db(value: unknown): number | undefined {
  const words = typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
  if (words.length > 40) return undefined;
  // Classes of the European noise maps are written without a gap.
  const together = /^L[a-z]+(\d\d)(\d\d)$/i.exec(words.trim());
  const numbers = together ? together.slice(1) : (words.match(/\d+(?:[.,]\d+)?/g) ?? []);
  const levels = numbers.map((number) => Number(number.replace(',', '.')));
  if (levels.length === 0 || levels.length > 2) return undefined;
  const level = Math.max(...levels);
  return level >= LEAST_DB && level <= MOST_DB ? level : undefined;
}

/** Members with a number that may be a level, with the first values: for the choice. */
export class NoiseCandidates {
  private readonly samples = new Map<string, Set<string>>();
  private looked = 0;

  look(tags: Properties): void {
    if (this.looked++ >= 50) return;
    for (const name of Object.keys(tags)) {
      if (noiseLevel_db(property(tags, name)) === undefined) continue;
      const known = this.samples.get(name) ?? new Set();
      this.samples.set(name, known);
      if (known.size < 3) known.add(text(tags, name).slice(0, 40));
    }
  }

  finish(): readonly { readonly name: string; readonly samples: readonly string[] }[] {
    return [...this.samples].map(([name, values]) => ({ name, samples: [...values] }));
  }
}

export class NoiseTable {
  private readonly lonLat = new GrowingFloats();
  private readonly ringStart = new GrowingIndices();
  private readonly polygonStart = new GrowingIndices();
  private readonly level_db = new GrowingFloats();
  private readonly period = new GrowingBytes();
  count = 0;

  /** One area of one polygon or several. */
  add(polygons: readonly PolygonRings[], level_db: number, period: (typeof NOISE_PERIODS)[number]): void {
    for (const rings of polygons) {
      this.polygonStart.push(this.ringStart.length);
      for (const ring of rings) {
        this.ringStart.push(this.lonLat.length / 2);
        for (const value of ring) this.lonLat.push(value);
      }
      this.level_db.push(level_db);
      this.period.push(NOISE_PERIODS.indexOf(period));
    }
    this.count++;
  }

  finish(): NoiseMap | undefined {
    if (this.count === 0) return undefined;
    this.polygonStart.push(this.ringStart.length);
    this.ringStart.push(this.lonLat.length / 2);
    return {
      lonLat: this.lonLat.finish(),
      ringStart: this.ringStart.finish(),
      polygonStart: this.polygonStart.finish(),
      level_db: this.level_db.finish(),
      period: this.period.finish(),
    };
  }
}
