/** Street names along their streets, where a straight enough piece has room for them; each once or a few times. */
import type { City } from '../../../model/city';
import { streetBoxes } from './boxes';
import { INK_2, PAPER } from './palette';
import { boxesOverlap, group, mm, type Box, type Mark, type PaperPoint } from './marks';
import { text, textWidth } from './text';
import { isOnMap, mayShow, tableOnPaper, type SheetView } from './view';

const SIZE_PT = 7;
/** How far a street may bend away from a straight name, mm. */
const LARGEST_BEND_MM = 1.2;
/** The same name is not repeated within this, mm. */
const REPEAT_MM = 140;

interface Spot {
  readonly name: string;
  readonly middle: PaperPoint;
  readonly angle_deg: number;
  readonly width: number;
  readonly bend: number;
}

/** @param taken boxes that names must not cross: labels and symbols */
export function streetNameLayer(view: SheetView, city: City, taken: readonly Box[]): Mark {
  const spots = candidates(view, city).toSorted((a, b) => a.bend - b.bend);
  const placed: (Spot & { readonly box: Box })[] = [];
  for (const spot of spots) {
    const box = boxOf(spot);
    const isTaken = taken.some((b) => boxesOverlap(b, box)) || placed.some((p) => boxesOverlap(p.box, box));
    const isRepeat = placed.some((p) => p.name === spot.name && distance(p.middle, spot.middle) < REPEAT_MM);
    if (!isTaken && !isRepeat) placed.push({ ...spot, box });
  }
  const drawn = placed.map(({ name, middle: [x, y], angle_deg }) => {
    const turn = { transform: `rotate(${mm(angle_deg)} ${mm(x)} ${mm(y)})` };
    return text(x, y + 0.85, name, { size_pt: SIZE_PT, anchor: 'middle' }, turn);
  });
  return group(
    {
      fill: INK_2,
      stroke: PAPER,
      'stroke-width': '1.1',
      'stroke-linejoin': 'round',
      'paint-order': 'stroke',
    },
    drawn,
  );
}

function candidates(view: SheetView, { streets }: City): Spot[] {
  const spots: Spot[] = [];
  const boxes = streetBoxes(streets);
  for (let i = 0; i + 1 < streets.lineStart.length; i++) {
    const name = streets.names[i] ?? '';
    const from = streets.lineStart[i]!;
    const to = streets.lineStart[i + 1]!;
    if (name === '' || to - from < 2 || !mayShow(view, boxes, i)) continue;
    const spot = straightestSpot(view, name, tableOnPaper(view, streets.lonLat, from, to));
    if (spot) spots.push(spot);
  }
  return spots;
}

/** The straightest stretch of a line that is as long as the name and lies on the map. */
function straightestSpot(view: SheetView, name: string, points: readonly PaperPoint[]): Spot | undefined {
  const width = textWidth(name, SIZE_PT) + 2;
  let best: Spot | undefined;
  for (let start = 0; start + 1 < points.length; start++) {
    const a = points[start]!;
    let walked = 0;
    for (let end = start + 1; end < points.length; end++) {
      walked += distance(points[end - 1]!, points[end]!);
      if (walked < width) continue;
      const b = points[end]!;
      const bend = largestOffset(points, start, end);
      const middle: PaperPoint = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
      if (bend <= LARGEST_BEND_MM && isOnMap(view, a) && isOnMap(view, b) && (!best || bend < best.bend)) {
        best = { name, middle, angle_deg: readableAngle(a, b), width, bend };
      }
      break;
    }
  }
  return best;
}

/** Never upside down. */
function readableAngle(a: PaperPoint, b: PaperPoint): number {
  const angle = (Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI;
  if (angle > 90) return angle - 180;
  return angle <= -90 ? angle + 180 : angle;
}

function largestOffset(points: readonly PaperPoint[], start: number, end: number): number {
  const [ax, ay] = points[start]!;
  const [bx, by] = points[end]!;
  const length = Math.hypot(bx - ax, by - ay);
  if (length === 0) return Infinity;
  let largest = 0;
  for (let i = start + 1; i < end; i++) {
    const [x, y] = points[i]!;
    largest = Math.max(largest, Math.abs((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / length);
  }
  return largest;
}

const distance = (a: PaperPoint, b: PaperPoint): number => Math.hypot(b[0] - a[0], b[1] - a[1]);

/** The upright box round a turned name. */
function boxOf({ middle: [x, y], angle_deg, width }: Spot): Box {
  const turn = (angle_deg * Math.PI) / 180;
  const w = Math.abs(Math.cos(turn)) * width + Math.abs(Math.sin(turn)) * 3;
  const h = Math.abs(Math.sin(turn)) * width + Math.abs(Math.cos(turn)) * 3;
  return { x: x - w / 2, y: y - h / 2, width: w, height: h };
}
