/** The dossier, read back by software that is not ours: poppler and GDAL; skipped, and said so, where they are absent. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodePDFRawStream, PDFDocument, PDFName, type PDFRawStream } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { aDossierInput } from '../../../../tests/fixtures/dossier-input';
import { hasTool, output, temporaryFolder } from '../../../../tests/fixtures/foreign';
import { FONTS } from '../../../../tests/fixtures/pdf-fonts';
import { costReport } from '../../../analysis/costs/costs';
import { createFrame } from '../../../kernel/frame';
import { regionFromRings } from '../../../kernel/region';
import { objectId } from '../../../kernel/units';
import type { Level } from '../../../model/catalogue';
import { EMPTY_CITY, type City } from '../../../model/city';
import type { Plan, PlanObject } from '../../../model/plan';
import { aPng } from '../../../testing/pictures';
import { readLogo } from '../../logo';
import { anAnalysis, aSquare, ORIGIN } from '../../../testing/analysis-builder';
import { aCamera, aPlan, aZone } from '../../../testing/small-plan';
import { accessesOf } from './accesses';
import { buildingsInView } from './in-view';
import { createPdf, DOSSIER_PARTS, drawDossier, pdfOptions, planDossier, previewPage } from './index';
import type { DossierInput, DossierPart } from './index';
import { dossierGrid } from './schedule';

const folder = temporaryFolder('dossier');

const POPPLER = hasTool('pdftotext');
const GDAL = hasTool('gdalinfo');

const LEVELS: Level[] = [
  { id: 'detect', name: { fr: 'Détecter', en: 'Detect' }, density_px_per_m: 25 },
  { id: 'observe', name: { fr: 'Observer', en: 'Observe' }, density_px_per_m: 62.5 },
];

function anInput(
  parts: readonly DossierPart[],
  objects: readonly PlanObject[] = [aCamera(), aZone()],
  {
    language = 'fr' as 'fr' | 'en',
    name = 'Œuvre d’été',
    scale = 500,
    ...rest
  }: Partial<Omit<DossierInput, 'choices'>> & {
    language?: 'fr' | 'en';
    name?: string;
    scale?: number;
  } = {},
): DossierInput {
  return aDossierInput(language, {
    plan: aPlan(objects, { name, origin: ORIGIN }),
    levels: LEVELS,
    date: '26 novembre 2026',
    choices: { parts: new Set(parts), format: 'A3', orientation: 'landscape', detailScale: scale },
    ...rest,
  });
}

async function pdfOf(input: DossierInput): Promise<Uint8Array> {
  const steps = drawDossier(input, await createPdf(pdfOptions(input, 'fr', FONTS)));
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

async function fileOf(input: DossierInput, name: string): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, await pdfOf(input));
  return path;
}

/** What the first plan draws, as operators. */
async function contentOf(input: DossierInput): Promise<string> {
  const choices = { ...input.choices, parts: new Set<DossierPart>(['situation']) };
  const file = await PDFDocument.load(await pdfOf({ ...input, choices }));
  const stream = file.context.lookup(file.getPage(0).node.get(PDFName.of('Contents')));
  return new TextDecoder().decode(decodePDFRawStream(stream as PDFRawStream).decode());
}

/** A wall of 100 m from the origin to the east. */
function wall100(): PlanObject {
  const frame = createFrame(ORIGIN);
  const line = [frame.toLonLat(-50, 10), frame.toLonLat(50, 10)];
  return { kind: 'obstacle', id: objectId('w'), shape: { type: 'line', line } };
}

