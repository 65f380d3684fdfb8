/** The one typeface of the product, for labels on the map: no glyph server, the same on every machine. */
import latin from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url';
import latinExt from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2?url';
import type { StyleSpecification } from 'maplibre-gl';
import { FONT, FONT_BOLD } from './layers';

/** As the typeface's own style sheet cuts them. What neither covers is drawn in the machine's sans-serif. */
const LATIN =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD';
const LATIN_EXT =
  'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF';

const absolute = (url: string): string => new URL(url, document.baseURI).href;

/** Regular weight: the map loads the files by itself. */
export const fontFaces = (): NonNullable<StyleSpecification['font-faces']> => ({
  [FONT]: [
    { url: absolute(latin), 'unicode-range': LATIN.split(',') },
    { url: absolute(latinExt), 'unicode-range': LATIN_EXT.split(',') },
  ],
});

let bold: Promise<unknown> | undefined;

/**
 * Bold comes from the same variable file: the map cannot ask a file for a weight, but takes it from the name of a font
 * that the page knows. Must be there before the first label is drawn. Without it labels fall back, nothing breaks.
 */
export function loadBold(): Promise<unknown> {
  bold ??= Promise.all(
    [
      [latin, LATIN],
      [latinExt, LATIN_EXT],
    ].map(async ([url, unicodeRange]) => {
      const face = new FontFace(FONT_BOLD, `url(${absolute(url!)})`, {
        weight: '200 800',
        unicodeRange: unicodeRange!,
      });
      document.fonts.add(face);
      await face.load();
    }),
  ).catch(() => undefined);
  return bold;
}
