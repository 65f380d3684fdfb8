/** Names on a map that is zoomed: each appears from the zoom on at which it has room. */
import type { City } from '../../../model/city';
import { rowIn, unitsOf, type Drawing } from './drawing';

export interface Label {
  readonly name: string;
  /** Where its text begins (`start`) or has its middle. */
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle';
}

/** 0 at once; then for each doubling of the scale one more; the last also where there is never room. */
export type Zoom = 0 | 1 | 2 | 3;
const ZOOMS: readonly Zoom[] = [0, 1, 2, 3];
/** A small screen shows the whole map on so many pixels. */
const SCREEN_PX = 450;
const LETTER_PX = 6.5;
const LINE_PX = 15;

/** From which zoom on each label is shown; the first in the list have the first choice. */
export function zoomsOf(drawing: Drawing, labels: readonly Label[]): ReadonlyMap<Label, Zoom> {
  const [west, , east] = drawing.box;
  const unitsPerPixel = ((east - west) * drawing.unitsPerMetre) / SCREEN_PX;
  const zooms = new Map<Label, Zoom>();
  const waiting = new Set(labels);
  for (const zoom of ZOOMS) {
    const unit = unitsPerPixel / 2 ** zoom;
    const taken = [...zooms.keys()].map((label) => boxOf(label, unit));
    for (const label of waiting) {
      const box = boxOf(label, unit);
      if (taken.some((other) => overlap(box, other))) continue;
      taken.push(box);
      waiting.delete(label);
      zooms.set(label, zoom);
    }
  }
  return zooms;
}

/** Of each name the middle of its longest line that touches the map; the longest first. */
export function streetLabels(drawing: Drawing, { streets }: City): Label[] {
  const best = new Map<string, { readonly label: Label; readonly length: number }>();
  for (let i = 0; i + 1 < streets.lineStart.length; i++) {
    const name = streets.names[i] ?? '';
    if (name === '') continue;
    const points = rowIn(drawing, streets.lonLat, streets.lineStart[i]!, streets.lineStart[i + 1]!);
    if (!points) continue;
    let length = 0;
    points.forEach(([x, y], p) => {
      if (p > 0) length += Math.hypot(x - points[p - 1]![0], y - points[p - 1]![1]);
    });
    const before = best.get(name);
    if (before && before.length >= length) continue;
    const [x, y] = unitsOf(drawing, ...middleOf(points));
    best.set(name, { label: { name, x, y, anchor: 'middle' }, length });
  }
  return [...best.values()].toSorted((a, b) => b.length - a.length).map(({ label }) => label);
}

function middleOf(points: readonly (readonly [number, number])[]): readonly [number, number] {
  const at = (points.length - 1) / 2;
  const [a, b] = [points[Math.floor(at)]!, points[Math.ceil(at)]!];
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}

type Box = readonly [west: number, north: number, east: number, south: number];

function boxOf({ name, x, y, anchor }: Label, unit: number): Box {
  const width = name.length * LETTER_PX * unit;
  const west = anchor === 'middle' ? x - width / 2 : x - LINE_PX * unit * 0.4;
  return [west, y - LINE_PX * unit, west + width + LINE_PX * unit * 0.8, y + (LINE_PX / 3) * unit];
}

const overlap = (a: Box, b: Box): boolean => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
