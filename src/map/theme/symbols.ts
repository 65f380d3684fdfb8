/** Symbols of devices, sites, places and furniture, their badges and rings (UI.md 4). */
import type { DeviceType } from '../../model/catalogue';
import type { DeviceStatus } from '../../model/plan';
import type { MapImage } from './canvas';
import { GLYPHS } from './glyphs';
import { addHandles, addTags } from './handles';
import type { Palette } from './palette';
import { centred, disc, fillAndStroke, polygon, strokeWith } from './pen';
import { beakImage, bodyImage, plainImage, SYMBOL } from './symbol-names';

const RADIUS = 9.5;
const STATUSES: readonly DeviceStatus[] = ['existing', 'proposed', 'removed'];
const TYPES = Object.keys(GLYPHS) as readonly DeviceType[];

export function paintSymbols(palette: Palette): Map<string, MapImage> {
  const images = new Map<string, MapImage>();
  for (const status of STATUSES) {
    for (const type of TYPES) images.set(bodyImage(type, status), paintBody(palette, type, status));
    images.set(plainImage(false, status), paintPlain(palette, false, status));
    images.set(plainImage(true, status), paintPlain(palette, true, status));
  }
  images.set(beakImage(), paintBeak(palette));
  addMarks(images, palette);
  addSites(images, palette);
  addFurniture(images, palette);
  addHandles(images, palette);
  addTags(images, palette);
  return images;
}

function paintBody(palette: Palette, type: DeviceType, status: DeviceStatus): MapImage {
  const sensor = type === 'sound-sensor';
  return centred(26, (g) => {
    const ink = sensor ? palette.sound : palette.symbol;
    const full = status === 'proposed';
    bodyPath(g, sensor);
    fillAndStroke(g, full ? ink : palette.symbolOff, full ? palette.halo : ink, full ? 1.6 : 1.8);
    g.save();
    if (sensor) g.scale(0.86, 0.86);
    paintGlyph(g, type, full ? palette.symbolOff : ink);
    g.restore();
    if (status === 'removed') strike(g, palette, ink);
  });
}

function paintPlain(palette: Palette, sensor: boolean, status: DeviceStatus): MapImage {
  return centred(20, (g) => {
    const ink = sensor ? palette.sound : palette.symbol;
    const full = status === 'proposed';
    g.scale(0.62, 0.62);
    bodyPath(g, sensor);
    fillAndStroke(g, full ? ink : palette.symbolOff, full ? palette.halo : ink, full ? 2 : 3);
    if (status === 'removed') strike(g, palette, ink);
  });
}

/** Points up; turned by the map. Its foot hides under the body. */
function paintBeak(palette: Palette): MapImage {
  return centred(44, (g) => {
    polygon(g, [-7, -7, 0, -17.7, 7, -7]);
    fillAndStroke(g, palette.symbol, palette.halo, 1.6);
  });
}

function addMarks(images: Map<string, MapImage>, palette: Palette): void {
  const ring = (radius: number, colour: string, width: number, casing: number): MapImage =>
    centred(44, (g) => {
      disc(g, radius + 0.5);
      strokeWith(g, palette.halo, casing);
      disc(g, radius);
      strokeWith(g, colour, width);
    });
  images.set(SYMBOL.ring, ring(RADIUS + 4, palette.selection, 2, 5));
  images.set(SYMBOL.hoverRing, ring(RADIUS + 3.2, palette.selection, 1.2, 3));
  images.set(
    SYMBOL.unknown,
    centred(48, (g) => {
      g.setLineDash([0.5, 4.2]);
      disc(g, RADIUS + 7);
      strokeWith(g, palette.halo, 4);
      disc(g, RADIUS + 7);
      strokeWith(g, palette.selection, 2);
    }),
  );
  images.set(
    SYMBOL.mast,
    centred(10, (g) => {
      disc(g, 2.6);
      fillAndStroke(g, palette.symbol, palette.halo, 1.2);
    }),
  );
  images.set(
    SYMBOL.lock,
    badge(palette, (g) => paintLock(g, palette)),
  );
  images.set(
    SYMBOL.warning,
    badge(palette, (g) => paintWarning(g, palette)),
  );
}

function paintLock(g: CanvasRenderingContext2D, palette: Palette): void {
  g.fillStyle = palette.selection;
  g.fillRect(-2.6, -0.6, 5.2, 4);
  g.beginPath();
  g.moveTo(-1.6, -0.8);
  g.lineTo(-1.6, -2);
  g.arc(0, -2, 1.6, Math.PI, 0);
  g.lineTo(1.6, -0.8);
  strokeWith(g, palette.selection, 1.1);
}

function paintWarning(g: CanvasRenderingContext2D, palette: Palette): void {
  polygon(g, [0, -4.4, 4.6, 3.6, -4.6, 3.6]);
  g.fillStyle = palette.warning;
  g.fill();
  g.beginPath();
  g.moveTo(0, -1.6);
  g.lineTo(0, 1);
  g.moveTo(0, 2.3);
  g.lineTo(0, 2.5);
  strokeWith(g, palette.haloSolid, 1.2);
}

