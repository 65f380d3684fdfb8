/** Cover with table of contents; the presentation file: purposes, proportionality, check list (R252-3). */
import type { Camera } from '../../../model/plan';
import { figureRows, readingLines, sourceLines } from '../sheet/facts';
import type { SheetInput } from '../sheet/input';
import { INK, INK_2 } from '../sheet/palette';
import { line, type Mark } from '../sheet/marks';
import { fittingSize, lineHeight, paragraph, text, textWidth, wrapped } from '../sheet/text';
import { purposeName } from '../purpose';
import { deviceGroups } from '../redaction/redact-plan';
import type { DossierInput } from './input';
import { recognitionPages } from './recognition';
import { blockOf, dateOf, logoMark, projectOf } from '../sheet/title-block';
import { BODY, factRows, tablePages, textPage, type PlannedPage } from './page';

export interface ContentsLine {
  readonly title: string;
  readonly page: number;
}

export function coverPage(input: DossierInput, contents: () => readonly ContentsLine[]): PlannedPage {
  const title = input.words.write('part.cover');
  return {
    bookmark: title,
    draw: (number, total) =>
      textPage(
        input,
        title,
        [number, total],
        [...coverLeft(input), ...drawContents(input, contents()), ...limits(input)],
      ),
  };
}

const HALF = BODY.width / 2 - 6;
const LOGO = { x: BODY.x + HALF - 36, y: BODY.y, width: 36, height: 20 };

function coverLeft(input: DossierInput): Mark[] {
  const { words } = input;
  const block = blockOf(input);
  const { logo } = block;
  const name = projectOf(input);
  const width = logo === undefined ? HALF : HALF - LOGO.width - 6;
  const size_pt = fittingSize(name, width, 24, 14);
  const lines = wrapped(name, width, size_pt * 1.07).slice(0, 3);
  const fields = (['client', 'object', 'applicant', 'drawnBy', 'checkedBy', 'revision'] as const).map(
    (field): [string, string] => [words.say(field), block[field] ?? ''],
  );
  const facts: [string, string][] = [...fields, [words.write('date'), dateOf(input)]];
  const under = BODY.y + 10 + lines.length * lineHeight(size_pt, 1.15);
  const top = logo === undefined ? under : Math.max(under, LOGO.y + LOGO.height + 2);
  const figures = figureRows(sheetFacts(input)).map(({ label, value }): [string, string] => [label, value]);
  return [
    ...(logo === undefined ? [] : [logoMark(logo, LOGO)]),
    ...paragraph(BODY.x, BODY.y + 10, lines, { size_pt, weight: 700, colour: INK }, 1.15),
    factRows(facts, { x: BODY.x, y: top, width: HALF, height: 0 }, 9),
    factRows(figures, { x: BODY.x, y: top + 46, width: HALF, height: 0 }, 8),
  ];
}

/** The sheet's own facts ask for nothing of paper. */
const sheetFacts = ({ choices, ...rest }: DossierInput): SheetInput => ({ ...rest, format: choices.format });

function drawContents({ words }: DossierInput, contents: readonly ContentsLine[]): Mark[] {
  const x = BODY.x + BODY.width / 2 + 6;
  const right = BODY.x + BODY.width;
  const size_pt = 9;
  return [
    text(x, BODY.y + 8, words.write('contents'), { size_pt: 12, weight: 700, colour: INK }),
    ...contents.flatMap(({ title, page }, i) => {
      const y = BODY.y + 16 + i * lineHeight(size_pt, 1.45);
      const from = x + textWidth(title, size_pt) + 2;
      return [
        text(x, y, title, { size_pt, colour: INK }),
        line(from, y, Math.max(from, right - 7), y, {
          stroke: INK_2,
          'stroke-width': 0.15,
          'stroke-dasharray': '0.3 1.2',
        }),
        text(right, y, String(page), { size_pt, colour: INK, anchor: 'end' }),
      ];
    }),
  ];
}

/** What the figures rest on, at the foot of the cover: limits of the method, sources with their dates. */
function limits(input: DossierInput): Mark[] {
  const facts = sheetFacts(input);
  const size_pt = 7;
  const column = (x: number, title: string, sentences: readonly string[]): Mark[] => {
    const lines = sentences.flatMap((sentence) => wrapped(sentence, HALF, size_pt));
    return [
      text(x, BODY.y + 134, title, { size_pt: 9, weight: 700, colour: INK }),
      ...paragraph(x, BODY.y + 139, lines, { size_pt, colour: INK_2 }),
    ];
  };
  return [
    ...column(BODY.x, input.words.say('reading'), readingLines(facts)),
    ...column(BODY.x + BODY.width / 2 + 6, input.words.say('sources'), sourceLines(facts)),
  ];
}

/** Purposes as the plan states them, figures of proportionality, possible recognition, and the check list. */
export function reportPages(input: DossierInput): PlannedPage[] {
  return [...purposeTable(input), ...proportionTable(input), ...recognitionPages(input), ...checkList(input)];
}

