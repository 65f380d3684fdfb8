/**
 * The schema of the built-in data in `data/`: catalogue, level profiles, street classes. The shells hand the parsed
 * JSON to the core; these functions say whether it is what the core's types promise. Every fault is reported, with
 * the entry (`feature`) and the member (`params.path`) concerned.
 */
import type { Fault } from '../kernel/fault';
import { err, ok, type Result } from '../kernel/result';
import {
  PRINTED_DISTANCES,
  type DeviceModel,
  type DeviceType,
  type LensModel,
  type LevelProfile,
  type SoundEventModel,
  type StreetClass,
} from '../model/catalogue';
import { MOST_LEVELS } from '../model/profiles';
import { SOUND_PERIODS } from '../model/plan';
import { COST_PARTS, PRICE_BASES, type PriceItem } from '../model/costs';

const DEVICE_TYPES: readonly DeviceType[] = [
  'fixed-dome',
  'turret',
  'bullet',
  'ptz',
  'multi-sensor',
  'panoramic',
  'fisheye',
  'anpr',
  'thermal',
  'mobile',
  'sound-sensor',
];
const LENSES: readonly LensModel[] = ['rectilinear', 'calibrated', 'equidistant', 'cylindrical'];

/** A year, month or day: `2015`, `2025-10`, `2026-05-25`. */
const DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/** The device catalogue: an array of models with distinct ids. */
export function parseCatalogue(
  value: unknown,
  file?: string,
): Result<readonly DeviceModel[], readonly Fault[]> {
  return parseList<DeviceModel>(value, file, 'id', checkModel);
}

/** One level profile, its levels in ascending density. */
export function parseLevelProfile(value: unknown, file?: string): Result<LevelProfile, readonly Fault[]> {
  const check = new Check(value, file, 0);
  check.origin();
  return checkProfile(value, check, file);
}

/**
 * A profile of the user's own in its whole form. It need not say where it comes from. The map has seven colours for
 * levels: with more, two neighbours could not be told apart.
 */
export function parseOwnProfile(value: unknown, file?: string): Result<LevelProfile, readonly Fault[]> {
  const check = new Check(value, file, 0);
  if (check.has('source')) check.source();
  if (check.has('date')) check.date('date');
  const levels = check.value('levels');
  if (Array.isArray(levels) && levels.length > MOST_LEVELS) check.fault('profiles.tooManyLevels', 'levels');
  return checkProfile(value, check, file);
}

function checkProfile(
  value: unknown,
  check: Check,
  file: string | undefined,
): Result<LevelProfile, readonly Fault[]> {
  check.text('id');
  check.names();
  const levels = check.value('levels');
  if (!Array.isArray(levels) || levels.length === 0) check.fault('data.notAList', 'levels');
  else checkLevels(levels, check, file);
  return check.faults.length > 0 ? err(check.faults) : ok(value as LevelProfile);
}

/** The street classes: an array of OSM highway values, each once. */
export function parseStreetClasses(
  value: unknown,
  file?: string,
): Result<readonly StreetClass[], readonly Fault[]> {
  return parseList<StreetClass>(value, file, 'highway', (check) => {
    check.text('highway');
    check.flag('counted');
    check.number('width_m', 0.5, 100);
    if (check.has('background_db')) check.periods('background_db');
    if (check.has('weight')) check.number('weight', 0, 1e9);
    check.names();
    check.origin();
  });
}

/** The sound events: an array of models with distinct ids. */
export function parseSoundEvents(
  value: unknown,
  file?: string,
): Result<readonly SoundEventModel[], readonly Fault[]> {
  return parseList<SoundEventModel>(value, file, 'id', (check) => {
    check.text('id');
    check.number('level_db', 0, 200);
    check.oneOf('metric', ['LAFmax']);
    check.number('height_m', 0, 100);
    check.number('band_hz', 50, 10_000);
    if (check.list('spectrum_db').length !== 8) check.fault('data.notAList', 'spectrum_db');
    for (const level of check.list('spectrum_db')) {
      if (typeof level !== 'number' || Math.abs(level) > 200) check.fault('data.outOfRange', 'spectrum_db');
    }
    check.names();
    check.origin();
  });
}

