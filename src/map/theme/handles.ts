/** Pictures of handles, corners and tags. */
import { IMAGE_RATIO, paintImage, type MapImage } from './canvas';
import { SYMBOL } from './symbol-names';
import type { Palette } from './palette';
import { centred, disc, fillAndStroke, polygon, strokeWith } from './pen';

/** What the hand takes hold of (UI.md 6). */
export function addHandles(images: Map<string, MapImage>, palette: Palette): void {
  const body = (g: CanvasRenderingContext2D): void =>
    fillAndStroke(g, palette.handle, palette.selection, 1.8);
  images.set(SYMBOL.azimuth, paintAzimuth(palette));
  images.set(
    SYMBOL.angle,
    centred(22, (g) => {
      polygon(g, [-6.5, 4.5, 0, -6.5, 6.5, 4.5]);
      body(g);
    }),
  );
  images.set(
    SYMBOL.range,
    centred(26, (g) => {
      g.beginPath();
      g.roundRect(-10, -4, 20, 8, 4);
      body(g);
    }),
  );
  images.set(
    SYMBOL.tilt,
    centred(24, (g) => {
      g.rotate(Math.PI / 4);
      g.beginPath();
      g.roundRect(-6, -6, 12, 12, 2.5);
      body(g);
      disc(g, 1.8);
      g.fillStyle = palette.selection;
      g.fill();
    }),
  );
  images.set(
    SYMBOL.vertex,
    centred(16, (g) => {
      g.beginPath();
      g.rect(-4.5, -4.5, 9, 9);
      body(g);
    }),
  );
  images.set(
    SYMBOL.midpoint,
    centred(12, (g) => {
      disc(g, 3.2);
      fillAndStroke(g, palette.handle, palette.selection, 1.2);
    }),
  );
}

/** A circle with a turning arrow; its stem reaches back to the arc, 22 px away. */
const paintAzimuth = (palette: Palette): MapImage =>
  centred(60, (g) => {
    g.beginPath();
    g.moveTo(0, 14.5);
    g.lineTo(0, 8);
    strokeWith(g, palette.selection, 1.2);
    disc(g, 7.5);
    fillAndStroke(g, palette.handle, palette.selection, 1.8);
    g.beginPath();
    g.arc(0, 0.4, 3.1, Math.PI, 0);
    g.moveTo(1.2, -0.4);
    g.lineTo(3.1, 0.6);
    g.lineTo(4.4, -1.2);
    strokeWith(g, palette.selection, 1.2);
  });

/** Rounded plates that grow with the text put on them. */
export function addTags(images: Map<string, MapImage>, palette: Palette): void {
  images.set(SYMBOL.tag, plate(palette.haloSolid, palette.selection, 0.28, 5));
  images.set(SYMBOL.tagLive, plate(palette.tag, undefined, 1, 5));
  images.set(SYMBOL.gapTag, plate(palette.haloSolid, palette.gap, 1, 9));
  images.set(SYMBOL.gapTagOn, plate(palette.gap, palette.gap, 1, 9));
}

function plate(fill: string, border: string | undefined, alpha: number, radius: number): MapImage {
  const side = 2 * radius + 6;
  const image = paintImage(side, side, (g) => {
    g.beginPath();
    g.roundRect(1, 1, side - 2, side - 2, radius);
    g.fillStyle = fill;
    g.fill();
    if (border === undefined) return;
    g.globalAlpha = alpha;
    g.strokeStyle = border;
    g.lineWidth = 1.4;
    g.stroke();
  });
  const [from, to, all] = [(radius + 1) * IMAGE_RATIO, (side - radius - 1) * IMAGE_RATIO, side * IMAGE_RATIO];
  const inset = 2 * IMAGE_RATIO;
  return {
    ...image,
    stretch: { x: [[from, to]], y: [[from, to]], content: [inset, inset, all - inset, all - inset] },
  };
}
