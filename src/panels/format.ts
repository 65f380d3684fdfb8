/** Sentences and figures that several panels share. */
import { compassPoint, formatNumber, type Translator } from '../i18n';
import type { ObjectId } from '../kernel/units';
import type { DeviceModel, Level, LevelProfile } from '../model/catalogue';
import type { Plan, PlanObject } from '../model/plan';
import { modelNamed, type AppState } from '../store';

const NBSP = '\u00a0';

/** The number people call an object by, else its name, else its kind. */
export function shortLabel(object: PlanObject, t: Translator): string {
  if ('ref' in object && object.ref !== undefined) return object.ref;
  return object.name ?? kindLabel(object, t);
}

export const kindLabel = (object: PlanObject, t: Translator): string =>
  object.kind === 'zone' ? t(`role.${object.role}`) : t(`kind.${object.kind}`);

/** An object of a report: it may have been deleted since. */
export function labelOfId(plan: Plan, id: ObjectId, t: Translator): string {
  const object = plan.objects.get(id);
  return object ? shortLabel(object, t) : labelOfMissing(id);
}

const labelOfMissing = (id: ObjectId): string => id.slice(0, 8);

/** The model that an object names, the plan's own first. */
export function modelOf(state: AppState, object: PlanObject): DeviceModel | undefined {
  return object.kind === 'camera' || object.kind === 'sound-sensor'
    ? modelNamed(state, object.model)
    : undefined;
}

/** « 316° NO ». */
export const azimuthText = (azimuth_deg: number, t: Translator): string =>
  `${formatNumber(azimuth_deg, t.language)}°${NBSP}${compassPoint(azimuth_deg, t.language)}`;

export const levelName = (level: Level | undefined, t: Translator): string => level?.name[t.language] ?? '';

/** « ≥ 62,5 px/m ». */
export const densityText = (density_px_per_m: number, t: Translator): string =>
  `≥${NBSP}${formatNumber(density_px_per_m, t.language)}${NBSP}px/m`;

export const levelById = (profile: LevelProfile | undefined, id: string): Level | undefined =>
  profile?.levels.find((level) => level.id === id);

/** Latitude and longitude with the decimals that a metre needs and two more. */
export function lonLatText([lon, lat]: readonly [number, number], t: Translator): string {
  const part = (degrees: number, positive: string, negative: string): string =>
    `${formatNumber(Math.abs(degrees), t.language, 6)}°${NBSP}${degrees < 0 ? negative : positive}`;
  const west = t.language === 'fr' ? 'O' : 'W';
  return `${part(lat, 'N', 'S')}, ${part(lon, 'E', west)}`;
}

/** Day and time in the language's own order. */
export function dateText(ms: number, t: Translator): string {
  return new Intl.DateTimeFormat(t.language === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(ms);
}

/** Bytes in the unit that gives one to three digits. */
export function bytesText(bytes: number, t: Translator): string {
  const units = t.language === 'fr' ? ['o', 'Ko', 'Mo', 'Go'] : ['B', 'kB', 'MB', 'GB'];
  const power = Math.min(3, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  const value = bytes / 1000 ** power;
  return `${formatNumber(value, t.language, value < 10 && power > 0 ? 1 : 0)}${NBSP}${units[power]}`;
}