function purposeTable(input: DossierInput): PlannedPage[] {
  const { words, plan, analysis } = input;
  const counts = new Map<string, number>();
  const groups = analysis?.report.redaction?.groups ?? deviceGroups(plan, []);
  for (const { kind, status, purpose = '', quantity } of groups) {
    if (kind !== 'camera' || status === 'removed') continue;
    counts.set(purpose, (counts.get(purpose) ?? 0) + quantity);
  }
  return tablePages(input, {
    title: words.write('part.report'),
    note: words.write('purposes.note'),
    columns: [
      { head: words.write('column.purpose'), share: 0.8 },
      { head: words.write('column.cameras'), share: 0.2, isNumber: true },
    ],
    rows: [...counts].map(([purpose, count]) => [
      purpose === '' ? words.write('purposes.none') : purposeName(words.term, purpose),
      String(count),
    ]),
  }).map((page) => ({ ...page, bookmark: words.write('part.report') }));
}

function proportionTable(input: DossierInput): PlannedPage[] {
  const { words, analysis, plan } = input;
  if (!analysis) return [];
  const { report } = analysis;
  const masks = [...plan.objects.values()].filter((o) => o.kind === 'zone' && o.role === 'mask').length;
  const privacySeen = report.privacy.zones.reduce((sum, zone) => sum + zone.seen_m2, 0);
  const seenAnywhere = report.devices.reduce((sum, row) => sum + row.seenAnywhere_m2, 0);
  const seenPublic = report.devices.reduce((sum, row) => sum + row.seen_m2, 0);
  const { facades } = report.privacy;
  // What storage is reckoned with where the plan is silent is no statement.
  const retention = plan.head.costs?.retention_days;
  const rows: (readonly [string, string])[] = [
    [words.write('proportion.public'), words.area(report.area.public_m2)],
    [
      words.write('proportion.seen'),
      `${words.area(report.area.covered_m2)} (${words.share(report.area.share)})`,
    ],
    [
      words.write('proportion.streets'),
      `${words.length(report.streets.covered_m)} (${words.share(report.streets.share)})`,
    ],
    [
      words.write('proportion.outside'),
      // Not a number where zones are withheld.
      seenAnywhere > 0 ? words.share(Math.max(0, 1 - seenPublic / seenAnywhere)) : '',
    ],
    ...(report.redaction
      ? []
      : ([
          [words.write('proportion.privacyZones'), String(report.privacy.zones.length)],
          [words.write('proportion.privacySeen'), words.area(privacySeen)],
          [words.write('proportion.masks'), String(masks)],
        ] as const)),
    [
      words.write('proportion.dwellings'),
      facades
        ? words.write('dwellings', { known: facades.dwellingBuildings, unknown: facades.unknownBuildings })
        : '',
    ],
    [
      words.write('proportion.retention'),
      retention === undefined
        ? ''
        : words.write('days', { days: retention }) + (retention > 30 ? ` ${words.write('tooLong')}` : ''),
    ],
  ];
  return tablePages(input, {
    title: words.write('table.proportion'),
    note: words.write('proportion.note'),
    columns: [
      { head: words.write('column.figure'), share: 0.6 },
      { head: words.write('column.value'), share: 0.4 },
    ],
    rows,
  });
}

/** Items of R252-3 and its neighbours: where the dossier answers, or that somebody has to. */
const CHECKS = [
  ['purposes', 'report'],
  ['situation', 'situation'],
  ['ground', 'ground'],
  ['openings', undefined],
  ['detail', 'detail'],
  ['number', 'schedule'],
  ['transmission', undefined],
  ['protection', undefined],
  ['information', 'signs'],
  ['retention', 'report'],
  ['responsible', undefined],
  ['access', undefined],
  ['norms', undefined],
  ['masks', 'coverage'],
] as const;

function checkList(input: DossierInput): PlannedPage[] {
  const { words, plan, choices } = input;
  const isRetentionStated = plan.head.costs?.retention_days !== undefined;
  const counted = [...plan.objects.values()].filter(
    (o): o is Camera => o.kind === 'camera' && o.status !== 'removed',
  ).length;
  const cameras = input.analysis?.report.redaction?.cameras ?? counted;
  return tablePages(input, {
    title: words.write('table.checks'),
    note: words.write(cameras < 8 ? 'checks.short' : 'checks.full', { cameras }),
    columns: [
      { head: words.write('column.check'), share: 0.6 },
      { head: words.write('column.where'), share: 0.4 },
    ],
    rows: CHECKS.map(([check, part]) => [
      words.write(`check.${check}`),
      check === 'openings' && choices.parts.has('ground')
        ? words.write('openingsPartly')
        : part !== undefined && choices.parts.has(part) && (check !== 'retention' || isRetentionStated)
          ? words.write('inThisFile', { part: words.write(`part.${part}`) })
          : words.write('toBeAdded'),
    ]),
  });
}