describe('the dossier', () => {
  it('[X11] is true to scale: 100 m are 200 mm at 1:500, in the vectors of the file', async () => {
    const file = await PDFDocument.load(await pdfOf(anInput(['detail'], [aCamera(), wall100()])));
    const stream = file.context.lookup(file.getPage(0).node.get(PDFName.of('Contents')));
    const content = new TextDecoder().decode(decodePDFRawStream(stream as PDFRawStream).decode());
    const k = Number(/^([\d.]+) 0 0 -[\d.]+ 0 [\d.]+ cm/.exec(content)![1]);
    const [, ax, ay, bx, by] = /\n0\.6 w\n(?:[^\n]*\n){0,4}?([\d.]+) ([\d.]+) m\n([\d.]+) ([\d.]+) l\n/
      .exec(content)!
      .map(Number);
    const points = Math.hypot(bx! - ax!, by! - ay!) * k;
    // One point is 1/72 inch; the issue asks for 0.1 mm, coordinates are written to 0.01 mm.
    expect(Math.abs((points * 25.4) / 72 - 200)).toBeLessThan(0.03);
    const { width, height } = file.getPage(0).getSize();
    expect(Math.abs((width * 25.4) / 72 - 420)).toBeLessThan(0.01);
    expect(Math.abs((height * 25.4) / 72 - 297)).toBeLessThan(0.01);
  });

  it('[X11] writes the same bytes for the same input', async () => {
    const [a, b] = [await pdfOf(anInput(DOSSIER_PARTS)), await pdfOf(anInput(DOSSIER_PARTS))];
    expect(Buffer.from(a).equals(Buffer.from(b))).toBe(true);
  });

  it.each(['fr', 'en'] as const)(
    'has words for everything in %s, and nothing that is no number',
    (language) => {
      const pages = planDossier(
        anInput(DOSSIER_PARTS, [aCamera(), aCamera({ id: objectId('c2') }), aZone({ role: 'mask' })], {
          language,
        }),
      );
      expect(pages.length).toBeGreaterThan(12);
      for (const index of pages.keys()) {
        const svg = previewPage(pages, index)!;
        expect(svg).not.toMatch(/dossier\.|sheet\.|export\.value|>[^<]*(?:NaN|Infinity|undefined)/);
      }
    },
  );

  it('[X12] is made without an analysis and without a single device', () => {
    const pages = planDossier(anInput(DOSSIER_PARTS, [], { analysis: undefined }));
    expect(previewPage(pages, 0)).toContain('Aucune analyse');
    for (const index of pages.keys()) expect(previewPage(pages, index)).not.toMatch(/NaN|Infinity/);
  });

  it('[X12] leaves how long pictures are kept open where the plan does not say it', () => {
    const base = anInput(['report']);
    const pagesOf = (costs: Plan['head']['costs']): string => {
      const head = { ...base.plan.head, ...(costs ? { costs } : {}) };
      const pages = planDossier({ ...base, plan: { ...base.plan, head } });
      return [...pages.keys()].map((index) => previewPage(pages, index)).join('');
    };
    const answer = /Délai de conservation et sa justification<[^]*?<text[^>]*>([^<]*)</;
    expect(pagesOf(undefined)).not.toMatch(/\d+ jours/);
    expect(answer.exec(pagesOf(undefined))?.[1]).toBe('À joindre ou à compléter');
    expect(pagesOf({ retention_days: 12 })).toContain('12 jours');
    expect(answer.exec(pagesOf({ retention_days: 12 }))?.[1]).toContain('Rapport de présentation');
  });

  it('[X12] says in words what has no price, and never sums it up as nothing', () => {
    const camera = { ...aCamera(), status: 'proposed' } as const;
    const input = anInput(['costs'], [camera]);
    const costs = costReport({ plan: input.plan, prices: [], modelOf: () => undefined, newlyCovered_m: 0 });
    const base = anAnalysis();
    const page = previewPage(
      planDossier({ ...input, analysis: { ...base, report: { ...base.report, costs } } }),
      0,
    )!;
    expect(costs.once.missing).toBe(2);
    expect(page).toContain('Appareil sans article dans la liste de prix');
    expect(page).not.toContain('unpriced');
    expect(page).toMatch(/>Total de l’investissement HT<[^]*?>sans 2 prix inconnus<\/text><line/);
  });

  it('[X25] says on every page that its figures are by night', () => {
    const analysis = anAnalysis({ report: { night: true } });
    const pages = planDossier(anInput(DOSSIER_PARTS, [aCamera(), aZone()], { analysis }));
    for (const index of pages.keys())
      expect(previewPage(pages, index), String(index)).toMatch(/[Cc]hiffres de nuit/);
  });

  it('[X12] numbers pages through and lists where each part begins', () => {
    const pages = planDossier(anInput(['cover', 'situation', 'cameras']));
    expect(pages).toHaveLength(3);
    const cover = previewPage(pages, 0)!;
    expect(cover).toMatch(/>Plan de situation<[\s\S]*>2<[\s\S]*>Fiches des caméras<[\s\S]*>3</);
    expect(previewPage(pages, 2)).toContain('Page 3 / 3');
  });

  it.skipIf(!POPPLER)(
    '[X11] embeds subsets, and its words come out as they went in, whatever their letters',
    async () => {
      const bad = '"><script>alert(1)</script>) Tj ET (\\';
      const path = await fileOf(
        anInput(['cover', 'detail', 'cameras', 'schedule'], [aCamera({ ref: 'C-Ж1', name: bad }), aZone()]),
        'words.pdf',
      );
      const fonts = output('pdffonts', [path]).trim().split('\n').slice(2);
      expect(fonts).toHaveLength(3);
      for (const row of fonts) expect(row).toMatch(/Identity-H +yes yes yes/);
      const text = output('pdftotext', ['-raw', path, '-']).replace(/\s+/g, ' ');
      for (const words of ['Œuvre d’été', 'Dossier de vidéoprotection', 'C-Ж1', bad])
        expect(text).toContain(words);
      expect(output('pdfinfo', [path])).toMatch(/JavaScript: +no/);
    },
  );

  it.skipIf(!POPPLER)('[X30] prints the title block of the plan, its logo as it is', async () => {
    const logo = readLogo(aPng(60, 20));
    const block = {
      project: 'Projet « Été »',
      client: 'Ville de X',
      author: 'Bureau Y',
      revision: 'Indice C',
      date: '1er décembre 2026',
      ...(logo.ok ? { logo: logo.value } : {}),
    };
    const base = anInput(['cover', 'situation', 'report']);
    const plan = { ...base.plan, head: { ...base.plan.head, title_block: block } };
    const path = await fileOf({ ...base, plan }, 'block.pdf');
    for (const page of ['1', '3']) {
      const text = output('pdftotext', ['-raw', '-f', page, '-l', page, path, '-']).replace(/\s+/g, ' ');
      for (const words of ['Bureau Y', 'Indice C', '1er décembre 2026', 'Projet « Été »'])
        expect(text, page).toContain(words);
    }
    const images = output('pdfimages', ['-list', path]);
    expect(images).toMatch(/^ +1 +0 image +60 +20 +rgb/m);
    expect(output('pdfinfo', [path])).toMatch(/Author: +Bureau Y/);
    // 26 mm wide at most, its shape kept: 60 to 20 pixels.
    const [, w, h] = /q ([\d.]+) 0 0 -([\d.]+) [\d.]+ [\d.]+ cm \/Logo Do/
      .exec(await contentOf({ ...base, plan }))!
      .map(Number);
    expect(w).toBeCloseTo(26, 2);
    expect(w! / h!).toBeCloseTo(3, 2);
  });

  it.skipIf(!GDAL)('[X11] lies where it belongs, as GDAL has it, with layers', async () => {
    const path = await fileOf(anInput(['detail']), 'place.pdf');
    // 200 points to the inch: a pixel is 0.127 mm of paper, 63.5 mm of ground at 1:500.
    const info = JSON.parse(
      output('gdalinfo', ['-json', '-mdd', 'LAYERS', '--config', 'GDAL_PDF_DPI', '200', path]),
    ) as {
      geoTransform: number[];
      coordinateSystem: { wkt: string };
      metadata: { LAYERS: Record<string, string> };
    };
    expect(info.coordinateSystem.wkt).toContain('Transverse Mercator');
    const [left, width, , top, , height] = info.geoTransform;
    // Whole pixels: the page is 2338.6 of them high, which makes one of them 2e-4 too small.
    expect(width).toBeCloseTo(0.0635, 4);
    expect(height).toBeCloseTo(-0.0635, 4);
    const page = planDossier(anInput(['detail']))[0]!.draw(1, 1);
    const { box, corners } = page.viewport!;
    const frame = createFrame(ORIGIN);
    const [west, south] = frame.toFrame(...corners[0]!);
    // A pixel of ground, by which GDAL rounds.
    expect(Math.abs(left! + box.x * 0.5 - west)).toBeLessThan(0.07);
    expect(Math.abs(top! - (box.y + box.height) * 0.5 - south)).toBeLessThan(0.07);
    expect(Object.values(info.metadata.LAYERS)).toEqual(
      expect.arrayContaining(['Bâtiments', 'Zones_couvertes']),
    );
  });

  it('[X13] tells buildings whose façade is in a field of view from those that are not', () => {
    // The camera of the builder sees a square of 50 m; one house stands against its edge, one behind that, one afar.
    const field = aSquare(0, 0, 25);
    const analysis = anAnalysis();
    const one = { ...analysis.geometry.devices[0]!, levels: [{ level: 'detect', region: field }] };
    const seen = { ...analysis, geometry: { ...analysis.geometry, devices: [one] } };
    const city = houses([
      [25, -5, 35, 5],
      [36, -5, 46, 5],
      [200, 0, 210, 10],
    ]);
    expect([...buildingsInView(city, seen)]).toEqual([0]);
    const nothing = { ...one, levels: [{ level: 'detect', region: regionFromRings([]) }] };
    expect(buildingsInView(city, { ...seen, geometry: { ...seen.geometry, devices: [nothing] } }).size).toBe(
      0,
    );
  });
});

