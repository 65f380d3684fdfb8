/** Images for the map, drawn on a canvas at twice the size, so that they are sharp on dense screens. */

export const IMAGE_RATIO = 2;

/** RGBA pixels as the map takes them. `stretch` are pixel spans that grow with the text inside (UI.md: tags). */
export interface MapImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
  readonly ratio: number;
  readonly stretch?: {
    readonly x: readonly (readonly [number, number])[];
    readonly y: readonly (readonly [number, number])[];
    readonly content: readonly [number, number, number, number];
  };
}

/** Draws in screen pixels on a transparent ground of `width` × `height`. */
export function paintImage(
  width: number,
  height: number,
  paint: (g: CanvasRenderingContext2D) => void,
  ratio = IMAGE_RATIO,
): MapImage {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const g = canvas.getContext('2d', { willReadFrequently: true });
  if (!g) throw new Error('no 2D canvas: the map cannot draw its symbols');
  g.scale(ratio, ratio);
  g.lineJoin = 'round';
  g.lineCap = 'round';
  paint(g);
  const { data } = g.getImageData(0, 0, canvas.width, canvas.height);
  return { width: canvas.width, height: canvas.height, data, ratio };
}
