/** Colours of the map (UI.md 4), one set per theme. Everything drawn takes them from here. */

export interface Palette {
  readonly id: 'light' | 'dark';
  readonly land: string;
  readonly road: string;
  readonly kerb: string;
  readonly path: string;
  readonly building: string;
  readonly publicBuilding: string;
  readonly buildingLine: string;
  readonly wall: string;
  readonly tree: string;
  readonly treeLine: string;
  readonly furniture: string;
  /** Low to high, for profiles of up to four levels and of up to seven. */
  readonly fourLevels: readonly string[];
  readonly sevenLevels: readonly string[];
  readonly bandLine: string;
  readonly coverage: number;
  readonly two: string;
  readonly three: string;
  readonly twoDots: string;
  readonly threeDots: string;
  readonly gap: string;
  /** Density of event data: apart from gaps and levels, for the colour-blind by being a plain fill. */
  readonly events: string;
  readonly gapWash: number;
  /** Classes of a noise map, quiet to loud: one hue, told apart by lightness. */
  readonly noise: readonly string[];
  readonly sound: string;
  readonly soundOne: string;
  readonly soundTwo: string;
  readonly soundThree: string;
  readonly soundFour: string;
  readonly mask: string;
  readonly candidate: string;
  readonly zone: string;
  readonly veil: string;
  readonly veilOpacity: number;
  readonly selection: string;
  readonly symbol: string;
  readonly symbolOff: string;
  readonly halo: string;
  readonly haloSolid: string;
  readonly handle: string;
  readonly tag: string;
  readonly tagInk: string;
  readonly name: string;
  readonly warning: string;
}

export const LIGHT: Palette = {
  id: 'light',
  land: '#F5F3EE',
  road: '#FFFFFF',
  kerb: '#DAD6CC',
  path: '#EBE7DE',
  building: '#D2CCC1',
  publicBuilding: '#C3BCAF',
  buildingLine: '#8A8377',
  wall: '#6E6759',
  tree: 'rgba(146,176,134,0.38)',
  treeLine: 'rgba(104,136,94,0.45)',
  furniture: '#8A8377',
  fourLevels: ['#B3DAE8', '#68AFCB', '#25809F', '#0A4A62'],
  sevenLevels: ['#C9E6F0', '#99CADE', '#68AFCB', '#4997B5', '#25809F', '#155873', '#06334A'],
  bandLine: '#0A4A62',
  coverage: 0.86,
  two: '#BBA8E2',
  three: '#6B4BB4',
  twoDots: '#5B3F9E',
  threeDots: '#F1ECFB',
  gap: '#C23A14',
  events: '#8E1C78',
  gapWash: 0.07,
  noise: ['#E2F0D8', '#C9E2BA', '#A9CE9D', '#84B675', '#5B9852', '#387836', '#1A5320'],
  sound: '#553C00',
  soundOne: '#F5E6BC',
  soundTwo: '#D8B450',
  soundThree: '#A8822A',
  soundFour: '#7C5C12',
  mask: '#2A3238',
  candidate: '#45535E',
  zone: '#15212A',
  veil: '#F5F3EE',
  veilOpacity: 0.56,
  selection: '#15212A',
  symbol: '#15212A',
  symbolOff: '#FFFFFF',
  halo: 'rgba(255,255,255,0.94)',
  haloSolid: '#FFFFFF',
  handle: '#FFFFFF',
  tag: '#15212A',
  tagInk: '#FFFFFF',
  name: '#565E63',
  warning: '#7A4E00',
};

export const DARK: Palette = {
  id: 'dark',
  land: '#11171A',
  road: '#20292E',
  kerb: '#2C373D',
  path: '#1A2226',
  building: '#37434B',
  publicBuilding: '#46535C',
  buildingLine: '#66757F',
  wall: '#9AA7AF',
  tree: 'rgba(92,128,96,0.32)',
  treeLine: 'rgba(120,160,124,0.38)',
  furniture: '#66757F',
  fourLevels: ['#17495B', '#267C98', '#57B9D8', '#C9F1FD'],
  sevenLevels: ['#123C4B', '#1C5B70', '#267C98', '#3F9AB8', '#57B9D8', '#A3DAEC', '#E6FAFF'],
  bandLine: '#DDF6FD',
  coverage: 0.92,
  two: '#8468CE',
  three: '#CDBDFF',
  twoDots: '#E6DDFF',
  threeDots: '#3A2280',
  gap: '#FF8A5E',
  events: '#FF9BE0',
  gapWash: 0.08,
  noise: ['#16261A', '#1F3A25', '#2C5433', '#417343', '#629763', '#92C191', '#D0F0CA'],
  sound: '#F6E3A6',
  soundOne: '#3A3114',
  soundTwo: '#75601F',
  soundThree: '#CBA64A',
  soundFour: '#F1D68C',
  mask: '#DDE3E7',
  candidate: '#AEBAC2',
  zone: '#E9EEF1',
  veil: '#11171A',
  veilOpacity: 0.5,
  selection: '#FFFFFF',
  symbol: '#F4F7F8',
  symbolOff: '#11171A',
  halo: 'rgba(10,14,16,0.9)',
  haloSolid: '#11171A',
  handle: '#11171A',
  tag: '#F4F7F8',
  tagInk: '#11171A',
  name: '#9AA7AF',
  warning: '#EBC069',
};

/**
 * The colour of a level by its place in the profile, low to high: levels are data, their number is not known here.
 * Up to four take the four-step ramp from its dark end, more take the seven-step one.
 */
export function levelColour(palette: Palette, index: number, count: number): string {
  const ramp = count <= 4 ? palette.fourLevels : palette.sevenLevels;
  const place =
    count <= ramp.length
      ? index + ramp.length - count
      : Math.round((index * (ramp.length - 1)) / (count - 1));
  return ramp[Math.max(0, Math.min(ramp.length - 1, place))]!;
}

/** Dashes of a level's limit in line widths, low to high; the lowest is the outer edge and has no line of its own. */
export function levelDashes(index: number, count: number): readonly number[] {
  const fromTop = count - 1 - index;
  return [[], [7, 3], [1.5, 3]][fromTop % 3]!;
}