/** The price list: items with distinct ids, amounts excl. tax in euros. */
export function parsePrices(value: unknown, file?: string): Result<readonly PriceItem[], readonly Fault[]> {
  return parseList<PriceItem>(value, file, 'id', (check) => {
    check.text('id');
    check.oneOf('part', COST_PARTS);
    check.oneOf('basis', PRICE_BASES);
    check.names();
    check.origin();
    check.flag('placeholder');
    check.ends('min_eur', 'max_eur', 1e7);
    check.ends('min_share', 'max_share', 1);
    if (check.has('quantity')) check.oneOf('quantity', ['trench_m', 'fibre_m', 'radio_hops']);
    for (const type of check.list('types')) check.among('types', type, DEVICE_TYPES);
  });
}

function checkModel(check: Check): void {
  check.text('id');
  check.oneOf('type', DEVICE_TYPES);
  check.names();
  check.origin();
  check.number('default_height_m', 0.5, 50);
  if (check.value('type') === 'sound-sensor') return;
  check.oneOf('lens', LENSES);
  check.number('image_width_px', 16, 100_000);
  check.number('image_height_px', 16, 100_000);
  check.number('hfov_deg', 0.1, 360);
  check.number('vfov_deg', 0.1, 360);
  for (const tele of ['hfov_tele_deg', 'vfov_tele_deg'] as const) {
    if (!check.has(tele)) continue;
    check.number(tele, 0.1, 360);
    const wide = check.value(tele === 'hfov_tele_deg' ? 'hfov_deg' : 'vfov_deg');
    if (Number(check.value(tele)) > Number(wide)) check.fault('data.outOfRange', tele);
  }
  if (check.value('lens') === 'rectilinear' && Number(check.value('hfov_deg')) >= 180) {
    check.fault('data.outOfRange', 'hfov_deg');
  }
  if (check.has('ir_range_m')) check.number('ir_range_m', 0, 2000);
  if (check.has('ir_beam_deg')) check.number('ir_beam_deg', 0.1, 360);
  if (check.has('heads')) check.number('heads', 2, 16);
  if (check.has('ptz')) check.flag('ptz');
  checkPrinted(check);
}

/** What the data sheet prints beside the angles: focal lengths, sensor area, distances. */
function checkPrinted(check: Check): void {
  if (check.has('focal_mm')) check.number('focal_mm', 0.1, 2000);
  if (check.has('focal_tele_mm')) {
    check.number('focal_tele_mm', 0.1, 2000);
    if (!check.has('focal_mm')) check.fault('data.notANumber', 'focal_mm');
    if (Number(check.value('focal_tele_mm')) < Number(check.value('focal_mm')))
      check.fault('data.notAscending', 'focal_tele_mm');
  }
  for (const side of ['sensor_width_mm', 'sensor_height_mm'] as const) {
    if (check.has(side)) check.number(side, 0.1, 100);
  }
  if (!check.has('printed')) return;
  // The farther a distance, the less it shows: detection before identification.
  check.inner('printed', (printed) => {
    let nearest = Number.POSITIVE_INFINITY;
    for (const distance of PRINTED_DISTANCES) {
      if (!printed.has(distance)) continue;
      printed.number(distance, 0.1, 100_000);
      const value = Number(printed.value(distance));
      if (value > nearest) printed.fault('data.notAscending', distance);
      nearest = value;
    }
  });
}

function checkLevels(levels: readonly unknown[], profile: Check, file: string | undefined): void {
  let previous = 0;
  const ids = new Set<unknown>();
  levels.forEach((level, i) => {
    const check = new Check(level, file, 0, `levels.${i}.`);
    check.text('id');
    check.names();
    check.number('density_px_per_m', 0.1, 100_000);
    const density = check.value('density_px_per_m');
    if (typeof density === 'number' && density <= previous)
      check.fault('data.notAscending', 'density_px_per_m');
    if (ids.has(check.value('id'))) check.fault('data.duplicateId', 'id');
    ids.add(check.value('id'));
    previous = Number(density);
    profile.faults.push(...check.faults);
  });
}

function parseList<T>(
  value: unknown,
  file: string | undefined,
  key: string,
  checkEntry: (check: Check) => void,
): Result<readonly T[], readonly Fault[]> {
  if (!Array.isArray(value)) return err([new Check(value, file, 0).make('data.notAList', '')]);
  const faults: Fault[] = [];
  const seen = new Set<unknown>();
  value.forEach((entry, i) => {
    const check = new Check(entry, file, i);
    checkEntry(check);
    if (seen.has(check.value(key))) check.fault('data.duplicateId', key);
    seen.add(check.value(key));
    faults.push(...check.faults);
  });
  return faults.length > 0 ? err(faults) : ok(value as readonly T[]);
}