/** Boxes in frame metres, counter-clockwise. */
function houses(boxes: readonly (readonly [number, number, number, number])[]): City {
  const frame = createFrame(ORIGIN);
  const corners = boxes.flatMap(([x, y, right, top]) => [
    ...frame.toLonLat(x, y),
    ...frame.toLonLat(right, y),
    ...frame.toLonLat(right, top),
    ...frame.toLonLat(x, top),
  ]);
  const starts = boxes.map((_, i) => i);
  return {
    ...EMPTY_CITY,
    buildings: {
      ...EMPTY_CITY.buildings,
      lonLat: Float64Array.from(corners),
      ringStart: Uint32Array.from([...starts, boxes.length].map((i) => 4 * i)),
      polygonStart: Uint32Array.from([...starts, boxes.length]),
    },
  };
}

it('[X12] breaks no word and no number of the schedule, however much the other columns have to say', () => {
  const camera = aCamera({
    name: 'Carrefour Kenessary – République',
    purpose: 'Prévention d’atteintes aux biens',
    model: 'Tube varifocal 8 Mpx, 6,2–12,9 mm',
    mount: 'street_lamp',
    status: 'proposed',
    phase: 2,
    position: [71.99, 51.17],
  });
  const input = anInput(['schedule'], [camera], { language: 'en' });
  const page = previewPage(planDossier({ ...input, analysis: undefined }), 0)!;
  for (const whole of ['planned', '71.9900000', '51.1700000']) expect(page).toContain(`>${whole}<`);
});

