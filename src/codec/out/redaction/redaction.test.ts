/**
 * What is withheld is in no output: two plans that differ only in what is withheld give the same bytes in every format,
 * and none of the secrets of the first is found in them, unzipped and inflated.
 */
import { setImmediate } from 'node:timers/promises';
import { inflateSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { exportedLater } from '../../../../tests/fixtures/exported';
import { FONTS } from '../../../../tests/fixtures/pdf-fonts';
import { resolveCamera } from '../../../analysis/optics';
import type { Analysis } from '../../../analysis/analysis';
import type { DeviceRow } from '../../../analysis/report';
import { createTranslator } from '../../../i18n';
import { sheetWords } from '../../../i18n/export-words';
import { createAnalysisCache } from '../../../analysis';
import { dossierSteps } from '../../../jobs/dossier';
import { createPreviewCache } from '../../../jobs/preview';
import { createFrame } from '../../../kernel/frame';
import { regionArea, regionFromRings } from '../../../kernel/region';
import { objectId } from '../../../kernel/units';
import type { DeviceModel } from '../../../model/catalogue';
import { EMPTY_CITY } from '../../../model/city';
import type { LonLat, Plan } from '../../../model/plan';
import { WITHHOLDABLE, type Withheld } from '../../../model/withholding';
import { aGap, anAnalysis, aReport } from '../../../testing/analysis-builder';
import { aCamera, aPlan, aZone } from '../../../testing/small-plan';
import { DOSSIER_PARTS } from '../dossier';
import { EXPORT_FORMATS } from '../formats';
import { gridNamed } from '../grid';
import { composeSheet } from '../sheet';
import { redact } from './redact';

/** The middle of a square of the grid round 7.42 E, 43.73 N is at 50, 50 m. */
const GRID_ORIGIN: LonLat = [7.42, 43.73];
const LEVELS = [{ id: 'detect', name: { fr: 'Détecter', en: 'Detect' }, density_px_per_m: 25 }];

interface Secret {
  /** Of the camera in the grid's frame, m. */
  readonly at: readonly [x: number, y: number];
  readonly origin: LonLat;
  readonly word: string;
  readonly azimuth_deg: number;
  readonly hfov_deg: number;
  readonly model: string;
  /** Of the field of view, m: both fields touch the same squares. */
  readonly range_m: number;
}

const A: Secret = {
  at: [151.234, 152.345],
  origin: [7.4213, 43.7317],
  word: 'Cachottier',
  azimuth_deg: 33.377,
  hfov_deg: 61.771,
  model: 'argus-9000',
  range_m: 31.5,
};
const B: Secret = {
  at: [160.5, 149.1],
  origin: [7.4187, 43.7291],
  word: 'Sournois',
  azimuth_deg: 71.5,
  hfov_deg: 55.25,
  model: 'lynx-12',
  range_m: 27.25,
};

const placeOf = ({ at }: Secret): LonLat => createFrame(GRID_ORIGIN).toLonLat(...at);

function fieldOf(secret: Secret, from: LonLat) {
  const [x, y] = createFrame(from).toFrame(...placeOf(secret));
  const corner = (deg: number): [number, number] => {
    const angle = ((secret.azimuth_deg + deg) * Math.PI) / 180;
    return [x + secret.range_m * Math.sin(angle), y + secret.range_m * Math.cos(angle)];
  };
  return regionFromRings([[[x, y], corner(secret.hfov_deg / 2), corner(-secret.hfov_deg / 2)]]);
}

const modelOf = ({ model }: Secret): DeviceModel => ({
  id: model,
  type: 'bullet',
  name: { fr: `Modèle ${model}`, en: `Model ${model}` },
  lens: 'rectilinear',
  image_width_px: 1920,
  image_height_px: 1080,
  default_height_m: 5,
  source: '',
  date: '',
});

/** What the three switches hide, taken from one secret each: a test changes one and keeps the others. */
function aCase(position: Secret, model: Secret, zone: Secret): { plan: Plan; analysis: Analysis } {
  const id = objectId(`id-${position.word}`);
  const place = placeOf(position);
  const camera = aCamera({
    id,
    ref: `R-${position.word}`,
    name: `Nom ${position.word}`,
    position: place,
    power_group: `P-${position.word}`,
    unknown: { note: `Inconnu ${position.word}` },
    unknownMembers: { bbox: [...place, ...place] },
    azimuth_deg: zone.azimuth_deg,
    tilt_deg: zone.azimuth_deg / 3,
    purpose: 'Prévention des atteintes',
    model: model.model,
    hfov_deg: model.hfov_deg,
    image_width_px: 1000 + Math.round(model.hfov_deg),
  });
  const field = fieldOf({ ...zone, at: position.at }, position.origin);
  const area = regionArea(field);
  const row: DeviceRow = {
    ...aReport().devices[0]!,
    id,
    seen_m2: area,
    seenAnywhere_m2: area + 0.5,
    byLevel: { detect: area },
    nearBlind_m: zone.range_m / 7,
  };
  const plan = aPlan(
    [
      camera,
      aZone(),
      aZone({
        id: objectId('mask'),
        name: `Masque ${position.word}`,
        role: 'mask',
        cameras: [id],
        polygon: [[place, [7.4205, 43.7301], [7.4206, 43.7305], place]],
      }),
      { kind: 'place', id: objectId('p1'), name: 'École', position: [7.4202, 43.7304] },
      { kind: 'candidate-site', id: objectId('s1'), name: `Site ${position.word}`, position: place },
    ],
    {
      origin: position.origin,
      catalogue: [modelOf(model)],
      acceptances: [{ note: `Accepté ${position.word}`, lines: [[place, [7.4205, 43.7301]]] }],
      scenarios: {
        current: 'a',
        list: [
          { id: 'a', name: 'A' },
          { id: 'b', name: 'B', devices: [{ ...camera, name: `Autre ${position.word}` }] },
        ],
      },
      unknown: {
        anglemort: { secret: position.word },
        features: [{ type: 'Feature', properties: { kind: 'x', secret: position.word }, geometry: null }],
      },
    },
  );
  const analysis: Analysis = {
    ...anAnalysis({
      report: {
        frame: { origin: position.origin },
        devices: [row],
        streets: {
          length_m: 1000,
          covered_m: 400 + area / 1e4,
          share: 0.4 + area / 1e7,
          underBuildings_m: 0,
          byLevel: { detect: 400 + area / 1e4 },
        },
        gaps: [
          aGap({
            names: [`Rue ${zone.word}`],
            reasons: [{ reason: 'outOfRange', length_m: 3, device: id }],
            accepted: { note: `Vu ${position.word}` },
          }),
        ],
        overlaps: [{ a: id, b: id, area_m2: area, length_m: 3 }],
        losses: [{ kind: 'power', id: `P-${position.word}`, devices: [id], lost_m2: area, lost_m: 1 }],
        places: [
          {
            id: objectId('p1'),
            level: 'detect',
            k: 1,
            met: true,
            by: [id],
            bestDensity_px_per_m: area,
            movedToFacade: false,
            approach: {
              facing_deg: 90,
              facingAssumed: true,
              asked_m: 20,
              within_deg: 30,
              length_m: 20,
              covered_m: area / 1e4,
              share: 0.5,
              seen_m: area / 1e4,
              by: [{ id, covered_m: area / 1e4, seen_m: area / 1e4 }],
              pieces: [],
            },
          },
        ],
        approaches: {
          entrances: 1,
          withoutDirection: 0,
          asked_m: 20,
          within_deg: 30,
          length_m: 20,
          covered_m: area / 1e4,
          share: 0.5,
          seen_m: area / 1e4,
        },
        costs: {},
      },
      geometry: {
        devices: [{ id, levels: [{ level: 'detect', region: field }] }],
        k: [{ k: 1, region: field }],
        unseen: field,
      },
    }),
  };
  return { plan, analysis: { ...analysis, frame: position.origin } };
}

async function dossierOf({ plan, analysis }: ReturnType<typeof aCase>, withheld: readonly Withheld[]) {
  const steps = dossierSteps(
    {
      plan,
      analysis,
      withheld,
      stale: false,
      levels: LEVELS,
      streetClasses: [],
      catalogue: [],
      prices: [],
      language: 'fr',
      date: '26 novembre 2026',
      soundSensors: true,
      choices: { parts: new Set(DOSSIER_PARTS), format: 'A4', orientation: 'landscape' },
      fonts: FONTS,
    },
    { city: EMPTY_CITY, previewCache: createPreviewCache(), analysisCache: createAnalysisCache() },
  );
  let step = steps.next();
  for (; !step.done; step = steps.next()) await setImmediate();
  return step.value;
}

function sheetOf({ plan, analysis }: ReturnType<typeof aCase>, withheld: readonly Withheld[]): Uint8Array {
  const { svg } = composeSheet({
    ...redact({ plan, analysis }, withheld),
    withheld,
    city: EMPTY_CITY,
    levels: LEVELS,
    streetClasses: [],
    modelOf: (id) => plan.head.catalogue.find((model) => model.id === id),
    resolve: (camera) =>
      resolveCamera(
        camera,
        plan.head.catalogue.find(({ id }) => id === camera.model),
      ),
    words: sheetWords(createTranslator('fr')),
    format: 'A4',
    date: '26 novembre 2026',
    soundSensors: true,
  });
  return new TextEncoder().encode(svg);
}

const PROFILE = { id: 'dori', name: { fr: '', en: '' }, levels: LEVELS, source: '', date: '' };

type Output = (of: ReturnType<typeof aCase>, withheld: readonly Withheld[]) => Promise<Uint8Array>;
const OUTPUTS: readonly (readonly [name: string, output: Output])[] = [
  ...EXPORT_FORMATS.map(({ id }): [string, Output] => [
    id,
    (of, withheld) => exportedLater({ ...of, format: id, withheld, profiles: [PROFILE] }),
  ]),
  ['dossier', dossierOf],
  ['sheet', async (of, withheld) => sheetOf(of, withheld)],
];

/** The bytes as text, with what is packed in them unpacked. */
function unpacked(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes).toString('latin1');
  const texts = [latin, Buffer.from(bytes).toString('utf8')];
  if (latin.startsWith('PK')) texts.push(...Object.values(unzipSync(bytes)).map((file) => strFromU8(file)));
  for (const { index, 0: mark } of latin.matchAll(/stream\r?\n/g)) {
    try {
      texts.push(inflateSync(bytes.subarray(index + mark.length)).toString('latin1'));
    } catch {
      // Not every stream is deflated.
    }
  }
  return texts.join('\n');
}

