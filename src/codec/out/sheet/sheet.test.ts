import { describe, expect, it } from 'vitest';
import { resolveCamera } from '../../../analysis/optics';
import { createTranslator } from '../../../i18n';
import { sheetWords } from '../../../i18n/export-words';
import { objectId } from '../../../kernel/units';
import type { Level } from '../../../model/catalogue';
import { EMPTY_CITY, type City } from '../../../model/city';
import { anAnalysis } from '../../../testing/analysis-builder';
import { aCamera, aPlan, aZone } from '../../../testing/small-plan';
import { bandFills, BUILDING, GROUND } from './palette';
import { composeSheet, LAYOUTS, ROUND_SCALES, roundScale, type SheetInput } from './index';

const LEVELS: Level[] = [
  { id: 'detect', name: { fr: 'Détecter', en: 'Detect' }, density_px_per_m: 25 },
  { id: 'observe', name: { fr: 'Observer', en: 'Observe' }, density_px_per_m: 62.5 },
];

const CITY: City = {
  ...EMPTY_CITY,
  streets: {
    ...EMPTY_CITY.streets,
    lonLat: Float64Array.from([7.4192, 43.7302, 7.4214, 43.7302]),
    lineStart: Uint32Array.from([0, 2]),
    ids: ['way/1'],
    names: ['Rue Grimaldi'],
    refs: [''],
    highways: ['residential'],
    width_m: Float64Array.from([NaN]),
    flags: Uint8Array.from([0]),
  },
};

const input = (overrides: Partial<SheetInput> = {}): SheetInput => ({
  plan: aPlan([aCamera(), aZone()]),
  city: CITY,
  analysis: anAnalysis(),
  levels: LEVELS,
  streetClasses: [],
  modelOf: () => undefined,
  resolve: (camera) => resolveCamera(camera, undefined),
  words: sheetWords(createTranslator('fr')),
  format: 'A4',
  date: '23 novembre 2026',
  soundSensors: false,
  ...overrides,
});

const texts = (svg: string): string[] => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((m) => m[1]!);