/** Gathers the faults of one entry. */
class Check {
  readonly faults: Fault[] = [];
  private readonly members: ReadonlyMap<string, unknown>;
  private readonly file: string | undefined;
  private readonly place: number;
  private readonly prefix: string;

  constructor(entry: unknown, file: string | undefined, place: number, prefix = '') {
    this.file = file;
    this.place = place;
    this.prefix = prefix;
    const isObject = typeof entry === 'object' && entry !== null && !Array.isArray(entry);
    this.members = new Map(isObject ? Object.entries(entry) : []);
    if (!isObject) this.fault('data.notAnObject', '');
  }

  has(member: string): boolean {
    return this.members.has(member);
  }

  value(member: string): unknown {
    return this.members.get(member);
  }

  text(member: string): void {
    const value = this.value(member);
    if (typeof value !== 'string' || value.trim() === '') this.fault('data.notText', member);
  }

  flag(member: string): void {
    if (typeof this.value(member) !== 'boolean') this.fault('data.notAFlag', member);
  }

  number(member: string, min: number, max: number): void {
    const value = this.value(member);
    if (typeof value !== 'number' || !Number.isFinite(value)) this.fault('data.notANumber', member);
    else if (value < min || value > max) this.fault('data.outOfRange', member);
  }

  /** Checks the members of a member. */
  inner(member: string, checkIt: (inner: Check) => void): void {
    const inner = new Check(this.value(member), this.file, this.place, `${this.prefix}${member}.`);
    if (inner.faults.length === 0) checkIt(inner);
    this.faults.push(...inner.faults);
  }

  oneOf(member: string, values: readonly string[]): void {
    if (!values.includes(String(this.value(member)))) this.fault('data.unknownValue', member);
  }

  /** A level in dB for each period of the day. */
  periods(member: string): void {
    const value = this.value(member);
    const levels = typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : new Map();
    for (const period of SOUND_PERIODS) {
      const level: unknown = levels.get(period);
      if (typeof level !== 'number' || level < 0 || level > 120)
        this.fault('data.outOfRange', `${member}.${period}`);
    }
  }

  /** Two ends of a range, both or neither. */
  ends(least: string, most: string, max: number): void {
    if (!this.has(least) && !this.has(most)) return;
    this.number(least, 0, max);
    this.number(most, 0, max);
    if (Number(this.value(most)) < Number(this.value(least))) this.fault('data.notAscending', most);
  }

  /** The entries of an optional list. */
  list(member: string): readonly unknown[] {
    const value = this.value(member);
    if (Array.isArray(value)) return value;
    if (value !== undefined) this.fault('data.notAList', member);
    return [];
  }

  among(member: string, entry: unknown, values: readonly string[]): void {
    if (!values.includes(String(entry))) this.fault('data.unknownValue', member);
  }

  /** French and English name. */
  names(): void {
    this.bothLanguages('name');
  }

  /** In both languages, or in the words of whoever wrote it. */
  source(): void {
    if (typeof this.value('source') === 'object') this.bothLanguages('source');
    else this.text('source');
  }

  private bothLanguages(member: string): void {
    const name = this.value(member);
    for (const language of ['fr', 'en']) {
      const words =
        typeof name === 'object' && name !== null ? new Map(Object.entries(name)).get(language) : undefined;
      if (typeof words !== 'string' || words.trim() === '')
        this.fault('data.notText', `${member}.${language}`);
    }
  }

  /** Source and date, which every entry states. */
  origin(): void {
    this.source();
    this.date('date');
  }

  date(member: string): void {
    if (!DATE.test(String(this.value(member)))) this.fault('data.notADate', member);
  }

  fault(code: string, path: string): void {
    this.faults.push(this.make(code, path));
  }

  make(code: string, path: string): Fault {
    return {
      code,
      severity: 'error',
      ...(this.file === undefined ? {} : { file: this.file }),
      feature: this.place,
      count: 1,
      params: { path: this.prefix + path },
    };
  }
}