function addSites(images: Map<string, MapImage>, palette: Palette): void {
  images.set(
    SYMBOL.candidate,
    centred(22, (g) => {
      polygon(g, [0, -8.5, 8.5, 0, 0, 8.5, -8.5, 0]);
      g.fillStyle = palette.halo;
      g.fill();
      g.lineCap = 'butt';
      g.setLineDash([3, 2]);
      strokeWith(g, palette.candidate, 1.5);
      g.setLineDash([]);
      g.beginPath();
      g.moveTo(-3, 0);
      g.lineTo(3, 0);
      g.moveTo(0, -3);
      g.lineTo(0, 3);
      strokeWith(g, palette.candidate, 1.5);
    }),
  );
  images.set(
    SYMBOL.place,
    centred(26, (g) => {
      const pin = new Path2D('M0 9.5C-4.6 4-6.6 1-6.6 -2.4A6.6 6.6 0 0 1 6.6 -2.4C6.6 1 4.6 4 0 9.5Z');
      g.fillStyle = palette.haloSolid;
      g.fill(pin);
      g.strokeStyle = palette.selection;
      g.lineWidth = 1.6;
      g.stroke(pin);
      g.beginPath();
      g.arc(0, -2.4, 2.2, 0, 2 * Math.PI);
      g.fillStyle = palette.selection;
      g.fill();
    }),
  );
}

/** Small marks of street furniture: a lamp is a ring with rays, a pole a dot, lights three dots, a stop a square. */
function addFurniture(images: Map<string, MapImage>, palette: Palette): void {
  const ink = palette.furniture;
  images.set(
    SYMBOL.lamp,
    centred(12, (g) => {
      disc(g, 2);
      fillAndStroke(g, palette.haloSolid, ink, 1.1);
      g.beginPath();
      for (let i = 0; i < 4; i++) {
        const [x, y] = [Math.cos((i * Math.PI) / 2), Math.sin((i * Math.PI) / 2)];
        g.moveTo(3.2 * x, 3.2 * y);
        g.lineTo(4.6 * x, 4.6 * y);
      }
      strokeWith(g, ink, 1.1);
    }),
  );
  images.set(
    SYMBOL.pole,
    centred(8, (g) => {
      disc(g, 1.7);
      fillAndStroke(g, ink, palette.haloSolid, 1);
    }),
  );
  images.set(
    SYMBOL.signals,
    centred(14, (g) => {
      g.beginPath();
      g.roundRect(-2.4, -5.2, 4.8, 10.4, 2);
      fillAndStroke(g, palette.haloSolid, ink, 1.1);
      for (const y of [-3, 0, 3]) {
        g.beginPath();
        g.arc(0, y, 0.9, 0, 2 * Math.PI);
        g.fillStyle = ink;
        g.fill();
      }
    }),
  );
  images.set(
    SYMBOL.stop,
    centred(12, (g) => {
      g.beginPath();
      g.rect(-3.4, -3.4, 6.8, 6.8);
      fillAndStroke(g, palette.haloSolid, ink, 1.1);
    }),
  );
  images.set(
    SYMBOL.entrance,
    centred(10, (g) => {
      polygon(g, [0, -3, 3, 2.4, -3, 2.4]);
      g.fillStyle = ink;
      g.fill();
    }),
  );
}

function badge(palette: Palette, paint: (g: CanvasRenderingContext2D) => void): MapImage {
  return centred(14, (g) => {
    disc(g, 6);
    g.fillStyle = palette.haloSolid;
    g.fill();
    paint(g);
  });
}

function bodyPath(g: CanvasRenderingContext2D, sensor: boolean): void {
  if (!sensor) {
    disc(g, RADIUS);
    return;
  }
  const h = RADIUS * 1.06;
  polygon(g, [-h, 0, -h / 2, -h * 0.87, h / 2, -h * 0.87, h, 0, h / 2, h * 0.87, -h / 2, h * 0.87]);
}

function paintGlyph(g: CanvasRenderingContext2D, type: DeviceType, colour: string): void {
  const { fill, stroke, width } = GLYPHS[type];
  g.fillStyle = colour;
  g.strokeStyle = colour;
  if (fill) g.fill(new Path2D(fill));
  if (stroke) {
    g.lineWidth = width ?? 1.4;
    g.stroke(new Path2D(stroke));
  }
}

function strike(g: CanvasRenderingContext2D, palette: Palette, ink: string): void {
  const line = (reach: number): void => {
    g.beginPath();
    g.moveTo(-reach, reach);
    g.lineTo(reach, -reach);
  };
  line(RADIUS);
  strokeWith(g, palette.halo, 4);
  line(RADIUS + 1.5);
  strokeWith(g, ink, 2);
}