it('has one grid for all cameras of a plan that lies across two zones', () => {
  const west = aCamera({ position: [71.99, 51.17] });
  const east = aCamera({ id: objectId('c2'), position: [72.01, 51.17] });
  const input = anInput(['schedule'], [west, east]);
  const bare = { ...input, analysis: undefined };
  const grid = dossierGrid({
    ...bare,
    plan: { ...bare.plan, head: { ...bare.plan.head, origin: west.position } },
  });
  expect(grid?.name).toBe('UTM 42N');
  // 0.02° of longitude at 51.17° N: 1.4 km to the east, where the next zone would begin anew in the west.
  const [x1] = grid!.project(...west.position);
  const [x2] = grid!.project(...east.position);
  expect(x2 - x1).toBeCloseTo(1399, -1);
});

describe('accesses of buildings in view', () => {
  const city = houses([
    [25, -5, 35, 5],
    [36, -5, 46, 5],
  ]);
  const frame = createFrame(ORIGIN);
  const doors = [
    frame.toLonLat(25, 0),
    frame.toLonLat(35.4, 4.9),
    frame.toLonLat(30, 9),
    frame.toLonLat(25, 1),
  ];
  const withDoors: City = {
    ...city,
    buildings: {
      ...city.buildings,
      feature: Uint32Array.of(0, 1),
      ids: ['way/1', 'way/2'],
      names: ['Mairie', ''],
    },
    furniture: {
      ...EMPTY_CITY.furniture,
      lonLat: Float64Array.from(doors.flat()),
      // The last is a lamp at the wall.
      kind: Uint8Array.from([5, 5, 5, 0]),
    },
  };

  it('[X13] are doors within 1 m of the walls, of every building that they touch, and nothing else', () => {
    const found = accessesOf(withDoors, new Set([0, 1]), frame);
    expect([...found].map(([feature, at]) => [feature, [...at]])).toEqual([
      [0, [0, 1]],
      [1, [1]],
    ]);
    expect([...accessesOf(withDoors, new Set([1]), frame).keys()]).toEqual([1]);
  });

  it('[X13] stand on the site plan and in its list, which says of how many buildings none is known', () => {
    const analysis = anAnalysis();
    const one = {
      ...analysis.geometry.devices[0]!,
      levels: [{ level: 'detect', region: aSquare(0, 0, 25) }],
    };
    const seen = { ...analysis, geometry: { ...analysis.geometry, devices: [one] } };
    const pages = planDossier(anInput(['ground'], [aCamera()], { city: withDoors, analysis: seen }));
    expect(previewPage(pages, 0)).toContain('Accès connu des données');
    const list = previewPage(pages, pages.length - 1)!;
    expect(list).toContain('Mairie · way/1');
    expect(list).toMatch(/1 bâtiment en vue\s: 1 avec 2 accès connus/);
    const wider = { ...one, levels: [{ level: 'detect', region: aSquare(0, 0, 40) }] };
    const both = { ...analysis, geometry: { ...analysis.geometry, devices: [wider] } };
    const two = planDossier(anInput(['ground'], [aCamera()], { city: withDoors, analysis: both }));
    expect(previewPage(two, two.length - 1)).toMatch(/2 bâtiments en vue\s: 2 avec 2 accès connus/);
    const bare = planDossier(anInput(['ground'], [aCamera()], { city, analysis: seen }));
    expect(previewPage(bare, bare.length - 1)).toContain('0 avec 0 accès connu');
    expect(previewPage(bare, 0)).not.toContain('Accès connu des données');
  });
});

it('[X34] proposes a panel for each video point that stays, with what the plan says of who answers', () => {
  const removed = aCamera({ id: objectId('c9'), ref: 'C-09', status: 'removed', position: [7.43, 43.74] });
  const beside = aCamera({ id: objectId('c2'), ref: 'C-02' });
  const input = anInput(['signs'], [aCamera(), beside, removed, aZone()]);
  const head = { ...input.plan.head, notice: { responsible: 'Ville de X', contact: 'mairie@x.test' } };
  const pages = planDossier({ ...input, plan: { ...input.plan, head } });
  const [panel, list] = [previewPage(pages, 0)!, previewPage(pages, 1)!];
  expect(panel).toContain('Ville de X');
  expect(panel).toContain('mairie@x.test');
  expect(list).toContain('>P-01<');
  expect(list).toContain('>C-01, C-02<');
  expect(list).not.toContain('P-02');
  expect(previewPage(planDossier(input), 0)).toContain('………');
  expect(planDossier({ ...input, withheld: ['positions'] })).toHaveLength(0);
});
