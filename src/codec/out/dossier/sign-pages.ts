/** Information of the public: what a panel says, after which rule, and one panel proposed for each video point. */
import { groupByMast } from '../../../model/masts';
import type { Camera } from '../../../model/plan';
import { labelOf } from '../sheet/device-layer';
import { element, group, rect, type Box, type Mark } from '../sheet/marks';
import { INK, INK_2, PAPER } from '../sheet/palette';
import { lineHeight, paragraph, text, wrapped } from '../sheet/text';
import type { DossierInput } from './input';
import { BODY, factRows, tablePages, textPage, type PlannedPage } from './page';
import { dossierGrid } from './schedule';

/** The panel as it could be, what stands behind it, and where panels are proposed. */
export function signPages(input: DossierInput): PlannedPage[] {
  return [panelPage(input), ...placeTable(input)];
}

function panelPage(input: DossierInput): PlannedPage {
  const title = input.words.write('part.signs');
  return {
    heading: title,
    bookmark: title,
    draw: (number, total) =>
      textPage(input, title, [number, total], [...panel(input), ...rules(input), ...facts(input)]),
  };
}

const PANEL: Box = { x: BODY.x, y: BODY.y + 4, width: 110, height: 150 };

/** A model, not to scale: pictogram, who answers, where rights are exercised, how long pictures are kept. */
function panel({ words, plan }: DossierInput): Mark[] {
  const { responsible, contact, dpo } = plan.head.notice ?? {};
  const { x, y, width, height } = PANEL;
  const blank = words.write('signs.blank');
  const days = plan.head.costs?.retention_days;
  const sentences = [
    words.write('signs.text.responsible', { responsible: responsible || blank }),
    words.write('signs.text.rights', { contact: contact || blank }),
    ...(dpo ? [words.write('signs.text.dpo', { dpo })] : []),
    words.write('signs.text.retention', { days: days === undefined ? blank : days }),
    words.write('signs.text.law'),
  ];
  const lines = sentences.flatMap((s) => [...wrapped(s, width - 16, 10), '']);
  return [
    rect(PANEL, { fill: PAPER, stroke: INK, 'stroke-width': 0.8, rx: 3 }),
    pictogram(x + width / 2, y + 26),
    text(x + width / 2, y + 56, words.write('signs.text.title'), {
      size_pt: 15,
      weight: 700,
      colour: INK,
      anchor: 'middle',
    }),
    ...paragraph(x + 8, y + 68, lines, { size_pt: 10, colour: INK }, 1.25),
    text(x + width / 2, y + height + 5, words.write('signs.model'), {
      size_pt: 7,
      colour: INK_2,
      anchor: 'middle',
    }),
  ];
}

/** A camera on its bracket, looking down to the left. */
const pictogram = (x: number, y: number): Mark =>
  group({ transform: `translate(${x} ${y}) rotate(-18)` }, [
    rect({ x: -16, y: -7, width: 28, height: 14 }, { fill: INK, rx: 2 }),
    element('path', { d: 'M-16 -4L-24 -7.5L-24 7.5L-16 4Z', fill: INK }),
    element('path', { d: 'M2 7L2 15L14 19', fill: 'none', stroke: INK, 'stroke-width': 3 }),
    element('circle', { cx: -8, cy: 0, r: 3.2, fill: PAPER }),
  ]);

const RIGHT: Box = {
  x: PANEL.x + PANEL.width + 12,
  y: BODY.y + 4,
  width: BODY.width - PANEL.width - 12,
  height: 0,
};
const RULES = ['clear', 'authority', 'pictogram', 'access', 'retention', 'gdpr'] as const;

function rules({ words }: DossierInput): Mark[] {
  const marks: Mark[] = [
    text(RIGHT.x, RIGHT.y + 2, words.write('signs.rules'), { size_pt: 11, weight: 700, colour: INK }),
  ];
  let y = RIGHT.y + 10;
  for (const rule of RULES) {
    const lines = wrapped(words.write(`signs.rule.${rule}`), RIGHT.width, 8.5);
    marks.push(...paragraph(RIGHT.x, y, lines, { size_pt: 8.5, colour: INK }));
    y += lines.length * lineHeight(8.5) + 2;
  }
  const honest = wrapped(words.write('signs.note'), RIGHT.width, 8.5);
  return [...marks, ...paragraph(RIGHT.x, y + 3, honest, { size_pt: 8.5, colour: INK_2 })];
}

function facts(input: DossierInput): Mark[] {
  const { words, plan } = input;
  const { responsible, contact, dpo } = plan.head.notice ?? {};
  const rows: [string, string][] = [
    [words.write('signs.count'), String(sites(input).length)],
    [words.write('signs.responsible'), responsible ?? ''],
    [words.write('signs.contact'), contact ?? ''],
    [words.write('signs.dpo'), dpo ?? ''],
  ];
  return [factRows(rows, { ...RIGHT, y: BODY.y + 118 }, 8.5)];
}

/** Video points with a camera that stays. */
const sites = ({ plan }: DossierInput) =>
  groupByMast(
    [...plan.objects.values()].filter((o): o is Camera => o.kind === 'camera' && o.status !== 'removed'),
  );

function placeTable(input: DossierInput): PlannedPage[] {
  const { words } = input;
  const grid = dossierGrid(input);
  const column = (key: string, share: number, isNumber = false) => ({
    head: words.write(`column.${key}`, { grid: grid?.name ?? '' }),
    share,
    isNumber,
  });
  return tablePages(input, {
    title: words.write('table.signs'),
    note: words.write('table.signs.note'),
    columns: [
      column('panel', 0.08),
      column('mast', 0.14),
      column('designation', 0.28),
      column('cameras', 0.2),
      column('x', 0.1, true),
      column('y', 0.1, true),
      column('panelPlace', 0.1),
    ],
    rows: sites(input).map(({ devices }, i) => {
      const first = devices[0]!;
      const [x, y] = grid!.project(...first.position);
      return [
        `P-${String(i + 1).padStart(2, '0')}`,
        labelOf(first),
        first.name ?? '',
        devices.map(labelOf).join(', '),
        words.number(x, 1),
        words.number(y, 1),
        '',
      ];
    }),
  });
}