/** Every element closed in its order, every attribute quoted: what an XML reader asks for first. */
function isWellFormed(svg: string): boolean {
  const open: string[] = [];
  for (const [, close, name, rest] of svg.matchAll(/<(\/?)([a-zA-Z]+)((?:\s+[\w:-]+="[^"<]*")*\s*\/?)>/g)) {
    if (close) {
      if (open.pop() !== name) return false;
    } else if (!rest!.endsWith('/')) open.push(name!);
  }
  const tags = (svg.match(/</g) ?? []).length - 1;
  const seen = [...svg.matchAll(/<\/?[a-zA-Z]+(?:\s+[\w:-]+="[^"<]*")*\s*\/?>/g)].length;
  return open.length === 0 && tags === seen;
}

describe('the sheet', () => {
  it.each(['A3', 'A4'] as const)('[X7] is one %s page in true millimetres', (format) => {
    const sheet = composeSheet(input({ format }));
    const { width_mm, height_mm } = LAYOUTS[format];
    expect(sheet.svg).toContain(
      `width="${width_mm}mm" height="${height_mm}mm" viewBox="0 0 ${width_mm} ${height_mm}"`,
    );
    expect(isWellFormed(sheet.svg)).toBe(true);
  });

  it('[X7] has a scale that a rule is made for, and everything asked for on it', () => {
    const sheet = composeSheet(input());
    expect(ROUND_SCALES).toContain(sheet.scale);
    // The study zone is some 200 m × 222 m: at 1/1 250 it is 178 mm high, more than 94 % of 184 mm.
    expect(sheet.scale).toBe(2000);
  });

  it('draws at that scale: 50 m of ground are 25 mm of paper at 1/2 000', () => {
    const { svg } = composeSheet(input());
    // The band's square has a side of 50 m; its path is M, then three L.
    const [, ax, ay, bx, by] = /fill="#B3DAE8" ?|d="M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)/
      .exec(svg.slice(svg.indexOf('<g stroke="none">')))!
      .map(Number);
    // Coordinates are written to 0.01 mm.
    expect(Math.hypot(bx! - ax!, by! - ay!)).toBeCloseTo(25, 1);
  });

  it('[X8] explains what is on it, and only that', () => {
    const said = texts(composeSheet(input()).svg);
    expect(said).toEqual(expect.arrayContaining(['Observer', 'Espace public non vu', 'Zone d’étude']));
    expect(said).not.toContain('Zone masquée');
    expect(said).not.toContain('Caméra existante');
    const elsewhere = texts(composeSheet(input({ view: { centre: [7.4193, 43.7295], scale: 100 } })).svg);
    for (const row of ['Zone d’étude', 'Observer', 'Caméra projetée']) expect(elsewhere).not.toContain(row);
  });

  it('[O5] [C2] states share of assumed heights, sources with date and licence, courtyards, flat ground', () => {
    const said = texts(composeSheet(input()).svg).join(' ');
    expect(said).toContain('pour 3 obstacles sur 12');
    expect(said).toContain('OpenStreetMap contributors, 2022-07-19, ODbL 1.0');
    expect(said).toContain('cours et jardins');
    expect(said).toContain('Terrain pris comme plat');
  });

  it('[C7] says when the analysis is older than the plan, and when there is none', () => {
    expect(texts(composeSheet(input({ stale: true })).svg).join(' ')).toContain('antérieure au plan');
    const without = texts(composeSheet(input({ analysis: undefined })).svg).join(' ');
    expect(without).toContain('Aucune analyse');
    expect(without).not.toContain('Espace public vu');
  });

  it('[X25] says that its figures are by night, and only then', () => {
    const said = (night: boolean): string =>
      texts(composeSheet(input({ analysis: anAnalysis({ report: { night } }) })).svg).join(' ');
    expect(said(true)).toMatch(/Lumière De nuit.*Chiffres de nuit/);
    expect(said(false)).not.toMatch(/nuit/);
  });

  it('[S4] leaves sound sensors out and says so, or shows them with the notice', () => {
    const sensor = {
      kind: 'sound-sensor' as const,
      id: objectId('s1'),
      ref: 'S-01',
      position: [7.4202, 43.7302] as const,
    };
    const plan = aPlan([aCamera(), sensor, aZone()]);
    const out = texts(composeSheet(input({ plan })).svg).join(' ');
    expect(out).not.toContain('S-01');
    expect(out).toContain('hors de cette demande');
    const shown = texts(composeSheet(input({ plan, soundSensors: true })).svg).join(' ');
    expect(shown).toContain('S-01');
    expect(shown).toContain('cadre légal à vérifier');
  });

  it('labels a camera with its number, height, azimuth and tilt', () => {
    const said = texts(composeSheet(input()).svg);
    expect(said).toEqual(expect.arrayContaining(['C-01', 'h 5,50 m · az 40° · incl 15°']));
  });

  it('draws no direction for a camera that has none, and a dotted ring for one nobody knows', () => {
    const { azimuth_deg: _, ...aimless } = aCamera();
    const beak = 'M-1.5 -2.1L0 -3.7L1.5 -2.1Z';
    const map = (svg: string): string =>
      svg.slice(svg.indexOf('clip-path="url(#map)"'), svg.indexOf('Légende'));
    const down = composeSheet(input({ plan: aPlan([aCamera({ tilt_deg: 90 })]), analysis: undefined }));
    expect(map(down.svg)).not.toContain(beak);
    expect(texts(down.svg)).not.toContain('Azimut inconnu');
    const unknown = composeSheet(input({ plan: aPlan([aimless]), analysis: undefined }));
    expect(map(unknown.svg)).not.toContain(beak);
    expect(texts(unknown.svg)).toContain('Azimut inconnu');
    expect(map(composeSheet(input()).svg)).toContain(beak);
  });

  it('[X9] keeps hostile words words, wherever they stand', () => {
    const bad = `"><script>alert(1)</script>\u0000&'`;
    const plan = aPlan([aCamera({ ref: bad, name: bad }), aZone({ name: bad })], { name: bad });
    const { svg } = composeSheet(
      input({
        plan,
        place: bad,
        titleBlock: { client: bad, file: bad },
        font: { family: bad, source: 'https://example.org/font.woff2' },
      }),
    );
    expect(svg).not.toContain('<script');
    expect(svg).not.toContain('example.org');
    expect(isWellFormed(svg)).toBe(true);
  });

  it('[X10] tells what found no room', () => {
    const many = Array.from({ length: 60 }, (_, i) =>
      aCamera({
        id: objectId(`c${i}`),
        ref: `C-${i}`,
        position: [7.4195 + (i % 10) * 1.6e-4, 43.7295 + Math.floor(i / 10) * 2e-4],
      }),
    );
    const { overflow } = composeSheet(input({ plan: aPlan([...many, aZone()]) }));
    expect(overflow.devices).toBeGreaterThan(0);
    expect(overflow.outside).toBe(0);
    const near = composeSheet(
      input({
        plan: aPlan([...many, aZone()]),
        view: { centre: [7.4195, 43.7295], scale: 200 },
      }),
    );
    expect(near.overflow.outside).toBeGreaterThan(0);
  });

  it('writes street names where there is room for them', () => {
    expect(texts(composeSheet(input()).svg)).toContain('Rue Grimaldi');
    expect(texts(composeSheet(input({ view: { scale: 100_000 } })).svg)).not.toContain('Rue Grimaldi');
  });

  it('shows a plan without anything in it', () => {
    const { svg } = composeSheet(input({ plan: aPlan([]), city: EMPTY_CITY, analysis: undefined }));
    expect(isWellFormed(svg)).toBe(true);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });
});

describe('roundScale', () => {
  it('is the largest round one that leaves a little room', () => {
    const { map } = LAYOUTS.A3;
    expect(roundScale(100, 100, map)).toBe(500);
    expect(roundScale(266, 100, map)).toBe(1000);
    expect(roundScale(267, 100, map)).toBe(1250);
    expect(roundScale(400_000, 100, map)).toBe(1_550_000);
  });
});

it('prints buildings, ground and the four levels of DORI in greys that differ', () => {
  // Luma of BT.601, 0 to 255: what a grey printer makes of a colour; a difference of 20 is seen side by side.
  const greys = [GROUND, BUILDING, ...bandFills(4)]
    .map((colour) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)))
    .map(([r, g, b]) => 0.299 * r! + 0.587 * g! + 0.114 * b!)
    .toSorted((a, b) => a - b);
  for (const [i, grey] of greys.entries()) if (i > 0) expect(grey - greys[i - 1]!).toBeGreaterThan(20);
});
