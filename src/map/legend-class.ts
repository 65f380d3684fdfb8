import type { Layers } from '../store';
import type { Palette } from './theme/palette';

/** A class of the map in the legend, before theme and switches are known. */
export interface LayerClass {
  readonly id: string;
  readonly label: string;
  readonly layer: keyof Layers;
  readonly present: boolean;
  readonly swatch: (palette: Palette) => string;
}
