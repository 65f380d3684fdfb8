/** What the camera shows, drawn from its computed picture into a frame of its sheet, with what the picture proves. */
import type { CameraPicture, PictureShape } from '../../../analysis/view';
import { INK, INK_2, PAPER } from '../sheet/palette';
import { element, group, pathData, rect, type Box, type Mark, type PaperPoint } from '../sheet/marks';
import { paragraph, text, wrapped } from '../sheet/text';
import type { DossierInput } from './input';

export interface CameraView {
  readonly drawn: readonly Mark[];
  /** The edge that the picture is cut at. */
  readonly definitions: readonly Mark[];
}

/** Light enough that lines and letters stand out in grey too. */
const FILLS: Readonly<Record<Exclude<PictureShape['class'], 'ghost'>, string>> = {
  ground: '#C9CBC6',
  street: '#B3B6B4',
  wall: '#CFC7BA',
  roof: '#D9B3A4',
  underside: '#8F8A83',
  obstacle: '#AFC2A7',
  person: '#C2410C',
  mask: '#111418',
};
const SKY = '#E6EEF5';
/** Walls by the way they face, dark to light. */
const SHADES = ['#AEA596', '#BDB4A5', '#CFC7BA', '#DDD6CA', '#EAE5DC'];
const LINE_MM = 0.08;
/** Smaller shapes are less than a printed dot. */
const LEAST_MM = 0.15;
const CAPTION_PT = 6;
const CAPTION_MM = 9;

/** @param views how many views of the camera count; the first is drawn */
export function cameraView(
  { words, levels }: DossierInput,
  picture: CameraPicture,
  views: number,
  slot: Box,
): CameraView {
  const { width_px, height_px, circle_px } = picture;
  const scale = Math.min(slot.width / width_px, (slot.height - CAPTION_MM) / height_px);
  const box = {
    x: slot.x + (slot.width - width_px * scale) / 2,
    y: slot.y,
    width: width_px * scale,
    height: height_px * scale,
  };
  const middle = { cx: box.x + box.width / 2, cy: box.y + box.height / 2 };
  const edge = circle_px === undefined ? rect(box) : element('circle', { ...middle, r: circle_px * scale });
  const place = (ring: readonly (readonly [number, number])[]): PaperPoint[] =>
    ring.map(([u, w]) => [box.x + u * scale, box.y + w * scale]);
  const scene = group({ 'clip-path': 'url(#view)' }, [
    rect(box, { fill: SKY }),
    ...picture.shapes.flatMap((shape) => drawShape(shape, place)),
  ]);
  const frame = { fill: 'none', stroke: INK, 'stroke-width': 0.2 };
  const said = [
    captionOf(picture, words, levels),
    ...(views > 1 ? [words.write('view.first', { views })] : []),
  ];
  const lines = [words.write('view.computed'), ...said].flatMap((s) => wrapped(s, slot.width, CAPTION_PT));
  return {
    definitions: [element('clipPath', { id: 'view' }, edge)],
    drawn: [
      rect(box, { fill: circle_px === undefined ? PAPER : '#20242A' }),
      scene,
      rect(box, frame),
      ...paragraph(
        slot.x,
        box.y + box.height + 2.6,
        lines.slice(0, 4),
        { size_pt: CAPTION_PT, colour: INK_2 },
        1.15,
      ),
    ],
  };
}

/** Where no view can be computed: the frame stays, and says so. */
export const noView = ({ words }: DossierInput, slot: Box): readonly Mark[] => [
  rect(slot, { fill: 'none', stroke: INK_2, 'stroke-width': 0.25, 'stroke-dasharray': '2 1' }),
  text(slot.x + slot.width / 2, slot.y + slot.height / 2, words.write('slot.cameraView'), {
    size_pt: 7.5,
    colour: INK_2,
    anchor: 'middle',
  }),
];

type Place = (ring: readonly (readonly [number, number])[]) => PaperPoint[];

function drawShape({ class: name, rings, lines = [], shade, assumed }: PictureShape, place: Place): Mark[] {
  const placed = rings.map(place).filter(isSeen);
  if (placed.length === 0) return [];
  const d = placed.map((ring) => pathData(ring, true)).join('');
  if (name === 'ghost')
    return [
      element('path', {
        d,
        fill: 'none',
        stroke: '#B3261E',
        'stroke-width': 0.2,
        'stroke-dasharray': '0.8 0.6',
      }),
    ];
  const fill = shade === undefined ? FILLS[name] : SHADES[Math.round(shade * (SHADES.length - 1))]!;
  const edges = lines.map((line) => pathData(place(line), false)).join('');
  const dash = assumed ? { 'stroke-dasharray': '0.6 0.4' } : {};
  return [
    element('path', { d, fill }),
    ...(edges === ''
      ? []
      : [element('path', { d: edges, fill: 'none', stroke: INK, 'stroke-width': LINE_MM, ...dash })]),
  ];
}

function isSeen(ring: readonly PaperPoint[]): boolean {
  const xs = ring.map(([x]) => x);
  const ys = ring.map(([, y]) => y);
  const size = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
  return size >= LEAST_MM;
}

/** Level and density at the person on the axis; or why the person is not seen. */
function captionOf(
  { person }: CameraPicture,
  words: DossierInput['words'],
  levels: DossierInput['levels'],
): string {
  if (!person) return words.write('view.noPerson');
  const { probed } = person;
  const distance = words.length(probed.slant_m);
  if (!probed.seen) {
    const reasons = probed.failures.map((failure) => words.value(`reason.${failure}`)).join(', ');
    return words.write('view.unseen', { distance, reasons });
  }
  const level = levels.find(({ id }) => id === probed.level);
  return words.write('view.seen', {
    distance,
    density: words.number(probed.density_px_per_m, 0),
    level: level ? words.level(level) : words.write('view.noLevel'),
  });
}
