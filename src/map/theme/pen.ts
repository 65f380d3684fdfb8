/** Strokes and shapes that the symbols are drawn with, round the middle of their image. */
import { paintImage, type MapImage } from './canvas';

export function centred(side: number, paint: (g: CanvasRenderingContext2D) => void): MapImage {
  return paintImage(side, side, (g) => {
    g.translate(side / 2, side / 2);
    paint(g);
  });
}

export function disc(g: CanvasRenderingContext2D, radius: number): void {
  g.beginPath();
  g.arc(0, 0, radius, 0, 2 * Math.PI);
}

export function polygon(g: CanvasRenderingContext2D, xy: readonly number[]): void {
  g.beginPath();
  for (let i = 0; i < xy.length; i += 2) g.lineTo(xy[i]!, xy[i + 1]!);
  g.closePath();
}

export function fillAndStroke(
  g: CanvasRenderingContext2D,
  fill: string,
  stroke: string,
  width: number,
): void {
  g.fillStyle = fill;
  g.fill();
  strokeWith(g, stroke, width);
}

export function strokeWith(g: CanvasRenderingContext2D, colour: string, width: number): void {
  g.strokeStyle = colour;
  g.lineWidth = width;
  g.stroke();
}
