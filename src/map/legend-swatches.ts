/** Pictures of 22 × 14 for the legend: each class as the map draws it. Colours and shapes are ours, nothing of the user's. */
import { EVENT_OPACITY } from './theme/event-classes';
import { NOISE_OPACITY } from './theme/noise-classes';
import { levelColour, levelDashes, type Palette } from './theme/palette';

export const picture = (inside: string): string =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="22" height="14" viewBox="0 0 22 14">${inside}</svg>`)}`;

export const fill = (colour: string): string =>
  `<rect x=".5" y=".5" width="21" height="13" rx="2" fill="${colour}"/>`;

export const box = (palette: Palette, inside: string, border: string = palette.kerb): string =>
  picture(
    `${inside}<rect x=".5" y=".5" width="21" height="13" rx="2" fill="none" stroke="${border}" stroke-width="1"/>`,
  );

export const stroke = (colour: string, dashes: string, width: number): string =>
  picture(`<path d="M0 7H22" stroke="${colour}" stroke-width="${width}" stroke-dasharray="${dashes}"/>`);

export function levelSwatch(palette: Palette, index: number, count: number): string {
  const dashes = levelDashes(index, count);
  const limit =
    index === 0
      ? ''
      : `<path d="M21 1V13" stroke="${palette.bandLine}" stroke-width="1.4" stroke-dasharray="${dashes.join(' ')}"/>`;
  return picture(fill(levelColour(palette, index, count)) + limit);
}

export function dots(colour: string, radius: number): string {
  const all: string[] = [];
  for (let y = 0; y < 4; y++) {
    for (let x = 0; x < 6; x++) {
      const [cx, cy] = [2.75 + 3.5 * x, 1.75 + 3.5 * y];
      if ((x + y) % 2 === 0 && cx < 21 && cy < 13)
        all.push(`<circle cx="${cx}" cy="${cy}" r="${radius}" fill="${colour}"/>`);
    }
  }
  return all.join('');
}

export function countSwatch(palette: Palette, i: number): string {
  if (i === 0) return picture(fill(palette.fourLevels[0]!));
  return i === 1
    ? picture(fill(palette.two) + dots(palette.twoDots, 0.95))
    : picture(fill(palette.three) + dots(palette.threeDots, 1.25));
}

export const recognitionSwatch = (palette: Palette, kind: 'face' | 'plate'): string =>
  kind === 'face'
    ? box(palette, fill(palette.two), palette.selection)
    : picture(
        `${dots(palette.twoDots, 0.95)}<rect x="1" y="1" width="20" height="12" rx="2" fill="none" stroke="${palette.selection}" stroke-dasharray="3 2"/>`,
      );

export const eventSwatch = (palette: Palette, i: number): string =>
  box(
    palette,
    `<rect x=".5" y=".5" width="21" height="13" rx="2" fill="${palette.events}" fill-opacity="${EVENT_OPACITY[i]!}"/>`,
  );

export const noiseSwatch = (palette: Palette, at: number): string =>
  box(
    palette,
    `<rect x=".5" y=".5" width="21" height="13" rx="2" fill="${palette.noise[at]!}" fill-opacity="${NOISE_OPACITY}"/>`,
    palette.noise.at(-1),
  );

export function soundSwatch(palette: Palette, i: number): string {
  const colours = [palette.soundOne, palette.soundTwo, palette.soundThree, palette.soundFour];
  const rows = [[], [7], [4, 7, 10], [4, 7, 10]][i]!;
  const lines = rows
    .map(
      (y) => `<path d="M1 ${y}H21" stroke="${i === 3 ? palette.halo : palette.sound}" stroke-width="1.1"/>`,
    )
    .join('');
  return box(palette, fill(colours[i]!) + lines, palette.sound);
}

export const gapSwatch = (palette: Palette): string => {
  const lines = [-6, 0, 6, 12, 18].map(
    (x) => `<path d="M${x} 14L${x + 14} 0" stroke="${palette.gap}" stroke-width="1.7"/>`,
  );
  return box(palette, lines.join(''), palette.gap);
};

export const chequer = (colour: string): string => {
  const cells: string[] = [];
  for (let y = 0; y < 4; y++) {
    for (let x = 0; x < 6; x++) {
      if ((x + y) % 2 === 0) {
        cells.push(
          `<rect x="${1 + 3.4 * x}" y="${0.5 + 3.3 * y}" width="3.4" height="3.3" fill="${colour}" opacity=".5"/>`,
        );
      }
    }
  }
  return cells.join('');
};

export const candidateSwatch = (palette: Palette): string =>
  picture(
    `<path d="M11 .8L17.2 7L11 13.2L4.8 7Z" fill="none" stroke="${palette.candidate}" stroke-width="1.2" stroke-dasharray="2.4 1.6"/><path d="M8.8 7H13.2M11 4.8V9.2" stroke="${palette.candidate}" stroke-width="1.2"/>`,
  );

export const twinSwatch = (palette: Palette): string =>
  picture(
    [5, 9, 14, 18]
      .map(
        (x, i) =>
          `<circle cx="${x}" cy="${i < 2 ? 5 : 9.5}" r="2" fill="none" stroke="${palette.selection}" stroke-width="1.3"/>`,
      )
      .join(''),
  );
