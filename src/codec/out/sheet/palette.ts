/** Colours and line styles of the printed sheet: the light palette, solid colours only (UI.md 4 and 14). */

export const INK = '#15212A';
export const INK_2 = '#45535E';
export const PAPER = '#FFFFFF';

export const GROUND = '#F5F3EE';
export const STREET = '#FFFFFF';
export const STREET_KERB = '#DAD6CC';
/** In grey midway between the two lowest of four levels: buildings are not taken for what is seen. */
export const BUILDING = '#BDB5A7';
export const BUILDING_LINE = '#7A7367';
export const OBSTACLE = '#A79C88';
export const BAND_LINE = '#0A4A62';
export const GAP = '#C23A14';
export const MASK = '#2A3238';
export const HEARD = '#553C00';

/** Line weights in mm. */
export const WEIGHT = {
  frame: 0.45,
  building: 0.2,
  wedge: 0.25,
  band: 0.2,
  area: 0.5,
  hatch: 0.33,
  hair: 0.15,
} as const;

/** Pitch of the gap hatching and of the mask chequer, mm. */
export const HATCH_PITCH_MM = 2.6;
export const CHEQUER_MM = 1;

const FOUR = ['#B3DAE8', '#68AFCB', '#25809F', '#0A4A62'];
const SEVEN = ['#C9E6F0', '#99CADE', '#68AFCB', '#4997B5', '#25809F', '#155873', '#06334A'];

/** Band fills from the lowest level to the highest, for any number of levels. */
export function bandFills(count: number): readonly string[] {
  if (count <= 0) return [];
  if (count === FOUR.length) return FOUR;
  if (count === 1) return [FOUR[1]!];
  // Spread over the seven measured steps; more levels than steps share one, and their number tells them apart.
  return Array.from({ length: count }, (_, i) => SEVEN[Math.round((i * (SEVEN.length - 1)) / (count - 1))]!);
}

/** Limits from the highest level down: solid, dashes, dots, then the wedge's own edge. */
const DASHES = [undefined, '1.8 0.8', '0.4 0.8'] as const;

/** Dash pattern of a level's limit, by its place among `count` levels; undefined is solid. */
export function bandDash(index: number, count: number): string | undefined {
  return index === 0 ? undefined : DASHES[(count - 1 - index) % DASHES.length];
}

/** Dark fills carry light numbers. */
export const isDark = (fill: string): boolean => {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(fill.slice(at, at + 2), 16));
  return 0.299 * r! + 0.587 * g! + 0.114 * b! < 130;
};