/** A place as formats write it: degrees to a metre, grids to a metre, numbers of eight bytes in either order. */
function spellings(place: LonLat): string[] {
  const grids = ['lambert-93', 'utm', 'cc'].flatMap((name) => {
    const grid = gridNamed(name, place);
    return grid.ok ? grid.value.project(...place) : [];
  });
  const binary = (value: number): string[] => {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleLE(value);
    const little = bytes.toString('latin1');
    return [little, bytes.reverse().toString('latin1')];
  };
  return [
    ...place.map((value) => value.toFixed(7).slice(0, -2)),
    ...grids.map((value) => value.toFixed(3).slice(0, -2)),
    ...[...place, ...place.map((value) => Math.round(value * 1e9) / 1e9)].flatMap(binary),
  ];
}

const SECRETS: Readonly<Record<Withheld, readonly string[]>> = {
  positions: [A.word, ...spellings(placeOf(A)), ...spellings(A.origin)],
  models: [A.model, String(A.hfov_deg), '1062'],
  zones: [A.word, String(A.azimuth_deg)],
};

/** The two cases differ in what the switch hides, and the figures that follow from it. */
const PAIRS: Readonly<Record<Withheld, readonly [ReturnType<typeof aCase>, ReturnType<typeof aCase>]>> = {
  positions: [aCase(A, A, A), aCase(B, A, A)],
  models: [aCase(A, A, A), aCase(A, B, A)],
  zones: [aCase(B, A, A), aCase(B, A, B)],
};

