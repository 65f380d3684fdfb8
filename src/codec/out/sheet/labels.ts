/** Labels of devices: each beside its symbol, or off it with a leader, where it crosses no other label and no symbol. */
import { INK, PAPER, WEIGHT } from './palette';
import { boxesOverlap, boxInside, group, line, rect, type Box, type Mark, type PaperPoint } from './marks';
import { SYMBOL_MM } from './symbols';
import { lineHeight, text, textWidth } from './text';

export interface Label {
  readonly at: PaperPoint;
  /** The number first; what is under it is left out where there is no room. */
  readonly lines: readonly string[];
  /** Where it looks, degrees clockwise from the top of the sheet: what it shows is not written over first. */
  readonly looks_deg?: number;
}

export interface PlacedLabels {
  /** Leaders below, boxes over them: no line runs through a word. */
  readonly drawn: readonly Mark[];
  /** In the order of the labels. */
  readonly boxes: readonly Box[];
  /** Places in that order of labels for which nothing was free: they stand over something. */
  readonly crowded: readonly number[];
}

const LABEL_PT = 7.5;
const FIGURES_PT = 6;
const PADDING_MM = 0.9;

/** Distances from the symbol, mm, nearest first; the far ones for a number alone. */
const NEAR_MM = [4.4, 9, 15, 22, 30, 40, 52];
const FAR_MM = [65, 80, 100, 125, 155, 190];

export const symbolBox = ([x, y]: PaperPoint): Box => ({
  x: x - SYMBOL_MM,
  y: y - SYMBOL_MM,
  width: 2 * SYMBOL_MM,
  height: 2 * SYMBOL_MM,
});

/**
 * One label after the other, in their order: the first free spot, with all its lines or else with its number alone.
 * @param map labels stay within it: legend and title block are outside
 * @param points everything that has a symbol, the labelled ones too
 */
export function placeLabels(map: Box, labels: readonly Label[], points: readonly PaperPoint[]): PlacedLabels {
  const symbols = points.map(symbolBox);
  const boxes: Box[] = [];
  const leaders: Mark[] = [];
  const written: Mark[] = [];
  const crowded: number[] = [];
  for (const [index, label] of labels.entries()) {
    const { at, lines } = label;
    const own = symbolBox(at);
    const taken = [...boxes, ...symbols.filter((s) => s.x !== own.x || s.y !== own.y)];
    const free = (spots: readonly Box[]): Box | undefined =>
      spots.find((box) => boxInside(box, map) && !taken.some((t) => boxesOverlap(t, box)));
    const short = lines.slice(0, 1);
    const full = free(spotsFor(label, lines, NEAR_MM));
    const brief = full ?? free(spotsFor(label, short, NEAR_MM)) ?? free(spotsFor(label, short, FAR_MM));
    if (!brief) crowded.push(index);
    const box = brief ?? within(map, spotsFor(label, short, NEAR_MM)[0]!);
    boxes.push(box);
    leaders.push(leader(at, box));
    written.push(drawLabel(box, full ? lines : short));
  }
  return { drawn: [group({}, leaders), group({}, written)], boxes, crowded };
}

/** Nothing of a label is cut at the edge of the map, even where it stands over something. */
const within = (map: Box, box: Box): Box => ({
  ...box,
  x: Math.max(map.x, Math.min(box.x, map.x + map.width - box.width)),
  y: Math.max(map.y, Math.min(box.y, map.y + map.height - box.height)),
});

/**
 * Boxes round a symbol, best first: right, left, below, above, then the corners, those before a camera last; then all
 * again farther off.
 */
function spotsFor(
  { at: [x, y], looks_deg }: Label,
  lines: readonly string[],
  distances_mm: readonly number[],
): Box[] {
  const width =
    Math.max(...lines.map((l, i) => textWidth(l, i === 0 ? LABEL_PT : FIGURES_PT, i === 0))) + 2 * PADDING_MM;
  const height = lines.reduce((h, _, i) => h + lineHeight(i === 0 ? LABEL_PT : FIGURES_PT, 1.15), 0) + 1.2;
  return distances_mm.flatMap((off) => {
    const side = off * 0.75;
    const round = [
      { x: x + off, y: y - height / 2, width, height },
      { x: x - off - width, y: y - height / 2, width, height },
      { x: x - width / 2, y: y + off, width, height },
      { x: x - width / 2, y: y - off - height, width, height },
      { x: x + side, y: y + side, width, height },
      { x: x + side, y: y - side - height, width, height },
      { x: x - side - width, y: y + side, width, height },
      { x: x - side - width, y: y - side - height, width, height },
    ];
    if (looks_deg === undefined) return round;
    const isBefore = (box: Box): boolean => isAhead([x, y], looks_deg, box);
    return [...round.filter((box) => !isBefore(box)), ...round.filter(isBefore)];
  });
}

/** Within 60° of where a camera looks, as far as the middle of a box says. */
function isAhead([x, y]: PaperPoint, looks_deg: number, box: Box): boolean {
  const [dx, dy] = [box.x + box.width / 2 - x, box.y + box.height / 2 - y];
  const turn = (looks_deg * Math.PI) / 180;
  return dx * Math.sin(turn) - dy * Math.cos(turn) > 0.5 * Math.hypot(dx, dy);
}

/** From the symbol to the nearest place of the box. */
function leader([x, y]: PaperPoint, box: Box): Mark {
  const nearX = Math.min(Math.max(x, box.x), box.x + box.width);
  const nearY = Math.min(Math.max(y, box.y), box.y + box.height);
  return line(x, y, nearX, nearY, { stroke: INK, 'stroke-width': WEIGHT.hair });
}

function drawLabel(box: Box, lines: readonly string[]): Mark {
  let baseline = box.y + 0.4;
  const written = lines.map((content, i) => {
    const size_pt = i === 0 ? LABEL_PT : FIGURES_PT;
    baseline += lineHeight(size_pt, 1.15);
    return text(box.x + PADDING_MM, baseline - 0.5, content, {
      size_pt,
      weight: i === 0 ? 700 : 400,
      colour: INK,
    });
  });
  return group({}, [
    rect(box, { rx: 0.5, fill: PAPER, stroke: INK, 'stroke-width': WEIGHT.hair }),
    ...written,
  ]);
}
