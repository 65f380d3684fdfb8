/** Days of the Gregorian calendar as whole numbers from 1970-01-01 on: no clock, no time zone. */

const DAYS_PER_ERA = 146_097;
const EPOCH = 719_468;

/** Undefined when the calendar has no such day. By eras of 400 years that begin in March, where a leap day is last. */
export function dayNumber(year: number, month: number, day: number): number | undefined {
  if (month < 1 || month > 12 || day < 1) return undefined;
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const n =
    era * DAYS_PER_ERA + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - EPOCH;
  return dateParts(n)[2] === day ? n : undefined;
}

function dateParts(n: number): readonly [year: number, month: number, day: number] {
  const z = n + EPOCH;
  const era = Math.floor(z / DAYS_PER_ERA);
  const ofEra = z - era * DAYS_PER_ERA;
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const m = Math.floor((5 * ofYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  return [year + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - Math.floor((153 * m + 2) / 5) + 1];
}

/** `2026-03-01`. */
export function isoDay(n: number): string {
  const [year, month, day] = dateParts(n);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}
