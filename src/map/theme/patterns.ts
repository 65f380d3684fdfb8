/** Fill patterns: what tells classes apart without colour (UI.md 1, 4). Each tile repeats without a seam. */
import { IMAGE_RATIO, paintImage, type MapImage } from './canvas';
import type { Palette } from './palette';

export const PATTERN = {
  gap: 'pattern-gap',
  gapSelected: 'pattern-gap-selected',
  two: 'pattern-two',
  three: 'pattern-three',
  mask: 'pattern-mask',
  soundTwo: 'pattern-sound-two',
  soundThree: 'pattern-sound-three',
  soundFour: 'pattern-sound-four',
  overlap: 'pattern-overlap',
  ambiguous: 'pattern-ambiguous',
} as const;

/** Pitch of the hatching across the lines, px; the tile's side is its diagonal. */
const HATCH_PITCH = 7;

/** All patterns of a theme. `ratio` is pixels per drawn pixel, see {@link patternRatio}. */
export function paintPatterns(palette: Palette, ratio: number, moreContrast: boolean): Map<string, MapImage> {
  const line = moreContrast ? 2.4 : 1.7;
  return new Map([
    [PATTERN.gap, hatching(palette.gap, line, ratio)],
    [PATTERN.gapSelected, hatching(palette.gap, 3, ratio)],
    [PATTERN.two, dots(palette.twoDots, 0.95, ratio)],
    [PATTERN.three, dots(palette.threeDots, 1.25, ratio)],
    [PATTERN.mask, chequer(palette.mask, ratio)],
    [PATTERN.soundTwo, lines(palette.sound, 6, ratio)],
    [PATTERN.soundThree, lines(palette.sound, 3, ratio)],
    [PATTERN.soundFour, lines(palette.halo, 3, ratio)],
    [PATTERN.overlap, dots(palette.twoDots, 1.4, ratio)],
    [PATTERN.ambiguous, twins(palette, ratio)],
  ]);
}

/**
 * The map stretches a pattern with the fraction of the zoom, up to twice, and starts anew at each whole zoom. Drawn
 * with this ratio it shows at its true pitch whenever the map rests.
 */
export const patternRatio = (zoomFraction: number): number => IMAGE_RATIO * 2 ** zoomFraction;

function hatching(colour: string, width: number, ratio: number): MapImage {
  const side = HATCH_PITCH * Math.SQRT2;
  return paintPattern(side, ratio, (g, s) => {
    g.strokeStyle = colour;
    g.lineWidth = width;
    g.lineCap = 'butt';
    for (const shift of [-s, 0, s])
      stroke(g, [-s + shift, s, s + shift, -s], [shift, 2 * s, 2 * s + shift, 0]);
  });
}

/** Two dots on a 7 px grid, set as on a chessboard. */
function dots(colour: string, radius: number, ratio: number): MapImage {
  return paintPattern(7, ratio, (g, s) => {
    g.fillStyle = colour;
    for (const at of [s / 4, (3 * s) / 4]) {
      g.beginPath();
      g.arc(at, at, radius, 0, 2 * Math.PI);
      g.fill();
    }
  });
}

/** Pairs of rings, wide apart: two places for one sound, and what lies under them still read. */
function twins(palette: Palette, ratio: number): MapImage {
  return paintPattern(22, ratio, (g, s) => {
    for (const [colour, width] of [
      [palette.haloSolid, 2.6],
      [palette.selection, 1.2],
    ] as const) {
      g.strokeStyle = colour;
      g.lineWidth = width;
      for (const dx of [-2, 2]) {
        g.beginPath();
        g.arc(s / 2 + dx, s / 2, 1.9, 0, 2 * Math.PI);
        g.stroke();
      }
    }
  });
}

function chequer(colour: string, ratio: number): MapImage {
  return paintPattern(8, ratio, (g, s) => {
    g.globalAlpha = 0.5;
    g.fillStyle = colour;
    g.fillRect(0, 0, s / 2, s / 2);
    g.fillRect(s / 2, s / 2, s / 2, s / 2);
  });
}

function lines(colour: string, pitch: number, ratio: number): MapImage {
  return paintPattern(pitch, ratio, (g, s) => {
    g.strokeStyle = colour;
    g.lineWidth = 1.1;
    g.lineCap = 'butt';
    stroke(g, [0, s / 2, s, s / 2]);
  });
}

/**
 * A pattern must be whole pixels wide to repeat: its drawing is stretched by the rounding, below a percent. Always drawn
 * for two pixels to one; `ratio` only tells the map how small to show it.
 */
function paintPattern(
  side: number,
  ratio: number,
  paint: (g: CanvasRenderingContext2D, side: number) => void,
): MapImage {
  const pixels = Math.round(side * IMAGE_RATIO);
  const image = paintImage(
    pixels,
    pixels,
    (g) => {
      g.scale(pixels / side, pixels / side);
      paint(g, side);
    },
    1,
  );
  return { ...image, ratio };
}

function stroke(g: CanvasRenderingContext2D, ...segments: [number, number, number, number][]): void {
  g.beginPath();
  for (const [ax, ay, bx, by] of segments) {
    g.moveTo(ax, ay);
    g.lineTo(bx, by);
  }
  g.stroke();
}