describe.each(OUTPUTS)('%s', (name, output) => {
  it.each(WITHHOLDABLE)('[X17] without %s is the same whatever they are', async (what) => {
    const [one, other] = PAIRS[what];
    const bytes = await output(one, [what]);
    expect(Buffer.from(bytes).equals(await output(other, [what]))).toBe(true);
    const text = unpacked(bytes);
    expect(SECRETS[what].filter((secret) => text.includes(secret))).toEqual([]);
  });

  it('[X17] says that it is a version for the public, and what is withheld', async () => {
    const [one] = PAIRS.positions;
    const text = unpacked(await output(one, ['positions', 'zones']));
    // A PDF has the numbers of letters, not letters: what its pages say is tested on the sheet.
    if (name !== 'dossier')
      expect(text).toMatch(/Version destinée au public|"withheld":\s*\["?\s*"?positions/);
    expect(unpacked(await output(one, []))).not.toMatch(/Version destinée|"withheld"/);
  });
});

describe('what the test of withholding would see', () => {
  it('differs in formats that tell it when nothing is withheld', async () => {
    for (const what of WITHHOLDABLE) {
      for (const [name, output] of OUTPUTS.filter(([id]) =>
        ['plan', 'xlsx', 'gpkg', 'sheet', 'dossier'].includes(id),
      )) {
        const [one, other] = PAIRS[what];
        const bytes = await output(one, []);
        expect(`${name}: ${Buffer.from(bytes).equals(await output(other, []))}`).toBe(`${name}: false`);
      }
    }
    const open = unpacked(await OUTPUTS.find(([id]) => id === 'gpkg')![1](PAIRS.positions[0], []));
    expect(spellings(placeOf(A)).filter((text) => open.includes(text)).length).toBeGreaterThan(2);
  });
});
